import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import type { EventLine } from '../../rooms/organisation/event/event.contract.ts'
import { EventPage } from '../organisation/events/EventPage.tsx'
import { Downloads } from '../parts/list/Download.tsx'
import { useSession } from '../platform/session.tsx'
import { reporting } from './calls.ts'

/** An event of the organisation; where the head of region changes, with what is handed over: its
 * page knows the change, reporting what became of the promises. */
export const EventWithMemory = ({ eventId }: { eventId: string }): JSX.Element => (
  <EventPage eventId={eventId} handedOver={(event) => <HeadMemory event={event} />} />
)

/** Where the head of region changes: what was promised and what became of it, to hand over. */
function HeadMemory({
  event: { kind, state, effectiveOn: on },
}: {
  event: EventLine
}): JSX.Element | null {
  const { actor } = useSession()
  const stands = state === 'CONFIRMED' || state === 'EXECUTED'
  if (kind !== 'NEW_HEAD' || !stands || !may(actor, 'results.read')) return null
  return (
    <section aria-labelledby="memori" class="space-y-3">
      <h2 id="memori" class="h2">
        Memori jabatan
      </h2>
      <p class="max-w-[64ch]">
        Isi PK kepala daerah pada tiap misi, tahun demi tahun: target yang terpenuhi, yang belum,
        dan yang masih terbuka. Cetak, lalu ditandatangani basah oleh yang menyerahkan dan yang
        menerima.
      </p>
      <Downloads
        noun="memori jabatan"
        formats={[{ name: 'PDF', make: () => reporting.readHeadMemory({ on }) }]}
      />
    </section>
  )
}
