import type { JSX } from 'preact'
import { months, printNumber } from '../../../kernel/indonesian.ts'
import type {
  ControlMeasure,
  ControlRoom,
  Group,
  MonthCell,
} from '../../../rooms/reporting/control-room/control-room.contract.ts'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAnswer } from '../../platform/client.ts'
import { reporting } from '../calls.ts'
import { type CellChoice, listAddress, type SeatQuestion } from '../control-question.ts'
import { objectivesWords } from '../control-words.ts'
import { coverageWords, figureAddress, periodWord, printShort } from '../reporting-words.ts'
import { NodeMark } from '../tree/NodeMark.tsx'
import { groupAddress } from './MonthHeat.tsx'

type WhyTold = { room: ControlRoom; question: SeatQuestion; cell: CellChoice }

const shown = 6

/** Why a cell is what it is: the measures of the group's objectives up to that month, the lowest
 * first, each a link to its figure. */
export function WhyPanel({ room, question, cell }: WhyTold): JSX.Element | null {
  const group = room.groups.find(({ id }) => id === cell.group)
  const asked = {
    ...question,
    month: cell.month,
    group: cell.group,
    show: 'OBJECTIVES' as const,
    limit: shown,
  }
  const list = useAnswer(reporting.listControlMeasures, group ? asked : null)
  const month = group?.months[cell.month - 1]
  if (!group || !month) return null
  const value =
    (list.value?.month === month.month && list.value.group === group.name) ||
    month.state === 'NOT_DUE'
      ? list.value
      : undefined
  // what is counted is what opens
  const more = value !== undefined && value.total > value.items.length
  return (
    <section class="sheet p-5" aria-labelledby="mengapa">
      <p class="meta">
        {group.name}, sampai {months[cell.month - 1]} {room.year}
      </p>
      <h2 id="mengapa" class="h2" aria-live="polite">
        {month.achievement ? `Mengapa ${printShort(month.achievement)}%?` : blankQuestion(month)}
      </h2>
      <p class="sec mt-1">{reasonOf(group, month)}</p>
      <RefusalNote refusal={list.refusal} again={() => void list.again()} class="mt-3" />
      {!value && !list.refusal && (
        <div class="mt-3">
          <Loading />
        </div>
      )}
      {value && month.state !== 'NOT_DUE' && <Measures items={value.items} room={room} />}
      <p class="mt-4 flex flex-wrap gap-2">
        <a
          class="btn btn-quiet"
          href={listAddress(
            { ...question, month: cell.month },
            { group: cell.group, show: more ? 'OBJECTIVES' : 'ALL' },
          )}
        >
          {value && more ? `Lihat semua ${printNumber(value.total)}` : 'Semua indikatornya'}
        </a>
        <a class="btn btn-quiet" href={groupAddress(room, group)}>
          {room.seat.kind === 'REGION' ? 'Buka ruang kendalinya' : 'Buka di pohon'}
        </a>
      </p>
    </section>
  )
}

const blankQuestion = ({ state }: MonthCell): string =>
  state === 'NOT_REPORTED'
    ? 'Belum dilaporkan'
    : state === 'NOT_DUE'
      ? 'Belum waktunya'
      : 'Belum dapat diukur'

function reasonOf(group: Group, month: MonthCell): string {
  if (month.state === 'NOT_DUE') return 'Belum ada periode sasarannya yang berakhir.'
  const told =
    month.due > 0 ? ` ${month.reported} dari ${month.due} indikatornya sudah dilaporkan.` : ''
  const part = month.achievement && coverageWords(month.coverage)
  return `${objectivesWords(group)}${part ? `, ${part}` : ''}.${told}`
}

function Measures({
  items,
  room,
}: {
  items: readonly ControlMeasure[]
  room: ControlRoom
}): JSX.Element {
  return (
    <ul class="mt-3 space-y-3">
      {items.map((measure) => {
        const address = figureAddress(measure)
        return (
          <li key={measure.id}>
            <p class="text-sm leading-snug">
              {address ? (
                <a class="link" href={address}>
                  {measure.indicator}
                </a>
              ) : (
                measure.indicator
              )}
            </p>
            <p class="flex flex-wrap items-center gap-x-3">
              <NodeMark node={measure} bands={room.bands} />
              <span class="meta">
                {measure.period && periodWord(measure.period)}
                {measure.state === 'NOT_REPORTED' && measure.last && measure.last !== measure.period
                  ? `; ${periodWord(measure.last)} belum dilaporkan`
                  : ''}
              </span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
