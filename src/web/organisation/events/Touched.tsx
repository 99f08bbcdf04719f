import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { EventEffect, EventPage } from '../../../rooms/organisation/event/event.contract.ts'
import { whyEnded } from '../../../rooms/organisation/event/event.rules.ts'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { usePages } from '../../platform/client.ts'
import { events } from './calls.ts'
import { roomWords, tableWords } from './states.ts'

const columns: ListColumn<EventEffect>[] = [
  column('effect', 'Yang berubah', ({ effect }) => effect, { phone: 'name' }),
  column('dari', 'Dari', ({ from }) => from.name, { phone: 'hidden' }),
  column('ke', 'Ke', ({ to }) => to?.name ?? null, { phone: 'hidden' }),
]

/** Everything an event touches, counted by room; each thing with where it goes, opened room by
 * room. */
export function Touched({ page }: { page: EventPage }): JSX.Element {
  const { touched, event } = page
  const rooms = [...Map.groupBy(touched, ({ room }) => room)]
  const all = touched.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-labelledby="ikut">
      <h2 id="ikut" class="h2 mb-3">
        {whyEnded(event) ? 'Yang ikut berubah' : 'Yang ikut berubah bila dilaksanakan'}
      </h2>
      {all === 0 && <p class="sec">Selain yang tersebut di atas, tidak ada yang ikut berubah.</p>}
      <ul class="space-y-3">
        {rooms.map(([room, tables]) => (
          <li key={room}>
            <Folded eventId={event.id} room={room} tables={tables} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Folded({
  eventId,
  room,
  tables,
}: {
  eventId: string
  room: string
  tables: EventPage['touched']
}): JSX.Element {
  const [open, setOpen] = useState(false)
  const counts = tables.map(
    ({ table, count }) => `${printNumber(count)} ${tableWords[table] ?? 'hal'}`,
  )
  return (
    <details class="twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="link py-1">
        {roomWords[room] ?? room}: {counts.join(', ')}
      </summary>
      {open && <Things eventId={eventId} room={room} />}
    </details>
  )
}

function Things({ eventId, room }: { eventId: string; room: string }): JSX.Element {
  const list = usePages(events.listEffects, { eventId, room })
  return (
    <div class="mt-3">
      <DataTable
        sentence={roomWords[room] ?? room}
        list={list}
        columns={columns}
        keyOf={({ table, id, effect }) => `${table} ${id} ${effect}`}
        noun="hal"
        name={room}
        file={`peristiwa-${room}`}
      />
    </div>
  )
}
