import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type DeviceStore, forgetKept } from './kept-answers.ts'

type Kept = { at: number; value: unknown }
const prefix = 'amanah:isian:'
const monthsKept = 30 * 24 * 60 * 60 * 1000

/** What was typed into a form on this device, or `null`: nothing kept, unreadable, or older than thirty days. */
export function readDraft(
  store: DeviceStore,
  form: string,
  now: number,
): { at: number; value: unknown } | null {
  try {
    const kept = JSON.parse(store.getItem(prefix + form) ?? 'null') as Kept | null
    return kept && now - kept.at < monthsKept ? kept : null
  } catch {
    return null
  }
}

/**
 * Keeps what was typed. Makes room by forgetting what can be read again; answers `false` where the device still refuses
 * (private window); typing goes on regardless.
 */
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

/** The forms one person has on this device, by name without the person. */
export function draftsOf(store: DeviceStore, person: string): string[] {
  const start = `${prefix}${person}/`
  return Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').flatMap((key) =>
    key.startsWith(start) ? key.slice(start.length) : [],
  )
}

/** Forgets forms older than thirty days; called once at the start. */
export function dropOldDrafts(store: DeviceStore, now: number): void {
  const forms = Array.from({ length: store.length }, (_, i) => store.key(i)).filter(
    (key): key is string => key?.startsWith(prefix) ?? false,
  )
  for (const key of forms)
    if (readDraft(store, key.slice(prefix.length), now) === null) store.removeItem(key)
}

/** A form whose content stays on the device until it is sent. `kept` is when it was last kept, for «Tersimpan di perangkat ini». */
export type Draft<T> = {
  value: T
  change: (value: T) => void
  kept: number | null
  restored: boolean
  drop: () => void
}

/**
 * The state of one form, kept per person and form: `useDraft('account-id/rencana-aksi/2026', empty)`. Never for passwords.
 * Give `fits` where the shape may have changed since: what does not fit is left out.
 */
export function useDraft<T>(
  form: string,
  initial: T,
  fits: (value: unknown) => value is T,
): Draft<T> {
  const [state, setState] = useState<{ value: T; kept: number | null; restored: boolean }>(() => {
    const found = readDraft(localStorage, form, Date.now())
    return found && fits(found.value)
      ? { value: found.value, kept: found.at, restored: true }
      : { value: initial, kept: null, restored: false }
  })
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; keep: () => void } | null>(null)

  const change = useCallback(
    (value: T): void => {
      if (waiting.current) clearTimeout(waiting.current.timer)
      const keep = (): void => {
        const now = Date.now()
        waiting.current = null
        if (keepDraft(localStorage, form, value, now)) setState((old) => ({ ...old, kept: now }))
      }
      waiting.current = { keep, timer: setTimeout(keep, 300) }
      setState((old) => ({ ...old, value }))
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
    dropDraft(localStorage, form)
    setState({ value: initial, kept: null, restored: false })
  }, [form])
  return { ...state, change, drop }
}
