import { Refused, refusal } from '../../../kernel/refusal.ts'
import {
  type Assignment,
  agencyOf,
  type Chart,
  type Position,
  principalHolder,
  startsWithAny,
  superiorOf,
  type Unit,
} from '../../organisation/words.ts'
import type { PlanNode } from '../../planning/words.ts'
import type { Party } from '../agreement.contract.ts'
import type { AgreementPolicy, LevelPolicy } from '../pack.contract.ts'

/** One capacity that must promise: who, in which post, where. */
export type Obliged = {
  assignment: Assignment
  position: Position
  unit: Unit
  agency: Unit | null
  level: LevelPolicy
}

/** A post that must promise but has nobody to do so. */
export type Vacant = { position: Position; unit: Unit; agency: Unit | null }

/** What the policy of the year says of a level; refused while it does not name it, so that nobody
 * is left out unseen. */
export function levelIn({ levels }: Pick<AgreementPolicy, 'levels'>, level: string): LevelPolicy {
  const found = levels[level]
  if (!found)
    throw new Refused(
      refusal(
        'agreements/level-without-rule',
        409,
        `Aturan perjanjian kinerja tahun ini belum menyebut tingkat «${level}». Lengkapi ` +
          'aturannya atau perbaiki tingkat jabatannya, lalu coba lagi.',
      ),
    )
  return found
}

/** Must the holders of this post have a PK? By national law the levels it names, whatever the
 * policy says; else structural posts, functional officials and pelaksana, less those exempt
 * (`design.md` §3), unless their title is named. */
export function isObliged(
  { byLaw, obliged }: AgreementPolicy,
  position: Position,
  unit: Unit,
): boolean {
  if (position.kind === 'WAKIL') return false
  if (byLaw.includes(position.level)) return true
  if (startsWithAny(position.title, obliged.titled)) return true
  if (!obliged.positionKinds.includes(position.kind)) return false
  return !obliged.exempt.some(
    ({ positionKind, unitKinds }) =>
      positionKind === position.kind && unitKinds.includes(unit.kind),
  )
}

/** Holders whom the policy spares from a PK though they answer for a part of the plan above the
 * single official's: a Kepala Puskesmas who is a functional official. */
export function sparedIn(
  chart: Chart,
  policy: AgreementPolicy,
  nodes: ReadonlyMap<string, readonly Pick<PlanNode, 'component'>[]>,
): Obliged[] {
  return chart.organisation.assignments.flatMap((assignment) => {
    const held = nodes.get(assignment.id) ?? []
    const position = chart.position.get(assignment.positionId)
    const place = position && placeOf(chart, position)
    if (!position || !place || position.kind === 'WAKIL') return []
    if (!held.some(({ component }) => component !== 'KINERJA_INDIVIDU')) return []
    if (isObliged(policy, position, place.unit)) return []
    return [{ assignment, position, ...place, level: levelIn(policy, position.level) }]
  })
}

const placeOf = (chart: Chart, position: Position): { unit: Unit; agency: Unit | null } | null => {
  const unit = chart.unit.get(position.unitId)
  return unit ? { unit, agency: agencyOf(chart, unit.id) } : null
}

/** Who promises in a post: where there is one holder, the one who answers for it (definitive, Pj or
 * Plt); else each definitive holder. An additional duty (TT) promises only in a functional post
 * that nobody else holds: a doctor who leads a puskesmas. */
function promisersIn(chart: Chart, { id, kind, singleHolder }: Position): Assignment[] {
  const held = chart.holders.get(id) ?? []
  const principal = singleHolder ? principalHolder(chart, id) : null
  const found = singleHolder ? [principal ?? []].flat() : held.filter((one) => one.kind === 'D')
  if (found.length > 0 || kind !== 'FUNGSIONAL') return found
  return held.filter((one) => one.kind === 'TT').slice(0, singleHolder ? 1 : undefined)
}

/** Everyone who must have a PK on the date of the chart, and the posts that are vacant. */
export function obligedIn(
  chart: Chart,
  policy: AgreementPolicy,
): { obliged: Obliged[]; vacant: Vacant[] } {
  const obliged: Obliged[] = []
  const vacant: Vacant[] = []
  for (const position of chart.organisation.positions) {
    const place = placeOf(chart, position)
    if (!place || !isObliged(policy, position, place.unit)) continue
    const level = levelIn(policy, position.level)
    const holders = promisersIn(chart, position)
    for (const assignment of holders) obliged.push({ assignment, position, ...place, level })
    if (position.singleHolder && holders.length === 0) vacant.push({ position, ...place })
  }
  return { obliged, vacant }
}

/** Who gives the mandate of a PK by the policy of the year; `null` where nobody does. */
export const giverOf = (
  chart: Chart,
  { assignment }: Pick<Obliged, 'assignment'>,
  { levels, plhSigns }: Pick<AgreementPolicy, 'levels' | 'plhSigns'>,
): Assignment | null =>
  superiorOf(chart, assignment, { for: 'PK_GIVER', levels, plhSigns })?.holder ?? null

type Given = { giverPositionId: string | null; firstParty: Pick<Party, 'personId'> }

/** Who answers a receiver who is not ready: the holder of the giver's post today, by name. `null`
 * where there is no such post (a head of region promises alone), nobody answers for it now, or the
 * receiver holds it too; then Bagian Organisasi answers. */
export function answererOf(
  chart: Pick<Chart, 'holders' | 'person'>,
  { giverPositionId, firstParty }: Given,
): string | null {
  const holder = giverPositionId === null ? null : principalHolder(chart, giverPositionId)
  if (!holder || holder.personId === firstParty.personId) return null
  return chart.person.get(holder.personId)?.name ?? null
}
