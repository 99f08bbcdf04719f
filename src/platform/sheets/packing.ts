import type { CellValue, RowRead } from '../../kernel/importer.ts'

/** Rows on their way between threads: texts are sent once and pointed at, so that a file full of
 * repeated names stays small on both sides. */
export type Packed = {
  texts: string[]
  rows: { row: number; cells: (number | null)[]; unread?: string[] }[]
}

/** Packs rows on the sending side. Texts are numbered from 0; whole numbers of rupiah columns
 * travel behind the texts, as `-1 - index`. */
export function packer(
  keys: readonly string[],
): (rows: readonly RowRead[]) => Packed & { numbers: number[] } {
  const known = new Map<string, number>()
  return (rows) => {
    const [texts, numbers]: [string[], number[]] = [[], []]
    const pointer = (value: CellValue | null): number | null => {
      if (value === null) return null
      if (typeof value === 'number') return -numbers.push(value)
      const at = known.get(value)
      if (at !== undefined) return at
      known.set(value, known.size)
      texts.push(value)
      return known.size - 1
    }
    const packed = rows.map(({ row, values, unread }) => ({
      row,
      cells: keys.map((key) => pointer(values[key] ?? null)),
      ...(unread ? { unread } : {}),
    }))
    return { texts, numbers, rows: packed }
  }
}

/** Unpacks on the receiving side, piece by piece in the order they were packed. */
export function unpacker(
  keys: readonly string[],
): (packed: ReturnType<ReturnType<typeof packer>>) => RowRead[] {
  const known: string[] = []
  return ({ texts, numbers, rows }) => {
    for (const text of texts) known.push(text)
    const valueAt = (at: number | null | undefined): CellValue | null =>
      at === null || at === undefined
        ? null
        : at < 0
          ? (numbers[-1 - at] ?? null)
          : (known[at] ?? null)
    return rows.map(({ row, cells, unread }) => {
      const values: RowRead['values'] = {}
      for (const [index, key] of keys.entries()) values[key] = valueAt(cells[index])
      return unread ? { row, values, unread } : { row, values }
    })
  }
}
