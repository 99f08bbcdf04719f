import type { JSX } from 'preact'
import { capitalised, ended, printCount, printDate, printNumber } from '../../kernel/indonesian.ts'
import type {
  ControlMeasure,
  ControlRoom,
} from '../../rooms/reporting/control-room/control-room.contract.ts'
import { Shape } from '../parts/Drawing.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { useAnswer } from '../platform/client.ts'
import { reporting } from './calls.ts'
import { listAddress, type SeatQuestion } from './control-question.ts'
import { lateWords } from './control-words.ts'
import { periodWord } from './reporting-words.ts'

const shown = 4

/** What is not reported, the longest overdue first: who should, since when it is due, and who waits
 * for it. */
export function UnreportedList({
  room,
  question,
}: {
  room: ControlRoom
  question: SeatQuestion
}): JSX.Element {
  const { unreported, late, away } = room.counts
  const list = useAnswer(
    reporting.listControlMeasures,
    unreported > 0 ? { ...question, show: 'UNREPORTED', limit: shown } : null,
  )
  return (
    <section aria-labelledby="lapor">
      <h2 id="lapor" class="h2">
        Belum lapor
      </h2>
      <p class="sec">
        {unreported === 0
          ? away > 0
            ? 'Tidak ada yang ditagih hari ini.'
            : 'Semua indikator yang periodenya berakhir sudah dilaporkan.'
          : `${capitalised(printCount(unreported))} indikator belum ` +
            `dilaporkan${late > 0 ? `, ${printCount(late)} lewat batas` : ''}.`}
        {away > 0 && (
          <>
            {' '}
            <a class="link" href={listAddress(question, { show: 'AWAY' })}>
              {capitalised(printCount(away))} lagi
            </a>{' '}
            tidak ditagih: pemegangnya tidak bertugas.
          </>
        )}
      </p>
      <RefusalNote refusal={list.refusal} again={() => void list.again()} class="mt-3" />
      {unreported > 0 && !list.value && !list.refusal && <Loading />}
      {list.value && list.value.items.length > 0 && (
        <ul class="mt-2 rows">
          {list.value.items.map((measure) => (
            <Line key={measure.id} measure={measure} />
          ))}
        </ul>
      )}
      {unreported > shown && (
        <p class="mt-3">
          <a class="link" href={listAddress(question, { show: 'UNREPORTED' })}>
            Lihat semua {printNumber(unreported)}
          </a>
        </p>
      )}
    </section>
  )
}

function Line({ measure }: { measure: ControlMeasure }): JSX.Element {
  const { holder, waiting, dueOn, lateDays, last } = measure
  return (
    <li class="flex gap-3 py-3">
      <span class="flex-none mt-1" data-s="none">
        <Shape kind="unreported" />
      </span>
      <div class="min-w-0">
        <p class="text-sm leading-snug">
          {last ? (
            <a href={`/pengukuran/${measure.id}/${last}`}>{measure.indicator}</a>
          ) : (
            measure.indicator
          )}
        </p>
        <p class="meta mt-0.5">
          {ended([measure.group, holder?.name ?? holder?.title].filter(Boolean).join(', '))}
        </p>
        <p class="meta">
          {last && periodWord(last)}
          {dueOn && `, batas ${printDate(dueOn)}`}.{' '}
          <span class={lateDays > 0 ? 'text-bad font-semibold' : ''}>
            {capitalised(lateWords(lateDays))}
          </span>
          {waiting && `; ditunggu ${waiting.name ?? waiting.title}`}
        </p>
      </div>
    </li>
  )
}
