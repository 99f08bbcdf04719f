import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { partOf, reloadIfRenewed } from '../platform/device/installed.ts'
import { Loading } from './Loading.tsx'
import { Note } from './Note.tsx'

/** What is shown to few and seldom: fetched when there is something to show. With `missing` somebody
 * has asked for it: its shape stands there until it comes, and that sentence where it did not, as
 * without signal; it is fetched again as soon as the signal returns. */
export function Rare<Props>(props: {
  when: boolean
  part: () => Promise<ComponentType<Props>>
  with: Props
  missing?: string
}): JSX.Element | null {
  const { when, part, missing } = props
  const [found, setFound] = useState<{ Part: ComponentType<Props> | null } | null>(null)
  useEffect(() => {
    if (!when) return
    let there = false
    const fetchPart = async (): Promise<void> => {
      if (there) return
      try {
        setFound({ Part: await partOf(part) })
        there = true
      } catch {
        setFound({ Part: null })
        void reloadIfRenewed()
      }
    }
    void fetchPart()
    window.addEventListener('online', fetchPart)
    return () => window.removeEventListener('online', fetchPart)
  }, [when, part])
  if (!when) return null
  if (found?.Part) return <found.Part {...(props.with as Props & JSX.IntrinsicAttributes)} />
  if (!missing) return null
  return found ? <Note>{missing}</Note> : <Loading />
}
