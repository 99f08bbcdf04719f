import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type { ControlRoom, Group } from '../../rooms/reporting/control-room.contract.ts'
import { Bullet } from '../parts/Bullet.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Shape } from '../parts/Drawing.tsx'
import { decimalCell, type ListCell } from '../parts/list-file.ts'
import type { Column } from '../parts/table.ts'
import { useWide } from '../platform/device.ts'
import { listAddress, type SeatQuestion } from './control-question.ts'
import { nounOf } from './control-words.ts'
import { groupAddress } from './MonthHeat.tsx'
import { NodeMark } from './NodeMark.tsx'
import { bandWord, periodWord, printPercent } from './reporting-words.ts'

type TableTold = { room: ControlRoom; question: SeatQuestion }

/** Every group with its bar, its measures by band, its reporting, its promises and its money; the worst first. */
export function GroupTable({ room, question }: TableTold): JSX.Element {
  const noun = nounOf(room.seat)
  const wide = useWide()
  return (
    <DataTable
      sentence={`Capaian, laporan, janji, dan uang tiap ${noun}`}
      context="Tiap angka dapat dibuka sampai indikatornya. Garis tegak: target."
      noun={noun}
      columns={columnsOf({ room, question })}
      rows={room.groups}
      keyOf={({ id }) => id ?? 'OWN'}
      first={wide ? 12 : 5}
      textOf={({ name }) => name}
      file={() => ({
        name: `ruang-kendali-${room.month ?? room.year}`,
        heads: heads(room),
        rows: room.groups.map(cellsOf),
      })}
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

function columnsOf({ room, question }: TableTold): Column<Group>[] {
  const money = room.groups.some(({ budget }) => budget !== null)
  return [
    {
      ...{
        id: 'nama',
        head: room.seat.kind === 'REGION' ? 'Perangkat daerah' : 'Unit kerja',
        phone: 'name',
        class: 'w-[16%]',
      },
      ...{
        cell: (group) => <a href={groupAddress(room, group)}>{group.name}</a>,
        sort: ({ name }) => name,
      },
    },
    {
      ...{ id: 'capaian', head: 'Capaian', phone: 'end', class: 'w-[20%]' },
      cell: (group) => <Reached group={group} room={room} />,
      sort: ({ achievement }) => (achievement === null ? null : Number(achievement)),
    },
    {
      ...{ id: 'indikator', head: 'Indikator menurut capaian', phone: 'under' },
      cell: (group) => <Tones group={group} room={room} question={question} />,
    },
    {
      ...{ id: 'lapor', head: 'Dilaporkan', right: true, phone: 'under' },
      cell: ({ id, report }) => (
        <Parted
          part={report.reported}
          whole={report.expected}
          href={listAddress(question, { group: id, show: 'EXPECTED' })}
          words="dilaporkan"
        />
      ),
      sort: ({ report }) => (report.expected === 0 ? null : report.reported / report.expected),
    },
    {
      ...{ id: 'sah', head: 'Disahkan', right: true, phone: 'hidden' },
      cell: ({ id, report }) => (
        <Count
          count={report.verified}
          href={listAddress(question, { group: id, show: 'VERIFIED' })}
        />
      ),
      sort: ({ report }) => report.verified,
    },
    {
      ...{ id: 'belum', head: 'Belum lapor', right: true, phone: 'under' },
      cell: ({ id, report }) => (
        <Count
          count={report.unreported}
          href={listAddress(question, { group: id, show: 'UNREPORTED' })}
        />
      ),
      sort: ({ report }) => report.unreported,
    },
    {
      ...{ id: 'pk', head: 'PK aktif', right: true, phone: 'under' },
      cell: ({ id, agreements }) => (
        <Parted
          part={agreements.active}
          whole={agreements.total}
          href={`/perjanjian?tahun=${room.year}&unit=${id}`}
          words="aktif"
        />
      ),
      sort: ({ agreements }) =>
        agreements.total === 0 ? null : agreements.active / agreements.total,
    },
    ...(money
      ? [
          {
            ...{ id: 'pagu', head: 'Anggaran, Rp', right: true, phone: 'hidden' as const },
            cell: ({ budget }: Group) => (budget === null ? 'belum ada' : printNumber(budget)),
            sort: ({ budget }: Group) => budget,
          },
        ]
      : []),
  ]
}

function Reached({ group, room }: { group: Group; room: ControlRoom }): JSX.Element {
  const { achievement, tone, name } = group
  const word = bandWord(room.bands, tone)
  const said = achievement
    ? `${name}: ${printPercent(achievement)}${word ? `, ${word.toLowerCase()}` : ''}`
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
  count > 0 ? <a href={href}>{printNumber(count)}</a> : <>0</>

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

const heads = (room: ControlRoom): string[] => [
  ...[
    room.seat.kind === 'REGION' ? 'Perangkat daerah' : 'Unit kerja',
    `Capaian sampai ${room.month ? periodWord(room.month) : room.year}, %`,
  ],
  ...[
    'Sangat tinggi',
    'Tinggi',
    'Sedang',
    'Rendah',
    'Sangat rendah',
    'Tanpa capaian',
    'Harus lapor',
    'Dilaporkan',
    'Disahkan',
  ],
  ...['Belum lapor', 'Lewat batas', 'PK', 'PK aktif', 'Anggaran, Rp'],
]

const cellsOf = ({ name, achievement, tones, report, agreements, budget }: Group): ListCell[] => [
  ...[
    name,
    decimalCell(achievement),
    tones.good,
    tones.fine,
    tones.mid,
    tones.low,
    tones.bad,
    tones.none,
  ],
  ...[
    report.expected,
    report.reported,
    report.verified,
    report.unreported,
    report.late,
    agreements.total,
    agreements.active,
    budget,
  ],
]
