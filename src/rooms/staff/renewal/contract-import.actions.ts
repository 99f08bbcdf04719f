import { printNumber } from '../../../kernel/indonesian.ts'
import { refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import {
  closeRows,
  supersededLater,
  takeBack,
  writeVersions,
} from '../../../platform/database/ledger.ts'
import type { Importer } from '../../../platform/importer.ts'
import { chartOn, type OrganisationTables } from '../../organisation/index.ts'
import type { StaffTables } from '../staff.tables.ts'
import { planContracts, workContractSheet } from './contract-import.rules.ts'
import { workContractLedger } from './renewal.ledgers.ts'
import { contractsOf, newestContracts } from './renewal.store.ts'

/** The importer of contracts of PPPK paruh waktu, by file and by hand. */
export const workContractImporter: Importer<StaffTables & OrganisationTables> = {
  kind: 'work-contracts',
  title: 'Kontrak kerja',
  sentence:
    'Nomor, mulai, dan hari terakhir perjanjian kerja PPPK paruh waktu. Penilainya diingatkan ' +
    'sebelum berakhir.',
  right: 'staff.manage',
  sheet: workContractSheet,
  options: [],
  async examine(ctx, table) {
    const { organisation } = await chartOn(ctx, ctx.today)
    const byNip = new Map(organisation.people.map((person) => [person.nip, person]))
    const people = workContractSheet.rows(table).flatMap(({ nip }) => byNip.get(nip)?.id ?? [])
    const onRecord = await contractsOf(ctx, people)
    const plan = planContracts(table, (nip) => byNip.get(nip), onRecord)
    return {
      ...{ problems: plan.problems, summary: plan.summary },
      write: async (runId) => {
        await closeRows(ctx, workContractLedger, plan.closed, runId)
        await writeVersions(ctx, workContractLedger, plan.written, runId)
      },
    }
  },
  async undo(ctx, runId) {
    const later = await supersededLater(ctx, [workContractLedger], runId)
    if (later > 0)
      return refusal(
        'staff/contracts-changed-later',
        409,
        `Impor ini tidak dapat dibatalkan: ${printNumber(later)} kontrak di dalamnya sudah diubah ` +
          'sesudahnya.',
      )
    await takeBack(ctx, [workContractLedger], runId)
    return null
  },
  typing: {
    async rowsOf(ctx, { id }) {
      const person = (await chartOn(ctx, ctx.today)).person.get(id)
      if (!person) return []
      const [one] = await newestContracts(ctx, { personIds: [id] })
      const said = { nip: person.nip, name: person.name }
      if (!one) return [said]
      const { number, validFrom: from, validTo } = one
      return [{ ...said, number, from, until: addDays(validTo, -1) }]
    },
    changedBy: async (_, rows) => rows.map(() => null),
    suggests: [],
    suggest: async () => [],
  },
}
