import type { MappedColumn } from '../../kernel/importer.ts'
import type { FileHeadings, ImportKind } from '../../rooms/imports/import.contract.ts'

/** Which column of the file holds each of ours: key of ours → letter, empty while nobody has
 * said. */
export type Pairs = Readonly<Record<string, string>>
type Column = ImportKind['columns'][number]

/** What is sure from the beginning: columns whose heading is ours, or that the region has said
 * before. Anything else is for the person to say. */
export const surePairs = ({ hints }: FileHeadings): Pairs =>
  Object.fromEntries(
    hints.filter(({ why }) => why === 'sure').map(({ key, letter }) => [key, letter]),
  )

/** The pairs as they are sent, each with the heading that is to stand there. */
export const mappedOf = ({ heads }: FileHeadings, pairs: Pairs): MappedColumn[] =>
  Object.entries(pairs).flatMap(([key, letter]) => {
    const heading = heads.find((head) => head.letter === letter)?.heading
    return heading === undefined ? [] : [{ key, letter, heading }]
  })

/** What must be said or is worth asking comes first; columns a file need not have and nothing
 * points to come last. */
export function inOrder(
  columns: readonly Column[],
  { hints }: FileHeadings,
): { first: Column[]; others: Column[] } {
  const asked = (column: Column): boolean =>
    column.required || hints.some(({ key }) => key === column.key)
  return { first: columns.filter(asked), others: columns.filter((column) => !asked(column)) }
}
