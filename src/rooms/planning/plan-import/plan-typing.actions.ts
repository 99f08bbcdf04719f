import type { TypedRow } from '../../../kernel/importer.ts'
import type { Context } from '../../../platform/context.ts'
import type { Suggestion, Typing } from '../../../platform/importer.ts'
import {
  chartOn,
  nipOwner,
  type OrganisationTables,
  peopleFitting,
  postsFitting,
  seesNip,
  unitsFitting,
} from '../../organisation/index.ts'
import type { BudgetWords } from '../planning.ports.ts'
import type { PlanningTables } from '../planning.tables.ts'
import { planCells } from './plan-cells.rules.ts'
import { planRecordsOf, planWords, statementsOf } from './plan-import.store.ts'
import { targetColumns } from './plan-import-sheet.rules.ts'

type OwnTables = PlanningTables & OrganisationTables
type Options = Record<string, string>

/** As many rows as one sheet takes. */
const most = 250

const yearOf = (ctx: Context<OwnTables>, { tahun }: Options): number =>
  Number(tahun ?? ctx.today.slice(0, 4))
const dateOf = (ctx: Context<OwnTables>, options: Options): string =>
  options.berlaku ?? `${yearOf(ctx, options)}-01-01`

async function rowsOf(
  ctx: Context<OwnTables>,
  { id, whole, options }: { id: string; whole: boolean; options: Options },
): Promise<TypedRow[]> {
  const [year, on] = [yearOf(ctx, options), dateOf(ctx, options)]
  const periods = targetColumns(year).map(({ period }) => period)
  const records = await planRecordsOf(ctx, { id, whole }, periods)
  const chart = await chartOn(ctx, ctx.today)
  const parentId = records.nodes.find((node) => node.id === id)?.parentId
  const rows = planCells(
    records,
    on,
    (node, measures) =>
      node.id !== parentId &&
      (records.nodes.some((one) => one.id === id) ||
        measures.some(({ indicatorId }) => indicatorId === id)),
    { chart, year, seesNip: (person) => seesNip(ctx.actor, nipOwner(chart, person)) },
  )
  const ofIndicator = records.indicators.find((indicator) => indicator.id === id)?.code
  return (
    ofIndicator ? rows.filter((row) => row.indicatorCode === ofIndicator).slice(0, 1) : rows
  ).slice(0, most)
}

async function suggestOwn(
  ctx: Context<OwnTables>,
  { column, words, options }: { column: string; words: string; options: Options },
): Promise<Suggestion[]> {
  if (column === 'parentCode' || column === 'indicatorCode' || column === 'parentIndicator')
    return planWords(
      ctx,
      column === 'parentCode' ? 'node' : 'indicator',
      words.split(/\s+/).filter(Boolean),
      dateOf(ctx, options),
    )
  const chart = await chartOn(ctx, ctx.today)
  if (column === 'unitCode') return unitsFitting(words, chart)
  if (column === 'positionCode') return postsFitting(words, chart)
  return peopleFitting(words, chart, (id) => seesNip(ctx.actor, nipOwner(chart, id)))
}

/** «Rencana, indikator, dan target» typed on screen. */
export const planTyping = (budget: BudgetWords<OwnTables>): Typing<OwnTables> => ({
  rowsOf,
  async changedBy(ctx, rows) {
    const names = await statementsOf(
      ctx,
      rows.flatMap(({ code }) => code ?? []),
    )
    return rows.map(({ code }) => names.get(code ?? '') ?? null)
  },
  suggests: [
    ...['parentCode', 'indicatorCode', 'parentIndicator', 'unitCode', 'positionCode', 'nip'],
    'budgetCode',
  ],
  suggest: (ctx, { column, words, options }) => {
    const wanted = words.split(/\s+/).filter(Boolean)
    return column === 'budgetCode'
      ? budget.headings(ctx, wanted, yearOf(ctx, options))
      : suggestOwn(ctx, { column, words, options })
  },
})
