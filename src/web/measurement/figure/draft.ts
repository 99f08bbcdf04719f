import type { EvidenceItem } from '../../../rooms/evidence/evidence.contract.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'

/** A file of the form: `item` is its id on the server, `null` while it waits on the device; `sent`
 * what the server said of it. */
export type DraftFile = {
  key: string
  item: string | null
  name: string
  size: number
  sent?: EvidenceItem
}

/** What was typed into the form of one figure, as it is kept on the device. */
export type FigureDraft = {
  mode: 'value' | 'parts' | 'blank'
  value: string
  numerator: string
  denominator: string
  provisional: boolean
  analysis: string
  reason: string
  files: DraftFile[]
  /** The version the reporter saw; sending names it. */
  seen: number
  /** Set once it was sent, until somebody surely answered. */
  sending: Sending | null
}

/** An act on its way: its key, when it was written down, and what was written. */
export type Sending = { key: string; capturedAt: string; input: FigureSent }

/** What is sent of a form. */
export type FigureSent = {
  value?: string
  numerator?: string
  denominator?: string
  blank?: 'NOT_MEASURABLE'
  provisional: boolean
  analysis?: string
  reason?: string
  evidenceIds: string[]
}

/** Does this still look like a form of today? What does not is left out. */
export function isFigureDraft(value: unknown): value is FigureDraft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Record<string, unknown>
  return (
    ['value', 'parts', 'blank'].includes(String(draft.mode)) &&
    ['value', 'numerator', 'denominator', 'analysis', 'reason'].every(
      (name) => typeof draft[name] === 'string',
    ) &&
    Array.isArray(draft.files) &&
    typeof draft.seen === 'number' &&
    'sending' in draft
  )
}

/** The name of a form on the device, per owner (`draftOwner`). */
export const draftName = (owner: string, measureId: string, period: string): string =>
  `${owner}/angka/${measureId}/${period}`

/** What the form needs to know of its figure. */
export type Shown = Pick<
  FigurePage,
  'unitKind' | 'unitLabel' | 'aggregation' | 'target' | 'current' | 'version'
> & { evidenceItems: readonly Pick<EvidenceItem, 'id' | 'name' | 'size'>[] }

/** What an achievement is calculated from while it is typed. */
export type Calculable = Pick<
  FigurePage,
  | 'unitKind'
  | 'unitLabel'
  | 'aggregation'
  | 'polarity'
  | 'achievementFormula'
  | 'baseline'
  | 'targets'
  | 'period'
  | 'reported'
  | 'last'
>

/** Is the unit a number? Predicates and milestones are words. */
export const counted = (unitKind: FigurePage['unitKind']): boolean =>
  unitKind !== 'GRADE' && unitKind !== 'MILESTONE'

/** Is the indicator asked for as numerator and denominator? Pooled ratios always, others when they
 * were last time. */
export const asksParts = ({ unitKind, aggregation, current }: Shown): boolean =>
  counted(unitKind) && (aggregation === 'RATIO_POOLED' || current?.numerator != null)

const typedNumber = (text: string | null | undefined): string => (text ?? '').replace('.', ',')

/** The form as it opens: empty, or filled with the figure that is to be corrected. */
export function openedDraft(page: Shown): FigureDraft {
  const { current, unitKind, evidenceItems } = page
  const words = counted(unitKind)
    ? typedNumber
    : (text: string | null | undefined): string => text ?? ''
  return {
    mode: current?.blank ? 'blank' : asksParts(page) ? 'parts' : 'value',
    value: words(current?.value),
    numerator: typedNumber(current?.numerator),
    denominator: typedNumber(current?.denominator),
    provisional: current?.provisional ?? false,
    analysis: current?.analysis ?? '',
    reason: '',
    seen: page.version,
    sending: null,
    files: evidenceItems
      .filter(({ id }) => current?.evidenceIds.includes(id))
      .map(({ id, name, size }) => ({ key: id, item: id, name, size })),
  }
}
