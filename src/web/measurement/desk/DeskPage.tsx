import type { JSX } from 'preact'
import { capitalised, printCount, printDate } from '../../../kernel/indonesian.ts'
import type { Desk } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { useToday } from '../../platform/today.ts'
import { desks } from '../calls.ts'
import { KeptForms } from '../figure/KeptForms.tsx'
import { YearTable } from '../figure/YearTable.tsx'
import { VerificationLink } from '../verification/VerificationLink.tsx'
import { DeskRows } from './DeskRows.tsx'
import { useOutbox } from './use-outbox.ts'

/** My desk of a month: what I must fill, late first; what is on its way; and the year at a
 * glance. */
export function DeskPage(): JSX.Element {
  const [{ bulan }] = useQuery()
  const desk = useAnswer(
    desks.readDesk,
    /^\d{4}-\d{2}$/.test(bulan ?? '') ? { month: bulan } : {},
    { keep: true },
  )
  const pending = useOutbox(() => void desk.again())
  const { value } = desk
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Pengukuran"
        context={value && value.items.length > 0 && `Batas melaporkan ${printDate(value.dueOn)}.`}
        aside={
          <>
            {value && value.waiting + value.earlier.waiting > 1 && (
              <a class="btn btn-quiet" href={`/pengukuran/isian?bulan=${value.period}`}>
                Isi di satu layar
              </a>
            )}
            <VerificationLink />
          </>
        }
      >
        {value ? <Sentence desk={value} /> : 'Realisasi bulan ini.'}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <RefusalNote refusal={desk.refusal} again={() => void desk.again()} />
        {pending.length > 0 && (
          <Note
            tone="accent"
            icon="tanpa-sinyal"
            role="status"
            title={`${capitalised(printCount(pending.length))} angka menunggu sinyal.`}
          >
            Tersimpan di perangkat ini dan terkirim sendiri saat tersambung.
          </Note>
        )}
        <KeptForms />
        {value && value.year.length > 0 && <MonthChoice desk={value} />}
        {value ? (
          <Content desk={value} pending={pending} />
        ) : (
          !desk.refusal && <Loading shape="rows" />
        )}
      </div>
    </main>
  )
}

function Sentence({ desk }: { desk: Desk }): JSX.Element {
  const { items, waiting, late, periodLabel, year, earlier } = desk
  const missed = earlier.waiting > 0 && (
    <>
      ; <a href="#terlewat">{printCount(earlier.waiting)} angka</a> bulan sebelumnya masih menunggu
    </>
  )
  if (year.length === 0) return <>Tidak ada indikator yang Anda laporkan.</>
  if (items.length === 0)
    return (
      <>
        Tidak ada angka yang Anda laporkan untuk {periodLabel}
        {missed}.
      </>
    )
  if (items.every(({ state }) => state === 'NOT_DUE'))
    return <>{periodLabel} belum berakhir; belum waktunya melaporkan.</>
  if (waiting === 0)
    return (
      <>
        Semua angka {periodLabel} sudah Anda laporkan{missed}.
      </>
    )
  return (
    <>
      <a href="#isian">{capitalised(printCount(waiting))} angka</a> {periodLabel} menunggu Anda
      {late > 0 &&
        `, ${late < waiting ? `${printCount(late)} ` : waiting > 1 ? 'semuanya ' : ''}lewat batas`}
      .
    </>
  )
}

/** The months of the year that ask for something and have ended, newest first; each with how many
 * still wait. */
function MonthChoice({ desk }: { desk: Desk }): JSX.Element {
  const [, change] = useQuery()
  const present = useToday().slice(0, 7)
  const year = Number(desk.period.slice(0, 4))
  const asked = desk.months.filter(
    ({ month, total }) => month === desk.period || (total > 0 && month < present),
  )
  const chips = asked.toReversed().map(({ month, label, waiting }) => ({
    id: month,
    label: label.replace(` ${year}`, ''),
    ...(waiting > 0 ? { count: waiting } : {}),
  }))
  const later =
    year < Number(present.slice(0, 4)) ? [{ id: `${year + 1}-12`, label: String(year + 1) }] : []
  return (
    <div class="space-y-1">
      <Chips
        label="Bulan"
        chosen={desk.period}
        choose={(month) => change({ bulan: month > present ? undefined : month })}
        chips={[...later, ...chips, { id: `${year - 1}-12`, label: String(year - 1) }]}
      />
      <p class="meta">Angka di samping bulan: yang masih menunggu Anda.</p>
    </div>
  )
}

function Content({
  desk,
  pending,
}: {
  desk: Desk
  pending: ReturnType<typeof useOutbox>
}): JSX.Element {
  if (desk.year.length === 0)
    return (
      <Empty
        cause="Anda tidak memegang indikator tahun ini."
        action={{ href: '/perencanaan', label: 'Lihat pohon kinerja' }}
      >
        Indikator dilaporkan pemegang jabatannya, atau operator perangkat daerah dengan keputusan.
      </Empty>
    )
  return (
    <>
      <DeskRows desk={desk} pending={pending} />
      <YearTable desk={desk} />
    </>
  )
}
