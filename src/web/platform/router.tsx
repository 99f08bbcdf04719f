import type { ComponentChildren, ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Lede } from '../parts/Lede.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note } from '../parts/Note.tsx'
import { matchPath, type PathParams } from './address.ts'
import { useTitle } from './arrival.ts'
import { useOnline } from './device.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { reloadOnce } from './installed.ts'
import { showsFresh } from './kept-since.ts'
import { land, usePlace } from './place.ts'

export { pathTo, queryOf, safeReturn } from './address.ts'
export { useTitle } from './arrival.ts'
export { navigate, usePlace, useQuery } from './place.ts'

/** One page: its address, its name in the browser tab, how its code is fetched. A `bare` page has no header and needs no session. */
export type Page = {
  path: string
  title: string
  load: () => Promise<ComponentType<Record<string, string>>>
  bare: boolean
}

/** Describes a page. Its component receives the parameters of the path as props: `/perjanjian/:id` gives `{ id }`. */
export function page<P extends string>(
  path: P,
  told: { title: string; load: () => Promise<ComponentType<PathParams<P>>>; bare?: boolean },
): Page {
  return {
    path,
    title: told.title,
    load: told.load as unknown as Page['load'],
    bare: told.bare ?? false,
  }
}

/** The page an address belongs to, with its parameters; the first that fits wins. */
export function pageAt(
  pages: readonly Page[],
  path: string,
): { page: Page; params: Record<string, string> } | null {
  for (const page of pages) {
    const params = matchPath(page.path, path)
    if (params) return { page, params }
  }
  return null
}

const loaded = new Map<Page, ComponentType<Record<string, string>>>()

type Drawn = { page: Page | null; path: string; content: ComponentChildren }

/**
 * Draws the page of the current address. The old page stays while the code of the new one comes. The frame decides what
 * stands around it; `missing` is drawn where no page fits.
 */
export function Router(told: {
  pages: readonly Page[]
  missing: ComponentChildren
  frame: (page: Page | null, content: ComponentChildren) => JSX.Element
}): JSX.Element {
  const { path, hash, visit } = usePlace()
  const [drawn, setDrawn] = useState<Drawn>({ page: null, path: '', content: <Loading /> })
  const found = pageAt(told.pages, path)
  const page = found?.page ?? null

  useEffect(() => {
    let left = false
    const draw = (content: ComponentChildren): void => {
      if (left) return
      showsFresh()
      setDrawn({ page, path, content })
    }
    if (!found) draw(told.missing)
    else drawPage(found, path).then(draw)
    return () => {
      left = true
    }
  }, [page, path])
  useEffect(() => land(hash), [drawn, visit])
  useTitle(page?.title ?? 'Halaman tidak ditemukan')

  return told.frame(drawn.page ?? page, drawn.content)
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
