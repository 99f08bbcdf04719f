import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type {
  ControlRoom,
  Group,
} from '../../rooms/reporting/control-room/control-room.contract.ts'
import { spentSentence } from '../budget/budget-words.ts'
import { listAddress, type SeatQuestion } from './control-question.ts'
import { objectivesWords } from './control-words.ts'
import { NodeMark } from './tree/NodeMark.tsx'

/** What the leader's own level answers for, before what others do. */
export function OwnLine({
  room,
  own,
  question,
}: {
  room: ControlRoom
  own: Group
  question: SeatQuestion
}): JSX.Element {
  const { report } = own
  return (
    <section
      class="sheet px-5 py-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-2"
      aria-label="PK Anda sendiri"
    >
      <p>
        <b class="font-semibold">
          {room.seat.kind === 'REGION' ? 'Sasaran daerah' : 'Sasaran perangkat daerah'}
        </b>
        <span class="sec block">
          {own.objectives > 0 ? `${objectivesWords(own)}.` : 'Belum ada sasaran yang terukur.'}
        </span>
      </p>
      <NodeMark node={own} bands={room.bands} worded />
      {own.budget !== null && own.realised !== null && (
        <p class="sec">{spentSentence(own, { ceiling: own.budget, year: room.year })}</p>
      )}
      <p class="sec">
        <a class="link" href={listAddress(question, { group: null })}>
          {printNumber(
            own.tones.good +
              own.tones.fine +
              own.tones.mid +
              own.tones.low +
              own.tones.bad +
              own.tones.none,
          )}{' '}
          indikator
        </a>
        {report.unreported > 0 && (
          <>
            {', '}
            <a class="link" href={listAddress(question, { group: null, show: 'UNREPORTED' })}>
              {printNumber(report.unreported)} belum dilaporkan
            </a>
          </>
        )}
      </p>
    </section>
  )
}
