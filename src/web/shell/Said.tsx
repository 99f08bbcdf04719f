import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { whenSaid } from '../platform/say.ts'

/** The sentence of what was just done, for six seconds. */
export function Said(): JSX.Element {
  const [words, setWords] = useState('')
  useEffect(() => whenSaid(setWords), [])
  useEffect(() => {
    const timer = setTimeout(() => setWords(''), 6000)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <div class="said" role="status">
      {words && <p>{words}</p>}
    </div>
  )
}
