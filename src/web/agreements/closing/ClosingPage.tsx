import type { JSX } from 'preact'
import { capitalised, printCount, printDate } from '../../../kernel/indonesian.ts'
import { whyNotYet } from '../../../rooms/agreements/closing/closing.rules.ts'
import { Button, ReasonButton } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { asked } from '../../platform/address.ts'
import { useAct, useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useToday } from '../../platform/today.ts'
import { closings, type YearClosing } from './closing-calls.ts'

/** The last act of a year of promises: what is final is closed, what is not is named. */
export function ClosingPage(): JSX.Element {
  const today = useToday()
  const [{ tahun }] = useQuery()
  const year = asked.year(tahun, Number(today.slice(0, 4)) - 1)
  const { value, refusal, again } = useAnswer(closings.readClosing, { year })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Tutup tahun PK"
        steps={[
          { label: 'Perjanjian', href: `/perjanjian?tahun=${year}` },
          { label: 'Tutup tahun' },
        ]}
        context="PK ditutup setelah semua angka setahunnya dikunci; angka akhirnya disimpan bersama PK itu."
      >
        {value ? sentenceOf(value) : `Tutup tahun PK ${year}.`}
      </PageTitle>
      <div class="mt-6 space-y-9">
        <div class="max-w-32">
          <YearField year={year} />
        </div>
        <RefusalNote refusal={refusal} again={() => void again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {value && <Shown closing={value} look={again} />}
      </div>
    </main>
  )
}

const sum = ({ offices }: YearClosing, of: 'ready' | 'waiting' | 'closed'): number =>
  offices.reduce((all, office) => all + office[of], 0)

function sentenceOf(closing: YearClosing): string {
  const [ready, waiting, closed] = (['ready', 'waiting', 'closed'] as const).map((of) =>
    sum(closing, of),
  )
  if (!ready && !waiting)
    return closed
      ? `Semua PK ${closing.year} sudah ditutup.`
      : `Tidak ada PK ${closing.year} yang berlaku.`
  const waits = waiting ? `, ${printCount(waiting)} menunggu angkanya dikunci` : ''
  return ready
    ? `${capitalised(printCount(ready))} PK ${closing.year} siap ditutup${waits}.`
    : `${capitalised(printCount(waiting ?? 0))} PK ${closing.year} menunggu angkanya dikunci.`
}

type Office = YearClosing['offices'][number]
type Waiting = YearClosing['waiting'][number]

const waitingColumns: readonly ListColumn<Waiting>[] = [
  column('title', 'PK', ({ title }) => title, {
    phone: 'name',
    cell: ({ id, code, title, name }) => (
      <>
        <a class="link" href={`/perjanjian/${id}`}>
          {title}
        </a>
        <span class="meta block">
          {name}, {code}
        </span>
      </>
    ),
  }),
  column('why', 'Yang menghalangi', ({ why }) => why.join(' '), {
    phone: 'under',
    cell: ({ why }) => (
      <ul class="space-y-1">
        {why.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    ),
  }),
]

function Shown({
  closing,
  look,
}: {
  closing: YearClosing
  look: () => Promise<void>
}): JSX.Element {
  const today = useToday()
  const act = useAct(closings.closeYear)
  const { year, offices, waiting, from } = closing
  const why = whyNotYet(year, today)
  const close = async (of: { agencyId?: string | null }): Promise<void> => {
    const done = await act({ year, ...of })
    if (!done) return
    say(`${capitalised(printCount(done.closed))} PK ${year} ditutup.`)
    void look()
  }
  const columns: ListColumn<Office>[] = [
    column('agencyName', 'Perangkat daerah', ({ agencyName }) => agencyName, { phone: 'name' }),
    column('ready', 'Siap ditutup', ({ ready }) => ready, { kind: 'number', phone: 'under' }),
    column('waiting', 'Menunggu', ({ waiting }) => waiting, { kind: 'number', phone: 'under' }),
    column('closed', 'Ditutup', ({ closed }) => closed, { kind: 'number', phone: 'under' }),
    column('act', 'Tindakan', null, {
      only: 'screen',
      phone: 'end',
      cell: ({ agencyId, agencyName, ready }) =>
        ready > 0 &&
        !why && (
          <Button busy={act.busy} onClick={() => void close({ agencyId })}>
            Tutup<span class="sr-only"> PK {agencyName}</span>
          </Button>
        ),
    }),
  ]
  return (
    <>
      {why && (
        <p class="sec">
          PK {year} dapat ditutup sejak {printDate(from)}.
        </p>
      )}
      <RefusalNote refusal={act.refusal} />
      {sum(closing, 'ready') > 0 && (
        <ReasonButton refusal={why} busy={act.busy} onClick={() => void close({})}>
          Tutup semua yang siap
        </ReasonButton>
      )}
      <DataTable
        sentence={`Menurut perangkat daerah, PK ${year}.`}
        rows={offices}
        columns={columns}
        keyOf={({ agencyId }) => agencyId ?? ''}
        noun="perangkat daerah"
        file={`tutup-tahun-${year}`}
        empty="Tidak ada PK yang berlaku pada tahun ini."
      />
      {waiting.length > 0 && (
        <DataTable
          sentence="Belum dapat ditutup, dan sebabnya."
          rows={waiting}
          columns={waitingColumns}
          keyOf={({ id }) => id}
          noun="PK"
          file={`belum-ditutup-${year}`}
          name="menunggu"
        />
      )}
    </>
  )
}
