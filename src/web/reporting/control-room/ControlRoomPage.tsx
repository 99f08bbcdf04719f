import type { JSX } from 'preact'
import {
  capitalised,
  months,
  printCount,
  printDate,
  printNumber,
} from '../../../kernel/indonesian.ts'
import type { ControlRoom } from '../../../rooms/reporting/control-room/control-room.contract.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { reporting } from '../calls.ts'
import {
  type CellChoice,
  listAddress,
  type SeatQuestion,
  useSeatQuestion,
} from '../control-question.ts'
import { monthNumber, openingOf } from '../control-words.ts'
import { OwnLine } from '../OwnLine.tsx'
import { periodWord } from '../reporting-words.ts'
import { UnreportedList } from '../UnreportedList.tsx'
import { GroupTable } from './GroupTable.tsx'
import { MonthHeat } from './MonthHeat.tsx'
import { WhyPanel } from './WhyPanel.tsx'

/** The leader's page: who is on track, month by month, what is not reported; every number opens to
 * its figures. */
export function ControlRoomPage(): JSX.Element {
  const { question, cell, change } = useSeatQuestion()
  const room = useAnswer(reporting.readControlRoom, question)
  const { value } = room
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Ruang kendali"
        wide
        greeting={
          value
            ? `Ruang kendali ${value.seat.name}. ` +
              `${value.month ? `Sampai ${periodWord(value.month)}` : `Tahun ${value.year}`}`
            : 'Ruang kendali'
        }
        aside={value && <MonthChoice room={value} change={change} />}
      >
        {value ? <Sentence room={value} /> : 'Siapa di jalur, siapa tertinggal.'}
      </PageTitle>
      {value?.continues && (
        <p class="sec mt-3">
          Sejak {printDate(value.continues.since)} melanjutkan {value.continues.units.join(' dan ')}
          .
        </p>
      )}
      {question.unit && (
        <p class="mt-3">
          <a class="link" href="/ruang-kendali">
            Ruang kendali seluruhnya
          </a>
        </p>
      )}
      <div class="mt-6 space-y-6">
        <RefusalNote refusal={room.refusal} again={() => void room.again()} />
        {!value && !room.refusal && <Loading shape="table" />}
        {value && <Body room={value} question={question} cell={cell} change={change} />}
      </div>
    </main>
  )
}

type Change = (change: Record<string, string | undefined>) => void

function Sentence({ room }: { room: ControlRoom }): JSX.Element {
  const { behind, overdue } = room.counts
  const [first, then] = [
    behind > 0 && <a href="#peta">{capitalised(printCount(behind))} tertinggal</a>,
    overdue > 0,
  ]
  const late = (
    <a href="#lapor">
      {then && !first ? capitalised(printCount(overdue)) : printCount(overdue)} lewat batas lapor
    </a>
  )
  return (
    <>
      {openingOf(room)} {first}
      {first && then ? ', ' : ''}
      {then && late}
      {(first || then) && '.'}
    </>
  )
}

/** Up to which month, and which year; both stay in the address. */
function MonthChoice({ room, change }: { room: ControlRoom; change: Change }): JSX.Element {
  const own = useSession().year
  const last = monthNumber(room.upTo) ?? 0
  const years = [...new Set([own, own - 1, own - 2, room.year])].toSorted((a, b) => b - a)
  return (
    <div class="month-choice">
      {last > 0 && (
        <select
          class="select"
          aria-label="Sampai bulan"
          value={String(monthNumber(room.month) ?? last)}
          onChange={({ currentTarget: { value } }) =>
            change({ bulan: Number(value) === last ? undefined : value, sel: undefined })
          }
        >
          {months.slice(0, last).map((name, i) => (
            <option key={name} value={String(i + 1)}>
              Sampai {name}
            </option>
          ))}
        </select>
      )}
      <select
        class="select"
        aria-label="Tahun"
        value={String(room.year)}
        onChange={({ currentTarget: { value } }) =>
          change({
            tahun: Number(value) === own ? undefined : value,
            bulan: undefined,
            sel: undefined,
          })
        }
      >
        {years.map((year) => (
          <option key={year} value={String(year)}>
            {year}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The cell that explains itself before anybody has chosen: the first group that has something to
 * say. */
function firstCell(room: ControlRoom): CellChoice | null {
  const month = monthNumber(room.month)
  const [group] = room.groups.filter(({ objectives }) => objectives > 0)
  return month && group?.id ? { group: group.id, month } : null
}

function Body(props: {
  room: ControlRoom
  question: SeatQuestion
  cell: CellChoice | null
  change: Change
}): JSX.Element {
  const { room, question, change } = props
  if (room.groups.length === 0 && !room.own)
    return (
      <Empty
        cause="Belum ada indikator untuk dipantau."
        action={{ href: '/perencanaan', label: 'Buka perencanaan' }}
      />
    )
  const cell = props.cell ?? firstCell(room)
  const choose = (next: CellChoice): void => change({ sel: `${next.group}.${next.month}` })
  return (
    <>
      {room.own && <OwnLine room={room} own={room.own} question={question} />}
      <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-8 gap-y-8 items-start">
        <MonthHeat room={room} cell={cell} choose={choose} />
        <aside class="space-y-8 min-w-0" aria-label="Penjelasan">
          {cell && <WhyPanel room={room} question={question} cell={cell} />}
          <UnreportedList room={room} question={question} />
        </aside>
      </div>
      <GroupTable room={room} question={question} />
      <p class="meta">
        <a class="link" href={listAddress(question, {})}>
          Semua {printNumber(room.counts.measures)} indikator
        </a>
        . Di jalur: rata-rata capaian {room.bands[1]?.from ?? ''} ke atas. Tertinggal: di bawahnya.
        {room.cap && ` Dalam rata-rata, tiap capaian dibatasi ${room.cap}.`}
      </p>
    </>
  )
}
