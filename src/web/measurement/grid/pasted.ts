import type { GridLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { counted, type FigureDraft } from '../figure/draft.ts'

/** The columns somebody fills, in the order of the screen and of the file. */
export const gridColumns = ['numerator', 'denominator', 'value', 'kind', 'analysis'] as const
export type GridColumn = (typeof gridColumns)[number]

/** What a figure is: final, provisional, or not measurable yet. */
export const kinds = {
  final: 'Tetap',
  provisional: 'Sementara',
  blank: 'Belum dapat diukur',
} as const
export type Kind = keyof typeof kinds

type Line = Pick<GridLine, 'unitKind' | 'aggregation' | 'indicatorCode' | 'period' | 'periodLabel'>
export type Typed = Partial<Record<GridColumn, string>>
/** Cells that belong to one row of the grid. */
export type Placed = { row: number; typed: Typed }

const heads: Record<GridColumn | 'code' | 'period', RegExp> = {
  code: /^kode/i,
  period: /^periode/i,
  numerator: /^pembilang$/i,
  denominator: /^penyebut$/i,
  value: /^(realisasi|nilai)$/i,
  kind: /^(jenis|keadaan)/i,
  analysis: /^penjelasan/i,
}

const same = (a: string | undefined, b: string): boolean =>
  a?.trim().toLocaleLowerCase('id') === b.toLocaleLowerCase('id')

/** Where copied cells belong: by code and period where their heads were copied too, else from the
 * cell they were pasted into, to the right and down. `lost` are rows no figure here answers to. */
export function placed(
  cells: readonly string[][],
  at: { row: number; column: GridColumn },
  lines: readonly Line[],
): { rows: Placed[]; lost: string[] } {
  const [first = []] = cells
  const column = (name: keyof typeof heads): number =>
    first.findIndex((head) => heads[name].test(head))
  const typedFrom = (row: readonly string[], of: (name: GridColumn) => string | undefined): Typed =>
    Object.fromEntries(
      gridColumns.flatMap((name) => {
        const cell = row.length > 0 ? of(name) : undefined
        return cell === undefined ? [] : [[name, cell]]
      }),
    )
  if (column('code') < 0) {
    const from = gridColumns.indexOf(at.column)
    const rows = cells.map((row, i) => ({
      row: at.row + i,
      typed: typedFrom(row, (name) => row[gridColumns.indexOf(name) - from]),
    }))
    return told(
      rows.filter(({ row }) => row < lines.length),
      rows.filter(({ row }) => row >= lines.length).map((_, i) => `baris ${i + 1} di bawah`),
      lines,
    )
  }
  const [rows, lost]: [Placed[], string[]] = [[], []]
  for (const row of cells.slice(1)) {
    const [code, period] = [row[column('code')], row[column('period')]]
    const found = lines.findIndex(
      (line) =>
        same(code, line.indicatorCode) &&
        (column('period') < 0 || same(period, line.period) || same(period, line.periodLabel)),
    )
    const typed = typedFrom(row, (name) => (column(name) < 0 ? undefined : row[column(name)]))
    if (found >= 0) rows.push({ row: found, typed })
    else lost.push([code, period].filter(Boolean).join(', '))
  }
  return told(rows, lost, lines)
}

/** A value cannot stand where only numerator and denominator do: it is left out and told. */
function told(
  rows: readonly Placed[],
  lost: readonly string[],
  lines: readonly Line[],
): { rows: Placed[]; lost: string[] } {
  const misplaced: string[] = []
  const kept = rows.map(({ row, typed }) => {
    const line = lines[row]
    const { value, ...rest } = typed
    if (!value || !line || !onlyParts(line)) return { row, typed }
    if (!rest.numerator) misplaced.push(`${line.indicatorCode} diisi pembilang dan penyebut`)
    return { row, typed: rest }
  })
  return { rows: kept, lost: [...lost, ...misplaced] }
}

/** A number as typed, without what does not change it (`87,50` is `87,5`). */
const plain = (text: string): string =>
  /^-?\d+,\d*$/.test(text) ? text.replace(/,?0*$/, '') : text.trim()

/** What a filled form changes in a row: cells that say something, and something else than the row
 * said when it opened. */
export function changedCells(
  opened: FigureDraft,
  row: Readonly<Record<GridColumn, string | null>>,
): Typed {
  const before = { ...opened, kind: kinds[kindOf(opened)] }
  return Object.fromEntries(
    gridColumns.flatMap((name) => {
      const cell = row[name]
      return cell === null || plain(cell) === plain(before[name]) ? [] : [[name, cell]]
    }),
  )
}

const kindNamed = (text: string): Kind | null => {
  if (/^(sementara|s)$/i.test(text)) return 'provisional'
  if (/^(belum|tidak)|^n\/?a$/i.test(text)) return 'blank'
  return /^tetap$/i.test(text) ? 'final' : null
}

/** May this figure be given as numerator and denominator, and must it? */
export const takesParts = ({ unitKind }: Pick<Line, 'unitKind'>): boolean =>
  unitKind === 'PERCENT' || unitKind === 'INDEX'
export const onlyParts = ({ unitKind, aggregation }: Line): boolean =>
  counted(unitKind) && aggregation === 'RATIO_POOLED'

export const kindOf = ({ mode, provisional }: FigureDraft): Kind =>
  mode === 'blank' ? 'blank' : provisional ? 'provisional' : 'final'

/** A row after something was typed or pasted into its cells. Whoever types a numerator counts from
 * parts; whoever empties both, or types the value, gives the value itself. */
export function afterTyping(draft: FigureDraft, line: Line, typed: Typed): Partial<FigureDraft> {
  const { kind: named, ...cells } = typed
  const kind = named === undefined ? null : kindNamed(named)
  const next = { ...draft, ...cells }
  const inParts =
    onlyParts(line) ||
    ((takesParts(line) || draft.mode === 'parts') &&
      (next.numerator.trim() !== '' || (typed.denominator ?? '').trim() !== '') &&
      (typed.value ?? '').trim() === '')
  const blank = kind === null ? draft.mode === 'blank' : kind === 'blank'
  return {
    ...cells,
    mode: blank ? 'blank' : inParts ? 'parts' : 'value',
    ...(kind && { provisional: kind === 'provisional' }),
  }
}
