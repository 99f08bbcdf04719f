import { describe, expect, it } from 'vitest'
import {
  assetFor,
  type Build,
  type Device,
  forgetOthers,
  keepBuild,
  keepUsed,
  pageFor,
  wayOf,
} from './shell.ts'

const origin = 'https://amanah.example'
const first: Build = {
  version: '1',
  kit: ['/assets/entry-1.js', '/assets/a.css'],
  known: ['/assets/entry-1.js', '/assets/a.css', '/assets/tree.js'],
}
const second: Build = {
  version: '2',
  kit: ['/assets/entry-2.js', '/assets/a.css'],
  known: ['/assets/entry-2.js', '/assets/a.css', '/assets/tree.js'],
}

const pathOf = (asked: Request | string): string =>
  typeof asked === 'string' ? asked : new URL(asked.url).pathname
const page = (path: string) => new Request(`${origin}${path}`)
const shellOf = (build: Build): string => `<script src="${build.kit[0]}"></script>`

/** A browser's caches and network on a table: `server` holds paths and bodies, `cut` is a lost
 * signal. */
function aDevice(server: Record<string, string>) {
  const stores = new Map<string, Map<string, string>>()
  const asked: string[] = []
  const state = { server, cut: false, slow: false }
  const read = (text: string | undefined) => (text === undefined ? undefined : new Response(text))
  const device: Device = {
    wait: () => (state.slow ? Promise.resolve() : new Promise(() => undefined)),
    fetch: async (request) => {
      asked.push(pathOf(request))
      if (state.cut) throw new TypeError('Failed to fetch')
      if (state.slow) return new Promise<Response>(() => undefined)
      return read(state.server[pathOf(request)]) ?? new Response('', { status: 404 })
    },
    caches: {
      keys: async () => [...stores.keys()],
      delete: async (name) => stores.delete(name),
      match: async (request) =>
        [...stores.values()]
          .map((store) => read(store.get(pathOf(request as string))))
          .find(Boolean),
      open: async (name) => {
        const store = stores.get(name) ?? new Map<string, string>()
        stores.set(name, store)
        return {
          match: async (request: Request | string) => read(store.get(pathOf(request))),
          put: async (request: Request | string, answer: Response) =>
            void store.set(pathOf(request), await answer.text()),
        } as Cache
      },
    },
  }
  return {
    device,
    state,
    asked,
    kept: (name: string) => [...(stores.get(name)?.keys() ?? [])].sort(),
  }
}

const serverOf = (build: Build) => ({
  '/': shellOf(build),
  ...Object.fromEntries(build.known.map((path) => [path, `file ${path}`])),
})

describe('which request is answered how', () => {
  it.each([
    ['GET', 'navigate', '/', 'shell'],
    ['GET', 'navigate', '/pengukuran/m1/2026-05?x=1', 'shell'],
    ['GET', 'navigate', '/anggaran/v1/1.01.0.00.0.00.01.0000', 'shell'],
    ['GET', 'cors', '/assets/tree.js', 'asset'],
    ['GET', 'navigate', '/verifikasi/abc', null],
    ['GET', 'navigate', '/v/abc', null],
    ['GET', 'navigate', '/publik/janji', null],
    ['GET', 'navigate', '/api/agreements/1/document', null],
    ['GET', 'cors', '/api/session', null],
    ['POST', 'cors', '/assets/tree.js', null],
    ['GET', 'navigate', '/amanah.webmanifest', null],
    ['GET', 'cors', '/pengukuran', null],
  ] as const)('%s %s %s: %s', (method, mode, path, way) =>
    expect(wayOf({ method, mode, url: origin + path }, origin)).toBe(way),
  )

  it('leaves other sites alone', () =>
    expect(
      wayOf({ method: 'GET', mode: 'cors', url: 'https://other.example/assets/tree.js' }, origin),
    ).toBeNull())
})

describe('a build on the device', () => {
  it('opens without signal, and on a slow one in time; a server in trouble does not take the shell away', async () => {
    const { device, state, kept } = aDevice(serverOf(first))
    await keepBuild(device, first)
    expect(kept('amanah-1')).toEqual(['/', '/assets/a.css', '/assets/entry-1.js'])

    for (const trouble of [{ cut: true }, { slow: true }, { server: {} }] as const) {
      Object.assign(state, { cut: false, slow: false }, trouble)
      const answer = await pageFor(device, first, page('/pengukuran'))
      expect([trouble, answer.status]).toEqual([trouble, 'server' in trouble ? 404 : 200])
    }
    const failing: Device = { ...device, fetch: async () => new Response('', { status: 502 }) }
    expect(await (await pageFor(failing, first, page('/'))).text()).toBe(shellOf(first))
  })

  it('keeps a file when it is used, and fetches it once', async () => {
    const { device, state, asked } = aDevice(serverOf(first))
    await keepBuild(device, first)
    await assetFor(device, first, page('/assets/tree.js'))
    state.cut = true

    expect(await (await assetFor(device, first, page('/assets/tree.js'))).text()).toBe(
      'file /assets/tree.js',
    )
    expect(asked.filter((path) => path === '/assets/tree.js')).toHaveLength(1)
  })

  it('keeps what a page had fetched before, but nothing that is not of the build', async () => {
    const { device, kept } = aDevice({ ...serverOf(first), '/assets/old.js': 'old' })
    await keepUsed(device, first, ['/assets/tree.js', '/assets/old.js', '/api/session'])

    expect(kept('amanah-1')).toEqual(['/assets/tree.js'])
  })

  it(
    'gives way to the next one: what is the same is copied, the rest forgotten, a missing ' +
      'file is told as missing',
    async () => {
      const { device, state, asked, kept } = aDevice(serverOf(first))
      await keepBuild(device, first)
      await assetFor(device, first, page('/assets/tree.js'))
      state.server = serverOf(second)
      asked.length = 0

      await keepBuild(device, second)
      await forgetOthers(device, second)

      expect(asked).toEqual(['/assets/entry-2.js', '/'])
      expect([kept('amanah-1'), kept('amanah-2')]).toEqual([
        [],
        ['/', '/assets/a.css', '/assets/entry-2.js', '/assets/tree.js'],
      ])
      expect((await assetFor(device, second, page('/assets/entry-1.js'))).status).toBe(404)
      state.cut = true
      expect(await (await pageFor(device, second, page('/'))).text()).toBe(shellOf(second))
    },
  )

  it('is refused whole when the server has moved on, or a file is missing', async () => {
    const moved = aDevice({ ...serverOf(first), '/': shellOf(second) })
    await expect(keepBuild(moved.device, first)).rejects.toThrow('another build')
    expect(moved.kept('amanah-1')).not.toContain('/')
    const without: Record<string, string> = Object.fromEntries(
      Object.entries(serverOf(first)).filter(([path]) => path !== '/assets/a.css'),
    )
    await expect(keepBuild(aDevice(without).device, first)).rejects.toThrow('/assets/a.css: 404')
  })
})
