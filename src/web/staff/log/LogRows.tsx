import type { JSX } from 'preact'
import type { LogRow } from '../../../rooms/staff/log/log.contract.ts'
import {
  overlapping,
  printClock,
  printMinutes,
  rowNotes,
  waitsForPerson,
} from '../../../rooms/staff/log/log.rules.ts'
import { Mark } from '../../parts/Mark.tsx'
import { useOnline } from '../../platform/device/device.ts'
import type { LogDay } from './calls.ts'
import type { WaitingRow } from './log-outbox.ts'

/** Where a row is: it waits, was approved, or came back. */
export function RowMark({ row }: { row: LogRow }): JSX.Element {
  if (row.answer === 'APPROVED')
    return (
      <Mark kind="good" small said="">
        {row.counted === row.minutes ? 'Disetujui' : `Disetujui ${row.counted} menit`}
      </Mark>
    )
  if (row.answer === 'RETURNED')
    return (
      <Mark kind="low" small said="">
        Dikembalikan
      </Mark>
    )
  return (
    <Mark kind="notyet" small said="">
      {waitsForPerson(row) ? 'Menunggu Anda benarkan' : 'Menunggu penilai'}
    </Mark>
  )
}

type Told = {
  value: LogDay
  rows: readonly LogRow[]
  waiting: readonly WaitingRow[]
  open: (row: LogRow) => void
  giveUp: (id: string) => void
}

/** The rows of the day: those the server has, and those that wait on this device. */
export function LogRows({ value, rows, waiting, open, giveUp }: Told): JSX.Element | null {
  const overlaps = overlapping(rows)
  const there = new Set(rows.map(({ id }) => id))
  const textOf = new Map(value.results.map(({ resultId, text }) => [resultId, text]))
  const pending = waiting.filter(({ row }) => !there.has(row.id))
  if (rows.length + pending.length === 0) return null
  return (
    <ul class="sheet rows">
      {rows.map((row) => (
        <li key={row.id} class="p-3">
          <button
            type="button"
            class="w-full text-left"
            onClick={() => open(row)}
            aria-label={`Buka ${row.activity}`}
          >
            <span class="flex flex-wrap justify-between gap-x-4">
              <span class="font-semibold">{row.activity}</span>
              <RowMark row={row} />
            </span>
            <span class="meta num block">
              {printClock(row.starts)}–{printClock(row.starts + row.minutes)},{' '}
              {printMinutes(row.minutes)}
              {row.resultId && textOf.has(row.resultId) && `, ${textOf.get(row.resultId)}`}
            </span>
            {rowNotes(row, overlaps.has(row.id)).map((note) => (
              <span key={note} class="meta block">
                {note}
              </span>
            ))}
          </button>
        </li>
      ))}
      {pending.map((one) => (
        <PendingRow key={one.row.id} waiting={one} giveUp={giveUp} />
      ))}
    </ul>
  )
}

function PendingRow({
  waiting: { row, refused },
  giveUp,
}: {
  waiting: WaitingRow
  giveUp: (id: string) => void
}): JSX.Element {
  const online = useOnline()
  return (
    <li class="p-3">
      <span class="flex flex-wrap justify-between gap-x-4">
        <span class="font-semibold">{row.activity}</span>
        <Mark kind={refused ? 'low' : 'notyet'} small said="">
          {refused ? 'Ditolak' : online ? 'Belum terkirim' : 'Menunggu sinyal'}
        </Mark>
      </span>
      <span class="meta num block">{printMinutes(row.minutes)}</span>
      {refused && (
        <p class="meta mt-1">
          {refused}{' '}
          <button type="button" class="link" onClick={() => giveUp(row.id)}>
            Buang baris ini
          </button>
        </p>
      )}
    </li>
  )
}
