import type { Problem, SheetWish } from '../../kernel/importer.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { ImportRun, Judgement, TypedProblem } from './import.contract.ts'

/** What a run of typed rows is called where files have their names. */
export const typedName = 'Diketik di layar'

/** The first typed row stands below the heads, as it would in a file. */
const firstRow = 2

/** Importers speak of files; whoever typed sees none. */
export const ofScreen = (text: string): string =>
  text.replace(/\b([Bb])erkas ini\b/g, (_, first: string) =>
    first === 'B' ? 'Isian ini' : 'isian ini',
  )

/** A problem as the screen places it: by the number of the row and the key of its column. */
export const typedProblem =
  ({ columns }: Pick<SheetWish, 'columns'>) =>
  ({ row, column, severity, code, detail, suggestion }: Problem): TypedProblem => ({
    row: row === null ? null : row - firstRow,
    column: columns.find(({ key, heading }) => heading === column || key === column)?.key ?? null,
    severity,
    code,
    detail: ofScreen(suggestion ? `${detail} ${suggestion}` : detail),
  })

/** Rows that would silently change something else: they were added as new, and their code is on
 * record. `names` has for each row what it would change. */
export const takenRows = (
  names: readonly (string | null)[],
  opened: (row: number) => boolean,
  column: string,
): TypedProblem[] =>
  names.flatMap((name, row) =>
    name === null || opened(row)
      ? []
      : [
          {
            ...{ row, column, severity: 'error' as const, code: 'imports/code-taken' },
            detail: `Kode ini sudah dipakai «${name}». Tulis kode lain, atau ubah dari halamannya.`,
          },
        ],
  )

/** What a checked run and the rows' own problems come to. */
export const judgementOf = (
  { summary }: Pick<ImportRun, 'summary'>,
  problems: TypedProblem[],
): Judgement => ({
  errors: problems.filter(({ severity }) => severity === 'error').length,
  problems,
  sentence: ofScreen(summary.sentence),
  changes: summary.preview,
})

/** Why typed rows cannot be saved: the first error, with all of them at their cells. */
export function whyNotSave({ problems }: Judgement): Refusal | null {
  const wrong = problems.filter(({ severity }) => severity === 'error')
  const [worst] = wrong
  if (!worst) return null
  const place = worst.row === null ? '' : `Baris ${worst.row + 1}: `
  return refusal('imports/typed-errors', 422, `${place}${worst.detail} Belum ada yang disimpan.`, {
    errors: wrong.map(({ row, column, detail }) => ({
      pointer: `/rows/${row ?? 0}/${column ?? ''}`,
      detail,
    })),
  })
}
