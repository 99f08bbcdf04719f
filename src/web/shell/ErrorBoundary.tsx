import { Component, type ComponentChildren } from 'preact'
import { Note } from '../parts/Note.tsx'

/** Catches what breaks while drawing: one calm sentence instead of a white page, and the rest of
 * the application stays. */
export class ErrorBoundary extends Component<
  { children: ComponentChildren },
  { broken: Error | null }
> {
  override state: { broken: Error | null } = { broken: null }

  static override getDerivedStateFromError(broken: Error): { broken: Error } {
    return { broken }
  }

  override componentDidCatch(error: unknown): void {
    console.error(error)
  }

  render(): ComponentChildren {
    if (!this.state.broken) return this.props.children
    return (
      <main id="isi" class="wrap page">
        <h1 class="lede">Halaman ini tersandung.</h1>
        <Note tone="mid" icon="peringatan" class="mt-5 max-w-[64ch]" role="alert">
          Kesalahan ada di pihak kami. Yang sudah Anda ketik tetap tersimpan di perangkat ini.{' '}
          <a class="link" href={location.href} onClick={() => location.reload()}>
            Muat ulang halaman
          </a>
          <details class="mt-2">
            <summary class="meta">Rincian</summary>
            <p class="meta mt-1">{this.state.broken.message}</p>
          </details>
        </Note>
      </main>
    )
  }
}
