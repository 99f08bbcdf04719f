import type { ComponentChildren, JSX } from 'preact'
import { Logo } from '../parts/Drawing.tsx'

/** The page before the rooms open: the mark, one sheet, nothing else. */
export function Gate({
  region,
  children,
}: {
  region: string | undefined
  children: ComponentChildren
}): JSX.Element {
  return (
    <div class="gate">
      <header class="top">
        <div class="wrap bar">
          <span class="brand">
            <Logo />
            Amanah
            {region && <small class="truncate">{region}</small>}
          </span>
        </div>
      </header>
      <main id="isi" class="wrap page w-full">
        <div class="gate-sheet max-w-124 mx-auto">{children}</div>
      </main>
    </div>
  )
}
