import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allRoutes } from './app.ts'

const project = join(import.meta.dirname, '..')
const kept = new Map<string, string>()
function read(path: string): string {
  const text = kept.get(path) ?? readFileSync(join(project, path), 'utf8')
  kept.set(path, text)
  return text
}
const texts = globSync('docs/**/*.md', { cwd: project })
const citing = globSync(
  [
    ...['*.md', 'amanah', '*.{json,mjs,ts}', 'docs/**/*.md', 'data/**/*.md', 'migrations/*.sql'],
    ...['{src,e2e,bench}/**/*.{ts,tsx,css,typ,md}'],
  ],
  { cwd: project },
).filter(
  (path) =>
    path !== 'src/docs.test.ts' && path !== 'docs/progress.md' && path !== 'package-lock.json',
)

/** Rows of the table in the index below a head: the words in backticks of its first and second
 * cell. */
function tableBelow(head: string): [string[], string[]][] {
  const below = read('docs/README.md').split(`| ${head} |`)[1] ?? ''
  const rows = below.split('\n').slice(2)
  const end = rows.findIndex((row) => !row.startsWith('|'))
  const words = (cell = ''): string[] =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '')
  return rows
    .slice(0, end < 0 ? undefined : end)
    .map((row) => [words(row.split('|')[1]), words(row.split('|')[2])])
}
const formerNames = new Map(
  tableBelow('name there | text').map(([[name = ''], [text = '']]) => [name, text]),
)
const books = new Map(
  tableBelow('room | its book').flatMap(([rooms, [book = '']]) =>
    rooms.map((room) => [room, book] as const),
  ),
)

/** The text a name leads to from a file: below the project, beside the file, by its name alone
 * below `docs/`, or by its former name. */
function textNamed(name: string, from: string): string | undefined {
  if (name.includes('*')) return globSync(name.replace(/<\w+>/, '*'), { cwd: project })[0]
  const beside = join(dirname(from), name)
  if (name.includes('/'))
    return [name, beside, join('docs', name)].find((path) => existsSync(join(project, path)))
  if (/^(migrations|docs\/README)/.test(from) && formerNames.has(name))
    return textNamed(formerNames.get(name) ?? '', 'docs/README.md')
  const named = texts.filter((path) => basename(path) === name && name !== 'README.md')
  if (named.length === 1) return named[0]
  return [beside, name].find((path) => globSync(path, { cwd: project }).length > 0)
}

/** The part of a text below a numbered heading, with the parts below it; `undefined` when it has no
 * such heading. */
function section(text: string, number: string): string | undefined {
  const [, level = '', rest] =
    new RegExp(`^(#+) ${number.replaceAll('.', '\\.')}\\.? (?:.*)$([\\s\\S]*)`, 'm').exec(text) ??
    []
  return rest?.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0]
}

const numbers = String.raw`\d+(?:\.\d+)*`
const sections = `§${numbers}(?:(?:, §|–§|–| and §)${numbers})*`
/** `design.md` §5, §6 · `stack.md` rule 7 · `look.md` §14, 13 · `perjanjian-kinerja.md` §2.4 C5 · …
 * PK-05: what a citation says. */
const citation = new RegExp(
  String.raw`([\w./*<>-]*[\w*-]\.md)\b\x60?(?:,? (${sections}))?(?:,? rule (\d+)|,? ((?:C\d|PK-\d\d)(?:[–, ]+(?:C\d|PK-\d\d))*)|, (\d+)\b)?`,
  'g',
)
/** Standards have sections too. */
const standard = /\b(RFC|NIST|OWASP|ISO|EN|ETSI|ECMA|X\.690|PDF\/UA|MS-OFFCRYPTO)[^§]{0,40}$/

const numbersIn = (cited = ''): string[] =>
  [...cited.matchAll(new RegExp(numbers, 'g'))].map(([number]) => number)

/** What is wrong with the places of a text that a citation names: sections, a rule or point of a
 * list, codes of the field. */
function missing(text: string, [, , cited, rule, codes = '', point]: string[]): string[] {
  const named = numbersIn(cited)
  const place = named.length === 1 ? (section(text, named[0] ?? '') ?? '') : text
  return [
    ...named.filter((number) => section(text, number) === undefined).map((number) => `§${number}`),
    ...[rule, point]
      .filter((number) => number && !new RegExp(`^${number}\\. `, 'm').test(place))
      .map((number) => `point ${number}`),
    ...(codes.match(/C\d|PK-\d\d/g) ?? []).filter(
      (code) => !new RegExp(`\\b${code}\\b`).test(text),
    ),
  ]
}

/** The book that a bare § means in a file: the text itself, or that of the room the file belongs
 * to. */
function bookOf(path: string): string | undefined {
  if (path.startsWith('docs/')) return path
  const room =
    /^src\/rooms\/(\w+)\//.exec(path)?.[1] ?? /^migrations\/\d+_(\w+)\.sql$/.exec(path)?.[1] ?? ''
  return textNamed(books.get(room) ?? '?', path)
}

/** The lines of a file; what a text shows as code is held to the code itself. */
const linesOf = (path: string): string[] =>
  (path.endsWith('.md')
    ? read(path).replace(/^```[\s\S]*?^```/gm, (code) => code.replace(/.+/g, ''))
    : read(path)
  ).split('\n')

