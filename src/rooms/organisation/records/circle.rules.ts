/** The way up from a code when it leads back to it; `null` when it ends or when only something
 * above it goes in a circle. */
export function circleFrom(
  code: string,
  parents: ReadonlyMap<string, string | null>,
): string[] | null {
  const way = [code]
  const seen = new Set(way)
  for (let next = parents.get(code) ?? null; next !== null; next = parents.get(next) ?? null) {
    way.push(next)
    if (next === code) return way
    if (seen.has(next)) return null
    seen.add(next)
  }
  return null
}
