import { type ComponentChildren, createContext, type JSX } from 'preact'
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks'
import type { Refusal } from '../../kernel/refusal.ts'
import { Refused } from '../../kernel/refusal.ts'
import { type Session, sessionContract } from '../../rooms/identity/session/session.contract.ts'
import { client, whenSignedOut } from './client.ts'
import { deviceTime } from './clock.ts'
import { adoptDrafts, draftsOf, dropDraftsOf } from './device/drafts.ts'
import { forgetKept, keepAnswer, keepFor, keptAnswer } from './device/kept-answers.ts'
import { dropFiles } from './device/kept-files.ts'
import { showsFresh } from './device/kept-since.ts'
import { forgetAnswers, isUncertain } from './device/memory.ts'
import { stores } from './device/stores.ts'
import { navigate } from './place.ts'
import { offline } from './request.ts'

/** The acts of a session, as the contract offers them. */
export const sessions = client(sessionContract)

/** Who has just left this device: whether the server knows yet, and how many of their forms wait
 * here unsent. */
export type Left = { accountId: string; told: boolean; unsent: number }

/** Who is signed in and what changes that. `session` is `undefined` while nobody knows yet, `null`
 * for a stranger. */
export type SessionPlace = {
  session: Session | null | undefined
  refusal: Refusal | null
  left: Left | null
  /** What the person has to know of how the session ended, in a sentence. */
  ended: string | null
  again: () => Promise<void>
  entered: (session: Session) => void
  actAs: (mandateId: string) => Promise<void>
  /** `shared`: others use this device too, so what was typed and not sent goes as well. */
  leave: (shared?: boolean) => Promise<void>
}

type Held = Pick<SessionPlace, 'session' | 'refusal' | 'left' | 'ended'>

const address = '/api/session'
/** Somebody left without signal: the server hears of it as soon as it can, and before that nobody
 * is let in from this device's memory. */
const leaving = stores.leaving.name

/** Whose forms are whose on a device: one account of one region. */
export const draftOwner = ({
  region,
  account,
  person,
  viewing,
}: Pick<Session, 'region' | 'account' | 'person' | 'viewing'>): string =>
  // who looks with another's eyes sees neither own forms nor that person's
  viewing ? `${region.id}/${account.id}/${person.id}` : `${region.id}/${account.id}`

/** Takes note on the device of who is in, so that the application opens without signal; of nobody,
 * and what was kept goes. */
function keepSession(session: Session | null): void {
  forgetAnswers()
  showsFresh()
  if (!session) forgetKept(localStorage)
  else {
    if (!session.viewing) adoptDrafts(localStorage, session.account.id, draftOwner(session))
    keepFor(localStorage, `${draftOwner(session)} ${session.actor.actingAs?.id ?? ''}`)
    keepAnswer(localStorage, address, session, deviceTime())
  }
}

/** Asks who is signed in, or why nobody is. Refuses without signal; then, and only then, the device
 * may say who it was. */
async function askSession(): Promise<{ session: Session } | { session: null; why: Refusal }> {
  try {
    if (localStorage.getItem(leaving)) await endSession()
    return { session: (await sessions.readSession({}, { quiet: true })) as Session }
  } catch (error) {
    if (error instanceof Refused && error.refusal.status === 401)
      return { session: null, why: error.refusal }
    throw error
  }
}

type More = { left?: Left; why?: Refusal }

const endedBy = (why: Refusal): string | null =>
  why.code === 'identity/session-reset' ? why.detail : null

async function endSession(): Promise<void> {
  await sessions.closeSession({}, { quiet: true })
  localStorage.removeItem(leaving)
}

/** Leaves: at once on this device, on the server now or when the signal is back. */
async function leaveFor(session: Session, shared: boolean): Promise<Left> {
  const accountId = session.account.id
  const owner = draftOwner(session)
  localStorage.setItem(leaving, accountId)
  const told = await endSession().then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refused && isUncertain(error.refusal)) return false
      localStorage.removeItem(leaving)
      throw error
    },
  )
  if (shared) {
    dropDraftsOf(localStorage, owner)
    await dropFiles([], owner)
  }
  return { accountId, told, unsent: draftsOf(localStorage, owner).length }
}

const Place = createContext<SessionPlace | null>(null)

/** What the device knows when the server cannot be asked: who it was, or that they have left. */
function withoutSignal(refusal: Refusal): Pick<Held, 'session' | 'refusal'> {
  if (localStorage.getItem(leaving)) return { session: null, refusal: null }
  const kept = isUncertain(refusal) ? keptAnswer(localStorage, address, deviceTime()) : null
  return { session: kept ? (kept.value as Session) : undefined, refusal }
}

const patience = 4000

/** Keeps the session for the whole application; asks at the start and when the signal returns, and
 * forgets it when the server says 401. */
export function SessionProvider({ children }: { children: ComponentChildren }): JSX.Element {
  const [state, setState] = useState<Held>({
    session: undefined,
    refusal: null,
    left: null,
    ended: null,
  })
  const became = useCallback((session: Session | null, { left, why }: More = {}): void => {
    keepSession(session)
    if (session) localStorage.removeItem(leaving)
    setState((old) => ({
      session,
      refusal: null,
      left: session ? null : (left ?? (old.left && { ...old.left, told: true })),
      ended: why ? endedBy(why) : null,
    }))
  }, [])
  const again = useCallback(async (): Promise<void> => {
    const slow = setTimeout(
      () =>
        setState((old) =>
          old.session === undefined ? { ...old, ...withoutSignal(offline) } : old,
        ),
      patience,
    )
    try {
      const asked = await askSession()
      became(asked.session, asked.session ? {} : { why: asked.why })
    } catch (error) {
      if (error instanceof Refused) setState((old) => ({ ...old, ...withoutSignal(error.refusal) }))
    } finally {
      clearTimeout(slow)
    }
  }, [became])
  useEffect(() => {
    void again()
    return whenSignedOut((why) => became(null, { why }))
  }, [again, became])
  useAskingWhenBack(again, state.refusal !== null || localStorage.getItem(leaving) !== null)

  const place = useMemo<SessionPlace>(
    () => ({
      ...state,
      again,
      entered: (session) => became(session),
      actAs: async (mandateId) => became((await sessions.actAs({ mandateId })) as Session),
      leave: async (shared = false) => {
        if (!state.session) return
        became(null, { left: await leaveFor(state.session, shared) })
        navigate('/masuk')
      },
    }),
    [state, again, became],
  )
  return <Place.Provider value={place}>{children}</Place.Provider>
}

function useAskingWhenBack(again: () => Promise<void>, needed: boolean): void {
  useEffect(() => {
    const ask = (): void => void again()
    if (needed) window.addEventListener('online', ask)
    return () => window.removeEventListener('online', ask)
  }, [again, needed])
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
