/** Which items of a list an answer holds; `cut` is given one more than the limit and tells whether
 * there is a further page. */
export type Window = {
  start: number
  limit: number
  cut: <T>(found: readonly T[]) => { items: T[]; next: string | null }
}

/** The window a question asks for (`pageInput`): its cursor counts what came before. Fifty items
 * where nothing is said. */
export function windowOf({
  limit = 50,
  cursor = '0',
}: {
  limit?: number | undefined
  cursor?: string | undefined
}): Window {
  const start = Number(cursor)
  return {
    start,
    limit,
    cut: (found) => ({
      items: found.slice(0, limit),
      next: found.length > limit ? String(start + limit) : null,
    }),
  }
}
