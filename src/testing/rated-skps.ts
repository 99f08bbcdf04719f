import type { Grade, Predicate } from '../rooms/staff/evaluation/evaluation.contract.ts'
import { type AgreedSkp, saveAgreedSkps } from './agreed-skps.ts'
import type { SmallRegion } from './small-region.ts'
import type { World } from './world.ts'

type HolderName = Parameters<typeof saveAgreedSkps>[2][number]
const grades: Record<Predicate, [Grade, Grade]> = {
  SANGAT_BAIK: ['ABOVE', 'ABOVE'],
  BAIK: ['MEETS', 'MEETS'],
  BUTUH_PERBAIKAN: ['BELOW', 'MEETS'],
  KURANG: ['MEETS', 'BELOW'],
  SANGAT_KURANG: ['BELOW', 'BELOW'],
}

/** Evaluations of some holders of the small region over 2026 or a quarter of it, settled with a
 * predicate and not delivered yet; their ids by holder. */
export async function saveRated<Name extends HolderName>(
  world: Pick<World, 'asSystem'>,
  region: SmallRegion,
  rated: Record<Name, Predicate>,
  period = '2026',
): Promise<Record<Name, string>> {
  const names = Object.keys(rated) as Name[]
  const skps: Record<Name, AgreedSkp> = await saveAgreedSkps(world, region, names)
  return world.asSystem(async (ctx) => {
    const ids = {} as Record<Name, string>
    for (const name of names) {
      const plan = await ctx.db
        .selectFrom('staff.plans')
        .select(['personId', 'positionId', 'unitId', 'agencyId'])
        .where('tenantId', '=', ctx.tenantId)
        .where('id', '=', skps[name].planId)
        .executeTakeFirstOrThrow()
      const id = ctx.newId()
      ids[name] = id
      await ctx.db
        .insertInto('staff.evaluations')
        .values({
          ...{ tenantId: ctx.tenantId, id, planId: skps[name].planId, period, ...plan },
          ...{ versionId: skps[name].versionId, startsOn: '2026-01-01', endsOn: '2027-01-01' },
          ...{ closing: false, createdAt: ctx.now },
        })
        .execute()
      const [resultRating, behaviourRating] = grades[rated[name]]
      await ctx.db
        .insertInto('staff.ratings')
        .values({
          ...{ tenantId: ctx.tenantId, evaluationId: id, sequence: 1, step: 'SETTLED' as const },
          ...{ resultRating, behaviourRating, predicate: rated[name] },
          marks: JSON.stringify({ results: {}, behaviours: {} }),
          ...{ suggestion: null, reason: 'menurut bukti', rulePack: '-', personId: null },
          ...{ actingAs: null, at: ctx.now },
        })
        .execute()
      await ctx.db
        .insertInto('staff.evaluationStates')
        .values({
          ...{ tenantId: ctx.tenantId, evaluationId: id, sequence: 1, state: 'RATED' as const },
          ...{ at: ctx.now, personId: null, actingAs: null, note: null },
        })
        .execute()
    }
    return ids
  })
}
