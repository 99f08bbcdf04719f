import { agencyOf, type Chart, type Unit } from '../../organisation/words.ts'
import { Component } from '../../planning/words.ts'
import type { Seat } from '../tree/scope.rules.ts'

/** A group's key: a unit, or `OWN` for what the leader's own level answers for. */
export type GroupKey = string
export const ownKey: GroupKey = 'OWN'

/** The unit directly below an office through which a unit hangs from it; the office itself for its
 * own, `null` for a unit elsewhere. */
function belowOffice({ unit }: Pick<Chart, 'unit'>, officeId: string, unitId: string): Unit | null {
  const seen = new Set<string>()
  let here = unit.get(unitId)
  while (here && !seen.has(here.id)) {
    if (here.id === officeId || here.parentId === officeId) return here
    seen.add(here.id)
    here = here.parentId ? unit.get(here.parentId) : undefined
  }
  return null
}

/** The group of a unit seen from a seat; `null` for what does not belong to the seat. What has no
 * unit belongs to the head of region. */
export function groupOf(
  chart: Pick<Chart, 'unit'>,
  seat: Seat,
  unitId: string | null,
): GroupKey | null {
  if (seat.kind === 'REGION') return (unitId && agencyOf(chart, unitId)?.id) || ownKey
  if (unitId === null) return null
  const below = belowOffice(chart, seat.unitId, unitId)
  return below && (below.id === seat.unitId ? ownKey : below.id)
}

const ofRegion: Component[] = ['SASARAN_DAERAH', 'TUJUAN_DAERAH']
const below: Component[] = [
  'SASARAN_PD',
  'TUJUAN_PD',
  'SASARAN_PROGRAM',
  'SASARAN_KEGIATAN',
  'SASARAN_SUB_KEGIATAN',
  'KINERJA_INDIVIDU',
]

/** The kind of objective a group is judged by (`perjanjian-kinerja.md` §4.4: an office by its
 * sasaran): the first of sasaran, tujuan, then down the levels, that the group has with measures;
 * `null` when it has none. */
export const headlineOf = (measured: ReadonlySet<Component>): Component | null =>
  [...ofRegion, ...below].find((component) => measured.has(component)) ?? null

const downTo = (lowest: Component): Component[] =>
  Component.options.slice(0, Component.options.indexOf(lowest) + 1)

/** The cascade as far as the objectives of the offices: a first look at a whole region. */
export const untilOffices: readonly Component[] = downTo('SASARAN_PD')

/** What a seat watches: the head of region the outcomes of eselon II and III, the head of an office
 * everything that is organisational (`perjanjian-kinerja.md` §2.4 C2). What one person promises is
 * appraised in the SKP, not here. */
export const watched = ({ kind }: Seat): readonly Component[] =>
  downTo(kind === 'REGION' ? 'SASARAN_PROGRAM' : 'SASARAN_SUB_KEGIATAN')
