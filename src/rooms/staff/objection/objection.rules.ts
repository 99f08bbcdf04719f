import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import { type Holidays, workingDayDeadline } from '../../organisation/words.ts'
import type { EvaluationState, Grade } from '../evaluation/evaluation.contract.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import type { ObjectionStep, OpinionRole } from './objection.contract.ts'

type Days = StaffPack['objection']

/** So many days after a day, as the rules count them (§12). */
export const daysAfter = (
  from: LocalDate,
  count: number,
  unit: Days['unit'],
  holidays: Holidays,
): LocalDate =>
  unit === 'CALENDAR'
    ? addDays(from, count)
    : workingDayDeadline({ receivedAt: from, workingDays: count, holidays: [...holidays] })

export type Step = { step: ObjectionStep; role: OpinionRole | null }

/** An objection as its rules see it, with what the actor is in it. */
export type Case = {
  state: EvaluationState | 'OPEN'
  steps: readonly Step[]
  today: LocalDate
  /** The last day to object; `null` before the rating was delivered. */
  lastDay: LocalDate | null
  /** Until when the rater may state before it is decided without. */
  statementUntil: LocalDate | null
  isRated: boolean
  isRater: boolean
  isDecider: boolean
  /** The head of region decides, after opinions of these roles. */
  alone: boolean
  wanted: readonly OpinionRole[]
  /** In which of these roles the actor may give one: never of the office concerned. */
  roles: readonly OpinionRole[]
}

const has = ({ steps }: Pick<Case, 'steps'>, step: ObjectionStep): boolean =>
  steps.some((one) => one.step === step)

/** The opinions that are still to be given. */
export const opinionsAsked = ({ alone, wanted, steps }: Case): OpinionRole[] =>
  alone ? wanted.filter((role) => !steps.some((one) => one.role === role)) : []

const notYours = (code: string, detail: string) => refusal(`staff/objection-${code}`, 403, detail)
const notNow = (code: string, detail: string) => refusal(`staff/objection-${code}`, 409, detail)
const missing = refusal(
  'staff/objection-words',
  422,
  'Tulis dahulu alasannya; satu kalimat pun cukup.',
)

const decided = notNow('decided', 'Keberatan ini sudah diputus, dan putusannya final.')
const none = notNow('none', 'Tidak ada keberatan yang menunggu di sini.')

/** Why the rated can neither accept nor object. */
export function whyNotAnswer(at: Case): Refusal | null {
  if (!at.isRated)
    return notYours('not-yours', 'Hanya pegawai yang dinilai menerima hasilnya atau berkeberatan.')
  if (at.state === 'FINAL') return decided
  if (at.state === 'OBJECTED') return notNow('filed', 'Keberatan Anda sudah diajukan.')
  if (at.state === 'ACCEPTED') return notNow('accepted', 'Hasil penilaian ini sudah diterima.')
  if (at.state !== 'DELIVERED' || at.lastDay === null)
    return notNow('too-early', 'Hasil penilaian ini belum disampaikan kepada Anda.')
  return at.today > at.lastDay
    ? notNow('too-late', `Batas mengajukan keberatan sudah lewat: ${printDate(at.lastDay)}.`)
    : null
}

export const whyNotObject = (at: Case, grounds: string): Refusal | null =>
  whyNotAnswer(at) ?? (grounds.trim() ? null : missing)

const whyNotOpen = ({ state }: Case): Refusal | null =>
  state === 'FINAL' ? decided : state === 'OBJECTED' ? null : none

/** Why the rater says nothing to an objection. */
export function whyNotStatement(at: Case, text: string): Refusal | null {
  if (!at.isRater) return notYours('not-the-rater', 'Penjelasan diberikan oleh pejabat penilai.')
  if (has(at, 'STATED')) return notNow('stated', 'Penjelasan Anda sudah tersimpan.')
  return whyNotOpen(at) ?? (text.trim() ? null : missing)
}

/** In which role somebody may give an opinion now; `null`: in none. */
export const opinionRoleOf = (at: Case): OpinionRole | null =>
  at.state === 'OBJECTED' && !at.isRated && !at.isDecider
    ? (opinionsAsked(at).find((role) => at.roles.includes(role)) ?? null)
    : null

/** Why somebody gives no opinion: nobody of the office concerned does. */
export function whyNotOpinion(at: Case, text: string): Refusal | null {
  if (whyNotOpen(at)) return whyNotOpen(at)
  if (!opinionRoleOf(at))
    return notYours(
      'no-opinion',
      'Pertimbangan diberikan sekali oleh Sekda, BKPSDM, dan Inspektorat, di luar perangkat daerah ' +
        'yang bersangkutan.',
    )
  return text.trim() ? null : missing
}

type Decision = {
  outcome: 'UPHELD' | 'CHANGED'
  grades: { result: Grade; behaviour: Grade } | null
  text: string
}

/** Why an objection is not decided: never by the rater, unless nobody stands above and the opinions are
 * there; not before the rater was heard; a change changes something. */
export function whyNotDecide(
  at: Case,
  { outcome, grades, text }: Decision,
  now: { result: Grade; behaviour: Grade } | null,
): Refusal | null {
  if (at.isRated || !at.isDecider || (at.isRater && !at.alone))
    return notYours('not-the-decider', 'Keberatan diputus oleh atasan pejabat penilai.')
  if (whyNotOpen(at)) return whyNotOpen(at)
  if (!at.alone && !has(at, 'STATED') && at.statementUntil && at.today <= at.statementUntil)
    return notNow(
      'unheard',
      `Penilai belum memberi penjelasan. Putuskan sesudahnya, atau sesudah ${printDate(at.statementUntil)}.`,
    )
  if (opinionsAsked(at).length > 0)
    return notNow('no-opinions', 'Pertimbangan tertulis yang diminta belum lengkap.')
  if (!text.trim()) return missing
  const changes =
    grades && now && (grades.result !== now.result || grades.behaviour !== now.behaviour)
  return (outcome === 'CHANGED') === Boolean(changes)
    ? null
    : refusal(
        'staff/objection-grades',
        422,
        'Bila diubah, pilih rating yang berbeda; bila dikuatkan, rating tetap.',
      )
}
