import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { months } from '../../../kernel/indonesian.ts'
import type {
  ControlRoom,
  Group,
  MonthCell,
} from '../../../rooms/reporting/control-room/control-room.contract.ts'
import { Shape } from '../../parts/Drawing.tsx'
import { marks } from '../../parts/drawings.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { SideScroll } from '../../parts/list/SideScroll.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { useWide } from '../../platform/device/device.ts'
import type { CellChoice } from '../control-question.ts'
import { monthNumber, nounOf } from '../control-words.ts'
import { bandWord, coverageWords, markOf, printShort, shortMonths } from '../reporting-words.ts'

type HeatTold = { room: ControlRoom; cell: CellChoice | null; choose: (cell: CellChoice) => void }

const [onDesk, onPhone] = [12, 8]

/** The heat map of months, worst first. The chosen cell explains itself beside it, on a phone below
 * it, where it is brought into sight. */
export function MonthHeat({ room, cell, choose }: HeatTold): JSX.Element {
  const wide = useWide()
  const [all, setAll] = useState(false)
  const measured = room.groups.filter(({ objectives }) => objectives > 0)
  const shown = all ? measured : measured.slice(0, wide ? onDesk : onPhone)
  const hidden = measured.length - shown.length
  const rest = room.groups.length - measured.length
  return (
    <section aria-labelledby="peta" class="min-w-0">
      <h2 id="peta" class="h2">
        {nounOf(room.seat) === 'perangkat daerah' ? 'Perangkat daerah' : 'Unit kerja'}, dari yang
        paling perlu dilihat
      </h2>
      <Table room={room} groups={shown} cell={cell} choose={choose} />
      {hidden > 0 && (
        <p class="mt-2 -ml-2">
          <Button kind="text" onClick={() => setAll(true)}>
            Tampilkan {hidden} {nounOf(room.seat)} lain
          </Button>
        </p>
      )}
      <Meaning room={room} />
      {rest > 0 && (
        <p class="meta mt-1">
          {rest} {nounOf(room.seat)} belum punya sasaran dengan indikator, jadi tidak digambar di
          sini.
        </p>
      )}
    </section>
  )
}

function Table({
  room,
  groups,
  cell,
  choose,
}: HeatTold & { groups: readonly Group[] }): JSX.Element {
  const wide = useWide()
  return (
    <SideScroll label="Peta panas capaian per bulan" class="sheet py-3 md:px-3">
      <table class="heat by-month">
        <caption class="sr-only">Capaian sampai akhir tiap bulan, dalam persen</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">Nama</span>
            </th>
            {shortMonths.map((name, i) => (
              <th
                key={name}
                scope="col"
                aria-current={monthNumber(room.month) === i + 1 ? 'date' : undefined}
              >
                <abbr title={months[i]}>{name}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">
                <a href={groupAddress(room, group)}>{group.name}</a>
              </th>
              {group.months.map((month, i) => (
                <td key={month.month}>
                  <Cell
                    room={room}
                    cell={month}
                    name={`${group.name}, ${months[i]}`}
                    chosen={cell?.group === group.id && cell.month === i + 1}
                    choose={() => {
                      if (!group.id) return
                      choose({ group: group.id, month: i + 1 })
                      if (!wide) document.getElementById('mengapa')?.scrollIntoView()
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  )
}

/** An office opens as its head sees it; a unit opens in the tree. */
export const groupAddress = (
  { seat, year }: Pick<ControlRoom, 'seat' | 'year'>,
  { id }: Pick<Group, 'id'>,
): string =>
  seat.kind === 'REGION'
    ? `/ruang-kendali?tahun=${year}&unit=${id}`
    : `/pohon?tahun=${year}&unit=${id}`

type CellTold = {
  room: ControlRoom
  cell: MonthCell
  name: string
  chosen: boolean
  choose: () => void
}

function Cell({ room, cell, name, chosen, choose }: CellTold): JSX.Element {
  const kind = markOf(cell) ?? 'unmeasurable'
  const word = bandWord(room.bands, cell.tone) ?? marks[kind].word
  const part = cell.achievement === null ? null : coverageWords(cell.coverage)
  return (
    <button
      type="button"
      class={part ? 'cell part' : 'cell'}
      data-s={marks[kind].tone}
      aria-current={chosen ? 'true' : undefined}
      onClick={choose}
    >
      <Shape kind={kind} size={12} />
      <span class="sr-only">{name}: </span>
      {cell.achievement && <span>{printShort(cell.achievement)}</span>}
      <span class="sr-only">
        {cell.achievement && ', '}
        {word.toLowerCase()}
        {part && `, ${part}`}
      </span>
    </button>
  )
}

/** The words of the shapes, under the picture. */
function Meaning({ room }: { room: ControlRoom }): JSX.Element {
  return (
    <div class="mt-3 space-y-1">
      <p class="flex flex-wrap gap-x-4 gap-y-1">
        {room.bands.map(({ tone, label }) => (
          <Mark key={tone} kind={tone} small said="">
            {label}
          </Mark>
        ))}
        <Mark kind="unreported" small />
        <Mark kind="unmeasurable" small />
        <Mark kind="notyet" small />
      </p>
      <p class="meta">
        Capaian sampai akhir tiap bulan. Garis putus di bawah angka: belum dari semua indikatornya.
        Tanpa laporan periode terakhir, bulan dibiarkan kosong.
      </p>
    </div>
  )
}
