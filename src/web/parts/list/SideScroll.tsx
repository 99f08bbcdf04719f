import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** A table wider than the screen: it alone moves sideways, its first column stays on a phone, and a
 * line above says that there is more. What is `aria-current` in its head comes into sight at
 * once. */
export function SideScroll({
  label,
  class: more = '',
  children,
}: {
  label: string
  class?: string
  children: ComponentChildren
}): JSX.Element {
  const box = useRef<HTMLElement>(null)
  const [wider, setWider] = useState(false)
  useLayoutEffect(() => {
    const measure = (): void =>
      setWider((box.current?.scrollWidth ?? 0) > (box.current?.clientWidth ?? 0) + 1)
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  })
  useLayoutEffect(() => {
    const here = box.current?.querySelector<HTMLElement>('thead [aria-current]')
    if (box.current && here)
      box.current.scrollLeft = here.offsetLeft + here.offsetWidth - box.current.clientWidth + 16
  }, [])
  return (
    <>
      {wider && <p class="meta mt-3">Geser tabel ke samping untuk melihat semua kolom.</p>}
      <section
        class={`side-scroll ${wider ? 'mt-1' : 'mt-3'} ${more}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={label}
        ref={box}
      >
        {children}
      </section>
    </>
  )
}
