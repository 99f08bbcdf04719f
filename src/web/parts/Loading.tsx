import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

const lines = {
  text: ['w-2/3', 'w-full', 'w-1/2'],
  rows: ['w-1/2', 'w-full', 'w-1/3', 'w-full', 'w-2/5'],
  table: ['w-full', 'w-full', 'w-full', 'w-full', 'w-full', 'w-full'],
}

/** The shape of what comes, at once; words only when it takes longer than 400 ms. */
export function Loading({
  shape = 'text',
  words = 'Masih memuat. Sambungan lambat.',
}: {
  shape?: keyof typeof lines
  words?: string
}): JSX.Element {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div>
      <div class="sheet p-5 space-y-4" aria-hidden="true">
        {lines[shape].map((width, i) => (
          <div key={i} class={`sk ${width}`} />
        ))}
      </div>
      <p class="meta mt-2 min-h-5" role="status">
        {slow && words}
      </p>
    </div>
  )
}
