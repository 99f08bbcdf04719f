import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, remembered } from '../chart/chart.actions.ts'
import type { Assignment } from '../organisation.contract.ts'
import type { Chart } from '../organisation.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { readPack } from '../pack/pack.actions.ts'
import { type Found, superiorOf } from './superior.rules.ts'

/** Who rates whom on a day (`skp-dan-penghargaan.md` §2). */
export type Rating = {
  chart: Chart
  /** Who rates somebody in a post, with the reasons; `null` where nobody does. */
  raterOf(held: Assignment): Found | null
  /** Who stands above that rater and decides an objection; `null` above a JPT. */
  aboveRaterOf(held: Assignment): Found | null
  /** Whom a person rates, from whichever of their posts. */
  ratedBy(personId: string): readonly Assignment[]
}

/** Who rates whom on a day, from memory where it can; the whole list of raters is made only where
 * somebody's rated people are asked for. A Plh who stands beside the holder holds no SKP and is rated
 * in their own post. */
export async function ratingOn(ctx: Context<OrganisationTables>, on: LocalDate): Promise<Rating> {
  const { content: rules } = await readPack(ctx, 'organisasi', on, OrganisationPack)
  const chart = await chartOn(ctx, on)
  return remembered(ctx, `rating ${on}`, async () => ratingIn(chart, rules))
}

function ratingIn(chart: Chart, rules: OrganisationPack): Rating {
  const raters = new Map<string, Found | null>()
  let rated: Map<string, Assignment[]> | undefined
  const raterOf = (held: Assignment): Found | null => {
    const known = raters.get(held.id)
    if (known !== undefined) return known
    const found = superiorOf(chart, held, { for: 'SKP_RATER', ...rules })
    raters.set(held.id, found)
    return found
  }
  const everybody = () =>
    Map.groupBy(
      chart.organisation.assignments.filter(({ kind }) => kind !== 'PLH'),
      (held) => raterOf(held)?.holder.personId ?? '',
    )
  return {
    ...{ chart, raterOf },
    aboveRaterOf: (held) => superiorOf(chart, held, { for: 'SKP_RATER_SUPERIOR', ...rules }),
    ratedBy: (personId) => {
      rated ??= everybody()
      return rated.get(personId) ?? []
    },
  }
}
