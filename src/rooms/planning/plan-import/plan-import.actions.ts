import type { SheetTable } from '../../../kernel/importer.ts'
import { heed, type Refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { leftHanging, supersededLater, takeBack } from '../../../platform/database/ledger.ts'
import type { Examined, Importer } from '../../../platform/importer.ts'
import {
  chartOf,
  loadOrganisation,
  type OrganisationTables,
  packOf,
} from '../../organisation/index.ts'
import { JudgingPack, PlanningPack } from '../pack.contract.ts'
import { holdPlan } from '../plan.store.ts'
import { planLedgers, planUses } from '../planning.ledgers.ts'
import type { PlanUser } from '../planning.ports.ts'
import type { PlanningTables } from '../planning.tables.ts'
import { examinePlan } from './plan-import.rules.ts'
import { planRecords, touchedBy, writePlan } from './plan-import.store.ts'
import { organisationAround } from './plan-import-holder.rules.ts'
import { knownOn } from './plan-import-known.rules.ts'
import { planSheet, targetColumns } from './plan-import-sheet.rules.ts'
import { planSummary } from './plan-import-summary.rules.ts'
import { whyHanging, whyNotTakeBack } from './undo.rules.ts'

type OwnTables = PlanningTables & OrganisationTables
type Ctx = Context<OwnTables>

async function examine(
  ctx: Ctx,
  table: SheetTable,
  { tahun, berlaku }: Record<string, string>,
): Promise<Examined> {
  await holdPlan(ctx, 'alone')
  const year = Number(tahun ?? ctx.today.slice(0, 4))
  const on = berlaku ?? `${year}-01-01`
  const { content: pack } = await packOf(ctx, 'perencanaan', year, PlanningPack)
  const { content: judging } = await packOf(ctx, 'pengukuran', year, JudgingPack)
  const here = await loadOrganisation(ctx, on)
  const chart = chartOf(
    on < ctx.today ? organisationAround(here, await loadOrganisation(ctx, ctx.today)) : here,
  )
  const records = await planRecords(
    ctx,
    targetColumns(year).map(({ period }) => period),
  )
  const plan = examinePlan(table, { on, year, chart, pack, judging, records })
  const write = async (runId: string): Promise<void> => {
    await writePlan(ctx, plan, knownOn(records, on), runId)
    await ctx.targets.moved((await touchedBy(ctx, runId)).measureIds)
  }
  return { problems: plan.problems, summary: planSummary(plan), write }
}

/** Takes one import back, or says why not. What it wrote is superseded first and looked at then, so
 * a refusal rolls all of it back with the request. */
async function undo(
  ctx: Ctx,
  users: readonly PlanUser<OwnTables>[],
  runId: string,
): Promise<Refusal | null> {
  await holdPlan(ctx, 'alone')
  const touched = await touchedBy(ctx, runId)
  const kept: string[] = []
  for (const user of users)
    kept.push(...[await user.whyKept(ctx, touched)].filter((why) => why !== null))
  heed(whyNotTakeBack({ changedLater: await supersededLater(ctx, planLedgers, runId), kept }))
  await takeBack(ctx, planLedgers, runId)
  await ctx.targets.moved(touched.measureIds)
  return whyHanging(await leftHanging(ctx, planUses, runId))
}

/** The importer of «Rencana, indikator, dan target»; `users` are the rooms asked before an import
 * is taken back. */
export function planImporter(users: readonly PlanUser<OwnTables>[]): Importer<OwnTables> {
  return {
    kind: 'plan',
    title: 'Rencana, indikator, dan target',
    sentence:
      'Pohon kinerja dari tujuan daerah sampai kinerja individu: satu baris satu ' +
      'indikator, dengan induk, pemegang, dan targetnya.',
    right: 'planning.manage',
    sheet: planSheet,
    options: [
      {
        key: 'tahun',
        label: 'Tahun target triwulan',
        hint: 'Tahun yang dimaksud kolom TW I sampai TW IV.',
        kind: 'year',
        required: true,
      },
      {
        key: 'berlaku',
        label: 'Berlaku sejak',
        kind: 'date',
        required: false,
        hint: 'Tanggal mulai berlakunya isi berkas ini. Kosong berarti 1 Januari tahun itu.',
      },
    ],
    examine,
    undo: (ctx, runId) => undo(ctx, users, runId),
  }
}
