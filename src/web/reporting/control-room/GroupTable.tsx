import type { JSX } from 'preact'
import { printCount, printNumber } from '../../../kernel/indonesian.ts'
import type {
  ControlRoom,
  Group,
} from '../../../rooms/reporting/control-room/control-room.contract.ts'
import { absorbed, monthWord } from '../../budget/budget-words.ts'
import { Bullet } from '../../parts/chart/Bullet.tsx'
import { Shape } from '../../parts/Drawing.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { useWide } from '../../platform/device/device.ts'
import { listAddress, type SeatQuestion } from '../control-question.ts'
import { nounOf } from '../control-words.ts'
import { bandWord, coverageWords, periodWord, printPercent } from '../reporting-words.ts'
import { NodeMark } from '../tree/NodeMark.tsx'
import { groupAddress } from './MonthHeat.tsx'

type TableTold = { room: ControlRoom; question: SeatQuestion }

/** Every group with its bar, its measures by band, its reporting, its promises and its money; the
 * worst first. */
export function GroupTable({ room, question }: TableTold): JSX.Element {
  const noun = nounOf(room.seat)
  const wide = useWide()
  return (
    <DataTable
      sentence={`Capaian, laporan, PK, dan uang tiap ${noun}`}
      context={`Tiap angka dapat dibuka sampai indikatornya. Garis tegak: target. ${moneyWords(room)}`}
      noun={noun}
      columns={columnsOf({ room, question })}
      rows={room.groups}
      keyOf={({ id }) => id ?? 'OWN'}
      first={wide ? 12 : 5}
      search
      file={`ruang-kendali-${room.month ?? room.year}`}
      filters={[
        {
          id: 'tertinggal',
          label: 'Tertinggal',
          keeps: ({ tone }) => tone === 'mid' || tone === 'low' || tone === 'bad',
        },
        { id: 'lewat', label: 'Lewat batas lapor', keeps: ({ report }) => report.late > 0 },
      ]}
    />
  )
}

/** The absorption of all groups whose spending is known, and how many that are. */
function moneyWords({ groups, seat }: ControlRoom): string {
  const funded = groups.filter(({ budget }) => budget !== null)
  const known = funded.filter(({ realised }) => realised !== null)
  if (known.length === 0) return ''
  const sum = (pick: (group: Group) => number | null): number =>
    known.reduce((total, group) => total + (pick(group) ?? 0), 0)
  return (
    `Serapan ${absorbed(
      sum(({ realised }) => realised),
      sum(({ budget }) => budget),
    )} pada ` +
    `${printCount(known.length)} dari ${printCount(funded.length)} ${nounOf(seat)} yang ` +
    'realisasinya diketahui.'
  )
}

