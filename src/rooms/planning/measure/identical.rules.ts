import type { PlanMeasure } from '../plan.contract.ts'

type Link = Pick<PlanMeasure, 'id' | 'descent' | 'parentMeasureId'>

/** A measure with those it is the same as, from itself up to the one that holds figure and target
 * (`perjanjian-kinerja.md` §2.4 C5). Ends where a parent is unknown or comes round again. */
export function identicalUp<M extends Link>(own: M, byId: ReadonlyMap<string, M>): M[] {
  const chain = [own]
  for (let here = own; here.descent === 'IDENTICAL' && here.parentMeasureId; ) {
    const above = byId.get(here.parentMeasureId)
    if (!above || chain.includes(above)) break
    chain.push(above)
    here = above
  }
  return chain
}
