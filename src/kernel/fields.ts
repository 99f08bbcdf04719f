import { type ColumnWish, type RowRead, rupiahOf, type SheetWish, textOf } from './importer.ts'

/** One column of a file, said once: its heading and the other names people give it, its kind, and
 * how its cell is read. */
export type Field<Value> = Omit<ColumnWish, 'key'> & {
  of: (read: RowRead, key: string) => Value
}
type Fields = Readonly<Record<string, Field<unknown>>>
type Names = readonly string[]

/** A row by the fields of its file; `null` where the cell is empty. `unread` names cells the reader
 * could not read and has told. */
export type RowOf<F extends Fields> = { row: number; unread: ReadonlySet<string> } & {
  [K in keyof F]: F[K] extends Field<infer Value> ? Value : never
}

const oneLine = (text: string | null): string | null => text?.replace(/\s+/g, ' ') ?? null

const field =
  <Value>(kind: ColumnWish['kind'], of: Field<Value>['of']) =>
  (heading: string, aliases: Names = []): Field<Value> => ({ heading, aliases, kind, of })

/** Words on one line. */
export const text = field('text', (read, key) => oneLine(textOf(read, key)))
/** Words as written, also over several lines. */
export const lines = field('text', textOf)
/** A code, zeros kept. */
export const code = field('code', textOf)
/** A NIP: 18 digits. */
export const nip = field('nip', textOf)
/** A date, `YYYY-MM-DD`. */
export const date = field('date', textOf)
/** Whole rupiah. */
export const rupiah = field('rupiah', rupiahOf)

/** One of some values, each with the words people write for it; the first word is its own name. */
export function choice<Value extends string>(
  heading: string,
  words: Readonly<Record<Value, Names>>,
  aliases: Names = [],
): Field<Value | null> {
  const values = Object.keys(words) as Value[]
  return {
    heading,
    aliases,
    kind: 'choice',
    choices: values.map((value) => ({ value, words: words[value] })),
    of: (read, key) => values.find((value) => value === textOf(read, key)) ?? null,
  }
}

/** Yes or no; `more` are further words for yes. */
export function yesNo(
  heading: string,
  aliases: Names = [],
  more: Names = [],
): Field<boolean | null> {
  const words = {
    YES: ['Ya', 'Y', 'Benar', 'True', '1', ...more],
    NO: ['Tidak', 'T', 'Bukan', 'False', '0'],
  }
  const field = choice(heading, words, aliases)
  return {
    ...field,
    of: (read, key) => {
      const word = field.of(read, key)
      return word && word === 'YES'
    },
  }
}

/** The file is refused without this column. */
export const required = <Value>(field: Field<Value>): Field<Value> => ({ ...field, required: true })

/** Every row fills this column: an empty cell is an error of its row, which the importer then never
 * sees. */
export const filled = <Value>(field: Field<Value | null>): Field<Value> =>
  ({ ...field, required: true, filled: true }) as Field<Value>

/** What an importer takes and gives by one list of fields: what to look for, its rows, and an
 * example to fill in. */
export type Sheet<F extends Fields> = {
  wish: SheetWish
  rows: (table: { rows: readonly RowRead[] }) => RowOf<F>[]
  example: (string | null)[][]
}

/** Opens the list of fields of a file. The example is written as paragraphs of cells between bars:
 * the headings it uses, then its rows. Throws where it names a heading the fields do not have. */
export function sheetOf<F extends Fields>(
  { name, example, ...more }: { name: string; example: string } & Pick<SheetWish, 'onlyRowsWith'>,
  fields: F,
): Sheet<F> {
  const entries = Object.entries(fields)
  const must = entries.filter(([, field]) => field.filled).map(([key]) => key)
  const columns = entries.map(([key, { of: _, ...field }]): ColumnWish => ({ key, ...field }))
  return {
    wish: { sheet: name, columns, ...more },
    rows: ({ rows }) =>
      rows.flatMap((read) => {
        const own = Object.fromEntries(entries.map(([key, { of }]) => [key, of(read, key)]))
        if (must.some((key) => own[key] === null)) return []
        return [{ row: read.row, unread: new Set(read.unread), ...own } as RowOf<F>]
      }),
    example: exampleOf(columns, example),
  }
}

function exampleOf(columns: readonly ColumnWish[], written: string): (string | null)[][] {
  const [heads = [], ...rows] = written
    .trim()
    .split(/\n\s*\n/)
    .map((row) => row.split('|').map((cell) => cell.replace(/\s+/g, ' ').trim()))
  const strange = heads.find((head) => !columns.some(({ heading }) => heading === head))
  if (strange !== undefined) throw new Error(`the example has a column ${strange} of its own`)
  return rows.map((cells) => columns.map(({ heading }) => cells[heads.indexOf(heading)] || null))
}

/** Rows about one thing say the same or nothing: the first filled cell counts, and `differs` is
 * told of every other word, with the row that had it first. */
export function mergedCells<Cells extends { row: number }, Key extends keyof Cells>(
  [first, ...others]: readonly [Cells, ...Cells[]],
  keys: readonly Key[],
  differs: (row: number, key: Key, more: { before: unknown; from: number; found: unknown }) => void,
): Pick<Cells, Key> {
  const merged = Object.fromEntries(keys.map((key) => [key, first[key]])) as Pick<Cells, Key>
  const from = new Map(keys.map((key) => [key, first.row]))
  for (const other of others)
    for (const key of keys) {
      const [before, found] = [merged[key], other[key]]
      if (found === null || found === before) continue
      if (before === null) {
        merged[key] = found
        from.set(key, other.row)
      } else differs(other.row, key, { before, from: from.get(key) ?? first.row, found })
    }
  return merged
}
