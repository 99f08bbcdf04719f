import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { type GrantRole, holdersOf, type IdentityTables } from '../../identity/index.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import {
  dateWithin,
  loadPlan,
  type PlanMeasure,
  type PlanningTables,
  printTarget,
} from '../../planning/index.ts'
import type { AgreementRow, Finding } from '../agreement.contract.ts'
import type { Current } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { blocksOf } from '../block.store.ts'
import { isInTalks } from '../state.rules.ts'
import { departuresOf, keptFromBefore, talkFindings, traceOf } from './departure.rules.ts'
import { isTalkedAbout, rowKeyOf, standingOf } from './round.rules.ts'
import {
  agreedBefore,
  loadRounds,
  type RowNow,
  type StoredRound,
  saveRounds,
  saveRows,
} from './round.store.ts'
import { talkPath } from './talk.rules.ts'

export type TalkTables = AgreementsTables &
  OrganisationTables &
  PlanningTables &
  IdentityTables &
  AuditTables
type Ctx = Context<TalkTables>
type Reading = Context<AgreementsTables & OrganisationTables & PlanningTables>
type Rows = readonly AgreementRow[]
type Drawn = { current: Current; rows: Rows }

/** What the plan says today of the measures of some rows, by measure. */
export async function plannedOf(
  ctx: Reading,
  year: number,
  rows: Rows,
): Promise<ReadonlyMap<string, PlanMeasure>> {
  const nodes = [...new Set(rows.flatMap(({ nodeId }) => nodeId ?? []))]
  if (nodes.length === 0) return new Map()
  const { measures } = await loadPlan(ctx, {
    ...{ on: dateWithin(year, ctx.today), year },
    part: { nodes },
  })
  return new Map(measures.map((measure) => [measure.id, measure]))
}

/** The rounds about rows of block A, by row. */
export const aboutRows = (rounds: readonly StoredRound[] = [], by: (id: string) => string | null) =>
  Map.groupBy(
    rounds
      .filter(({ block }) => block === 'ROW')
      .map((said) => ({ ...said, by: by(said.personId ?? '') })),
    ({ rowKey }) => rowKey,
  )

const partyNamed =
  ({ firstParty, secondParty }: Current) =>
  (id: string): string | null =>
    [firstParty, secondParty].find((party) => party?.personId === id)?.name ?? null

/** What talks and plan leave open of promises that are not agreed yet, by version; of several years
 * each with its plan. */
export async function findingsOfTalks(
  ctx: Reading,
  drawn: readonly Drawn[],
): Promise<ReadonlyMap<string, Finding[]>> {
  const open = drawn.filter(({ current }) => isInTalks(current.state))
  const rounds = await loadRounds(
    ctx,
    open.map(({ current }) => current.versionId),
  )
  const before = await agreedBefore(
    ctx,
    open.map(({ current }) => current),
  )
  const found = new Map<string, Finding[]>()
  for (const [year, own] of Map.groupBy(open, ({ current }) => current.year)) {
    const planned = await plannedOf(
      ctx,
      year,
      own.flatMap(({ rows }) => rows),
    )
    for (const { current, rows } of own) {
      const about = aboutRows(rounds.get(current.versionId), partyNamed(current))
      const waiting = rows.flatMap((row) => {
        const said = standingOf(about.get(rowKeyOf(row)) ?? []).open
        return said ? [{ indicator: row.indicator, by: said.by }] : []
      })
      const departures = departuresOf(rows, planned, about, before.get(current.id) ?? new Set())
      found.set(current.versionId, talkFindings(current.id, waiting, departures))
    }
  }
  return found
}

/** What both moved in a version, row by row. */
export async function tracesOf(
  ctx: Context<AgreementsTables>,
  versionId: string,
  rows: Rows,
): Promise<{ indicator: string; sentence: string }[]> {
  const about = aboutRows((await loadRounds(ctx, [versionId])).get(versionId), () => null)
  return rows.flatMap((row) => {
    const sentence = traceOf(about.get(rowKeyOf(row)) ?? [])
    return sentence === null ? [] : [{ indicator: row.indicator, sentence }]
  })
}

/** The role that is asked, where somebody has it today; else Bagian Organisasi. */
export async function officeFor(ctx: Ctx, role: GrantRole): Promise<{ grant: GrantRole }> {
  return { grant: (await holdersOf(ctx, [role])).length > 0 ? role : 'ORGANISATION_BUREAU' }
}

/** Tells the plan of what was agreed otherwise, with the reason both gave (PK-02). */
export async function tellPlan(ctx: Ctx, current: Current, rows: Rows): Promise<void> {
  const rounds = (await loadRounds(ctx, [current.versionId])).get(current.versionId)
  const planned = await plannedOf(ctx, current.year, rows)
  const departures = departuresOf(
    rows,
    planned,
    aboutRows(rounds, partyNamed(current)),
    new Set(),
  ).filter(({ reason }) => reason !== null && reason !== keptFromBefore)
  if (departures.length === 0) return
  const lines = departures.map(
    ({ indicator, target, planned: plan, reason }) =>
      `«${indicator}»: rencana ${printTarget(plan)}, disepakati ${printTarget(target)}, karena «${reason}»`,
  )
  await ctx.tasks.open([
    {
      kind: 'agreements/departs-from-plan',
      subject: current.id,
      title: `Target ${current.code} berbeda dari rencana`,
      detail: lines.join(' · ').slice(0, 900),
      holder: await officeFor(ctx, 'PLANNING'),
      waiting: current.firstParty.name,
      link: talkPath(current.id),
    },
  ])
}

/** Brings the rows nobody has talked about up to what the plan says today; answers with how many. */
export async function followPlanOf(
  ctx: Ctx,
  current: Current,
  side: 'FIRST' | 'SECOND' | 'OFFICE',
): Promise<number> {
  const { versionId, year } = current
  const { rows } = await blocksOf(ctx, versionId)
  const planned = await plannedOf(ctx, year, rows)
  const about = aboutRows((await loadRounds(ctx, [versionId])).get(versionId), () => null)
  const changed = rows.flatMap((row): { row: AgreementRow; now: RowNow }[] => {
    const plan = planned.get(row.measureId ?? '')
    if (!plan || isTalkedAbout(about.get(rowKeyOf(row)) ?? [])) return []
    const { indicatorName: indicator, unitLabel, target } = plan
    const now = { number: row.number, indicator, unitLabel, target: target ?? row.target }
    const same =
      row.indicator === indicator && row.unitLabel === unitLabel && row.target === now.target
    return same ? [] : [{ row, now }]
  })
  await saveRows(
    ctx,
    versionId,
    changed.map(({ now }) => now),
  )
  await saveRounds(
    ctx,
    changed.map(({ row, now }) => ({
      ...{ versionId, block: 'ROW', rowKey: rowKeyOf(row), side, act: 'FOLLOWED' },
      number: (about.get(rowKeyOf(row))?.at(-1)?.number ?? 0) + 1,
      ...{ wasTarget: row.target, wasIndicator: row.indicator },
      ...{ target: now.target, indicator: now.indicator },
    })),
  )
  if (changed.length > 0)
    await record(ctx, {
      act: 'agreement.followed-plan',
      subject: current.id,
      before: changed.map(({ row: { number, target, indicator } }) => ({
        ...{ number, target, indicator },
      })),
      after: changed.map(({ now }) => now),
    })
  return changed.length
}
