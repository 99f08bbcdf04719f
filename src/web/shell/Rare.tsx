import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { partOf } from '../platform/device/installed.ts'

/** What is shown to few and seldom: fetched when there is something to show. */
export function Rare<Props>(props: {
  when: boolean
  part: () => Promise<ComponentType<Props>>
  with: Props
}): JSX.Element | null {
  const { when, part } = props
  const [found, setFound] = useState<{ Part: ComponentType<Props> } | null>(null)
  useEffect(() => {
    if (!when) return
    partOf(part).then(
      (Part) => setFound({ Part }),
      () => undefined,
    )
  }, [when, part])
  return when && found ? <found.Part {...(props.with as Props & JSX.IntrinsicAttributes)} /> : null
}
