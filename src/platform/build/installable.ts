import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

type Chunk = {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
  assets?: string[]
}
type Manifest = Record<string, Chunk>

/** Pages that must open without signal even when they were never opened here before: the tasks, the
 * figures, the day's work, the way in. */
const fieldWork = [
  'shell/TasksPage.tsx',
  'measurement/desk/DeskPage.tsx',
  'measurement/figure/FigurePage.tsx',
  'measurement/figure/calculator.ts',
  'staff/log/LogPage.tsx',
  'identity/SignInPage.tsx',
  'shell/RoomPage.tsx',
]

const icons = [
  { file: 'amanah-192.png', sizes: '192x192', purpose: 'any' },
  { file: 'amanah-512.png', sizes: '512x512', purpose: 'any' },
  { file: 'amanah-penuh-512.png', sizes: '512x512', purpose: 'maskable' },
]

function withImports(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const other of manifest[name]?.imports ?? []) withImports(manifest, other, seen)
  return seen
}

const filesOf = (chunk: Chunk | undefined): string[] =>
  chunk ? [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])] : []

/** What the worker fetches beforehand (the entry first), and all files of the build. Refuses
 * (throws) a field page that is no longer there. */
function contentsOf(folder: string): { kit: string[]; known: string[]; digest: string } {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? ''
  const missing = fieldWork.filter((name) => !manifest[name])
  if (missing.length > 0)
    throw new Error(`no such page for work without signal: ${missing.join(', ')}`)
  const chunks = [entry, ...fieldWork].flatMap((name) => [...withImports(manifest, name)])
  const linked = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].flatMap(
    ([, file]) => file ?? [],
  )
  const kit = [...new Set([...chunks.flatMap((name) => filesOf(manifest[name])), ...linked])]
  const known = [...new Set([...kit, ...Object.values(manifest).flatMap(filesOf)])]
  const digest = createHash('sha256')
    .update(html)
    .update(known.toSorted().join())
    .digest('hex')
    .slice(0, 12)
  return { kit: kit.map((file) => `/${file}`), known: known.map((file) => `/${file}`), digest }
}

/** The value of a token in `tokens.css`, so that the installed application has the colours of the
 * pages. */
function token(root: string, name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(
    readFileSync(join(root, 'styles/tokens.css'), 'utf8'),
  )?.[1]
  if (!found) throw new Error(`no token --${name}`)
  return found
}

const webManifest = (
  root: string,
  placed: { src: string; sizes: string; purpose: string }[],
): string =>
  JSON.stringify({
    ...{
      id: '/',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      lang: 'id',
      dir: 'ltr',
      name: 'Amanah',
      short_name: 'Amanah',
    },
    description:
      'Perjanjian kinerja pemerintah daerah: dibuat, ditandatangani, dan dijalankan bersama.',
    theme_color: token(root, 'accent'),
    background_color: token(root, 'page'),
    icons: placed.map((icon) => ({ ...icon, type: 'image/png' })),
  })

/** Makes the pages installable: the web manifest with its icons, and `sw.js`, the service worker
 * that keeps the shell of exactly this build. The worker is built last, because it names every
 * other file; its bytes change whenever any of them does, which is how a device learns of a new
 * build. */
export function installable(): Plugin {
  let root = ''
  return {
    name: 'amanah-installable',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root
    },
    generateBundle() {
      const read = (file: string): Buffer => readFileSync(join(root, 'icons', file))
      const place = (file: string): string =>
        this.getFileName(this.emitFile({ type: 'asset', name: file, source: read(file) }))
      const placed = icons.map(({ file, ...icon }) => ({ src: `/${place(file)}`, ...icon }))
      this.emitFile({
        type: 'asset',
        fileName: 'amanah.webmanifest',
        source: webManifest(root, placed),
      })
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: '/amanah.webmanifest' }, injectTo: 'head' },
    ],
    async writeBundle({ dir = '' }) {
      const { kit, known, digest } = contentsOf(dir)
      const made = await build({
        configFile: false,
        logLevel: 'silent',
        define: { __BUILD__: JSON.stringify({ version: digest, kit, known }) },
        build: {
          write: false,
          lib: {
            entry: join(root, 'worker/worker.ts'),
            formats: ['iife'],
            name: 'amanah',
            fileName: 'sw',
          },
        },
      })
      const [output] = [made].flat()
      if (!output || !('output' in output)) throw new Error('the worker was not built')
      writeFileSync(join(dir, 'sw.js'), output.output[0].code)
    },
  }
}
