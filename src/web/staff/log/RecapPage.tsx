import type { JSX } from 'preact'
import { months, printDay, printNumber } from '../../../kernel/indonesian.ts'
import { endOf, firstDayOf, parsePeriod } from '../../../kernel/period.ts'
import { addDays } from '../../../kernel/time.ts'
import { printClock, printMinutes, rowNotes } from '../../../rooms/staff/log/log.rules.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Downloads } from '../../parts/list/Download.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { useToday } from '../../platform/today.ts'
import { papers } from '../papers/calls.ts'
import { logs, type Recap } from './calls.ts'
import { RowMark } from './LogRows.tsx'

const nameOf = (month: string): string =>
  `${months[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`

/** A month of somebody's log, day by day: one's own, with the archive of all months, or that of
 * somebody one answers for. */
export function RecapPage(): JSX.Element {
  const [{ bulan, orang }, change] = useQuery()
  const present = useToday().slice(0, 7)
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(bulan ?? '') && bulan ? bulan : present
  const period = parsePeriod(month)
  const recap = useAnswer(
    logs.readLogRecap,
    period && {
      ...{ from: firstDayOf(period), to: addDays(endOf(period), -1) },
      ...(orang ? { personId: orang } : {}),
    },
  )
  const archive = useAnswer(logs.listLogMonths, orang ? null : {})
  const own = archive.value?.items.map((one) => one.month) ?? []
  const choices = orang ? lastMonths(present) : [...new Set([present, ...own])]
  const { value } = recap
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Rekap catatan"
        steps={[{ label: 'Catatan harian', href: '/harian' }, { label: 'Rekap' }]}
        context={orang && 'Pembukaan halaman ini tercatat dan dapat dilihat pemiliknya.'}
      >
        {value ? <Sentence value={value} month={month} /> : 'Catatan satu bulan.'}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <RefusalNote refusal={recap.refusal} again={() => void recap.again()} />
        <Chips
          label="Bulan"
          chips={choices.map((id) => ({ id, label: nameOf(id) }))}
          chosen={month}
          choose={(next) => change({ bulan: next === present ? undefined : next })}
        />
        {!value && !recap.refusal && <Loading shape="rows" />}
        {value?.rows.length === 0 && <Empty cause={`Tidak ada catatan pada ${nameOf(month)}.`} />}
        {value && value.rows.length > 0 && <Files value={value} own={!orang} />}
        {value && <Days value={value} />}
      </div>
    </main>
  )
}

const lastMonths = (present: string): string[] =>
  Array.from({ length: 6 }, (_, at) => {
    const count = Number(present.slice(0, 4)) * 12 + Number(present.slice(5)) - 1 - at
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  })

/** The month as a file, by week, by result and row by row. */
function Files({ value, own }: { value: Recap; own: boolean }): JSX.Element {
  const { from, to, person } = value
  const whose = own ? {} : { personId: person.personId }
  const formats = (['PDF', 'XLSX'] as const).map((as) => ({
    name: as,
    make: () => papers.readLogRecapFile({ from, to, as, ...whose }),
  }))
  return <Downloads noun={`rekap catatan ${person.name}`} formats={formats} />
}

function Sentence({
  value: { person, sums },
  month,
}: {
  value: Recap
  month: string
}): JSX.Element {
  return (
    <>
      {person.name}, {nameOf(month)}: {printNumber(sums.approved)} dari {printNumber(sums.norm)}{' '}
      menit disetujui{sums.percent !== null && `, ${printNumber(sums.percent)} %`}.
    </>
  )
}

function Days({ value }: { value: Recap }): JSX.Element {
  const byDay = Map.groupBy(value.rows, ({ day }) => day)
  const days = value.days.filter(({ day }) => byDay.has(day)).toReversed()
  return (
    <>
      {days.map(({ day, minutes, free }) => (
        <section key={day}>
          <h2 class="h3">{printDay(day)}</h2>
          <p class="meta">
            {printMinutes(minutes)}
            {free && `, ${free}`}
          </p>
          <ul class="sheet rows mt-2">
            {(byDay.get(day) ?? []).map((row) => (
              <li key={row.id} class="p-3">
                <span class="flex flex-wrap justify-between gap-x-4">
                  <span>{row.activity}</span>
                  <RowMark row={row} />
                </span>
                <span class="meta num block">
                  {printClock(row.starts)}–{printClock(row.starts + row.minutes)}
                </span>
                {rowNotes(row, false).map((note) => (
                  <span key={note} class="meta block">
                    {note}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
