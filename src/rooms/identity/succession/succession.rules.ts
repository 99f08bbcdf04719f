import { printDate } from '../../../kernel/indonesian.ts'
import type { Question, Succession } from '../../../kernel/ports.ts'
import type { Grant } from '../grant/grant.contract.ts'
import { grantRights } from '../mandate.rules.ts'

/** How the people and units of a change are called. */
export type Names = { person(id: string): string; unit(id: string): string }

/** Where a role by decree goes: to another unit, or to its end; `undefined` while nobody has said
 * which of several units takes it. */
export type Way = { to: string } | 'ENDS' | undefined

const endOption = 'END'
const keyOf = (unitId: string): string => `identity/unit:${unitId}`
const isLost = (id: string, heirs: Record<string, string[]>): boolean => heirs[id]?.length === 0

/** Where what is addressed to the roles of a unit goes by a change; `null`: the unit lives on. */
export function rolesOfUnitGo(
  unitId: string,
  { units, answers }: Pick<Succession, 'units' | 'answers'>,
): Way | null {
  const heirs = units[unitId]
  if (!heirs || heirs.includes(unitId)) return null
  if (heirs.length <= 1) return heirs[0] === undefined ? 'ENDS' : { to: heirs[0] }
  const answer = answers[keyOf(unitId)]
  if (answer === endOption) return 'ENDS'
  return answer !== undefined && heirs.includes(answer) ? { to: answer } : undefined
}

/** Where a role goes by a change; `null`: it stays as it is. A role of who no longer works here
 * ends, one within a unit that ends goes to the unit that follows. */
export const wayOf = (
  { personId, unitId }: Pick<Grant, 'personId' | 'unitId'>,
  succession: Pick<Succession, 'people' | 'units' | 'answers'>,
): Way | null =>
  isLost(personId, succession.people)
    ? 'ENDS'
    : unitId === null
      ? null
      : rolesOfUnitGo(unitId, succession)

/** Which of several units the roles within one that is divided go to: asked once for each unit. */
export function questionOf(
  { personId, unitId }: Pick<Grant, 'personId' | 'unitId'>,
  { people, units, answers }: Pick<Succession, 'people' | 'units' | 'answers'>,
  names: Names,
): Question | undefined {
  const heirs = unitId === null ? undefined : units[unitId]
  if (unitId === null || !heirs || heirs.length < 2 || heirs.includes(unitId)) return undefined
  if (isLost(personId, people)) return undefined
  const key = keyOf(unitId)
  return {
    key,
    text: `Sesudah ${names.unit(unitId)} berakhir, operator dan administratornya melayani unit mana?`,
    options: [
      ...heirs.map((id) => ({ value: id, label: names.unit(id) })),
      { value: endOption, label: 'Tidak ada; kewenangannya berakhir' },
    ],
    answer: answers[key] ?? null,
  }
}

/** What is told of it. */
export function effectOf(grant: Grant, way: Way, on: string, names: Names): string {
  const role =
    `Kewenangan ${grantRights[grant.role].title} milik ${names.person(grant.personId)} ` +
    `(${grant.decreeNumber})`
  if (way === undefined) return `${role} menunggu ditentukan: ikut ke unit yang mana.`
  return way === 'ENDS'
    ? `${role} berakhir ${printDate(on)}.`
    : `${role} ikut ke ${names.unit(way.to)}.`
}
