import type { Span } from '../../../kernel/dating.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { addDays, holds, type LocalDate } from '../../../kernel/time.ts'
import { addWorkingDays, type Holidays, workingDayFrom } from '../region/calendar.rules.ts'
import type { Absence, AbsenceKind, AbsencePack, Absent } from './absence.contract.ts'

/** When people are off duty, as far as somebody asked. */
export type Duty = {
  /** Spans off duty by person, half-open. */
  off: ReadonlyMap<string, readonly Span[]>
  holidays: Holidays
  /** See pack `ketidakhadiran`. */
  workingDaysAfterReturn: number
}

/** Nobody is off duty. */
export const alwaysOnDuty: Duty = {
  ...{ off: new Map(), holidays: new Set<LocalDate>(), workingDaysAfterReturn: 1 },
}

/** Is anything owed by this person on this day? */
export const owesOn = ({ off }: Pick<Duty, 'off'>, personId: string, day: LocalDate): boolean =>
  !(off.get(personId) ?? []).some((span) => holds(span, day))

/** The day on which what fell due in an absence is due. */
const backOn = (
  { holidays, workingDaysAfterReturn }: Omit<Duty, 'off'>,
  { validTo }: Span,
): LocalDate | null =>
  validTo && addWorkingDays(workingDayFrom(validTo, holidays), workingDaysAfterReturn - 1, holidays)

/** The day on which something is due from this person: its own day, or, where that falls into an
 * absence or before the person could turn to it, the working day after the return that the pack
 * names; `null` while nobody knows when they come back. Never earlier than `dueOn`, and what was due
 * later never comes first. */
export function dueAfter(duty: Duty, personId: string, dueOn: LocalDate): LocalDate | null {
  const spans = (duty.off.get(personId) ?? []).map(({ validFrom, validTo }) => ({
    validFrom,
    validTo: backOn(duty, { validFrom, validTo }),
  }))
  let day = dueOn
  for (
    let away = spans.find((span) => holds(span, day));
    away;
    away = spans.find((span) => holds(span, day))
  ) {
    if (away.validTo === null) return null
    day = away.validTo
  }
  return day
}

/** Is it late today: due before, and the person who owes it on duty? */
export const isLateFor = (
  duty: Duty,
  personId: string,
  dueOn: LocalDate,
  today: LocalDate,
): boolean => {
  const due = dueAfter(duty, personId, dueOn)
  return due !== null && due < today && owesOn(duty, personId, today)
}

/** The last day of an absence; `null` until further notice. */
export const lastDayOf = ({ validTo }: Pick<Span, 'validTo'>): LocalDate | null =>
  validTo && addDays(validTo, -1)

/** What everybody may read of an absence. */
export const toldOf = (
  { personId, kind, validTo }: Pick<Absence, 'personId' | 'kind' | 'validTo'>,
  { kinds }: AbsencePack,
): Absent => ({
  personId,
  says: kinds[kind] && !kinds[kind].hidden ? kinds[kind].name.toLocaleLowerCase('id') : notAtWork,
  until: lastDayOf({ validTo }),
})

const notAtWork = 'tidak bertugas'

/** `cuti tahunan sampai 12 Mei 2026`. */
export const printAbsent = ({ says, until }: Omit<Absent, 'personId'>): string =>
  until === null ? says : `${says} sampai ${printDate(until)}`

/** The kinds on whose days nothing is owed. */
export const offDutyKinds = ({ kinds }: AbsencePack): string[] =>
  Object.entries(kinds).flatMap(([code, { offDuty }]) => (offDuty ? [code] : []))

/** Does an absence of this kind and length leave its post without anybody for too long? */
export function asksForStandIn(
  { offDuty, ends, standInAfterDays }: AbsenceKind,
  days: number | null,
): boolean {
  return offDuty && !ends && standInAfterDays > 0 && (days === null || days >= standInAfterDays)
}
