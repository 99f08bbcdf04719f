import { systemActor } from '../../kernel/actor.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import { addDays, type Instant, type LocalDate, weekday } from '../../kernel/time.ts'
import { act } from '../../platform/act.ts'
import {
  chartOn,
  dutyOf,
  holidaysBetween,
  isWorkingDay,
  owesOn,
} from '../../rooms/organisation/index.ts'
import { type LoggedDay, logInNames } from '../../rooms/staff/index.ts'
import { type Dice, diceFor } from './dice.ts'
import { nameOf } from './seed-skps.ts'
import type { Stage } from './year.ts'

/** Offices that log for three months; the others since last week. */
const longer: ReadonlySet<string> = new Set(['03', '13', '19'])
const weeks = 13

const works = [
  ['Menyusun laporan pelaksanaan kegiatan', 'laporan'],
  ['Memverifikasi berkas permohonan', 'berkas'],
  ['Rapat koordinasi internal', 'rapat'],
  ['Mengolah dan memutakhirkan data', 'data'],
  ['Memberi konsultasi kepada pemohon', 'orang'],
  ['Menindaklanjuti surat masuk', 'surat'],
  ['Menyiapkan bahan paparan pimpinan', 'bahan'],
  ['Meninjau lapangan dan membuat berita acara', 'lokasi'],
] as const

/** What somebody does on one day: one to three things, four to seven hours together. */
function worksOf(dice: Dice): LoggedDay['works'] {
  const count = dice.whole(1, 3)
  return Array.from({ length: count }, (_, at) => {
    const [activity, unitLabel] = dice.one(works)
    const minutes = Math.round(dice.whole(240, 420) / count / 15) * 15
    return { activity, unitLabel, minutes, result: at, quantity: dice.whole(1, 4) }
  })
}

const afternoon = (day: LocalDate): Instant => `${day}T08:30:00.000Z`
const mondayAfter = (day: LocalDate): LocalDate => addDays(day, 7 - weekday(day))

/** The log of the last weeks: of three offices three months, of everybody else last week; most of it
 * approved on the Monday after, the week under way by nobody. */
export async function seedLogs({ house, region, say }: Stage): Promise<void> {
  const count = await act(house, region, systemActor, async (ctx) => {
    const { person, posts, position, unit } = await chartOn(ctx, ctx.today)
    const monday = addDays(ctx.today, -weekday(ctx.today))
    const first = addDays(monday, -7 * weeks)
    const duty = await dutyOf(ctx, [...posts.keys()], first)
    const holidays = await holidaysBetween(ctx, first, ctx.today)
    const isOwed = (personId: string, day: LocalDate): boolean =>
      day < ctx.today && isWorkingDay(day, holidays) && owesOn(duty, personId, day)
    const days = [...posts].flatMap(([personId, [held]]): LoggedDay[] => {
      const post = held && position.get(held.positionId)
      const who = person.get(personId)
      const office = unit.get(post?.unitId ?? '')?.code.split('.')[0] ?? ''
      if (!who || post?.kind === 'POLITIK') return []
      const name = nameOf(who)
      // teachers write elsewhere, and in every office some write nothing
      if (unit.get(post?.unitId ?? '')?.kind === 'SEKOLAH' || diceFor(`log ${name}`).chance(6))
        return []
      const span = longer.has(office)
        ? Array.from({ length: (weeks + 1) * 7 }, (_, at) => addDays(first, at))
        : Array.from({ length: 7 }, (_, at) => addDays(monday, at - 7))
      return span
        .filter((day) => isOwed(personId, day))
        .flatMap((day) => dayOf(personId, name, { day, today: ctx.today }))
    })
    return logInNames(ctx, days)
  })
  say(`Catatan harian: ${printNumber(count)} baris.`)
}

function dayOf(
  personId: string,
  name: string,
  { day, today }: { day: LocalDate; today: LocalDate },
): LoggedDay[] {
  const dice = diceFor(`log ${name} ${day}`)
  if (dice.chance(7)) return []
  const approved = mondayAfter(day)
  const isApproved = approved < today && !dice.chance(8)
  return [
    {
      ...{ personId, day, writtenAt: afternoon(day), works: worksOf(dice) },
      approvedAt: isApproved ? `${approved}T02:00:00.000Z` : null,
    },
  ]
}
