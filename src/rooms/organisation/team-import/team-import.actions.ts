import type { SheetTable, TypedRow } from '../../../kernel/importer.ts'
import { holds } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, writeVersions } from '../../../platform/database/ledger.ts'
import type { Examined, Importer, Typing } from '../../../platform/importer.ts'
import { chartOn } from '../chart/chart.actions.ts'
import { holdOrganisation } from '../event/event.store.ts'
import { teamRoleLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { nipOwner, seesNip } from '../person/nip-sight.rules.ts'
import { type Heirs, undoImport } from '../records/undo.actions.ts'
import { peopleFitting, unitsFitting } from '../unit/unit-suggestions.rules.ts'
import { planTeams, teamSheet } from './team-import.rules.ts'
import { recordsOfTeams, rolesOfUnit } from './team-import.store.ts'

type Ctx = Context<OrganisationTables>

async function examine(ctx: Ctx, table: SheetTable): Promise<Examined> {
  const nips = teamSheet.rows(table).map(({ nip }) => nip)
  const { problems, closed, written, changes, same } = planTeams(
    table,
    await recordsOfTeams(ctx, nips),
    ctx.newId,
  )
  return {
    problems,
    summary: {
      sentence:
        changes.length > 0
          ? `${changes.length} peran tim menjadi baru atau berubah menurut berkas ini.`
          : 'Tidak ada peran tim yang berubah menurut berkas ini.',
      counts: [
        { label: 'Baru atau berubah', count: changes.length },
        { label: 'Sudah tercatat seperti itu', count: same },
      ],
      preview: {
        columns: ['Pegawai', 'Peran', 'Tim', 'Sejak'],
        rows: changes.slice(0, 20).map(({ name, role, team, since }) => [name, role, team, since]),
      },
    },
    write: async (runId) => {
      await closeRows(ctx, teamRoleLedger, closed, runId)
      await writeVersions(ctx, teamRoleLedger, written, runId)
    },
  }
}

/** «Peran tim kerja» typed on screen: the roles of a team on a day. */
const typing: Typing<OrganisationTables> = {
  async rowsOf(ctx, { id }) {
    const { unit, person } = await chartOn(ctx, ctx.today)
    const roles = (await rolesOfUnit(ctx, id)).filter((role) => holds(role, ctx.today))
    return roles.map(({ personId, role, validFrom, decreeNumber, decreeDate }): TypedRow => {
      const who = person.get(personId)
      return {
        ...{ unitCode: unit.get(id)?.code ?? null, nip: who?.nip ?? null, name: who?.name ?? null },
        ...{ role: role === 'KETUA' ? 'Ketua' : 'Anggota', since: validFrom },
        ...{ until: null, decreeNumber, decreeDate },
      }
    })
  },
  // one more role of somebody is what a row says
  changedBy: async (_ctx, rows) => rows.map(() => null),
  suggests: ['nip', 'unitCode'],
  async suggest(ctx, { column, words }) {
    const chart = await chartOn(ctx, ctx.today)
    if (column === 'unitCode') return unitsFitting(words, chart)
    return peopleFitting(words, chart, (id) => seesNip(ctx.actor, nipOwner(chart, id)))
  },
}

/** The importer of «Peran tim kerja»; `heirs` are the rooms asked before an import is taken back. */
export function teamImporter(heirs: Heirs): Importer<OrganisationTables> {
  return {
    kind: 'teams',
    title: 'Peran tim kerja',
    sentence: 'Ketua dan anggota tim kerja: satu baris satu peran, dengan tanggal dan SK-nya.',
    right: 'organisation.manage',
    sheet: teamSheet,
    options: [],
    examine,
    undo: (ctx, runId) => undoImport(ctx, heirs, runId),
    hold: holdOrganisation,
    typing,
  }
}
