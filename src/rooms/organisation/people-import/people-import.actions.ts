import type { SheetTable } from '../../../kernel/importer.ts'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import type { Examined, Importer } from '../../../platform/importer.ts'
import { inSteps } from '../../../platform/operations/turns.ts'
import { chartOn } from '../chart/chart.actions.ts'
import { holdOrganisation } from '../event/event.store.ts'
import {
  assignmentLedger,
  personLedger,
  positionLedger,
  unitLedger,
} from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { readPack, readRanks } from '../pack/pack.actions.ts'
import { type Heirs, undoImport } from '../records/undo.actions.ts'
import { unitWords } from '../unit/unit-words.rules.ts'
import type { PeopleQuestion, Records } from './people-import.contract.ts'
import { planPeople } from './people-import.rules.ts'
import { personIdsByNip, recordsAbout, writePeople } from './people-import.store.ts'
import { knownOn } from './people-import-known.rules.ts'
import { peopleSheet } from './people-import-sheet.rules.ts'
import { peopleSummary } from './people-import-summary.rules.ts'
import { peopleTyping } from './people-typing.actions.ts'

type Ctx = Context<OrganisationTables>

/** Everything of the region, or for typed rows only what they name. */
async function recordsFor(ctx: Ctx, table: SheetTable): Promise<Records> {
  if (table.format !== 'TYPED')
    return {
      units: await recordsOf(ctx, unitLedger),
      positions: await recordsOf(ctx, positionLedger),
      people: await recordsOf(ctx, personLedger),
      assignments: await recordsOf(ctx, assignmentLedger),
      personIdByNip: await personIdsByNip(ctx),
    }
  const rows = peopleSheet.rows(table)
  const word = unitWords((await chartOn(ctx, ctx.today)).organisation.units)
  const named = (all: (string | null)[]) => new Set(all.filter((one) => one !== null))
  return recordsAbout(ctx, {
    codes: named(rows.flatMap(({ positionCode, superiorCode }) => [positionCode, superiorCode])),
    nips: named(rows.map(({ nip }) => nip)),
    unitCodes: named(
      rows.map(({ positionCode, unitCode }) =>
        positionCode === null ? (word(unitCode).code ?? unitCode) : null,
      ),
    ),
  })
}

async function questionOf(
  ctx: Ctx,
  table: SheetTable,
  { berlaku: on = ctx.today, wakil: asked }: Record<string, string>,
): Promise<PeopleQuestion> {
  const { content: pack } = await readPack(ctx, 'organisasi', on, OrganisationPack)
  return {
    ...{
      on,
      today: ctx.today,
      pack,
      deputies: asked === 'wakil' || asked === 'tetap' ? asked : null,
      grades: { ranks: await readRanks(ctx, on), contractGrades: pack.contractGrades },
    },
    records: await recordsFor(ctx, table),
  }
}

async function examine(
  ctx: Ctx,
  table: SheetTable,
  options: Record<string, string>,
): Promise<Examined> {
  const question = await questionOf(ctx, table, options)
  const plan = await inSteps(planPeople(table, question))
  const known = knownOn(question.records, question.on)
  return {
    problems: plan.problems,
    summary: peopleSummary(plan, known),
    write: (runId) => writePeople(ctx, plan, known, runId),
  }
}

/** The importer of «Jabatan dan pegawai»; `heirs` are the rooms asked before an import is taken
 * back. */
export function peopleImporter(heirs: Heirs): Importer<OrganisationTables> {
  return {
    kind: 'people',
    title: 'Jabatan dan pegawai',
    sentence:
      'Jabatan dengan atasannya dan siapa yang memegangnya: satu baris satu pemegang; ' +
      'baris tanpa NIP dan nama berarti jabatan kosong.',
    right: 'organisation.manage',
    sheet: peopleSheet,
    options: [
      {
        key: 'berlaku',
        label: 'Berlaku sejak',
        kind: 'date',
        required: false,
        hint:
          'Tanggal mulai berlakunya jabatan dan data pegawai di berkas ini; penugasan ' +
          'mengikuti TMT-nya. Kosong berarti hari ini.',
      },
      {
        key: 'wakil',
        label: 'Jabatan politik yang diawali «Wakil»',
        kind: 'choice',
        choices: [
          { value: 'wakil', label: 'Wakil kepala daerah: tidak membuat dan tidak memberi PK' },
          { value: 'tetap', label: 'Bukan wakil kepala daerah' },
        ],
        required: false,
        hint: 'Kosong berarti wakil kepala daerah.',
      },
    ],
    examine,
    undo: (ctx, runId) => undoImport(ctx, heirs, runId),
    hold: holdOrganisation,
    typing: peopleTyping,
  }
}
