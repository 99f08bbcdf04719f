import type { Computed } from '../../../rooms/measurement/computing/result.rules.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { Change } from '../../../rooms/measurement/figure/analysis.rules.ts'
import { type FigureDraft, openedDraft } from './draft.ts'

/** What a figure amounts to: its value and change, both achievements, and what a careful reader
 * would ask. */
export type Preview = {
  value: string
  change: Change | null
  own: Computed | undefined
  toDate: Computed | undefined
  doubts: string[]
}

const told = ['mode', 'value', 'numerator', 'denominator'] as const

/** What stands for a form that still says what was reported: its stored results, so that nothing
 * need be calculated; else `null`. */
export function standingPreview(page: FigurePage, draft: FigureDraft): Preview | null {
  const opened = openedDraft(page)
  const { value, change, results } = page
  if (value === null || told.some((name) => draft[name] !== opened[name])) return null
  const inScope = (scope: Computed['scope']): Computed | undefined =>
    results.find((result) => result.scope === scope)
  return { value, change, own: inScope('PERIOD'), toDate: inScope('TO_DATE'), doubts: [] }
}
