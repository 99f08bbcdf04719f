import { type DeviceStore, namesIn, stores } from './stores.ts'

type Kept = { at: number; value: unknown }

const prefix = stores.answers.name
const owner = `${prefix}pemilik`
/** As long as a session can live: nobody reads on a device what the server would no longer show
 * (`platform/http/cookies.ts`). */
const keptFor = 12 * 60 * 60 * 1000
const limit = 30

function read(store: DeviceStore, name: string, now: number): Kept | null {
  try {
    const kept = JSON.parse(store.getItem(name) ?? 'null') as Kept | null
    return kept && now - kept.at < keptFor ? kept : null
  } catch {
    return null
  }
}

/** Removes everything the server told this device: on signing out, on another person, in another
 * capacity. Drafts stay. */
export function forgetKept(store: DeviceStore): void {
  for (const name of namesIn(store, prefix)) store.removeItem(name)
}

/** Says whose answers are kept from now on (account and capacity); those of anybody else are
 * removed first. */
export function keepFor(store: DeviceStore, person: string): void {
  if (store.getItem(owner) === person) return
  forgetKept(store)
  try {
    store.setItem(owner, person)
  } catch {
    // a device that keeps nothing has nothing to show without signal
  }
}

/** Keeps the last answer at an address for opening without signal: at most thirty, the oldest
 * leaves. Only for whom `keepFor` named. */
export function keepAnswer(store: DeviceStore, address: string, value: unknown, now: number): void {
  if (store.getItem(owner) === null) return
  const others = namesIn(store, prefix).filter(
    (name) => name !== owner && name !== prefix + address,
  )
  const oldestFirst = others
    .map((name) => ({ name, at: read(store, name, now)?.at ?? 0 }))
    .toSorted((a, b) => a.at - b.at)
  for (const { name, at } of oldestFirst.slice(0, Math.max(0, others.length - limit + 1)))
    if (at <= now) store.removeItem(name)
  try {
    store.setItem(prefix + address, JSON.stringify({ at: now, value } satisfies Kept))
  } catch {
    // what was typed needs the room more than what can be read again
    forgetKept(store)
  }
}

/** The last answer at an address and when it came; `null` when there is none, or it is older than a
 * session can be. */
export const keptAnswer = (store: DeviceStore, address: string, now: number): Kept | null =>
  read(store, prefix + address, now)

/** Removes answers older than a session can be; called once at the start. */
export function dropOldAnswers(store: DeviceStore, now: number): void {
  for (const name of namesIn(store, prefix))
    if (name !== owner && !read(store, name, now)) store.removeItem(name)
}
