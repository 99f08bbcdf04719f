import { canonicalJson } from '../../../kernel/canonical.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { Clause, ClauseInput, Column, Entry, PackEffect } from './clause.contract.ts'

type Content = Record<string, unknown>
const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path of a content; `undefined` where nothing does. */
export const valueAt = (content: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (here, key) => (isContent(here) && Object.hasOwn(here, key) ? here[key] : undefined),
      content,
    )

/** A content with another value at a path; `undefined` takes it away, with what becomes empty. */
export function withValue(content: unknown, path: string, value: unknown): Content {
  const [key = '', ...rest] = path.split('.')
  const here = isContent(content) ? content : {}
  const others = Object.entries(here).filter(([name]) => name !== key)
  const inner = rest.length === 0 ? value : withValue(here[key], rest.join('.'), value)
  const gone = inner === undefined || (isContent(inner) && Object.keys(inner).length === 0)
  return Object.fromEntries(gone ? others : [...others, [key, inner]])
}

/** The entries of a list in which each is named once by its level; `null` for any other list. */
function byLevel(list: readonly unknown[]): Map<string, unknown> | null {
  const named = new Map(
    list.flatMap((one) => (isContent(one) ? [[String(one.level), one] as const] : [])),
  )
  return named.size === list.length && !named.has('undefined') ? named : null
}

function mergedLists(national: readonly unknown[], own: readonly unknown[]): readonly unknown[] {
  const [there, here] = [byLevel(national), byLevel(own)]
  return there && here ? [...new Map([...there, ...here]).values()] : own
}

/** A national content under what a region writes otherwise, part by part: what the region does not
 * name stays the nation's, so a region that renames one level keeps all the others. Lists are taken
 * whole, but for levels, which are joined by name. */
export function merged(national: unknown, own: unknown): unknown {
  if (own === undefined) return national
  if (Array.isArray(national) && Array.isArray(own)) return mergedLists(national, own)
  if (!isContent(national) || !isContent(own)) return own
  const keys = [...new Set([...Object.keys(national), ...Object.keys(own)])]
  return Object.fromEntries(keys.map((key) => [key, merged(national[key], own[key])]))
}

/** Whether two contents say the same, whatever the order of their keys. */
export const isSame = (a: unknown, b: unknown): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null)

/** What of a region's content is otherwise than the national one. */
export function differing(national: unknown, own: Content): Content {
  const parts = Object.entries(own).flatMap(([key, value]): [string, unknown][] => {
    const there = isContent(national) ? national[key] : undefined
    if (isSame(there, value)) return []
    if (!isContent(there) || !isContent(value)) return [[key, value]]
    const inner = differing(there, value)
    return Object.keys(inner).length > 0 ? [[key, inner]] : []
  })
  return Object.fromEntries(parts)
}

/** Paths of a content that no open clause covers; what a region may not set. */
export function closedPaths(own: Content, clauses: readonly Clause[], above = ''): string[] {
  return Object.entries(own).flatMap(([key, value]) => {
    const path = above + key
    const clause = clauses.find((one) => one.path === path)
    if (clause?.open && clause.input.kind === 'record')
      return Object.keys(isContent(value) ? value : {})
        .filter((name) => !isColumn(clause.input, name))
        .map((name) => `${path}.${name}`)
    if (clause) return clause.open ? [] : [path]
    const within = clauses.some((one) => one.path.startsWith(`${path}.`))
    return within && isContent(value) ? closedPaths(value, clauses, `${path}.`) : [path]
  })
}

const isColumn = (input: ClauseInput, name: string): boolean =>
  'columns' in input && input.columns.some(({ key }) => key === name)

/** The clause that a place in a content belongs to. */
export const clauseOf = <C extends Clause>(clauses: readonly C[], place: string): C | undefined =>
  clauses.find(({ path }) => place === path || place.startsWith(`${path}.`))

const labelIn = (options: readonly { value: string; label: string }[], value: unknown): string =>
  options.find((one) => one.value === value)?.label ?? String(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A plain value as a sentence prints it. */
export function printEntry(entry: Entry, value: unknown): string {
  switch (entry.kind) {
    case 'whole':
    case 'decimal':
      if (value === null || value === undefined) return (entry as { empty?: string }).empty || '–'
      return [printNumber(String(value)), entry.unit].filter(Boolean).join(' ')
    case 'yesNo':
      return value === true ? entry.yes : entry.no
    case 'choice':
      return value === null || value === undefined ? '–' : labelIn(entry.options, value)
    case 'several':
      return (
        listOf(value)
          .map((one) => labelIn(entry.options, one))
          .join(', ') || '–'
      )
    case 'words':
      return listOf(value).join(', ') || '–'
    default:
      return value === null || value === undefined ? '–' : String(value)
  }
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)

/** Values that belong together, the first as their name. */
function printRow(columns: readonly Column[], row: unknown, named: boolean): string {
  const filled = columns.filter(({ key, entry }) => {
    const value = valueAt(row, key)
    return (
      !isBlank(value) || (entry.kind === 'decimal' && entry.empty !== null && entry.empty !== '')
    )
  })
  const said = filled.map(({ key, label, entry }) => {
    const text = printEntry(entry, valueAt(row, key))
    return named || entry.kind === 'yesNo' ? text : `${label.toLowerCase()} ${text}`
  })
  return said.join(' · ')
}

/** What a clause says, a line for each row of a table. */
export function printClause(input: ClauseInput, value: unknown): string[] {
  if (input.kind === 'record') return [printRow(input.columns, value, false)]
  if (input.kind === 'table') {
    const rows = listOf(value).map((row) => printRow(input.columns, row, true))
    return rows.length > 0 ? rows : ['–']
  }
  return [printEntry(input, value)]
}

/** A list of clauses under one heading; shut to regions unless said otherwise. */
export const clausesIn = (
  group: string,
  lines: readonly (readonly [
    path: string,
    label: string,
    input: ClauseInput,
    open?: 'open' | undefined,
  ])[],
): Clause[] =>
  lines.map(([path, label, input, open]) => ({
    ...{ path, group, label, input },
    open: open === 'open',
  }))

/** The choices of a field, from codes and their names. */
export const optionsOf = (
  names: Readonly<Record<string, string>>,
): { value: string; label: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** How many rows of an effect are told. */
export const mostRows = 12

/** An effect with the first of its rows. */
export const effectOf = (what: string, rows: PackEffect['rows']): PackEffect => ({
  what,
  count: rows.length,
  rows: rows.slice(0, mostRows),
})
