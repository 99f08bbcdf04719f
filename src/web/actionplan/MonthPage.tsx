import type { JSX } from 'preact'
import type { Given } from '../../kernel/contract.ts'
import {
  capitalised,
  months as monthNames,
  printCount,
  printDate,
} from '../../kernel/indonesian.ts'
import type { progressContract } from '../../rooms/actionplan/progress/progress.contract.ts'
import { Chips } from '../parts/Chips.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { StayBar } from '../parts/form/StayBar.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { useQuery } from '../platform/place.ts'
import { say } from '../platform/say.ts'
import { useToday } from '../platform/today.ts'
import { months } from './calls.ts'
import { filledOf, type MonthDraft, missingWords, openedMonth } from './month-draft.ts'
import { StepReportFields } from './StepReportFields.tsx'

type Page = Given<(typeof progressContract)['readActionMonth']>

/** My steps of a month: done or not, how much, what stood in the way; what is still missing of the
 * months before it stands there too. */
export function MonthPage(): JSX.Element {
  const [{ bulan }] = useQuery()
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(bulan ?? '') ? bulan : undefined
  const page = useAnswer(months.readActionMonth, month ? { month } : {}, { keep: true })
  const { value } = page
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          title="Langkah bulan ini"
          steps={[{ label: 'Rencana aksi', href: '/rencana-aksi' }, { label: 'Isian bulan' }]}
          context={value && value.steps.length > 0 && `Batas melaporkan ${printDate(value.dueOn)}.`}
        >
          {value ? <Sentence page={value} /> : 'Langkah rencana aksi bulan ini.'}
        </PageTitle>
        <div class="mt-6 space-y-6">
          <RefusalNote refusal={page.refusal} again={() => void page.again()} />
          {!value && !page.refusal && <Loading shape="rows" />}
          {value && <MonthChoice page={value} />}
          {value && value.steps.length === 0 && (
            <Empty
              cause={`Tidak ada langkah Anda pada ${value.monthLabel}.`}
              action={{ href: '/rencana-aksi', label: 'Ke rencana aksi' }}
            >
              Langkah muncul di sini sesudah rencana aksinya disetujui.
            </Empty>
          )}
        </div>
      </div>
      {value && value.steps.length > 0 && (
        <Sheet key={value.month + sequences(value)} page={value} again={page.again} />
      )}
    </main>
  )
}

const sequences = ({ steps }: Page): string =>
  steps.map(({ report }) => report?.sequence ?? 0).join()

function Sentence({ page: { steps, monthLabel, ended } }: { page: Page }): JSX.Element {
  const owed = steps.filter(({ report, owed: asked }) => asked && !report).length
  if (steps.length === 0) return <>Tidak ada langkah untuk {monthLabel}.</>
  if (owed === 0) return <>Semua langkah Anda sampai {monthLabel} sudah dilaporkan.</>
  return (
    <>
      {capitalised(printCount(owed))} langkah sampai {monthLabel}{' '}
      {ended ? 'menunggu laporan Anda' : 'dapat dilaporkan; bulannya belum berakhir'}.
    </>
  )
}

function MonthChoice({ page: { month, year } }: { page: Page }): JSX.Element {
  const [, change] = useQuery()
  const today = useToday()
  const last = year < Number(today.slice(0, 4)) ? 12 : Number(today.slice(5, 7))
  const chips = monthNames
    .slice(0, last)
    .map((label, at) => ({ id: `${year}-${String(at + 1).padStart(2, '0')}`, label }))
  return (
    <Chips
      label="Bulan"
      chips={chips.toReversed()}
      chosen={month}
      choose={(bulan) => change({ bulan })}
    />
  )
}

function Sheet({ page, again }: { page: Page; again: () => Promise<void> }): JSX.Element {
  const form = useForm(months.reportActionSteps, {
    opens: openedMonth(page.steps),
    keep: `langkah/${page.month}`,
    input: (values: MonthDraft) => ({ items: filledOf(page.steps, values) }),
    wrong: (values) => missingWords(page.steps, values),
    done: ({ accepted, items }) => {
      const refused = items.flatMap(({ refusal }) => refusal ?? [])
      say(
        refused.length === 0
          ? `${capitalised(printCount(accepted))} langkah terkirim.`
          : `${capitalised(printCount(accepted))} langkah terkirim. ${refused.join(' ')}`,
      )
      void again()
    },
  })
  const filled = filledOf(page.steps, form.values).length
  return (
    <Form form={form} class="space-y-6 mt-6" instead={null}>
      <div class="wrap space-y-4">
        {page.steps.map((step) => (
          <StepReportFields key={`${step.stepId} ${step.month}`} step={step} form={form} />
        ))}
      </div>
      <StayBar
        label="Kirim langkah"
        actions={
          <Button kind="primary" type="submit" busy={form.busy}>
            Kirim
          </Button>
        }
      >
        <span role="status">
          {filled === 0
            ? 'Belum ada yang diisi. Yang kosong tidak dikirim.'
            : `${capitalised(printCount(filled))} langkah terisi, tersimpan di perangkat ini.`}
        </span>
        <RefusalNote refusal={form.refusal} class="mt-2" />
      </StayBar>
    </Form>
  )
}
