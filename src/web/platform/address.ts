/** The parameters of a path pattern, by name: `/perjanjian/:id` → `{ id: string }`. */
export type PathParams<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & PathParams<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown

/** The parameters of a path that fits a pattern, decoded; `null` when it does not fit. A trailing slash is forgiven. */
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

/** What stands behind the question mark, as a record; a repeated name keeps its last value. */
export const queryOf = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search))

/** The search part after a change: `undefined` and empty values leave the address. Starts with `?` unless empty. */
export function searchWith(search: string, change: Record<string, string | undefined>): string {
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  return query.size > 0 ? `?${query}` : ''
}

/** A return address that is safe to follow: a path of this application, never another site (`//evil`, `/\evil`), never the sign-in page. */
export function safeReturn(address: string | undefined): string {
  if (!address || !/^\/(?![/\\])/.test(address) || address.startsWith('/masuk')) return '/'
  return address
}
