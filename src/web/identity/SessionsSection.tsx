import type { JSX } from 'preact'
import { printMomentShort } from '../../kernel/moment.ts'
import type { OwnSession } from '../../rooms/identity/session/session.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { type Answer, useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { sessions, useSession, useSessionPlace } from '../platform/session.tsx'
import { AccountSection } from './AccountSection.tsx'

const nothing = {}
export type Open = Answer<{ items: OwnSession[] }>

/** Where one is signed in, and the way out: of one place, of all others, of all. */
export function SessionsSection({ open }: { open: Open }): JSX.Element {
  return (
    <AccountSection id="sesi-saya" title="Tempat Anda masuk">
      <RefusalNote refusal={open.refusal} again={() => void open.again()} class="mb-4" />
      {open.value ? (
        <Sessions items={open.value.items} again={open.again} />
      ) : (
        !open.refusal && <Loading shape="rows" />
      )}
    </AccountSection>
  )
}

function Sessions({
  items,
  again,
}: {
  items: OwnSession[]
  again: () => Promise<void>
}): JSX.Element {
  const endOne = useAct(sessions.endOwnSession)
  const endOthers = useAct(sessions.endOtherSessions)
  const { timeZone } = useSession().region
  const { leave } = useSessionPlace()
  const leaveAll = async (): Promise<void> => {
    if (await endOthers(nothing)) await leave()
  }
  const done = async (ended: Promise<{ ended: number } | null>, words: string): Promise<void> => {
    if (!(await ended)) return
    say(words)
    await again()
  }
  return (
    <>
      <RefusalNote refusal={endOne.refusal ?? endOthers.refusal} class="mb-4" />
      <Rows label="Sesi yang terbuka">
        {items.map(({ id, browser, address, openedAt, lastUsedAt, current }) => (
          <Row
            key={id}
            object={current ? `${browser}, perangkat ini` : browser}
            why={`Dari alamat ${address}, dipakai terakhir ${printMomentShort(lastUsedAt, timeZone)}.`}
            meta={`Masuk ${printMomentShort(openedAt, timeZone)}`}
            action={
              !current && (
                <Button
                  busy={endOne.busy}
                  onClick={() => void done(endOne({ sessionId: id }), 'Sesi itu berakhir.')}
                >
                  Akhiri
                </Button>
              )
            }
          />
        ))}
      </Rows>
      <p class="meta mt-3">
        Sesi berakhir sendiri sesudah dua jam tidak dipakai, paling lama dua belas jam sejak masuk.
      </p>
      <p class="mt-4 flex flex-wrap gap-3">
        {items.length > 2 && (
          <Button
            busy={endOthers.busy}
            onClick={() => void done(endOthers(nothing), 'Semua sesi lain berakhir.')}
          >
            Akhiri semua yang lain
          </Button>
        )}
        <Button busy={endOthers.busy} onClick={() => void leaveAll()}>
          Keluar dari semua
        </Button>
      </p>
    </>
  )
}
