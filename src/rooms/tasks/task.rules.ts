import type { Mandate } from '../../kernel/actor.ts'
import type { TaskToOpen } from '../../kernel/ports.ts'
import { daysBetween, type LocalDate } from '../../kernel/time.ts'
import { type Duty, dueAfter, isLateFor } from '../organisation/words.ts'
import type { Task } from './task.contract.ts'

export type OpenTask = {
  id: string
  kind: string
  subject: string
  title: string
  detail: string | null
  positionId: string | null
  /** The role it is addressed to, within `unitId` where the role belongs to a unit. */
  grant: string | null
  unitId: string | null
  waiting: string | null
  dueOn: LocalDate | null
  link: string
  openedAt: string
  openedOn: LocalDate
}

/** A role given by decree, as far as a task needs it. */
export type HeldGrant = { id: string; role: string; unitId: string | null }

/** What a delegate does for the holder of a post (`identity`, decision 0056). */
export const delegatedKinds = ['measurement/verify']

/** Who stands in for some days does what is routine: what binds is not theirs. */
const bindingKinds = [
  ...['agreements/sign-as-giver', 'agreements/talk', 'procedures/hear', 'procedures/opine'],
  ...['procedures/decide', 'procedures/answer'],
]
export const isTheirs = ({ kind, positionId }: OpenTask, mandates: readonly Mandate[]): boolean =>
  !bindingKinds.includes(kind) ||
  !mandates.some((mandate) => mandate.positionId === positionId && mandate.routineOnly)

/** The capacity in which a task reaches somebody: the post or the role it is addressed to;
 * `undefined` when it is for the person. */
function capacityOf(
  { positionId, grant, unitId }: OpenTask,
  mandates: readonly Mandate[],
  grants: readonly HeldGrant[],
): Mandate | undefined {
  if (positionId)
    return (
      mandates.find((mandate) => mandate.positionId === positionId) ??
      mandates.find(({ onBehalfOf }) => onBehalfOf?.positionId === positionId)
    )
  const held = grants.find(({ role, unitId: within }) => role === grant && within === unitId)
  return held && mandates.find(({ kind, id }) => kind === 'grant' && id === held.id)
}

type Addressed = Exclude<TaskToOpen['holder'], { administratorsOf: string }>
/** A task whose holder is settled. */
export type AddressedTask = Omit<TaskToOpen, 'holder'> & { holder: Addressed }

/** The roles that administer or operate an office, each once, but for those only the asker holds;
 * where there is none, Bagian Organisasi. */
export function administratorsAmong(
  grants: readonly (Omit<HeldGrant, 'id'> & { personId: string })[],
  { asker, isThere }: { asker: string | null; isThere: (unitId: string) => boolean },
): Addressed[] {
  const found = grants.flatMap(({ role, unitId, personId }) =>
    (role === 'UNIT_ADMIN' || role === 'OPERATOR') &&
    unitId !== null &&
    personId !== asker &&
    isThere(unitId)
      ? [{ grant: role, unitId }]
      : [],
  )
  const once = new Map(found.map((one) => [`${one.grant} ${one.unitId}`, one]))
  return once.size > 0 ? [...once.values()] : [{ grant: 'ORGANISATION_BUREAU' }]
}

/** Whom a task reaches: the person it names, whoever holds its post, whoever has its role. */
export function peopleOf(
  { personId, positionId, grant, unitId }: OpenTask & { personId: string | null },
  holders: ReadonlyMap<string, readonly { personId: string }[]>,
  grants: readonly (Omit<HeldGrant, 'id'> & { personId: string })[],
): string[] {
  if (personId) return [personId]
  const found = positionId
    ? (holders.get(positionId) ?? [])
    : grants.filter(({ role, unitId: within }) => role === grant && within === unitId)
  return [...new Set(found.map((one) => one.personId))]
}

/** Who looks at a task: with what they hold, and when they are off duty. */
export type Looker = {
  personId: string
  mandates: readonly Mandate[]
  grants: readonly HeldGrant[]
  duty: Duty
}

/** The task as its holder sees it today: in which capacity, how long open, due when, whether late;
 * what fell due while they were away waits for their return. */
export function taskFor(
  task: OpenTask,
  { personId, mandates, grants, duty }: Looker,
  today: LocalDate,
): Task {
  const { positionId: _p, grant: _g, unitId: _u, openedOn, dueOn, ...rest } = task
  return {
    ...rest,
    dueOn: dueOn && dueAfter(duty, personId, dueOn),
    capacity: capacityOf(task, mandates, grants)?.title ?? 'Anda sendiri',
    openDays: Math.max(0, daysBetween(openedOn, today)),
    late: dueOn !== null && isLateFor(duty, personId, dueOn, today),
  }
}

/** Late first, then by due date, then the oldest; tasks without a date come last. */
export function byUrgency(a: Task, b: Task): number {
  if (a.dueOn !== b.dueOn) return (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1
  return a.openedAt < b.openedAt ? -1 : 1
}
