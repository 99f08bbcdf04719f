import { stores } from '../platform/device/stores.ts'
import { isServed } from '../platform/served.ts'

/** One build of the pages as the device keeps it: `kit` is fetched beforehand (the entry first),
 * `known` are all files that exist in it. */
export type Build = { version: string; kit: readonly string[]; known: readonly string[] }

/** What the worker needs of the browser. */
export type Device = {
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  fetch: (request: Request | string, init?: RequestInit) => Promise<Response>
  wait: (milliseconds: number) => Promise<void>
}

const prefix = stores.shell.name
const shell = '/'
/** How long a slow network may take before the device's own shell opens. */
export const patience = 3000

const nameOf = ({ version }: Build): string => prefix + version

/** How a request is answered: the one shell for a page, the device's copy for a file that never
 * changes, or not by the worker at all. */
export function wayOf(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
): 'shell' | 'asset' | null {
  const { pathname, origin: asked } = new URL(url)
  if (method !== 'GET' || asked !== origin || isServed(pathname)) return null
  if (pathname.startsWith('/assets/')) return 'asset'
  return mode === 'navigate' && !/\.[a-z]\w{1,11}$/i.test(pathname) ? 'shell' : null
}

/** Takes a build onto the device: files an earlier build already brought are copied, the kit is
 * fetched, and the shell last. Refuses (throws) when the server has moved on meanwhile and its
 * shell belongs to another build: then nothing of this one is used. */
export async function keepBuild({ caches, fetch }: Device, build: Build): Promise<void> {
  const mine = await caches.open(nameOf(build))
  await Promise.all(
    build.known.map(async (path) => {
      const kept = await caches.match(path)
      if (kept) await mine.put(path, kept)
    }),
  )
  for (const path of build.kit) {
    if (await mine.match(path)) continue
    const fetched = await fetch(path)
    if (!fetched.ok) throw new Error(`${path}: ${fetched.status}`)
    await mine.put(path, fetched)
  }
  const page = await fetch(shell, { cache: 'no-cache' })
  if (!page.ok || !(await page.clone().text()).includes(build.kit[0] ?? ''))
    throw new Error('the shell belongs to another build')
  await mine.put(shell, page)
}

/** Forgets every other build. */
export async function forgetOthers({ caches }: Device, build: Build): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(prefix) && name !== nameOf(build),
  )
  for (const name of others) await caches.delete(name)
}

/** A page: the server's shell when it comes in time, else the device's. */
export async function pageFor(
  { caches, fetch, wait }: Device,
  build: Build,
  request: Request,
): Promise<Response> {
  const kept = await (await caches.open(nameOf(build))).match(shell)
  if (!kept) return fetch(request)
  const fresh = fetch(request).then(
    (answer) => (answer.status >= 500 ? kept : answer),
    () => kept,
  )
  return Promise.race([fresh, wait(patience).then(() => kept)])
}

/** A file of the build: from the device, else from the server and kept. Its name is its content, so
 * it never grows old. */
export async function assetFor(
  { caches, fetch }: Device,
  build: Build,
  request: Request,
): Promise<Response> {
  const mine = await caches.open(nameOf(build))
  const kept = await mine.match(request)
  if (kept) return kept
  const fetched = await fetch(request)
  if (fetched.ok && build.known.includes(new URL(request.url).pathname))
    await mine.put(request, fetched.clone())
  return fetched
}

/** Keeps files a page had fetched before there was a worker. */
export async function keepUsed(
  { caches, fetch }: Device,
  build: Build,
  paths: readonly string[],
): Promise<void> {
  const mine = await caches.open(nameOf(build))
  for (const path of paths) {
    if (!build.known.includes(path) || (await mine.match(path))) continue
    const fetched = await fetch(path)
    if (fetched.ok) await mine.put(path, fetched)
  }
}
