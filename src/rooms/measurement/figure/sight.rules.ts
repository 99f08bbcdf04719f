import { type Actor, type Mandate, may, officesWith } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { type Component, isOfAgency } from '../../planning/words.ts'
import { type Owned, reportingMandate } from './figure.rules.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

/** Where a measure stands, as far as deciding who may look needs it; `unitIds` go from its own unit
 * up to the region. */
export type Standing = { component: Component; unitIds: readonly string[]; owned: Owned }

/** How much of a figure somebody sees: all of it, the figure without its evidence, or nothing. */
export type FigureSight = 'WHOLE' | 'FIGURE' | 'CLOSED'

/** Does a mandate lie in one of these units: in the office they belong to, or, above all offices,
 * in the very unit? */
const liesIn = ({ agencyId, unitId }: Mandate, unitIds: readonly string[]): boolean =>
  agencyId === null ? unitId !== null && unitId === unitIds[0] : unitIds.includes(agencyId)

/** Does the reader work in the office of the measure? */
export const isWithin = (
  { unitIds }: Pick<Standing, 'unitIds'>,
  { mandates }: Pick<Actor, 'mandates'>,
): boolean =>
  mandates.some((mandate) => mandate.rights.includes('planning.read') && liesIn(mandate, unitIds))

/** Does the reader report the measure, or stand above who does? */
const answersFor = ({ owned }: Standing, who: Who): boolean =>
  reportingMandate(owned, who) !== null ||
  owned.givers.some(({ personId }) => personId === who.personId)

/** What somebody sees of a figure by where it stands. The figure is for those to whom the tree
 * shows it: the own office, the top of the region for everybody, everything for region-wide
 * readers. Its evidence is narrower: the own office, who reports and who stands above, and those
 * who read results region-wide (planners, Bagian Organisasi, APIP, the region's leaders). */
export function figureSight(standing: Standing, who: Who): FigureSight {
  if (may(who, 'results.read') || isWithin(standing, who) || answersFor(standing, who))
    return 'WHOLE'
  const offices = officesWith(who, 'planning.read')
  return offices === null || !isOfAgency(standing.component) ? 'FIGURE' : 'CLOSED'
}

/** Why a figure stays closed to this reader. */
export function whyNotSeeFigure(sight: FigureSight): Refusal | null {
  if (sight !== 'CLOSED') return null
  return refusal(
    'measurement/other-office',
    403,
    'Angka ini milik kantor lain. Anda melihat angka kantor Anda sendiri dan sasaran daerah di atasnya.',
    { mend: { href: '/pohon', label: 'Buka pohon kantor Anda' } },
  )
}

/** Why the evidence of a figure stays closed to somebody who sees the figure. */
export function whyNotSeeEvidence(sight: FigureSight): Refusal | null {
  if (sight === 'WHOLE') return null
  return refusal(
    'measurement/evidence-closed',
    403,
    'Bukti angka ini dibaca kantor pemiliknya, pemeriksanya, perencana, dan pengawas.',
  )
}
