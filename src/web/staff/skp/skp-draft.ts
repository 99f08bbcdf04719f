import { targetText } from '../../../rooms/staff/skp/naming.rules.ts'
import type {
  Indicator,
  PlannedResult,
  SkpPage,
  skpContract,
} from '../../../rooms/staff/skp/skp.contract.ts'
import type { Sent } from '../../platform/client.ts'

export type ResultDraft = Omit<PlannedResult, 'id'> & { id: string | null; key: string }
/** What is typed into the form of an SKP: annexes a line each. */
export type SkpDraft = {
  approach: SkpPage['approach']
  results: ResultDraft[]
  behaviours: Record<string, string>
  resources: string
  accountability: string
  consequences: string
}

const printed = (one: Indicator): Indicator => ({ ...one, target: targetText(one.target) })

/** An SKP as its form opens. */
export const openedSkp = (page: SkpPage): SkpDraft => ({
  approach: page.fixedApproach ?? page.approach,
  results: page.results.map(({ parent: _, ...result }) => ({
    ...result,
    key: result.id,
    indicators: result.indicators.map(printed),
    quarters: [1, 2, 3, 4].map((quarter) => ({
      quarter,
      target: targetText(result.quarters.find((one) => one.quarter === quarter)?.target ?? ''),
    })),
  })),
  behaviours: Object.fromEntries(
    page.behaviours.map(({ code, expectation }) => [code, expectation]),
  ),
  resources: page.annexes.resources.join('\n'),
  accountability: page.annexes.accountability.join('\n'),
  consequences: page.annexes.consequences.join('\n'),
})

/** A further result. */
export const newResult = (kind: PlannedResult['kind'], key: string): ResultDraft => ({
  ...{ id: null, key, kind, holder: 'INDIVIDUAL', text: '', perspective: null },
  ...{ parentResultId: null, measureId: null, mode: null, share: null, note: null, basis: null },
  indicators: [newIndicator()],
  quarters: [1, 2, 3, 4].map((quarter) => ({ quarter, target: '' })),
})

export const newIndicator = (): Indicator => ({
  ...{ aspect: 'QUANTITY', text: '', target: '', unit: '', polarity: 'MAXIMIZE' },
})

const linesOf = (text: string): string[] => text.split('\n').filter((one) => one.trim() !== '')

/** What was typed, as the act takes it. */
export const typedSkp = (
  draft: SkpDraft,
): Omit<Sent<(typeof skpContract)['saveSkp']>, 'id' | 'seen'> => ({
  approach: draft.approach,
  results: draft.results.map(({ key: _, ...result }) => result),
  behaviours: draft.behaviours,
  annexes: {
    resources: linesOf(draft.resources),
    accountability: linesOf(draft.accountability),
    consequences: linesOf(draft.consequences),
  },
})
