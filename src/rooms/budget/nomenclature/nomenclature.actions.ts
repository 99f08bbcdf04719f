import type pg from 'pg'
import { errorsOf, printProblem } from '../../../kernel/importer.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import { readSheet } from '../../../platform/sheets/read-sheet.ts'
import type { NomenclatureEdition } from './nomenclature.contract.ts'
import {
  type NomenclatureRead,
  nomenclatureSheet,
  printCounts,
  readNomenclature,
} from './nomenclature.rules.ts'
import { publishNomenclature } from './nomenclature.store.ts'

/** How many problems a refusal lists; the rest are counted. */
const shown = 20

/** A list that may be published: its rows, how many of each level, and one sentence that says
 * so. */
export type CheckedNomenclature = Pick<NomenclatureRead, 'items' | 'counts'> & { sentence: string }

/** Reads a list (CSV or XLSX with the columns level, kode, kode_induk, nama and, where the edition
 * has them, kinerja, indikator, satuan, peraturan) and writes nothing. Refuses a file that cannot
 * be read, is empty, or has a single wrong row. */
export async function checkNomenclature(
  edition: Pick<NomenclatureEdition, 'name'>,
  file: { name: string; bytes: Uint8Array },
): Promise<CheckedNomenclature> {
  const table = await readSheet(file, nomenclatureSheet.wish)
  if (table.problem)
    throw new Refused(refusal(`budget/nomenclature-file`, 422, table.problem.detail))
  const { items, counts, problems } = readNomenclature(table)
  const errors = errorsOf(problems)
  if (errors[0])
    throw new Refused(
      refusal(
        'budget/nomenclature-wrong',
        422,
        `Ada ${errors.length + table.problemsLeftOut} kesalahan, jadi belum ada yang ` +
          `ditulis. ${printProblem(errors[0])}`,
        {
          errors: errors
            .slice(0, shown)
            .map((problem) => ({ pointer: `/rows/${problem.row}`, detail: printProblem(problem) })),
        },
      ),
    )
  if (items.length === 0)
    throw new Refused(
      refusal(
        'budget/nomenclature-empty',
        422,
        'Berkas ini tidak memuat satu pun baris nomenklatur.',
      ),
    )
  return { items, counts, sentence: `${edition.name}: ${printCounts(counts)}.` }
}

/** Publishes a list as one edition, whole or not at all, in the place of what the edition held.
 * Refuses what `checkNomenclature` refuses. */
export async function importNomenclature(
  owner: pg.Pool,
  edition: NomenclatureEdition,
  file: { name: string; bytes: Uint8Array },
): Promise<CheckedNomenclature> {
  const checked = await checkNomenclature(edition, file)
  await publishNomenclature(owner, edition, checked.items)
  return checked
}
