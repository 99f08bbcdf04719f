import type { SheetTable, TypedRow } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import {
  closeRows,
  recordsOf,
  supersededLater,
  takeBack,
  writeVersions,
} from '../../../platform/database/ledger.ts'
import type { Examined, Importer, Typing } from '../../../platform/importer.ts'
import { chartOn } from '../chart/chart.actions.ts'
import { raterLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { nipOwner, seesNip } from '../person/nip-sight.rules.ts'
import { peopleFitting, postsFitting } from '../unit/unit-suggestions.rules.ts'
import { planRaters, raterSheet } from './rater-import.rules.ts'

type Ctx = Context<OrganisationTables>

async function examine(ctx: Ctx, table: SheetTable): Promise<Examined> {
  const chart = await chartOn(ctx, ctx.today)
  const onRecord = await recordsOf(ctx, raterLedger)
  const { changes, problems, summary } = planRaters(table, { chart, onRecord })
  const write = async (runId: string): Promise<void> => {
    const corrected = changes.flatMap(({ before }) => before?.rowId ?? [])
    await closeRows(ctx, raterLedger, corrected, runId)
    const versions = changes.map(({ said, before }) => ({ ...said, id: before?.id ?? ctx.newId() }))
    await writeVersions(ctx, raterLedger, versions, runId)
  }
  return { problems, summary, write }
}

async function undo(ctx: Ctx, runId: string): Promise<Refusal | null> {
  const later = await supersededLater(ctx, [raterLedger], runId)
  if (later > 0)
    return refusal(
      'organisation/changed-later',
      409,
      `Impor ini tidak dapat dibatalkan: ${printNumber(later)} delegasi di dalamnya sudah ` +
        'diubah sesudahnya. Batalkan dulu perubahan yang lebih baru.',
    )
  await takeBack(ctx, [raterLedger], runId)
  return null
}

/** The decree that holds for a person, or an empty row for one. */
async function rowsOf(ctx: Ctx, { id }: { id: string }): Promise<TypedRow[]> {
  const chart = await chartOn(ctx, ctx.today)
  const person = chart.person.get(id)
  if (!person) return []
  const [decree] = chart.delegations.get(id) ?? []
  const rated = { ratedNip: person.nip, ratedName: person.name }
  if (!decree) return [rated]
  const { decreeNumber, decreeDate, validFrom: from, validTo } = decree
  const delegate = chart.person.get(decree.delegateId)
  return [
    {
      ...{ ...rated, delegateNip: delegate?.nip ?? null, delegateName: delegate?.name ?? null },
      ...{ decreeNumber, decreeDate, from, until: validTo && addDays(validTo, -1) },
    },
  ]
}

const typing: Typing<OrganisationTables> = {
  rowsOf,
  changedBy: async (_, rows) => rows.map(() => null),
  suggests: ['ratedNip', 'delegateNip', 'ratedPost'],
  async suggest(ctx, { column, words }) {
    const chart = await chartOn(ctx, ctx.today)
    return column === 'ratedPost'
      ? postsFitting(words, chart)
      : peopleFitting(words, chart, (id) => seesNip(ctx.actor, nipOwner(chart, id)))
  },
}

/** The importer of «Delegasi penilai SKP». */
export const raterImporter: Importer<OrganisationTables> = {
  kind: 'raters',
  title: 'Delegasi penilai SKP',
  sentence:
    'Keputusan yang mendelegasikan penilaian SKP, misalnya kepada ketua tim: satu baris satu orang ' +
    'atau jabatan yang dinilai.',
  right: 'organisation.manage',
  sheet: raterSheet,
  options: [],
  examine,
  undo,
  typing,
}
