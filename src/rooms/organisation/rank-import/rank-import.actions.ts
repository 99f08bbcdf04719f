import type { SheetTable } from '../../../kernel/importer.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, writeVersions } from '../../../platform/database/ledger.ts'
import type { Examined, Importer, Typing } from '../../../platform/importer.ts'
import { chartOn } from '../chart/chart.actions.ts'
import { holdOrganisation } from '../event/event.store.ts'
import { personLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { readPack, readRanks } from '../pack/pack.actions.ts'
import { employmentKindNames } from '../person/naming.rules.ts'
import { nipOwner, seesNip } from '../person/nip-sight.rules.ts'
import { peopleOfNips } from '../person/person.store.ts'
import { type Heirs, undoImport } from '../records/undo.actions.ts'
import { peopleFitting } from '../unit/unit-suggestions.rules.ts'
import { planRanks, rankSheet } from './rank-import.rules.ts'

type Ctx = Context<OrganisationTables>

async function examine(ctx: Ctx, table: SheetTable): Promise<Examined> {
  const { content } = await readPack(ctx, 'organisasi', ctx.today, OrganisationPack)
  const grades = {
    ranks: await readRanks(ctx, ctx.today),
    contractGrades: content.contractGrades,
  }
  const nips = rankSheet.rows(table).map(({ nip }) => nip)
  const plan = planRanks(table, { people: await peopleOfNips(ctx, nips), grades })
  const { changes, same } = plan
  return {
    problems: plan.problems,
    summary: {
      sentence:
        changes.length > 0
          ? `Pangkat atau status ${changes.length} pegawai berubah menurut berkas ini.`
          : 'Tidak ada pangkat atau status yang berubah menurut berkas ini.',
      counts: [
        { label: 'Berubah', count: changes.length },
        { label: 'Sudah tercatat seperti itu', count: same },
      ],
      preview: {
        columns: ['Pegawai', 'Sejak', 'Menjadi'],
        rows: changes.slice(0, 20).map(({ name, since, said }) => [name, since, said]),
      },
    },
    write: async (runId) => {
      await closeRows(ctx, personLedger, plan.closed, runId)
      await writeVersions(ctx, personLedger, plan.written, runId)
    },
  }
}

/** «Pangkat dan status» typed on screen. */
const typing: Typing<OrganisationTables> = {
  async rowsOf(ctx, { id }) {
    const person = (await chartOn(ctx, ctx.today)).person.get(id)
    if (!person?.nip) return []
    const { nip, name, employmentKind, grade } = person
    return [{ nip, name, employmentKind: employmentKindNames[employmentKind], grade, since: null }]
  },
  // a row is a step on top of what is on record, never that record again
  changedBy: async (_ctx, rows) => rows.map(({ name }) => name ?? null),
  suggests: ['nip'],
  async suggest(ctx, { words }) {
    const chart = await chartOn(ctx, ctx.today)
    return peopleFitting(words, chart, (id) => seesNip(ctx.actor, nipOwner(chart, id)))
  },
}

/** The importer of «Pangkat dan status»; `heirs` are the rooms asked before an import is taken
 * back. */
export function rankImporter(heirs: Heirs): Importer<OrganisationTables> {
  return {
    kind: 'ranks',
    title: 'Pangkat dan status pegawai',
    sentence:
      'Kenaikan pangkat dan perubahan status (CPNS menjadi PNS, paruh waktu menjadi penuh waktu): ' +
      'satu baris satu pegawai, dengan TMT masing-masing, juga yang sudah lewat.',
    right: 'organisation.manage',
    sheet: rankSheet,
    options: [],
    examine,
    undo: (ctx, runId) => undoImport(ctx, heirs, runId),
    hold: holdOrganisation,
    typing,
  }
}
