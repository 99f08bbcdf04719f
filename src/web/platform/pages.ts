import type { ComponentType } from 'preact'
import { matchPath, type PathParams } from './address.ts'

/** One page: its address, its name in the browser tab, how its code is fetched. A `bare` page has
 * no header and needs no session. */
export type Page = {
  path: string
  title: string
  load: () => Promise<ComponentType<Record<string, string>>>
  bare: boolean
}

/** Describes a page. Its component receives the parameters of the path as props: `/perjanjian/:id`
 * gives `{ id }`. */
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
