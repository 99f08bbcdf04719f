import { type ComponentChildren, createContext, type JSX } from 'preact'
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks'
import type { Refusal } from '../../kernel/refusal.ts'
import { Refused } from '../../kernel/refusal.ts'
import { type Session, sessionContract } from '../../rooms/identity/session.contract.ts'
import { client, whenSignedOut } from './client.ts'
import { forgetAnswers } from './memory.ts'
import { navigate } from './router.tsx'

/** The acts of a session, as the contract offers them. */
export const sessions = client(sessionContract)

/** Who is signed in and what changes that. `session` is `undefined` while nobody knows yet, `null` for a stranger. */
export type SessionPlace = {
  session: Session | null | undefined
  refusal: Refusal | null
  again: () => Promise<void>
  entered: (session: Session) => void
  actAs: (mandateId: string) => Promise<void>
  leave: () => Promise<void>
}

const Place = createContext<SessionPlace | null>(null)

/** Keeps the session for the whole application; asks once at the start, and forgets it when the server says 401. */
export function SessionProvider({ children }: { children: ComponentChildren }): JSX.Element {
  const [state, setState] = useState<Pick<SessionPlace, 'session' | 'refusal'>>({ session: undefined, refusal: null })
  const became = useCallback((session: Session | null): void => {
    forgetAnswers()
    setState({ session, refusal: null })
  }, [])
  const again = useCallback(async (): Promise<void> => {
    try {
      became((await sessions.readSession({}, { quiet: true })) as Session)
    } catch (error) {
      if (error instanceof Refused && error.refusal.status === 401) became(null)
      else setState({ session: undefined, refusal: error instanceof Refused ? error.refusal : null })
    }
  }, [became])
  useEffect(() => {
    void again()
    return whenSignedOut(() => became(null))
  }, [again, became])

  const place = useMemo<SessionPlace>(
    () => ({
      ...state,
      again,
      entered: became,
      actAs: async (mandateId) => became((await sessions.actAs({ mandateId })) as Session),
      leave: async () => {
        await sessions.closeSession({})
        became(null)
        navigate('/masuk')
      },
    }),
    [state, again, became],
  )
  return <Place.Provider value={place}>{children}</Place.Provider>
}

/** Everything about the session, for shell and sign-in. */
export function useSessionPlace(): SessionPlace {
  const place = useContext(Place)
  if (!place) throw new Error('outside of SessionProvider')
  return place
}

/** Who is signed in; only on pages that need a session (all but `bare` ones). */
export function useSession(): Session {
  const { session } = useSessionPlace()
  if (!session) throw new Error('page needs a session')
  return session
}
