import { type Span, versionOn } from '../../../kernel/dating.ts'
import type { Ending, Succession } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { begin } from './transfer-begins.rules.ts'
import { endFormer } from './transfer-ends.rules.ts'
import { isWholePerson } from './transfer-people.rules.ts'
import type { Line, Tools, TransferPlan, TransferQuestion } from './transfer-plan.contract.ts'

/** The version of a date, else the last one there is. */
const versionNear = <V extends Span>(
  versions: readonly V[] | undefined,
  on: LocalDate,
): V | undefined =>
  versions && (versionOn(versions, on) ?? versions.toSorted(byDate)[versions.length - 1])

const byDate = (a: Span, b: Span): number => (a.validFrom < b.validFrom ? -1 : 1)

function toolsOf(lines: readonly Line[], question: TransferQuestion): Tools {
  const { posts, people, assignments } = question.records
  const post = Map.groupBy(posts, ({ id }) => id)
  const person = Map.groupBy(people, ({ id }) => id)
  const held = Map.groupBy(assignments, ({ personId }) => personId)
  const holders = Map.groupBy(assignments, ({ positionId }) => positionId)
  return {
    ...question,
    lines,
    ends: new Map(),
    begins: [],
    postOf: (id) => (id === null ? undefined : versionNear(post.get(id), question.on)),
    personOf: (id) => versionNear(person.get(id), question.on),
    heldBy: (id) => held.get(id) ?? [],
    holdersOf: (id) => holders.get(id) ?? [],
  }
}

/** What lines of one date would do to who holds what: first everybody gives up what they leave, so
 * that a chain of swaps within one file works; then each begins, and whoever acted for the post
 * ends. What contradicts is told at its line. */
export function planTransfer(lines: readonly Line[], question: TransferQuestion): TransferPlan {
  const tools = toolsOf(lines, question)
  const sound = lines.filter((line) => isWholePerson(line, tools))
  for (const line of sound) endFormer(line, tools)
  for (const line of sound) if (line.reason === null) begin(line, tools)
  return {
    ends: [...tools.ends.values()],
    begins: tools.begins,
    leaves: sound
      .filter(({ reason }) => reason !== null && reason !== 'DUTY_ENDED')
      .map(({ row, personId }) => ({
        row,
        personId,
        records: question.records.people.filter(
          ({ id, validTo }) => id === personId && (validTo === null || validTo > question.on),
        ),
      })),
  }
}

const answering = { D: 0, PJ: 1, PLT: 2 } as const
const rankOf = (kind: string): number => answering[kind as keyof typeof answering] ?? 9

/** What the lines do, as every room needs to see it. */
export const successionIn = (plan: TransferPlan): Pick<Succession, 'people' | 'endings'> => ({
  people: Object.fromEntries(plan.leaves.map(({ personId }) => [personId, []])),
  endings: endingsOf(plan),
})

/** Each assignment that ends, with who answers for its post from then on. */
const endingsOf = ({ ends, begins }: TransferPlan): Ending[] =>
  ends.map(({ record }) => {
    const [next] = begins
      .filter(({ version }) => version.positionId === record.positionId)
      .filter(({ version }) => version.singleHolder && rankOf(version.kind) < 9)
      .toSorted((a, b) => rankOf(a.version.kind) - rankOf(b.version.kind))
    const { id: assignmentId, personId, positionId } = record
    return {
      ...{ assignmentId, personId, positionId },
      next: next ? { assignmentId: next.version.id, personId: next.version.personId } : null,
    }
  })
