import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { deviceTime } from '../clock.ts'
import { forgetKept } from './kept-answers.ts'
import { type DeviceStore, draftsKept, namesIn, stores } from './stores.ts'

type Kept = { at: number; value: unknown }
const prefix = stores.drafts.name

/** What was typed into a form on this device, or `null`: nothing kept, unreadable, or too old. */
export function readDraft(store: DeviceStore, form: string, now: number): Kept | null {
  try {
    const kept = JSON.parse(store.getItem(prefix + form) ?? 'null') as Kept | null
    return kept && now - kept.at < draftsKept ? kept : null
  } catch {
    return null
  }
}

/** Keeps what was typed. Makes room by forgetting what can be read again; answers `false` where the
 * device still refuses (private window); typing goes on regardless. */
export function keepDraft(store: DeviceStore, form: string, value: unknown, now: number): boolean {
  const text = JSON.stringify({ at: now, value } satisfies Kept)
  try {
    store.setItem(prefix + form, text)
    return true
  } catch {
    forgetKept(store)
  }
  try {
    store.setItem(prefix + form, text)
    return true
  } catch {
    return false
  }
}

/** Forgets a form after it was sent. */
export const dropDraft = (store: DeviceStore, form: string): void => store.removeItem(prefix + form)

/** The forms of one owner on this device, by name without the owner; of one kind only (`angka/`)
 * when told. */
export const draftsOf = (store: DeviceStore, owner: string, kind = ''): string[] =>
  namesIn(store, `${prefix}${owner}/${kind}`).map((name) => name.slice(`${prefix}${owner}/`.length))

/** Gives an owner the forms an earlier version kept under the account alone. */
export function adoptDrafts(store: DeviceStore, accountId: string, owner: string): void {
  for (const form of draftsOf(store, accountId)) {
    const kept = store.getItem(`${prefix}${accountId}/${form}`)
    dropDraft(store, `${accountId}/${form}`)
    if (kept) store.setItem(`${prefix}${owner}/${form}`, kept)
  }
}

/** Forgets every form of an owner: they leave a device that others use too. */
export function dropDraftsOf(store: DeviceStore, owner: string): void {
  for (const form of draftsOf(store, owner)) dropDraft(store, `${owner}/${form}`)
}

/** Forgets forms that are too old; called once at the start. */
export function dropOldDrafts(store: DeviceStore, now: number): void {
  for (const name of namesIn(store, prefix))
    if (readDraft(store, name.slice(prefix.length), now) === null) store.removeItem(name)
}

/** A form whose content stays on the device until it is sent. `kept` is when it was last kept, for
 * «Tersimpan di perangkat ini». */
export type Draft<T> = {
  value: T
  change: (value: T | ((value: T) => T)) => void
  kept: number | null
  restored: boolean
  drop: () => void
}

type Told<T> = {
  /** What a device may have brought back, made a value of today; `null` where it no longer fits. */
  read: (kept: unknown) => T | null
  /** What is kept of a value: `null` keeps nothing. */
  kept?: (value: T) => unknown
}

/** The state of one form, kept under its name with its owner; without a name it is never kept. */
export function useDraft<T>(form: string | null, opens: T, { read, kept }: Told<T>): Draft<T> {
  const [state, setState] = useState<Omit<Draft<T>, 'change' | 'drop'>>(() => {
    const found = form === null ? null : readDraft(localStorage, form, deviceTime())
    const value = found && read(found.value)
    return found && value !== null
      ? { value: value as T, kept: found.at, restored: true }
      : { value: opens, kept: null, restored: false }
  })
  const latest = useRef({ value: state.value, opens, kept })
  Object.assign(latest.current, { opens, kept })
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; keep: () => void } | null>(null)

  const change = useCallback(
    (next: T | ((value: T) => T)): void => {
      const value = next instanceof Function ? next(latest.current.value) : next
      latest.current.value = value
      if (waiting.current) clearTimeout(waiting.current.timer)
      setState((old) => ({ ...old, value }))
      if (form === null) return
      const keep = (): void => {
        const now = deviceTime()
        // kept once: a form that was closed must not come back after its owner has left the device
        if (waiting.current) clearTimeout(waiting.current.timer)
        waiting.current = null
        const some = latest.current.kept ? latest.current.kept(value) : value
        if (some === null) dropDraft(localStorage, form)
        else if (keepDraft(localStorage, form, some, now))
          setState((old) => ({ ...old, kept: now }))
      }
      waiting.current = { keep, timer: setTimeout(keep, 300) }
    },
    [form],
  )

  useEffect(() => {
    const keepNow = (): void => waiting.current?.keep()
    window.addEventListener('pagehide', keepNow)
    return () => {
      window.removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [form])

  const drop = useCallback((): void => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = null
    if (form !== null) dropDraft(localStorage, form)
    latest.current.value = latest.current.opens
    setState({ value: latest.current.opens, kept: null, restored: false })
  }, [form])
  return { ...state, change, drop }
}
