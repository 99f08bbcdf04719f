/** What a push shows, and the page it opens: one of this very server, whatever the push says, and
 * the list of notices where it names none. */
export function pushedNotice(
  pushed: unknown,
  origin: string,
): { title: string; body: string; address: string } {
  const { title, detail, link } = (pushed ?? {}) as Record<string, unknown>
  const named = typeof link === 'string' ? URL.parse(link, origin) : null
  return {
    title: typeof title === 'string' ? title : 'Ada pemberitahuan baru.',
    body: typeof detail === 'string' ? detail : '',
    address: named ? named.pathname + named.search + named.hash : '/pemberitahuan',
  }
}
