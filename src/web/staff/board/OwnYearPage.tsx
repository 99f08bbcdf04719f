import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort } from '../../../kernel/indonesian.ts'
import { printMomentShort } from '../../../kernel/moment.ts'
import type { YearStep } from '../../../rooms/staff/board/board.contract.ts'
import { Loading } from '../../parts/Loading.tsx'
import { More } from '../../parts/list/More.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { useAskedYear } from '../../platform/asked-year.ts'
import { useAnswer, usePages } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { boards } from './calls.ts'

const names: Record<YearStep['step'], string> = {
  SKP: 'SKP',
  LOG: 'Catatan harian',
  FEEDBACK: 'Umpan balik',
  EVALUATION: 'Penilaian',
  ALLOWANCE: 'Tunjangan',
}

/** The year of the reader on one page: from the SKP to what follows from the rating. */
export function OwnYearPage(): JSX.Element {
  const year = useAskedYear()
  const page = useAnswer(boards.readOwnYear, { year })
  const { value, refusal } = page
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Kinerja saya"
        context={
          value &&
          value.rates > 0 && (
            <>
              Anda menilai {printCount(value.rates)} orang:{' '}
              <a class="link" href={`/kinerja-pegawai?tahun=${year}`}>
                sampai mana mereka
              </a>
              .
            </>
          )
        }
      >
        {value ? sentenceOf(value.steps, year) : `Kinerja Anda pada ${year}.`}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <div class="max-w-32">
          <YearField year={year} />
        </div>
        <RefusalNote refusal={refusal} again={() => void page.again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {value && value.steps.length > 0 && (
          <ol class="sheet rows" aria-label="Langkah setahun">
            {value.steps.map((step) => (
              <StepRow key={step.step} step={step} />
            ))}
          </ol>
        )}
        <Looks />
      </div>
    </main>
  )
}

function sentenceOf(steps: readonly YearStep[], year: number): string {
  const mine = steps.filter((step) => step.mine)
  const [first] = mine
  if (steps.length === 0) return 'Akun ini tidak terhubung dengan seorang pegawai.'
  if (!first) return `Tidak ada kinerja ${year} yang menunggu Anda.`
  return mine.length === 1
    ? `${names[first.step]} ${year} menunggu Anda.`
    : `${capitalised(printCount(mine.length))} hal tentang kinerja ${year} menunggu Anda.`
}

const markOf = ({ state, mine }: YearStep) =>
  state === 'DONE' ? 'good' : mine ? 'mid' : ('notyet' as const)

const wordOf = ({ state, mine }: YearStep): string => {
  if (state === 'DONE') return 'Selesai'
  if (state === 'NONE') return 'Belum ada'
  return mine ? 'Menunggu Anda' : 'Menunggu orang lain'
}

/** A step that somebody here takes: not the allowance, nor an SKP that is made elsewhere. */
const isMarked = ({ step, state }: YearStep): boolean =>
  step !== 'ALLOWANCE' && !(step === 'SKP' && state === 'NONE')

const StepRow = ({ step }: { step: YearStep }): JSX.Element => (
  <li class="row">
    <div class="min-w-0">
      <p class="leading-snug font-medium">
        {step.href ? (
          <a class="link tap" href={step.href}>
            {names[step.step]}
          </a>
        ) : (
          names[step.step]
        )}
      </p>
      <p class="sec mt-0.5">{step.sentence}</p>
      {step.waitsFor && (
        <p class="meta mt-1">
          Yang ditunggu: {step.waitsFor}
          {step.since && `, sejak ${printDateShort(step.since)}`}
        </p>
      )}
    </div>
    {isMarked(step) && (
      <div class="row-end">
        <Mark kind={markOf(step)} small said="">
          {wordOf(step)}
        </Mark>
      </div>
    )}
  </li>
)

/** Who looked at the reader's performance, when, and why. */
function Looks(): JSX.Element {
  const { timeZone } = useSession().region
  const looks = usePages(boards.listLooksAtMe, nothing)
  return (
    <section aria-labelledby="pembaca">
      <h2 id="pembaca" class="h2">
        Siapa melihat kinerja saya
      </h2>
      <p class="sec mt-1 mb-3 max-w-[64ch]">
        Penilaian, umpan balik, dialog, dan catatan harian Anda yang dibaca orang lain. Daftar
        tercatat sekali untuk semua orang di dalamnya.
      </p>
      <RefusalNote refusal={looks.refusal} again={() => void looks.again()} />
      {looks.items?.length === 0 && <p class="sec">Belum ada yang melihat.</p>}
      {looks.items && looks.items.length > 0 && (
        <Rows label="Siapa melihat kinerja saya">
          {looks.items.map(({ id, name, what, why, at }) => (
            <Row
              key={id}
              object={`${name}, ${why}`}
              why={`${what}.`}
              meta={printMomentShort(at, timeZone)}
            />
          ))}
        </Rows>
      )}
      <More more={looks.more && (() => void looks.more?.())} busy={looks.busy} />
    </section>
  )
}
const nothing = {}
