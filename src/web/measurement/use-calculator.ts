import { useEffect, useState } from 'preact/hooks'
import { reloadOnce } from '../platform/installed.ts'

/** The rules that read and calculate what is typed; fetched beside the page, so that it opens light. */
export type Calculator = typeof import('./calculator.ts')

let loaded: Calculator | null = null

/**
 * The calculator, or `null` while it comes; without signal it is asked for again when the device is back; one that left with an older
 * build brings the page anew.
 */
export function useCalculator(): Calculator | null {
  const [calculator, setCalculator] = useState(loaded)
  useEffect(() => {
    const load = (): void => {
      if (loaded) return
      import('./calculator.ts').then(
        (module) => {
          loaded = module
          setCalculator(module)
        },
        () => reloadOnce(),
      )
    }
    load()
    window.addEventListener('online', load)
    return () => window.removeEventListener('online', load)
  }, [])
  return calculator
}
