import type { ComponentChildren, JSX } from 'preact'

/** One section of *Akun saya*; `id` is where a link may lead (`/akun#sesi-saya`). */
export function AccountSection({
  id,
  title,
  children,
}: {
  id: string
  title: string
  children: ComponentChildren
}): JSX.Element {
  return (
    <section aria-labelledby={id} class="min-w-0">
      <h2 id={id} class="h2 mb-3">
        {title}
      </h2>
      {children}
    </section>
  )
}
