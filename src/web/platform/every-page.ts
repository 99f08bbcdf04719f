/** As many as a page of a cursor list may hold (`pageInput`). */
const most = 2000

/** A whole cursor list (`pageOf`), page after page, for a file of it. Refuses as the call does;
 * nothing of half a list is given back. */
export async function everyPage<I, P extends { items: unknown[]; next: string | null }>(
  call: (input: I & { limit?: number | undefined; cursor?: string | undefined }) => Promise<P>,
  input: I,
): Promise<P['items'][number][]> {
  const items: P['items'][number][] = []
  let cursor: string | undefined
  do {
    const page = await call({ ...input, limit: most, cursor })
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return items
}
