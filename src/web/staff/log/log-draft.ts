import type { Activity, LogRow, TypedRow } from '../../../rooms/staff/log/log.contract.ts'
import { freshKey } from '../../platform/request.ts'
import type { LogDay } from './calls.ts'

/** What is typed of a row. */
export type LogDraft = {
  activity: string
  minutes: string
  resultId: string
  actionPlan: string
  dataSource: string
  quantity: string
  unitLabel: string
  link: string
  lateReason: string
  personal: boolean
  routine: boolean
}
type Remembered = Omit<Activity, 'id'>
type Known = Pick<LogDay, 'activities' | 'rows' | 'before' | 'results'>

/** What was done lately and what comes back, newest first, each once. */
export function suggestions({ activities, rows, before }: Known): Remembered[] {
  const all = [...rows.toReversed(), ...activities, ...before]
  return all
    .filter((one, at) => all.findIndex(({ activity }) => activity === one.activity) === at)
    .slice(0, 8)
}

/** What was asked once of a result: source, unit, action plan of the last row for it. */
export const askedOnce = (known: Known, resultId: string): Remembered | undefined =>
  [...known.rows.toReversed(), ...known.activities, ...known.before.toReversed()].find(
    (one) => one.resultId === resultId,
  )

/** The form as it opens: for the result of the last row. */
export function openedLog({ rows, before, results }: Known): LogDraft {
  const last = rows.at(-1) ?? before.at(-1)
  const known = results.some(({ resultId }) => resultId === last?.resultId)
  return {
    ...{ activity: '', minutes: '60', actionPlan: '', dataSource: '', quantity: '1' },
    ...{ unitLabel: '', link: '', lateReason: '', personal: false, routine: false },
    resultId: (known && last?.resultId) || (results.length === 1 && results[0]?.resultId) || '',
  }
}

/** A suggestion as the form holds it. */
export const draftOf = (one: Remembered): Partial<LogDraft> => ({
  ...{ activity: one.activity, minutes: String(one.minutes), resultId: one.resultId ?? '' },
  ...{ actionPlan: one.actionPlan ?? '', dataSource: one.dataSource ?? '' },
  ...{ quantity: String(one.quantity), unitLabel: one.unitLabel ?? '' },
})

const orNull = (text: string): string | null => text.trim() || null

/** What the form amounts to: what was left empty comes from the last row for the same result. */
export function typedRow(draft: LogDraft, day: string, known: Known): TypedRow {
  const asked = draft.resultId ? askedOnce(known, draft.resultId) : undefined
  return {
    ...{ id: freshKey(), day, starts: null, minutes: Number(draft.minutes) },
    ...{ activity: draft.activity.trim(), resultId: orNull(draft.resultId) },
    actionPlan: orNull(draft.actionPlan) ?? asked?.actionPlan ?? null,
    dataSource: orNull(draft.dataSource) ?? asked?.dataSource ?? null,
    unitLabel: orNull(draft.unitLabel) ?? asked?.unitLabel ?? null,
    quantity: Number(draft.quantity || '1'),
    ...{ link: orNull(draft.link), evidenceIds: [], personal: draft.personal },
    lateReason: orNull(draft.lateReason),
  }
}

/** A row of another day once more, for this one. */
export const onceMore = (row: LogRow, day: string): TypedRow => ({
  ...{ id: freshKey(), day, starts: null, minutes: row.minutes, activity: row.activity },
  ...{ resultId: row.resultId, actionPlan: row.actionPlan, dataSource: row.dataSource },
  ...{ quantity: row.quantity, unitLabel: row.unitLabel, link: null, evidenceIds: [] },
  ...{ personal: false, lateReason: null },
})

/** What is wrong in the form, at its fields. */
export function wrongIn({ activity, minutes, quantity }: LogDraft) {
  const length = Number(minutes)
  const count = Number(quantity || '1')
  return {
    activity: activity.trim() ? null : 'Tulis yang Anda kerjakan, beberapa kata cukup.',
    minutes:
      Number.isInteger(length) && length >= 1 && length <= 960
        ? null
        : 'Isi lamanya dalam menit, 1 sampai 960.',
    quantity: Number.isInteger(count) && count >= 0 ? null : 'Isi bilangan bulat, misalnya 1.',
  }
}
