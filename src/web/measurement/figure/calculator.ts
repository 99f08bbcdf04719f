import { ratioValue, resultsOf } from '../../../rooms/measurement/computing/result.rules.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { whyNotValue } from '../../../rooms/measurement/figure/input.rules.ts'
import { changeSince, doubtsAbout } from '../../../rooms/measurement/figure/question.rules.ts'
import { readTyped, type Typed } from '../../../rooms/measurement/figure/typed.rules.ts'
import type { MeasurementPack } from '../../../rooms/measurement/pack.contract.ts'
import type { Wrong } from '../../platform/form.ts'
import { type Calculable, counted, type FigureDraft, type FigureSent, type Shown } from './draft.ts'
import type { Preview } from './preview.ts'

export { deskAfter, pageAfter } from './after-report.ts'

const blank: Typed = { kind: 'blank' }

/** What the fields say: each read as a number, or taken as words where the unit does not count. */
export function readFields(
  draft: FigureDraft,
  unit: Pick<FigurePage, 'unitKind' | 'unitLabel'>,
): Record<'value' | 'numerator' | 'denominator', Typed> {
  if (draft.mode === 'blank') return { value: blank, numerator: blank, denominator: blank }
  if (draft.mode === 'parts')
    return {
      value: blank,
      numerator: readTyped(draft.numerator, { ...unit, part: true }),
      denominator: readTyped(draft.denominator, { ...unit, part: true }),
    }
  const words = draft.value.trim()
  const value: Typed = counted(unit.unitKind)
    ? readTyped(draft.value, unit)
    : words === ''
      ? blank
      : { kind: 'value', value: words }
  return { value, numerator: blank, denominator: blank }
}

/** The value the fields amount to, or `null` while they say none. */
export function typedValue(
  draft: FigureDraft,
  unit: Pick<FigurePage, 'unitKind' | 'unitLabel'>,
): string | null {
  const { value, numerator, denominator } = readFields(draft, unit)
  if (value.kind === 'value') return value.value
  return numerator.kind === 'value' && denominator.kind === 'value'
    ? ratioValue(numerator.value, denominator.value, unit.unitKind)
    : null
}

/** What is sent: only what was filled. Give it a form whose files are all on the server. */
export function inputOf(
  draft: FigureDraft,
  page: Pick<FigurePage, 'unitKind' | 'unitLabel'>,
): FigureSent {
  const fields = readFields(draft, page)
  const given = (name: keyof typeof fields): Record<string, string> => {
    const read = fields[name]
    return read.kind === 'value' ? { [name]: read.value } : {}
  }
  return {
    ...given('value'),
    ...given('numerator'),
    ...given('denominator'),
    ...(draft.mode === 'blank' ? { blank: 'NOT_MEASURABLE' as const } : {}),
    provisional: draft.provisional,
    ...(draft.analysis.trim() ? { analysis: draft.analysis.trim() } : {}),
    ...(draft.reason.trim() ? { reason: draft.reason.trim() } : {}),
    evidenceIds: draft.files.flatMap(({ item }) => item ?? []),
  }
}

/** Why the form cannot be sent: first what could not be read, then what the room's own rule
 * says. */
export function errorsOf(
  draft: FigureDraft,
  page: Shown,
  pack: MeasurementPack,
  now: string,
): Wrong<FigureDraft> {
  const unread = Object.entries(readFields(draft, page)).flatMap(([name, read]) =>
    read.kind === 'refused' ? [[name, read.detail]] : [],
  )
  if (unread.length > 0) return Object.fromEntries(unread)
  const told = whyNotValue(
    inputOf(draft, page),
    { unitKind: page.unitKind, target: page.target },
    page.current,
    pack,
    now,
  )
  return Object.fromEntries(
    (told?.errors ?? []).map(({ pointer, detail }) => [fieldFor(pointer, draft), detail]),
  )
}

/** With two fields open there is no single one for «fill one of them». */
const fieldFor = (pointer: string, { mode }: FigureDraft): string =>
  pointer === '/value' && mode === 'parts' ? 'numerator' : pointer.slice(1)

/** What the typed figure would achieve, by the very rules that store it; nothing while it says no
 * value. */
export function previewOf(
  page: Calculable,
  draft: FigureDraft,
  pack: MeasurementPack,
): Preview | null {
  const value = typedValue(draft, page)
  if (value === null) return null
  const { numerator = null, denominator = null } = inputOf(draft, page)
  const others = page.reported.filter(({ period }) => period !== page.period)
  const reported = [...others, { period: page.period, value, numerator, denominator }].toSorted(
    (a, b) => (a.period < b.period ? -1 : 1),
  )
  const measured = { ...page, targets: new Map(Object.entries(page.targets)) }
  const [own, toDate] = resultsOf(measured, page.period, reported, pack)
  const doubts = doubtsAbout(value, { last: page.last?.value ?? null, unitKind: page.unitKind })
  return {
    value,
    own,
    toDate,
    doubts,
    change: changeSince(page.last?.value ?? null, value, page.polarity),
  }
}
