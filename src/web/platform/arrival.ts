import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { takeArrival } from './place.ts'

/** A heading that takes the focus when the person has just arrived at its page, so that a screen
 * reader reads it first. */
export function useArrival<T extends HTMLElement>(): RefObject<T | null> {
  const heading = useRef<T>(null)
  useEffect(() => {
    const busyElsewhere = document.activeElement?.matches('input, textarea, select, dialog *')
    if (takeArrival() && !busyElsewhere) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

/** Names the browser tab: `Perjanjian · Amanah`. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Amanah`
  }, [title])
}