/** Every citation of a line that leads nowhere. */
function deadEnds(line: string, path: string): string[] {
  if (!/§|\.md|decision/.test(line)) return []
  const named = [...line.matchAll(citation)].flatMap((found) => {
    const [whole, name = ''] = found
    const text = textNamed(name, path)
    return text === undefined
      ? [whole]
      : missing(read(text), [...found]).map((place) => `${whole} (no ${place})`)
  })
  const rest = line.replace(citation, '')
  const bare = [...rest.matchAll(new RegExp(sections, 'g'))].flatMap(({ 0: cited, index }) => {
    if (standard.test(rest.slice(0, index))) return []
    const book = bookOf(path)
    return book === undefined
      ? [`${cited} (of which text?)`]
      : missing(read(book), ['', '', cited]).map(() => `${cited} (not in ${book})`)
  })
  const decided = [...line.matchAll(/\bdecisions? (\d{4})/g)].filter(
    ([, id]) => !texts.some((text) => basename(text).startsWith(`${id}-`)),
  )
  return [...named, ...bare, ...decided.map(([whole]) => whole)]
}

describe('what is cited', () => {
  it.each([
    ['design.md', '`design.md` §5, §6 and `stack.md` rule 7', []],
    ['a section that is not there', '`design.md` §5, §99', ['(no §99)']],
    ['a point that is not there', '`look.md` §14, 99', ['(no point 99)']],
    ['a text that is not there', '`elsewhere.md` §1', ['elsewhere.md']],
    ['a decision that is not there', 'as decided (decision 9999)', ['decision 9999']],
    ['a bare section in a room', 'the order of §4.8, and §99', ['§99']],
    ['a standard', 'RFC 5280 §4.1.2.2 and ISO 32000-1 §7.3', []],
  ])('is followed: %s', (_, line, wrong) => {
    const found = deadEnds(line, 'src/rooms/measurement/plant.ts')

    expect(found).toHaveLength(wrong.length)
    for (const [at, part] of wrong.entries()) expect(found[at]).toContain(part)
  })

  it('is there, in every file', () => {
    const found = citing.flatMap((path) =>
      linesOf(path).flatMap((line, at) =>
        deadEnds(line, path).map((wrong) => `${path}:${at + 1} ${wrong}`),
      ),
    )

    expect(citing.length).toBeGreaterThan(900)
    expect(found).toEqual([])
  })

  it('has names that are unique, and every text a line in the index', () => {
    const names = texts.map((path) => basename(path)).filter((name) => name !== 'README.md')
    const index = read('docs/README.md')

    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    const listed = texts.filter((path) => !/^docs\/(decisions\/|progress|README)/.test(path))
    expect(listed.filter((path) => !index.includes(`(${path.slice('docs/'.length)})`))).toEqual([])
  })
})

describe('what is told of the code', () => {
  /** White space and the commas a formatter adds do not count. */
  const bare = (code: string): string => code.replace(/\s+/g, '').replace(/,(?=[)\]}]|$)/g, '')

  it('is an excerpt of the file it names', () => {
    const excerpts = texts.flatMap((path) => [
      ...read(path).matchAll(/^```tsx?\n\/\/ (\S+)\n([\s\S]*?)^```/gm),
    ])
    const strange = excerpts.flatMap(([, path = '', code = '']) =>
      code.split(/^ *…$/m).filter((part) => !bare(read(path)).includes(bare(part))),
    )

    expect(excerpts.length).toBeGreaterThan(4)
    expect(strange).toEqual([])
  })

  it('is a route of the application, or said to come', () => {
    const plain = (path: string): string => path.replace(/:\w+/g, ':x')
    const there = new Set(allRoutes.map(({ method, path }) => `${method} ${plain(path)}`))
    const told = [
      ...read('docs/contracts.md').matchAll(
        /^\| (\*to come:\* )?(`(?:GET|POST|PUT|DELETE) \/(?:api|verifikasi|publik).*?) \|/gm,
      ),
    ]
    const routes = told.flatMap(([, toCome, cell = '']) =>
      [...cell.matchAll(/`((?:GET|POST|PUT|DELETE) [^\s`?[]+)/g)].map(([, route = '']) => ({
        toCome: Boolean(toCome),
        route: plain(route),
      })),
    )

    expect(routes.length).toBeGreaterThan(15)
    expect(routes.filter(({ toCome, route }) => toCome === there.has(route))).toEqual([])
  })

  it('is a command of ./amanah, or said to come', () => {
    const overview = execFileSync(
      process.execPath,
      [join(project, 'src/commands/main.ts'), '--help'],
      { encoding: 'utf8' },
    )
    const there = [...overview.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name)
    const told = [...read('docs/product.md').matchAll(/^\| (\*to come:\* )?`\.\/amanah (\w+)/gm)]
    const names = (toCome: boolean): string[] =>
      told.filter(([, mark]) => Boolean(mark) === toCome).map(([, , name = '']) => name)

    expect(names(false).toSorted()).toEqual(there.toSorted())
    expect(names(true).filter((name) => there.includes(name))).toEqual([])
  })

  it('names every table', () => {
    const parts = read('docs/data-model.md').split('\n### ')
    const sql = citing.flatMap((path) => (path.endsWith('.sql') ? [read(path)] : [])).join('\n')
    const gone = new Set([...sql.matchAll(/drop table ([\w.]+)/g)].map(([, name]) => name))
    const tables = [...sql.matchAll(/create table (\w+)\.(\w+)/g)].flatMap(
      ([, schema = '', table = '']) => (gone.has(`${schema}.${table}`) ? [] : [{ schema, table }]),
    )
    const isTold = ({ schema, table }: (typeof tables)[number]): boolean =>
      parts.some(
        (part) =>
          part.includes(`\`${schema}.${table}\``) ||
          (part.startsWith(`${schema}\n`) && part.includes(`\`${table}\``)),
      )

    expect(tables.length).toBeGreaterThan(50)
    expect(tables.filter((table) => !isTold(table))).toEqual([])
  })
})
