import { may } from '../../../kernel/actor.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import {
  type Chart,
  chartOn,
  levelsOn,
  type OrganisationTables,
  titleAs,
} from '../../organisation/index.ts'
import { grantsOf, grantsToday } from '../grant/grant.store.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { mandatesIn } from '../mandate.rules.ts'
import { type Worker, workersOf } from './account.rules.ts'
import { type AccountLine, accountLines, findAccountOf } from './account.store.ts'
import { whyNotHandle } from './handling.rules.ts'

type Ctx = Context<IdentityTables & OrganisationTables>

export type Staff = {
  chart: Chart
  /** Everybody who works here today. */
  workers: readonly Worker[]
  /** Every account of the region, closed ones too. */
  accounts: readonly AccountLine[]
  accountOf: ReadonlyMap<string, AccountLine>
  /** Why the asker may not handle somebody's account. */
  whyNot: (personId: string) => Refusal | null
}

/** Everybody who works here, with the accounts of the region: two statements, the chart is in
 * memory. */
export async function staffOf(ctx: Ctx): Promise<Staff> {
  const chart = await chartOn(ctx, ctx.today)
  const levels = await levelsOn(ctx, ctx.today)
  const grants = await grantsToday(ctx)
  const accounts = await accountLines(ctx)
  const granted = Map.groupBy(grants, ({ personId }) => personId)
  const { actor } = ctx
  const isOverall = may(actor, 'accounts.manage')
  return {
    chart,
    workers: workersOf(chart, grants),
    accounts,
    accountOf: new Map(accounts.map((account) => [account.personId, account])),
    whyNot: (personId) => {
      // the region's own administrators may handle others' accounts whatever these hold
      const held = granted.get(personId) ?? []
      const mandates = isOverall ? [] : mandatesIn({ chart, levels }, personId, held)
      return whyNotHandle(actor, { personId, mandates })
    },
  }
}

export const unitNameIn = (chart: Chart, unitId: string | null): string | null =>
  (unitId && chart.unit.get(unitId)?.name) || null

/** Somebody with their account, as far as there is one. */
export type One = {
  personId: string
  name: string
  nip: string | null
  unitId: string | null
  unit: string | null
  post: string | null
  account: AccountLine | undefined
  whyNot: Refusal | null
}

const gone = 'tidak lagi bertugas'

/** What is told of somebody by the chart. */
export function personIn(chart: Chart, personId: string, unitId: string | null) {
  const { name = gone, nip = null } = chart.person.get(personId) ?? {}
  const [held] = chart.posts.get(personId) ?? []
  const post = held && chart.position.get(held.positionId)
  return {
    personId,
    name,
    nip,
    unitId,
    unit: unitNameIn(chart, unitId),
    post: post && held ? titleAs(post, held.kind) : null,
  }
}

/** One person by the account, or by themselves where they have none; nothing where nobody is
 * meant. Two statements, the chart is in memory. `hold`: nobody else changes the account
 * until this transaction ends. */
export async function oneOf(
  ctx: Ctx,
  of: { personId: string } | { signIn: string },
  hold: boolean,
): Promise<One | null> {
  const account = await findAccountOf(ctx, of, hold)
  const personId = account?.personId ?? ('personId' in of ? of.personId : null)
  if (personId === null) return null
  const chart = await chartOn(ctx, ctx.today)
  if (!account && !chart.person.has(personId)) return null
  const levels = await levelsOn(ctx, ctx.today)
  const grants = await grantsOf(ctx, personId)
  const mandates = mandatesIn({ chart, levels }, personId, grants)
  const worker = workersOf(chart, grants).find((one) => one.personId === personId)
  return {
    ...personIn(chart, personId, worker?.unitId ?? null),
    account,
    whyNot: whyNotHandle(ctx.actor, { personId, mandates }),
  }
}
