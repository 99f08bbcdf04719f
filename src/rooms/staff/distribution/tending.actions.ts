import { printPeriod } from '../../../kernel/period.ts'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { idOfText } from '../../../platform/ids.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { periodsOwed } from './distribution.store.ts'
import { type Ground, groundOf, leadersOf, withinOf } from './ground.actions.ts'
import { isSettled } from './population.rules.ts'

type Ctx = Context<StaffRoomTables>
const kinds = { decide: 'staff/decide-organisation', look: 'staff/look-at-distribution' }

/** What a unit waits for once everybody in it was rated: its predicate, then a look. */
function taskOf(ground: Ground, unitId: string): TaskToOpen | null {
  const people = ground.people.get(unitId) ?? []
  const done = people.every(isSettled) && people.some(({ state }) => state === 'RATED')
  if (!done || withinOf(ground, unitId)) return null
  const { leaderId, authorityId } = leadersOf(ground, unitId)
  const decided = ground.decided.has(unitId)
  const personId = decided ? leaderId : authorityId
  if (!personId) return null
  const name = ground.chart.unit.get(unitId)?.name ?? ''
  const of = `${name}, ${printPeriod(ground.read)}`
  return {
    kind: decided ? kinds.look : kinds.decide,
    subject: idOfText(`${unitId} ${ground.period}`),
    title: decided ? `Lihat distribusi predikat ${of}` : `Tetapkan predikat organisasi ${of}`,
    ...{ holder: { personId }, link: `/distribusi/${unitId}?periode=${ground.period}` },
    waiting: 'Pegawai yang sudah dinilai dan menunggu hasilnya',
  }
}

/** Asks for predicates of organisations and for looks at distributions as soon as everybody in a unit
 * was rated, and asks no more where it was done. */
export async function tendDistributions(ctx: Ctx): Promise<void> {
  const tasks: TaskToOpen[] = []
  for (const period of await periodsOwed(ctx, addDays(ctx.today, -120))) {
    const ground = await groundOf(ctx, period)
    if (ground.rules.distribution.mode === 'OFF') continue
    tasks.push(...ground.units.flatMap((unitId) => taskOf(ground, unitId) ?? []))
  }
  const closed = []
  for (const kind of Object.values(kinds)) {
    const asked = new Set(tasks.filter((one) => one.kind === kind).map(({ subject }) => subject))
    const subjects = (await ctx.tasks.subjectsOf(kind)).filter((subject) => !asked.has(subject))
    closed.push({ kind, subjects, reason: 'Sudah tidak menunggu.' })
  }
  await ctx.tasks.open(tasks, closed)
}
