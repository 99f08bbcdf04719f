import type { AgreementRow } from '../../agreements/words.ts'
import { type Assignment, agencyOf, type Chart } from '../../organisation/words.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import {
  type Above,
  firstContent,
  type MeasureWords,
  promisedResults,
  supportingResults,
} from './proposing.rules.ts'
import type { PlannedResult, SkpContent } from './skp.contract.ts'
import { spanOf, type Unplanned, whyUnplanned } from './whose.rules.ts'

/** Everything drafting SKPs of a year asks about. */
export type DraftGround = {
  year: number
  chart: Chart
  rules: StaffPack
  raterOf: (held: Assignment) => Assignment | null
  /** The PK of a holder: in force, else agreed, else drafted. */
  promiseOf: (held: Assignment) => { versionId: string; rows: readonly AgreementRow[] } | null
  /** SKPs there are, with what their newest version says, by assignment. */
  known: ReadonlyMap<string, { versionId: string; results: readonly PlannedResult[] }>
  measures: ReadonlyMap<string, MeasureWords>
  newId: () => string
}
/** An SKP that can begin, with its first version. */
export type Draft = {
  held: Assignment
  span: { startsOn: string; endsOn: string }
  place: { positionId: string; unitId: string; agencyId: string | null }
  family: 'EXECUTIVE' | 'STAFF'
  versionId: string
  agreementVersionId: string | null
  parentVersionId: string | null
  content: SkpContent
}
type Told = { versionId: string | null; above: Above[] }

const primary = (results: readonly PlannedResult[]): Above[] =>
  results
    .filter(({ kind }) => kind === 'PRIMARY')
    .map(({ id, text, measureId }) => ({ resultId: id, text, measureId }))

/** Why a holder has no SKP of this year, by what is known of the region. */
export const whyNone = (ground: DraftGround, held: Assignment): Unplanned | null =>
  whyUnplanned(ground.chart, ground.rules, held, ground.promiseOf(held) !== null)

/** The SKPs of everybody wanted who has none, drawn from above: whoever has a PK from its rows,
 * whoever has none from the results of who rates them, or of the nearest above who has some. */
export function draftsOf(ground: DraftGround, wanted: readonly Assignment[]): Draft[] {
  const asked = new Set(wanted.map(({ id }) => id))
  const made = new Map<string, Draft | null>()
  /** What a superior's SKP says, else the rows of their PK. */
  const toldBy = (rater: Assignment): Told => {
    const known = ground.known.get(rater.id)
    if (known) return { versionId: known.versionId, above: primary(known.results) }
    const draft = asked.has(rater.id) ? draftOf(rater) : null
    if (draft) return { versionId: draft.versionId, above: primary(draft.content.results) }
    const rows = ground.promiseOf(rater)?.rows ?? []
    const byObjective = Map.groupBy(rows, ({ objective }) => objective)
    return {
      versionId: null,
      above: [...byObjective].map(([text, [first]]) => ({
        ...{ text, resultId: null, measureId: first?.measureId ?? null },
      })),
    }
  }
  const above = (held: Assignment): Told => {
    const passed = new Set([held.id])
    let next = ground.raterOf(held)
    while (next && !passed.has(next.id)) {
      passed.add(next.id)
      const told = toldBy(next)
      if (told.above.length > 0) return told
      next = ground.raterOf(next)
    }
    return { versionId: null, above: [] }
  }
  const draftOf = (held: Assignment): Draft | null => {
    const done = made.get(held.id)
    if (done !== undefined) return done
    made.set(held.id, null)
    const draft = whyNone(ground, held) === null ? drawn(ground, held, above) : null
    made.set(held.id, draft)
    return draft
  }
  return wanted.flatMap((held) => (ground.known.has(held.id) ? [] : (draftOf(held) ?? [])))
}

function drawn(
  { year, chart, rules, promiseOf, measures, newId }: DraftGround,
  held: Assignment,
  above: (held: Assignment) => Told,
): Draft | null {
  const position = chart.position.get(held.positionId)
  const span = spanOf(held, year)
  if (!position || span.startsOn >= span.endsOn) return null
  const family = rules.skp.executiveLevels.includes(position.level) ? 'EXECUTIVE' : 'STAFF'
  const promise = promiseOf(held)
  const own = promise ? promisedResults(promise.rows, family, { measures, newId, year }) : []
  const told = own.length > 0 ? null : above(held)
  const results = told
    ? supportingResults(told.above, position.title, {
        ...{ span: { year, ...span }, family, newId },
      })
    : own
  return {
    ...{ held, span, family, versionId: newId() },
    place: {
      ...{ positionId: position.id, unitId: position.unitId },
      agencyId: agencyOf(chart, position.unitId)?.id ?? null,
    },
    agreementVersionId: told ? null : (promise?.versionId ?? null),
    parentVersionId: told?.versionId ?? null,
    content: firstContent(results, rules.skp.approach),
  }
}
