import type { AnyRoute } from './contract.ts'

/** Where a request goes: the address with its parameters filled in, and what is left for the query
 * or the body. */
export function addressOf(
  route: Pick<AnyRoute, 'method' | 'path'>,
  input: Record<string, unknown>,
): { url: string; body: Record<string, unknown> | undefined } {
  const rest = { ...input }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (route.method !== 'GET' && route.method !== 'DELETE') return { url: path, body: rest }
  const query = Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return { url: query.length ? `${path}?${query.join('&')}` : path, body: undefined }
}
