import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { agencyOf, branchOf, type Chart, chartOn, unitsAbove } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { PulseGroupShown, pulseContract } from './pulse.contract.ts'
import {
  meanOf,
  type PulseGroup,
  type PulseRound,
  pulseGroups,
  roundsOf,
  roundsOn,
  scoresOf,
  whyNotAnswerPulse,
} from './pulse.rules.ts'
import { countAnswer, countsOf, hasAnswered, noteAnswered } from './pulse.store.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof pulseContract

const yearOf = ({ today }: Ctx): number => Number(today.slice(0, 4))

/** The unit of somebody's first post: their team. */
const teamOf = (chart: Chart, personId: string | null): string | null => {
  const held = chart.posts.get(personId ?? '')?.[0]
  return chart.position.get(held?.positionId ?? '')?.unitId ?? null
}

/** The round that is open, and what the last one told of the reader's office: groups that are large
 * enough, each answer in one of them. */
export async function readPulse(ctx: Ctx): Promise<Given<Contract['readPulse']>> {
  const { rules } = await staffRules(ctx, yearOf(ctx))
  const { open, last } = roundsOn(rules.pulse, ctx.today)
  const me = ctx.actor.personId ?? ''
  const groups = last && (await groupsOf(ctx, last, rules.smallestGroup))
  const years = [yearOf(ctx), yearOf(ctx) + 1]
  const next = years
    .flatMap((year) => roundsOf(rules.pulse, year))
    .find(({ opensOn }) => opensOn > ctx.today)
  return {
    open: open && {
      until: addDays(open.before, -1),
      answered: await hasAnswered(ctx, open.key, me),
    },
    nextOn: next?.opensOn ?? null,
    smallest: rules.smallestGroup,
    last: last && groups && { until: addDays(last.before, -1), groups },
  }
}

/** What a round told of the reader's office; `null` where nobody answered. */
async function groupsOf(
  ctx: Ctx,
  { key }: PulseRound,
  smallest: number,
): Promise<PulseGroupShown[] | null> {
  const chart = await chartOn(ctx, ctx.today)
  const team = teamOf(chart, ctx.actor.personId)
  const office = team === null ? null : (agencyOf(chart, team)?.id ?? team)
  if (office === null) return null
  const units = branchOf(chart, office).map(({ id }) => id)
  const above = (unitId: string): string[] => {
    const path = unitsAbove(chart, unitId).map(({ id }) => id)
    return path.slice(0, path.indexOf(office) + 1)
  }
  const counts = await countsOf(ctx, key, units)
  if (counts.length === 0) return null
  const nameOf = (id: string): string => chart.unit.get(id)?.name ?? 'Unit lain'
  const shown = ({ unitId, joined, answers, scores }: PulseGroup): PulseGroupShown => ({
    ...{ name: nameOf(unitId), joined: joined.map(nameOf), answers },
    ...{ load: meanOf(scores.load), clarity: meanOf(scores.clarity) },
    ...{ safety: meanOf(scores.safety), support: meanOf(scores.support) },
  })
  return pulseGroups(counts, above, smallest).map(shown)
}

/** Counts what somebody answers, apart from that they did; nothing joins the two, so this act leaves no
 * entry in the trail either (decision 0080). */
export async function answerPulse(
  ctx: Ctx,
  answer: Taken<Contract['answerPulse']>,
): Promise<Given<Contract['answerPulse']>> {
  const { rules } = await staffRules(ctx, yearOf(ctx))
  const { open } = roundsOn(rules.pulse, ctx.today)
  const me = ctx.actor.personId ?? ''
  const unitId = teamOf(await chartOn(ctx, ctx.today), me)
  heed(whyNotAnswerPulse(open, unitId, false))
  if (!open || unitId === null) throw new Error('refused above')
  heed(whyNotAnswerPulse(open, unitId, !(await noteAnswered(ctx, open.key, me))))
  await countAnswer(ctx, open.key, unitId, scoresOf(answer))
  return {
    sentence:
      'Terima kasih. Jawaban Anda hanya dihitung; tidak ada yang dapat melihat siapa menjawab apa.',
  }
}
