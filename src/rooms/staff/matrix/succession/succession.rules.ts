import { printDate } from '../../../../kernel/indonesian.ts'
import type { Inheritance, Succession, TaskToOpen } from '../../../../kernel/ports.ts'
import { addDays, type LocalDate } from '../../../../kernel/time.ts'

/** An SKP, by whom and where it is held and until when. */
type Held = {
  id: string
  year: number
  personId: string
  assignmentId: string
  positionId: string
  unitId: string
  agencyId: string | null
  startsOn: LocalDate
  endsOn: LocalDate
}
/** One that a change touches, with how many of its results stay with the post and how many go with the
 * person. */
export type Touched = Held & {
  name: string
  staying: number
  going: number
  /** Its unit or office is what changes. */
  inUnit: boolean
}

const isGone = (id: string | null, heirs: Record<string, string[]>): boolean =>
  id !== null && heirs[id] !== undefined && !heirs[id].includes(id)

/** Does its person leave the post by the change? */
export const leaves = (
  { assignmentId, positionId, personId }: Touched,
  { endings, positions, people }: Succession,
): boolean =>
  endings.some((ending) => ending.assignmentId === assignmentId) ||
  isGone(positionId, positions) ||
  people[personId]?.length === 0

/** What is told of SKPs: which end and what becomes of their results, and how many go with their unit. */
export function inheritancesOf(touched: readonly Touched[], succession: Succession): Inheritance[] {
  const ending = touched.filter((one) => leaves(one, succession) && one.endsOn > succession.on)
  const going = touched.filter((one) => one.inUnit && !leaves(one, succession))
  const byUnit = Map.groupBy(going, ({ unitId, agencyId }) =>
    succession.units[unitId] || succession.moved[unitId] ? unitId : (agencyId ?? unitId),
  )
  return [
    ...ending.map((one) => ({
      ...{ table: 'staff.plans', id: one.id, ...wayOf(one, succession) },
      effect: endingSentence(one, succession.on),
    })),
    ...[...byUnit].map(([unitId, { length }]) => ({
      ...{ table: 'staff.plans', id: unitId, from: unitId },
      to: succession.units[unitId]?.[0] ?? unitId,
      effect: `${length} SKP tetap berlaku dan mengikuti susunan unit yang baru.`,
    })),
  ]
}

function wayOf({ assignmentId, positionId, personId }: Touched, succession: Succession) {
  const { endings, positions } = succession
  const next = endings.find((ending) => ending.assignmentId === assignmentId)?.next
  const heir = positions[positionId]
  return heir
    ? { from: positionId, to: heir[0] ?? null }
    : { from: personId, to: next?.personId ?? null }
}

function endingSentence({ year, name, staying, going }: Touched, on: LocalDate): string {
  const ends = `SKP ${year} ${name} berakhir ${printDate(addDays(on, -1))}`
  const rests = [
    ...(staying > 0
      ? [`${staying} hasil kerjanya tinggal dan ditawarkan kepada penggantinya`]
      : []),
    ...(going > 0 ? [`${going} ikut pegawainya`] : []),
  ]
  return rests.length === 0 ? `${ends}.` : `${ends}; ${rests.join(', ')}.`
}

/** Where an SKP ends once the change is carried out: with the post, or with the year where the post is
 * held after all (a transfer that was taken back). One of a post taken up later stays as it is. */
export function endOf(
  { year, startsOn, endsOn }: Pick<Held, 'year' | 'startsOn' | 'endsOn'>,
  {
    held,
    hasEnded,
    on,
  }: {
    held: { validTo: LocalDate | null } | undefined
    hasEnded: boolean
    on: LocalDate
  },
): LocalDate {
  if (!held && !hasEnded && startsOn > on) return endsOn
  const yearEnd = `${year + 1}-01-01`
  const end = held ? (held.validTo ?? yearEnd) : endsOn < on ? endsOn : on
  const within = end < yearEnd ? end : yearEnd
  return within < startsOn ? startsOn : within
}

/** The task of beginning the SKP of a post somebody took up in the middle of the year. */
export const beginKind = 'staff/skp-begin'

export const beginTask = (
  { id, personId }: { id: string; personId: string },
  { year, title, dueOn }: { year: number; title: string; dueOn: LocalDate },
): TaskToOpen => ({
  ...{ kind: beginKind, subject: id, holder: { personId }, dueOn, link: `/skp?tahun=${year}` },
  title: `Susun SKP ${year} sebagai ${title}`,
  detail:
    'Hasil kerja yang tinggal pada jabatan ini dan yang Anda bawa ditawarkan kepada konsepnya, baris demi baris.',
})
