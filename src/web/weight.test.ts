import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'

type Chunk = {
  file: string
  src?: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
}

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
  const sources = globSync(
    [
      'src/web/**/*.{ts,tsx,css,html}',
      'src/kernel/*.ts',
      'src/rooms/**/*.{contract,rules}.ts',
      'src/platform/build/*.ts',
      'vite.config.ts',
    ],
    {
      cwd: root,
    },
  )
  return sources.every((file) => statSync(join(root, file)).mtimeMs < built)
}

beforeAll(async () => {
  if (!isFresh()) {
    made = mkdtempSync(join(tmpdir(), 'amanah-weight-'))
    folder = made
    process.env.NODE_ENV = 'production' // Vitest says «test», and then Vite builds for developers
    await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'silent',
      build: { outDir: folder, emptyOutDir: true },
    })
  }
  chunks = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>
}, 60_000)

afterAll(() => {
  if (made) rmSync(made, { recursive: true })
})

/** What a page fetches only when somebody asks for it, with the act that asks. Whatever is not
 * named here counts as loaded at once, also parts the page fetches beside itself without being
 * asked (from a figure the way back to its list). */
const onlyOnAnAct: Record<string, string> = {
  'measurement/figure/calculator.ts':
    'the first focus, typing or press in the form of a figure, a correction begun, or a ' +
    'form brought back that somebody filled: until then nothing is there to read or calculate',
  'agreements/signing/SignForm.tsx':
    'a press on «Tanda tangan»: most who open a promise read it, and sign it once',
  'agreements/amending/Versions.tsx':
    'a press on «Tampilkan yang berubah»: most who open a promise read what it says now',
  'agreements/amending/MovedParent.tsx':
    'a press on «Tampilkan baris yang bergeser», where the promise above was amended',
  'reporting/PromiseMoneyLines.tsx':
    'a press on «Tampilkan rinciannya» below the sum of what was spent',
  'staff/log/BringTable.tsx':
    'a press on «Tempel tabel atau unggah XLSX»: most days are typed row by row',
  'staff/log/EditRow.tsx': 'a press on a row of the day, to mend it',
  'parts/list/workbook.ts':
    'a press on «XLSX» above a list: until then nobody wants that file, and most never do',
}

/** A chunk with everything it needs before it runs, and with what it fetches by itself
 * afterwards. */
function needed(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  const { imports = [], dynamicImports = [], isEntry } = chunks[name] ?? {}
  const byItself = isEntry ? [] : dynamicImports.filter((other) => !(other in onlyOnAnAct))
  for (const other of [...imports, ...byItself]) needed(other, seen)
  return seen
}

const weigh = (files: Iterable<string>): number =>
  [...new Set(files)].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length,
    0,
  ) / kilobyte

it(
  'opens any page cold, with everything it loads by itself, within 60 KB of JavaScript and ' +
    '25 KB of CSS',
  () => {
    const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry) ?? ''
    const pages = [...new Set(chunks[entry]?.dynamicImports)]
    const weights = pages.map((page) => {
      const all = [...needed(entry), ...needed(page)]
      return {
        page,
        script: weigh(all.map((name) => chunks[name]?.file ?? '')),
        style: weigh(all.flatMap((name) => chunks[name]?.css ?? [])),
      }
    })

    expect(pages).toEqual(
      expect.arrayContaining(['identity/SignInPage.tsx', 'measurement/figure/FigurePage.tsx']),
    )
    expect(pages.length).toBeGreaterThan(25)
    expect([...needed('measurement/figure/FigurePage.tsx')]).toContain(
      'measurement/desk/DeskPage.tsx',
    )
    expect(weights.filter(({ script }) => script > 60)).toEqual([])
    expect(weights.filter(({ style }) => style > 25 || style === 0)).toEqual([])
  },
)

it('fetches at most 35 KB more on an act', () => {
  const weights = Object.keys(onlyOnAnAct).map((part) => {
    const asking = Object.keys(chunks).filter((name) =>
      chunks[name]?.dynamicImports?.includes(part),
    )
    const there = new Set(asking.flatMap((name) => [...needed(name)]))
    const more = [...needed(part)].filter((name) => !there.has(name))
    return { part, script: weigh(more.map((name) => chunks[name]?.file ?? '')) }
  })

  expect(weights.filter(({ script }) => script > 35 || script === 0)).toEqual([])
})

it('writes XLSX without a worker, which the policy of the pages would not let start', () => {
  const writer = readFileSync(join(folder, chunks['parts/list/workbook.ts']?.file ?? ''), 'utf8')

  expect(writer).toContain('sharedStrings')
  expect(writer).not.toContain('Worker(')
})

it('keeps its list of what waits for an act true', () => {
  const later = Object.values(chunks).flatMap(({ dynamicImports = [] }) => dynamicImports)

  expect(Object.keys(onlyOnAnAct).filter((name) => !later.includes(name))).toEqual([])
})

it('loads nothing from elsewhere, nothing inline, and its font early', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')

  expect(html).not.toMatch(/https?:\/\/|<style|style=|<script(?![^>]*src=)/)
  expect(html).toMatch(/rel="preload"[^>]*figtree[^>]*\.woff2[^>]*crossorigin/)
  expect(readFileSync(join(folder, 'assets/Figtree-OFL.txt'), 'utf8')).toContain(
    'SIL Open Font License',
  )
})
