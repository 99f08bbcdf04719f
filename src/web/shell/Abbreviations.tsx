import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { abbreviationsIn } from './abbreviations.ts'

const pause = 300

/** Below every page: what its abbreviations stand for, as far as the page does not say it. */
export function Abbreviations(): JSX.Element | null {
  const [text, setText] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const look = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => setText(document.getElementById('isi')?.textContent ?? ''), pause)
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    look()
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [])
  const found = abbreviationsIn(text)
  if (found.length === 0) return null
  return (
    <footer class="wrap meta pb-24 md:pb-8">
      Singkatan di halaman ini: {found.map(([short, long]) => `${short}, ${long}`).join('; ')}.
    </footer>
  )
}
