import { capitalised, lowered, printCount } from '../../kernel/indonesian.ts'
import type { AgreementLine } from '../../rooms/agreements/agreement.contract.ts'
import {
  binds,
  isAhead,
  isSigned,
  isStanding,
  stateWord,
} from '../../rooms/agreements/state.rules.ts'
import type { Task } from '../../rooms/tasks/task.contract.ts'
import type { Knot } from '../parts/chart/Thread.tsx'
import { spokenName } from '../tasks/task-words.ts'

type Line = Pick<AgreementLine, 'state' | 'firstParty' | 'secondParty'>

const namedAtMost = 4

/** Those from whom an act is awaited by the reader: receivers who have not signed, and givers of
 * what the reader has signed. */
function awaitedBy(lines: readonly Line[], me: string): Set<string> {
  const receivers = lines.filter(
    ({ secondParty, state }) => secondParty?.personId === me && isAhead(state) && !isSigned(state),
  )
  const givers = lines.filter(
    ({ firstParty, state }) => firstParty.personId === me && state === 'SIGNED_FIRST',
  )
  return new Set([
    ...receivers.map(({ firstParty }) => firstParty.personId),
    ...givers.flatMap(({ secondParty }) => (secondParty ? [secondParty.personId] : [])),
  ])
}

/** «Satu orang menunggu Anda. Anda menunggu dua orang.» */
export function waitingSentence(
  lines: readonly Line[],
  tasks: readonly Task[],
  me: string,
): string {
  const people = new Set(tasks.flatMap(({ waiting }) => (waiting ? [waiting] : []))).size
  const awaited = awaitedBy(lines, me).size
  const them =
    people === 0
      ? 'Tidak ada yang menunggu Anda.'
      : `${capitalised(printCount(people))} orang menunggu Anda.`
  return (
    `${them} ` +
    `${awaited === 0 ? 'Anda tidak menunggu siapa pun.' : `Anda menunggu ${printCount(awaited)} orang.`}`
  )
}

/** Givers above, then the reader; the line is broken where not everything is signed. People carry
 * no state word. */
export function threadOf(lines: readonly Line[], tasks: readonly Task[], me: string): Knot[] {
  const own = lines.filter(
    ({ firstParty, state }) => firstParty.personId === me && isStanding(state),
  )
  const given = lines.filter(({ secondParty }) => secondParty?.personId === me)
  const givers = new Map(
    own.flatMap(({ secondParty, state }) =>
      secondParty ? [[secondParty.personId, { ...secondParty, state }]] : [],
    ),
  )
  const above: Knot[] = [...givers.values()].map(({ name, title, state }) => {
    const task = tasks.find(({ waiting }) => waiting === name)
    return {
      kind: 'agreed',
      said: '',
      who: name,
      what: title,
      more: task && `Menunggu Anda: ${lowered(task.title)}.`,
      open: !binds(state),
    }
  })
  const you: Knot = {
    kind: 'full',
    said: '',
    here: true,
    who: 'Anda',
    what: own.map(({ firstParty }) => firstParty.title).join(', ') || undefined,
    open: given.some(({ state }) => !binds(state)),
  }
  return [...above, you]
}

/** «Eko Nugroho, dua konsep» for each receiver, those of the first few; whose promise is not in force
 * yet comes first. */
export function receiversOf(
  lines: readonly Line[],
  me: string,
): { named: string[]; rest: number; people: number } {
  const given = Map.groupBy(
    lines.filter(({ secondParty }) => secondParty?.personId === me),
    ({ firstParty }) => firstParty.personId,
  )
  const isOpen = (own: readonly Line[]): boolean => own.some(({ state }) => !binds(state))
  const first = [...given.values()].toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
  const words = first.map((own) => {
    const states = Map.groupBy(own, ({ state }) => state)
    const counted = [...states].map(
      ([state, same]) =>
        `${same.length > 1 ? `${printCount(same.length)} ` : ''}${stateWord(state).toLowerCase()}`,
    )
    return `${spokenName(own[0]?.firstParty.name ?? '')}, ${counted.join(' dan ')}`
  })
  return {
    named: words.slice(0, namedAtMost),
    rest: Math.max(0, words.length - namedAtMost),
    people: words.length,
  }
}
