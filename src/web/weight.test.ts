import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'

type Chunk = { file: string; src?: string; isEntry?: boolean; isDynamicEntry?: boolean; imports?: string[]; css?: string[] }

const root = join(import.meta.dirname, '../..')
const kilobyte = 1024
let folder = join(root, 'dist/web')
let chunks: Record<string, Chunk> = {}
let made: string | null = null

/** The built pages count only when nothing they are made of changed since. */
function isFresh(): boolean {
  const manifest = join(folder, 'manifest.json')
  if (!existsSync(manifest)) return false
  const built = statSync(manifest).mtimeMs
  const sources = globSync(['src/web/**/*.{ts,tsx,css,html}', 'src/kernel/*.ts', 'src/rooms/*/*.{contract,rules}.ts', 'vite.config.ts'], {
    cwd: root,
  })
  return sources.every((file) => statSync(join(root, file)).mtimeMs < built)
}

beforeAll(async () => {
  if (!isFresh()) {
    made = mkdtempSync(join(tmpdir(), 'amanah-weight-'))
    folder = made
    process.env.NODE_ENV = 'production' // Vitest says «test», and then Vite builds for developers
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } })
  }
  chunks = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>
}, 60_000)

afterAll(() => {
  if (made) rmSync(made, { recursive: true })
})

/** A chunk with everything it needs before it runs. */
function needed(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const other of chunks[name]?.imports ?? []) needed(other, seen)
  return seen
}

const weigh = (files: Iterable<string>): number =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0) / kilobyte

it('opens any page first within 60 KB of JavaScript and 25 KB of CSS', () => {
  const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry) ?? ''
  const later = Object.keys(chunks).filter((name) => chunks[name]?.isDynamicEntry)
  const pages = later.filter((name) => name.endsWith('Page.tsx'))
  const weights = pages.map((page) => {
    const all = [...needed(entry), ...needed(page)]
    return {
      page,
      script: weigh(all.map((name) => chunks[name]?.file ?? '')),
      style: weigh(all.flatMap((name) => chunks[name]?.css ?? [])),
    }
  })

  const parts = later.filter((name) => !pages.includes(name))
  const added = parts.map((part) => ({
    part,
    script: weigh([...needed(part)].filter((name) => !needed(entry).has(name)).map((name) => chunks[name]?.file ?? '')),
  }))

  expect(pages).toContain('identity/SignInPage.tsx')
  expect(weights.filter(({ script }) => script > 60)).toEqual([])
  expect(weights.filter(({ style }) => style > 25 || style === 0)).toEqual([])
  // what an open page fetches later, such as the rules that calculate while typing
  expect(added.filter(({ script }) => script > 30)).toEqual([])
})

it('loads nothing from elsewhere, nothing inline, and its font early', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')

  expect(html).not.toMatch(/https?:\/\/|<style|style=|<script(?![^>]*src=)/)
  expect(html).toMatch(/rel="preload"[^>]*figtree[^>]*\.woff2[^>]*crossorigin/)
  expect(readFileSync(join(folder, 'assets/Figtree-OFL.txt'), 'utf8')).toContain('SIL Open Font License')
})
