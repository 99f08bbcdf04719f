import { printNumber } from '../../../kernel/indonesian.ts'
import { refusal } from '../../../kernel/refusal.ts'
import {
  closeRows,
  supersededLater,
  takeBack,
  writeVersions,
} from '../../../platform/database/ledger.ts'
import type { Importer } from '../../../platform/importer.ts'
import { chartOn, type OrganisationTables } from '../../organisation/index.ts'
import type { StaffTables } from '../staff.tables.ts'
import { outsidePredicateLedger } from './national.ledgers.ts'
import { outsidePredicatesOf } from './national.store.ts'
import { planPredicates, predicateSheet } from './predicate-import.rules.ts'

/** The importer of predicates made elsewhere: teachers in Ruang GTK, last year in the national
 * e-Kinerja. */
export const predicateImporter: Importer<StaffTables & OrganisationTables> = {
  kind: 'outside-predicates',
  title: 'Predikat dari luar',
  sentence:
    'Keadaan SKP dan predikat yang dibuat di aplikasi lain: guru dan kepala sekolah, atau tahun ' +
    'lalu. Satu baris satu pegawai dalam satu periode.',
  right: 'staff.manage',
  sheet: predicateSheet,
  options: [],
  async examine(ctx, table) {
    const { organisation } = await chartOn(ctx, ctx.today)
    const byNip = new Map(organisation.people.map(({ nip, id }) => [nip, id]))
    const people = predicateSheet.rows(table).flatMap(({ nip }) => byNip.get(nip) ?? [])
    const onRecord = await outsidePredicatesOf(ctx, people)
    const plan = planPredicates(table, (nip) => byNip.get(nip), onRecord)
    return {
      ...{ problems: plan.problems, summary: plan.summary },
      write: async (runId) => {
        await closeRows(ctx, outsidePredicateLedger, plan.closed, runId)
        await writeVersions(ctx, outsidePredicateLedger, plan.written, runId)
      },
    }
  },
  async undo(ctx, runId) {
    const later = await supersededLater(ctx, [outsidePredicateLedger], runId)
    if (later > 0)
      return refusal(
        'staff/predicates-changed-later',
        409,
        `Impor ini tidak dapat dibatalkan: ${printNumber(later)} baris di dalamnya sudah diganti ` +
          'impor yang lebih baru.',
      )
    await takeBack(ctx, [outsidePredicateLedger], runId)
    return null
  },
}
