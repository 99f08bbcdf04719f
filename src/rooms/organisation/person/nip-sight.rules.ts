import { type Actor, may } from '../../../kernel/actor.ts'
import { agencyOf, type Chart } from '../organisation.rules.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

/** Whose number it is, and the offices (OPD) that person works in. */
export type NipOwner = { personId: string; agencyIds: readonly string[] }

/** The owner of a NIP by the chart of the day. */
export const nipOwner = (
  chart: Pick<Chart, 'posts' | 'position' | 'unit'>,
  personId: string,
): NipOwner => ({
  personId,
  agencyIds: (chart.posts.get(personId) ?? []).flatMap(({ positionId }) => {
    const post = chart.position.get(positionId)
    return (post && agencyOf(chart, post.unitId)?.id) ?? []
  }),
})

/** A NIP without what it tells of its holder: only the last three of its digits (the others are
 * birth date, appointment and sex). */
export const maskedNip = (nip: string | null): string | null =>
  nip && `${'•'.repeat(Math.max(nip.length - 3, 0))}${nip.slice(-3)}`

/** Who reads a NIP in full: its owner, and who manages the people, in the whole region (personnel,
 * Bagian Organisasi) or in an office of the owner. On papers and in proofs it stands in full for
 * whoever holds them. */
export const seesNip = (who: Who, { personId, agencyIds }: NipOwner): boolean =>
  who.personId === personId ||
  may(who, 'organisation.manage') ||
  agencyIds.some((id) => may(who, 'organisation.manage', id))

/** A NIP as this reader gets it: in full, or masked. */
export const nipFor = (who: Who, owner: NipOwner, nip: string | null): string | null =>
  seesNip(who, owner) ? nip : maskedNip(nip)
