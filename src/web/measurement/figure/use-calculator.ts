import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { partOf, reloadIfRenewed } from '../../platform/device/installed.ts'

/** The rules that read and calculate what is typed; the page opens without them. */
export type Calculator = typeof import('./calculator.ts')

/** `missing`: it was asked for and did not come, as without signal where the device had not kept it
 * yet. */
type Told = { calculator: Calculator | null; missing: boolean }

let loaded: Calculator | null = null

/** The calculator, fetched on an act of the person: `ask` at the first focus, typing or press;
 * `acted` where the form opened with what they did (a draft brought back, a correction begun).
 * Where it did not come it is asked for again with the next act and when the signal returns; one
 * that left with an older build brings the page anew. */
export function useCalculator(acted: boolean): Told & { ask: () => void } {
  const [told, setTold] = useState<Told>({ calculator: loaded, missing: false })
  const wanted = useRef(false)
  const underWay = useRef(false)
  const ask = useCallback((): void => {
    wanted.current = true
    if (underWay.current) return
    underWay.current = true
    partOf(() => import('./calculator.ts')).then(
      (module) => {
        loaded = module
        setTold({ calculator: module, missing: false })
      },
      () => {
        underWay.current = false
        setTold({ calculator: null, missing: true })
        void reloadIfRenewed()
      },
    )
  }, [])
  useEffect(() => {
    if (acted) ask()
    const again = (): void => {
      if (wanted.current) ask()
    }
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [ask])
  return { ...told, ask }
}
