import { useEffect } from 'preact/hooks'

const again = 15_000

/** Tries at once, when the signal returns, and every quarter of a minute. */
export function useTryingAgain(attempt: () => Promise<void>, needed: boolean): void {
  useEffect(() => {
    if (!needed) return
    const tryNow = (): void => {
      if (navigator.onLine) void attempt()
    }
    tryNow()
    const timer = setInterval(tryNow, again)
    window.addEventListener('online', tryNow)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', tryNow)
    }
  }, [attempt, needed])
}
