import * as z from 'zod/mini'
import type {
  ColumnRead,
  ColumnWish,
  MappedColumn,
  Problem,
  SheetTable,
  SheetWish,
} from '../../kernel/importer.ts'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import { nearest, normalised } from '../../kernel/near.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import { MappedColumn as MappedColumnShape } from './import.contract.ts'
import type { ImportsTables } from './imports.tables.ts'
import { whyNotMapped, withRemembered } from './mapping.rules.ts'
import { loadColumnNames, rememberColumnNames } from './mapping.store.ts'

type Ctx = Context<ImportsTables>
type Kind = { kind: string; sheet: { wish: SheetWish } }

/** The columns somebody said, or `null`. They travel beside the file as a JSON list; anything else
 * is refused, because reading it otherwise than meant harms. */
export function mappingOf({ sheet: { wish } }: Kind, text?: string): MappedColumn[] | null {
  if (!text) return null
  const mapped = readMapping(text)
  if (!mapped)
    throw new Refused(
      refusal(
        'imports/columns-unreadable',
        422,
        'Pasangan kolomnya tidak terbaca. Pasangkan kolomnya lagi, lalu periksa.',
      ),
    )
  heed(whyNotMapped(wish.columns, mapped))
  return mapped
}

function readMapping(text: string): MappedColumn[] | null {
  try {
    const read = z.safeParse(z.array(MappedColumnShape), JSON.parse(text))
    return read.success && read.data.length > 0 ? read.data : null
  } catch {
    return null
  }
}

/** How a file is read: as somebody said, else by our headings and those the region has used
 * before. */
export async function wishFor(
  ctx: Ctx,
  { kind, sheet: { wish } }: Kind,
  mapped: MappedColumn[] | null,
): Promise<SheetWish> {
  if (mapped) return { ...wish, mapped }
  const names = Map.groupBy(await loadColumnNames(ctx, kind), ({ field }) => field)
  return withRemembered(
    wish,
    new Map([...names].map(([field, own]) => [field, own.map(({ heading }) => heading)])),
  )
}

const isOwn = ({ heading, aliases = [] }: ColumnWish, name: string): boolean =>
  [heading, ...aliases].some((word) => normalised(word) === normalised(name))

/** Columns of a file that were found by what the region said, not by our headings. */
const saidIn = (wish: SheetWish, columns: readonly ColumnRead[]): ColumnRead[] =>
  columns.filter(({ key, heading }) => {
    const column = wish.columns.find((one) => one.key === key)
    return column && !isOwn(column, heading) && !isOwn(column, heading.replace(/\([^)]*\)/g, ''))
  })

/** Remembers for this region what the headings of a file stand for; our own headings keep their
 * meaning. */
export async function rememberMapping(
  ctx: Ctx,
  { kind, sheet: { wish } }: Kind,
  mapped: readonly MappedColumn[],
): Promise<void> {
  const names = new Map(
    mapped
      .filter(
        ({ heading }) =>
          normalised(heading) !== '' && !wish.columns.some((one) => isOwn(one, heading)),
      )
      .map(({ key, heading }) => [normalised(heading), key]),
  )
  if (names.size > 0)
    await rememberColumnNames(
      ctx,
      kind,
      [...names].map(([heading, field]) => ({ heading, field })),
    )
}

/** Tells which columns were read by what somebody of the region said, so that nothing is mapped in
 * silence. */
export function mappingNotices(wish: SheetWish, columns: readonly ColumnRead[]): string[] {
  const said = saidIn(wish, columns)
  if (said.length === 0) return []
  const pairs = said.map(({ key, heading, letter }) => {
    const own = wish.columns.find((one) => one.key === key)?.heading ?? ''
    return `«${heading}» (${letter}) sebagai ${own}`
  })
  return [
    `${capitalised(printCount(said.length))} kolom dibaca seperti yang Anda pasangkan: ${pairs.join(', ')}.`,
  ]
}

/** Headings that look like ours and were not read: asked about, never taken for ours. */
export function nearColumns(
  kind: string,
  wish: SheetWish,
  { columns, ignored }: SheetTable,
): Problem[] {
  if (wish.mapped) return []
  const absent = wish.columns.filter(({ key }) => !columns.some((one) => one.key === key))
  const words = absent.flatMap(({ heading, aliases = [] }) =>
    [heading, ...aliases].map((word) => ({ heading, word })),
  )
  return ignored.flatMap(({ heading, letter }) => {
    const near = nearest(heading, words, ({ word }) => word)
    if (!near) return []
    return [
      {
        row: null,
        column: heading,
        severity: 'warning',
        code: 'imports/near-column',
        detail: `Kolom ${letter} «${heading}» tidak dibaca, padahal judulnya mirip ${near.heading}.`,
        suggestion: 'Bila memang kolom itu, pasangkan kolomnya.',
        mend: { href: `/impor?jenis=${kind}&kolom=pasangkan`, label: 'Pasangkan kolom' },
      } satisfies Problem,
    ]
  })
}

/** A problem names columns as people know them, also those that the file lacks. */
export const inOurWords =
  ({ columns }: SheetWish) =>
  (problem: Problem): Problem => {
    const own = problem.cell ? undefined : columns.find(({ key }) => key === problem.column)
    return own ? { ...problem, column: own.heading } : problem
  }
