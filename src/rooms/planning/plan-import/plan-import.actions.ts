import type { SheetTable } from '../../../kernel/importer.ts'
import { heed, type Refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { leftHanging, supersededLater, takeBack } from '../../../platform/database/ledger.ts'
import type { Examined, Importer } from '../../../platform/importer.ts'
import {
  type Chart,
  chartOf,
  chartOn,
  loadOrganisation,
  type Organisation,
  type OrganisationTables,
  packOf,
} from '../../organisation/index.ts'
import { JudgingPack, PlanningPack } from '../pack.contract.ts'
import { holdPlan } from '../plan.store.ts'
import { planLedgers, planUses } from '../planning.ledgers.ts'
import type { BudgetWords, PlanUser } from '../planning.ports.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type { PlanRecords, Question } from './plan-import.contract.ts'
import { examinePlan } from './plan-import.rules.ts'
import { planRecords, planRecordsAbout, touchedBy, writePlan } from './plan-import.store.ts'
import { organisationAround } from './plan-import-holder.rules.ts'
import { knownOn } from './plan-import-known.rules.ts'
import { planSheet, targetColumns } from './plan-import-sheet.rules.ts'
import { planSummary } from './plan-import-summary.rules.ts'
import { planTyping } from './plan-typing.actions.ts'
import { whyHanging, whyNotTakeBack } from './undo.rules.ts'

type OwnTables = PlanningTables & OrganisationTables
type Ctx = Context<OwnTables>

/** The organisation of the date and of today; for typed rows as it lies in memory. */
async function chartAround(ctx: Ctx, { format }: SheetTable, on: LocalDate): Promise<Chart> {
  const load = async (date: LocalDate): Promise<Organisation> =>
    format === 'TYPED' ? (await chartOn(ctx, date)).organisation : loadOrganisation(ctx, date)
  const here = await load(on)
  return chartOf(on < ctx.today ? organisationAround(here, await load(ctx.today)) : here)
}

/** The whole plan, or for typed rows only what they name. */
function recordsFor(ctx: Ctx, table: SheetTable, year: number): Promise<PlanRecords> {
  const periods = targetColumns(year).map(({ period }) => period)
  if (table.format !== 'TYPED') return planRecords(ctx, periods)
  const rows = planSheet.rows(table)
  const filled = (cells: (string | null)[]): string[] => cells.filter((cell) => cell !== null)
  return planRecordsAbout(
    ctx,
    {
      nodes: filled(rows.flatMap(({ code, parentCode }) => [code, parentCode])),
      indicators: filled(
        rows.flatMap(({ indicatorCode, parentIndicator }) => [indicatorCode, parentIndicator]),
      ),
    },
    periods,
  )
}

/** Looks at a file of the plan, as it is or as `read` turns it into one: what is wrong, what would
 * change, and how it is written. */
export async function examineAs(
  ctx: Ctx,
  table: SheetTable,
  { tahun, berlaku }: Record<string, string>,
  read: (question: Question) => SheetTable = () => table,
): Promise<Examined> {
  await holdPlan(ctx, 'alone')
  const year = Number(tahun ?? ctx.today.slice(0, 4))
  const on = berlaku ?? `${year}-01-01`
  const { content: pack } = await packOf(ctx, 'perencanaan', year, PlanningPack)
  const { content: judging } = await packOf(ctx, 'pengukuran', year, JudgingPack)
  const chart = await chartAround(ctx, table, on)
  const records = await recordsFor(ctx, table, year)
  const question = { on, year, chart, pack, judging, records }
  const plan = examinePlan(read(question), question)
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
 * is taken back, `budget` knows the codes that nodes name. */
export function planImporter(
  users: readonly PlanUser<OwnTables>[],
  budget: BudgetWords<OwnTables>,
): Importer<OwnTables> {
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
    examine: (ctx, table, options) => examineAs(ctx, table, options),
    undo: (ctx, runId) => undo(ctx, users, runId),
    typing: planTyping(budget),
  }
}
