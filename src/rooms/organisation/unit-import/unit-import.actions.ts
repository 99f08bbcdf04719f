import type { SheetTable } from '../../../kernel/importer.ts'
import { holds } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import type { Examined, Importer } from '../../../platform/importer.ts'
import { holdOrganisation } from '../event/event.store.ts'
import { unitLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { readPack } from '../pack/pack.actions.ts'
import { type Heirs, undoImport } from '../records/undo.actions.ts'
import { planUnits } from './unit-import.rules.ts'
import { writeUnits } from './unit-import.store.ts'
import { unitSheet } from './unit-import-sheet.rules.ts'
import { unitSummary } from './unit-import-summary.rules.ts'
import { unitTyping } from './unit-typing.actions.ts'

type Ctx = Context<OrganisationTables>

async function examine(
  ctx: Ctx,
  table: SheetTable,
  options: Record<string, string>,
): Promise<Examined> {
  const on = options.berlaku ?? ctx.today
  const { content: pack } = await readPack(ctx, 'organisasi', on, OrganisationPack)
  const records = await recordsOf(ctx, unitLedger)
  const plan = planUnits({ table, records, on, pack })
  const known = new Map(
    records.filter((record) => holds(record, on)).map(({ code, id }) => [code, id]),
  )
  return {
    problems: plan.problems,
    summary: unitSummary(plan),
    write: (runId) => writeUnits(ctx, plan.changes, known, runId),
  }
}

/** The importer of «Struktur unit kerja»; `heirs` are the rooms asked before an import is taken
 * back. */
export function unitImporter(heirs: Heirs): Importer<OrganisationTables> {
  return {
    kind: 'units',
    title: 'Struktur unit kerja',
    sentence:
      'Perangkat daerah, bagian, bidang, UPTD, kelurahan, sekolah: satu baris satu unit, ' +
      'dengan kode induknya.',
    right: 'organisation.manage',
    sheet: unitSheet,
    options: [
      {
        key: 'berlaku',
        label: 'Berlaku sejak',
        kind: 'date',
        required: false,
        hint: 'Tanggal mulai berlakunya isi berkas ini. Kosong berarti hari ini.',
      },
    ],
    examine,
    undo: (ctx, runId) => undoImport(ctx, heirs, runId),
    hold: holdOrganisation,
    typing: unitTyping,
  }
}
