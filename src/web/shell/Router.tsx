import type { ComponentChildren, ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Lede } from '../parts/Lede.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note } from '../parts/Note.tsx'
import { useTitle } from '../platform/arrival.ts'
import { useOnline } from '../platform/device/device.ts'
import { reloadOnce } from '../platform/device/installed.ts'
import { showsFresh } from '../platform/device/kept-since.ts'
import { type Page, pageAt } from '../platform/pages.ts'
import { land, usePlace } from '../platform/place.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'

const loaded = new Map<Page, ComponentType<Record<string, string>>>()

type Drawn = { page: Page | null; path: string; content: ComponentChildren }

/** Draws the page of the current address. The old page stays while the code of the new one comes.
 * The frame decides what stands around it; `missing` is drawn where no page fits. */
export function Router(props: {
  pages: readonly Page[]
  missing: ComponentChildren
  frame: (page: Page | null, content: ComponentChildren) => JSX.Element
}): JSX.Element {
  const { path, hash, visit } = usePlace()
  const [drawn, setDrawn] = useState<Drawn>({ page: null, path: '', content: <Loading /> })
  const found = pageAt(props.pages, path)
  const page = found?.page ?? null

  useEffect(() => {
    let left = false
    const draw = (content: ComponentChildren): void => {
      if (left) return
      showsFresh()
      setDrawn({ page, path, content })
    }
    if (!found) draw(props.missing)
    else drawPage(found, path).then(draw)
    return () => {
      left = true
    }
  }, [page, path])
  useEffect(() => land(hash), [drawn, visit])
  useTitle(page?.title ?? 'Halaman tidak ditemukan')

  return props.frame(drawn.page ?? page, drawn.content)
}

async function drawPage(
  { page, params }: { page: Page; params: Record<string, string> },
  path: string,
): Promise<ComponentChildren> {
  try {
    const Component = loaded.get(page) ?? (await page.load())
    loaded.set(page, Component)
    return (
      <ErrorBoundary key={path}>
        <Component {...params} />
      </ErrorBoundary>
    )
  } catch (cause) {
    console.error(cause)
    if (reloadOnce()) return <Loading key={path} />
    return <NotLoaded key={path} />
  }
}

/** The code of a page did not come: without signal it comes by itself when the signal is back. */
function NotLoaded(): JSX.Element {
  const online = useOnline()
  useEffect(() => {
    const again = (): void => location.reload()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  return (
    <main id="isi" class="wrap page">
      <Lede>Halaman ini belum dapat dimuat.</Lede>
      <Note
        tone="accent"
        icon={online ? 'info' : 'tanpa-sinyal'}
        role="status"
        class="mt-5 max-w-[64ch]"
      >
        {online
          ? 'Sambungan terputus, atau Amanah baru saja diperbarui.'
          : 'Perangkat ini belum menyimpannya, jadi perlu sambungan.'}{' '}
        Tidak ada isian yang hilang.{' '}
        <button type="button" class="link" onClick={() => location.reload()}>
          Muat ulang
        </button>
      </Note>
    </main>
  )
}
