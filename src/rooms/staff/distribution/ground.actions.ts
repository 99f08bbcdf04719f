import { may } from '../../../kernel/actor.ts'
import { endOf, firstDayOf, type Period, parsePeriod } from '../../../kernel/period.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import {
  agencyOf,
  type Chart,
  leaderOf,
  principalHolder,
  type Rating,
  ratingOn,
} from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import { type Rated, staffSightOf } from '../sight.rules.ts'
import { countedIn, looksIn, organisationPredicatesIn } from './distribution.store.ts'
import {
  type Counting,
  distributionUnits,
  lookedAtWithin,
  populations,
} from './population.rules.ts'

type Ctx = Context<StaffRoomTables>

/** Somebody's part in the distribution of a unit. */
export type Part = { leads: boolean; decides: boolean; officer: boolean; auditor: boolean }

/** Everything about a period that its distributions ask. */
export type Ground = {
  period: string
  read: Period
  year: number
  annual: boolean
  rules: StaffPack
  digest: string
  /** The organisation of the last day of the period, or of today before that. */
  chart: Chart
  today: Rating
  units: string[]
  people: Map<string, Counting[]>
  decided: Awaited<ReturnType<typeof organisationPredicatesIn>>
  looks: Awaited<ReturnType<typeof looksIn>>
}

/** Who leads a unit today, and who rates that leader: also of a post that is vacant. */
export function leadersOf({ today }: Pick<Ground, 'today'>, unitId: string) {
  const post = leaderOf(today.chart, unitId)
  const holder = post && principalHolder(today.chart, post.id)
  const above =
    post &&
    today.raterOf(
      holder ?? {
        ...{ id: `vacant ${post.id}`, personId: '', positionId: post.id, kind: 'D' },
        ...{ validFrom: '', validTo: null },
      },
    )
  const nameOf = (id: string | undefined) => (id && today.chart.person.get(id)?.name) || null
  return {
    leaderId: holder?.personId ?? null,
    leader: nameOf(holder?.personId),
    authorityId: above?.holder.personId ?? null,
    authority: nameOf(above?.holder.personId),
  }
}

/** What somebody has to do with the distribution of a unit; `null`: nothing. */
export function partOf({ actor }: Pick<Ctx, 'actor'>, ground: Ground, unitId: string): Part | null {
  const { leaderId, authorityId } = leadersOf(ground, unitId)
  const is = (id: string | null) => id !== null && id === actor.personId
  const part = {
    ...{ leads: is(leaderId), decides: is(authorityId) },
    officer: may(actor, 'staff.manage', agencyOf(ground.chart, unitId)?.id),
    auditor: may(actor, 'audit.read'),
  }
  return Object.values(part).some(Boolean) ? part : null
}

const noPeriod = refusal(
  'staff/no-such-period',
  404,
  'Periode ini tidak dikenal. Pilih periode dari daftar.',
)

/** What a period asks, of all offices or of one unit's. */
export async function groundOf(ctx: Ctx, period: string, unitId?: string): Promise<Ground> {
  const read = parsePeriod(period)
  if (!read) throw new Refused(noPeriod)
  const year = Number(period.slice(0, 4))
  const [last = ctx.today] = [addDays(endOf(read), -1), ctx.today].toSorted()
  const { rules, digest } = await staffRules(ctx, year)
  const { chart } = await ratingOn(ctx, last < firstDayOf(read) ? ctx.today : last)
  const today = await ratingOn(ctx, ctx.today)
  const all = distributionUnits(chart)
  const office = unitId && agencyOf(chart, unitId)?.id
  const units = office ? all.filter((id) => agencyOf(chart, id)?.id === office) : all
  const offices = [...new Set(units.flatMap((id) => agencyOf(chart, id)?.id ?? []))]
  const counted = await countedIn(ctx, period, offices)
  return {
    ...{ period, read, year, annual: read.kind === 'year', rules, digest, chart, today, units },
    people: populations(chart, units, counted),
    decided: await organisationPredicatesIn(ctx, period),
    looks: await looksIn(ctx, period),
  }
}

export const withinOf = (ground: Ground, unitId: string): string | null => {
  const { chart, people, rules } = ground
  const id = lookedAtWithin(chart, people, unitId, rules.distribution.minPopulation)
  return id && (chart.unit.get(id)?.name ?? null)
}

/** May somebody read numbers of a unit? Of a small group only whoever may read every rating in it. */
export function seesNumbers(ctx: Ctx, ground: Ground, unitId: string): boolean {
  const people = ground.people.get(unitId) ?? []
  if (people.length >= ground.rules.smallestGroup) return true
  const { chart, today } = ground
  return people.every(({ personId, positionId, unitId: of }) => {
    const held = (today.chart.posts.get(personId) ?? []).find(
      (one) => one.positionId === positionId,
    )
    const rated: Rated = {
      ...{ personId, agencyId: agencyOf(chart, of)?.id ?? null },
      raterPersonId: (held && today.raterOf(held)?.holder.personId) ?? null,
      aboveRaterPersonId: (held && today.aboveRaterOf(held)?.holder.personId) ?? null,
    }
    return staffSightOf(ctx.actor, rated) !== null
  })
}
