import { isLocalDate } from '../../kernel/time.ts'

/** The parameters of a path pattern, by name: `/perjanjian/:id` → `{ id: string }`. */
export type PathParams<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & PathParams<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown

/** The parameters of a path that fits a pattern, decoded; `null` when it does not fit. A trailing
 * slash is forgiven. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split('/').filter(Boolean)
  const given = path.split('/').filter(Boolean)
  if (expected.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, piece] of expected.entries()) {
    const actual = decoded(given[i] ?? '')
    if (actual === null) return null
    if (piece.startsWith(':')) params[piece.slice(1)] = actual
    else if (piece !== actual) return null
  }
  return params
}

function decoded(piece: string): string | null {
  try {
    return decodeURIComponent(piece)
  } catch {
    return null
  }
}

/** Fills a pattern: `pathTo('/perjanjian/:id', { id })`. A missing parameter does not compile. */
export function pathTo<P extends string>(pattern: P, params: PathParams<P>): string {
  const values = new Map(Object.entries(params as Record<string, string>))
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''))
}

/** What stands behind the question mark, as a record; a repeated name keeps its last value. Read it
 * by `useQuery` and `asked`. */
export const queryOf = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search))

/** The search part after a change: `undefined` and empty values leave the address. Starts with `?`
 * unless empty. */
export function searchWith(search: string, change: Record<string, string | undefined>): string {
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  return query.size > 0 ? `?${query}` : ''
}

/** The address of a page with a query; values that are undefined or empty stay out of it. */
export const addressTo = (path: string, query: Record<string, string | undefined>): string =>
  `${path}${searchWith('', query)}`

/** How a value of a query is read everywhere. What does not fit is not heeded, so an old link, or
 * one that somebody wrote by hand, still opens its page. */
export const asked = {
  /** A year, or the other one. */
  year: (text: string | undefined, other: number): number =>
    text && /^20\d\d$/.test(text) ? Number(text) : other,
  /** A month of a year, 1 to 12. */
  month: (text: string | undefined): number | undefined =>
    /^\d{1,2}$/.test(text ?? '') && Number(text) >= 1 && Number(text) <= 12
      ? Number(text)
      : undefined,
  id: (text: string | undefined): string | undefined =>
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? '') ? text : undefined,
  /** A real date. */
  date: (text: string | undefined): string | undefined =>
    text && isLocalDate(text) ? text : undefined,
  /** One of a few words. */
  oneOf: <T extends string>(text: string | undefined, words: readonly T[]): T | undefined =>
    words.find((word) => word === text),
}

/** A return address that is safe to follow: a path of this application, never another site
 * (`//evil`, `/\evil`), never the sign-in page. */
export function safeReturn(address: string | undefined): string {
  if (!address || !/^\/(?![/\\])/.test(address) || address.startsWith('/masuk')) return '/'
  return address
}
