import * as z from 'zod/mini'
import { type Recorded, Span } from '../../../kernel/dating.ts'
import { DateText, Id } from '../../../kernel/ids.ts'

/** A kind of absence by its code in pack `ketidakhadiran`. */
export const AbsenceCode = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,39}$/))

/** From when to when somebody is not at work, and by which decree. */
export const Absence = z.object({
  id: Id,
  personId: Id,
  kind: AbsenceCode,
  decreeNumber: z.nullable(z.string()),
  decreeDate: z.nullable(DateText),
  note: z.nullable(z.string()),
  ...Span.shape,
})
export type Absence = z.infer<typeof Absence>
export type AbsenceRecord = Absence & Recorded

/** Somebody off duty, in words everybody may read: a kind that is nobody's business says only that
 * they are not at work. `until` is the last day; `null` until further notice. */
export const Absent = z.object({ personId: Id, says: z.string(), until: z.nullable(DateText) })
export type Absent = z.infer<typeof Absent>

/** What a kind of absence means. */
export const AbsenceKind = z.object({
  name: z.string(),
  /** Other words people write for it. */
  words: z.array(z.string()),
  /** Its id in the reference table «kedudukan hukum» of SIASN, where it has one. */
  siasnId: z._default(z.nullable(z.string()), null),
  /** Nothing is owed on its days. */
  offDuty: z.boolean(),
  /** Who does not need the reason reads only that somebody is not at work. */
  hidden: z.boolean(),
  /** Nobody comes back from it: open assignments are to be ended. */
  ends: z._default(z.boolean(), false),
  /** A post whose holder is away for so many days asks for a Plh or Plt; 0: never. */
  standInAfterDays: z.int().check(z.gte(0), z.lte(3660)),
})
export type AbsenceKind = z.infer<typeof AbsenceKind>

/** Rule pack `ketidakhadiran`. */
export const AbsencePack = z.object({
  /** What fell due meanwhile is due on this working day after the return; 1 is the first. */
  workingDaysAfterReturn: z.int().check(z.gte(1), z.lte(30)),
  kinds: z.record(AbsenceCode, AbsenceKind),
})
export type AbsencePack = z.infer<typeof AbsencePack>