function columnsOf({ room, question }: TableTold): ListColumn<Group>[] {
  const { year, month, seat, groups } = room
  const list = (id: Group['id'], show: 'EXPECTED' | 'VERIFIED' | 'UNREPORTED'): string =>
    listAddress(question, { group: id, show })
  return [
    column('nama', seat.kind === 'REGION' ? 'Perangkat daerah' : 'Unit kerja', nameIn, {
      phone: 'name',
      class: 'w-[16%]',
      cell: (group) => <a href={groupAddress(room, group)}>{group.name}</a>,
    }),
    column('capaian', `Capaian sampai ${month ? periodWord(month) : year}, %`, achieved, {
      kind: 'number',
      only: 'file',
    }),
    column('capaian', 'Capaian', achieved, {
      only: 'screen',
      phone: 'end',
      class: 'w-[20%]',
      sort: ({ achievement }) => (achievement === null ? null : Number(achievement)),
      cell: (group) => <Reached group={group} room={room} />,
    }),
    fileColumn('Indikator sasaran yang terhitung', ({ coverage }) => coverage.counted, 'number'),
    fileColumn('Indikator sasaran seluruhnya', ({ coverage }) => coverage.of, 'number'),
    column('indikator', 'Indikator menurut capaian', null, {
      cell: (group) => <Tones group={group} room={room} question={question} />,
    }),
    fileColumn('Sangat tinggi', ({ tones }) => tones.good, 'number'),
    fileColumn('Tinggi', ({ tones }) => tones.fine, 'number'),
    fileColumn('Sedang', ({ tones }) => tones.mid, 'number'),
    fileColumn('Rendah', ({ tones }) => tones.low, 'number'),
    fileColumn('Sangat rendah', ({ tones }) => tones.bad, 'number'),
    fileColumn('Tanpa capaian', ({ tones }) => tones.none, 'number'),
    fileColumn('Harus lapor', ({ report }) => report.expected, 'number'),
    column('lapor', 'Dilaporkan', ({ report }) => report.reported, {
      kind: 'number',
      sort: ({ report }) => (report.expected === 0 ? null : report.reported / report.expected),
      cell: ({ id, report: { reported, expected } }) => (
        <Parted part={reported} whole={expected} href={list(id, 'EXPECTED')} words="dilaporkan" />
      ),
    }),
    column('sah', 'Disahkan', ({ report }) => report.verified, {
      kind: 'number',
      phone: 'hidden',
      cell: ({ id, report }) => <Count count={report.verified} href={list(id, 'VERIFIED')} />,
    }),
    column('belum', 'Belum lapor', ({ report }) => report.unreported, {
      kind: 'number',
      cell: ({ id, report }) => <Count count={report.unreported} href={list(id, 'UNREPORTED')} />,
    }),
    fileColumn('Lewat batas', ({ report }) => report.late, 'number'),
    fileColumn('PK', ({ agreements }) => agreements.total, 'number'),
    column('pk', 'PK aktif', ({ agreements }) => agreements.active, {
      kind: 'number',
      sort: ({ agreements: { active, total } }) => (total === 0 ? null : active / total),
      cell: ({ id, agreements: { active, total } }) => (
        <Parted
          part={active}
          whole={total}
          href={`/perjanjian?tahun=${year}&unit=${id}`}
          words="aktif"
        />
      ),
    }),
    column('pagu', 'Anggaran, Rp', ({ budget }) => budget, {
      kind: 'rupiah',
      phone: 'hidden',
      cell: ({ budget }) => (budget === null ? 'belum ada' : printNumber(budget)),
      ...(groups.every(({ budget }) => budget === null) && { only: 'file' }),
    }),
    fileColumn('Realisasi, Rp', ({ realised }) => realised, 'rupiah'),
    fileColumn('Realisasi sampai', ({ realisedUpTo }) =>
      realisedUpTo === null ? null : monthWord(realisedUpTo, year),
    ),
    column('serapan', 'Serapan', ({ realised, budget }) => absorbed(realised, budget), {
      class: 'r',
      sort: ({ realised, budget }) => (realised === null || !budget ? null : realised / budget),
      cell: ({ realised, realisedUpTo, budget }) => (
        <>
          {absorbed(realised, budget) ?? 'belum ada'}
          {realisedUpTo !== null && (
            <span class="meta block">sampai {monthWord(realisedUpTo, year)}</span>
          )}
        </>
      ),
      ...(groups.every(({ realised }) => realised === null) && { only: 'file' }),
    }),
  ]
}

const nameIn = ({ name }: Group): string => name
const achieved = ({ achievement }: Group): string | null => achievement

function Reached({ group, room }: { group: Group; room: ControlRoom }): JSX.Element {
  const { achievement, tone, name, coverage } = group
  const word = bandWord(room.bands, tone)
  const said = achievement
    ? [`${name}: ${printPercent(achievement)}`, word?.toLowerCase(), coverageWords(coverage)]
        .filter(Boolean)
        .join(', ')
    : `${name}: belum ada capaian`
  return (
    <span class="block min-w-28">
      <Bullet
        value={achievement ? Number(achievement) : null}
        target={100}
        end={125}
        tone={tone ?? 'none'}
        said={said}
      />
      <NodeMark node={group} bands={room.bands} />
    </span>
  )
}

const order = ['bad', 'low', 'mid', 'fine', 'good'] as const

function Tones({ group, room, question }: TableTold & { group: Group }): JSX.Element {
  const some = order.filter((tone) => group.tones[tone] > 0)
  return (
    <span class="inline-flex flex-wrap gap-x-3 gap-y-1">
      {some.map((tone) => (
        <a
          key={tone}
          class="mark sm num"
          data-s={tone}
          href={listAddress(question, { group: group.id, tone })}
        >
          <Shape kind={tone} size={12} />
          {printNumber(group.tones[tone])}
          <span class="sr-only"> {bandWord(room.bands, tone)?.toLowerCase()}</span>
        </a>
      ))}
      {group.tones.none > 0 && (
        <a class="meta" href={listAddress(question, { group: group.id, tone: 'NONE' })}>
          {printNumber(group.tones.none)} tanpa capaian
        </a>
      )}
    </span>
  )
}

const Count = ({ count, href }: { count: number; href: string }): JSX.Element =>
  count > 0 ? (
    <a class="tap" href={href}>
      {printNumber(count)}
    </a>
  ) : (
    <>0</>
  )

const Parted = ({
  part,
  whole,
  href,
  words,
}: {
  part: number
  whole: number
  href: string
  words: string
}): JSX.Element =>
  whole === 0 ? (
    <span class="text-ink-3">–</span>
  ) : (
    <a href={href}>
      {printNumber(part)} dari {printNumber(whole)}
      <span class="sr-only"> {words}</span>
    </a>
  )
