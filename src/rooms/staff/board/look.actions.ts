import type { Given, Taken } from '../../../kernel/contract.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { namesOf, ratingOn } from '../../organisation/index.ts'
import { ratersOn, reach, tableSubject } from '../evaluation/raters.actions.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { mainPostOf } from '../skp/whose.rules.ts'
import type { boardContract } from './board.contract.ts'
import { lookReason, lookWords, performanceLooks } from './look.rules.ts'
import { evaluationsOf, looksAt, type OwnEvaluation } from './look.store.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof boardContract

/** Who stands or stood above a person, of their evaluations and today. */
async function ratersOf(ctx: Ctx, personId: string, own: readonly OwnEvaluation[]) {
  const of = await ratersOn(
    ctx,
    own.map(({ endsOn }) => endsOn),
  )
  const { chart, raterOf, aboveRaterOf } = await ratingOn(ctx, ctx.today)
  const held = mainPostOf(chart, personId)
  const known = own.map(of)
  const ids = (list: readonly (string | null | undefined)[]) =>
    new Set(list.flatMap((id) => id ?? []))
  return {
    of,
    raters: ids([
      held && raterOf(held)?.holder.personId,
      ...known.map((one) => one.rater?.personId),
    ]),
    above: ids([
      held && aboveRaterOf(held)?.holder.personId,
      ...known.map((one) => one.aboveRaterId),
    ]),
  }
}

/** Who looked at one's evaluations, feedback, talks and log, when and why, the newest first; a table of
 * a rater counts from when one's own evaluation came into it. */
export async function listLooksAtMe(
  ctx: Ctx,
  page: Taken<Contract['listLooksAtMe']>,
): Promise<Given<Contract['listLooksAtMe']>> {
  const { personId } = ctx.actor
  if (personId === null) return { items: [], next: null }
  const { start, limit, cut } = windowOf(page)
  const own = await evaluationsOf(ctx, personId, addDays(ctx.today, -2 * reach))
  const { of, raters, above } = await ratersOf(ctx, personId, own)
  const things = own.flatMap((one) => {
    const { rater } = of(one)
    const table = rater && tableSubject(rater.personId, one.period)
    return [
      { subject: one.id, period: one.period, since: null },
      ...(table ? [{ subject: table, period: one.period, since: one.createdAt }] : []),
    ]
  })
  const looks = await looksAt(
    ctx,
    { personId, acts: performanceLooks },
    [{ subject: personId, period: null, since: null }, ...things],
    { start, limit: limit + 1 },
  )
  const { items, next } = cut(looks)
  const names = await namesOf(ctx, [...new Set(items.map((look) => look.personId))])
  return {
    items: items.map(({ personId: looker, ...look }) => ({
      ...{ id: look.id, at: look.at, name: names.get(looker) ?? 'Pegawai yang sudah pindah' },
      ...{ what: lookWords(look), why: lookReason(looker, { raters, above }) },
    })),
    next,
  }
}
