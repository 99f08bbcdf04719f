import type { JSX } from 'preact'
import { printMomentShort } from '../../kernel/moment.ts'
import type { Session } from '../../rooms/identity/session/session.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { useAct } from '../platform/client.ts'
import { navigate } from '../platform/place.ts'
import { sessions, useSession, useSessionPlace } from '../platform/session.tsx'

/** Said on every page while somebody looks with another's eyes, with the way back. */
export function ViewingBanner(): JSX.Element | null {
  const { viewing, person, region } = useSession()
  const { entered } = useSessionPlace()
  const end = useAct(sessions.endViewing)
  if (!viewing) return null
  return (
    <div class="banner" role="status">
      <div class="wrap flex flex-wrap items-center gap-x-4 gap-y-2 py-1">
        <p>
          <b class="font-semibold">Melihat sebagai {person.name}:</b> hanya membaca, sampai{' '}
          {printMomentShort(viewing.until, region.timeZone)}.
        </p>
        <Button
          class="ml-auto"
          busy={end.busy}
          onClick={() =>
            void end({}).then((own) => {
              if (!own) return
              entered(own as Session)
              navigate(`/pengguna/${person.id}`)
            })
          }
        >
          Selesai melihat
        </Button>
        <RefusalNote refusal={end.refusal} />
      </div>
    </div>
  )
}
