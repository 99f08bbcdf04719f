import { type Actor, may } from '../../kernel/actor.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'

/** What deciding about a look at somebody's performance needs to know. */
export type Rated = {
  personId: string
  agencyId: string | null
  /** Who rates, and who stands above. */
  raterPersonId: string | null
  aboveRaterPersonId: string | null
}
export type StaffSight = 'OWN' | 'RATER' | 'ABOVE_RATER' | 'OFFICER' | 'AUDITOR'

/** In which capacity somebody reads another person's SKP, log and rating (invariant I7): colleagues
 * never do. An officer administers the office or the personnel of the region; `null`: not at all. */
export function staffSightOf(
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>,
  rated: Rated,
): StaffSight | null {
  if (actor.personId !== null) {
    if (actor.personId === rated.personId) return 'OWN'
    if (actor.personId === rated.raterPersonId) return 'RATER'
    if (actor.personId === rated.aboveRaterPersonId) return 'ABOVE_RATER'
  }
  if (may(actor, 'staff.manage', rated.agencyId)) return 'OFFICER'
  return may(actor, 'audit.read') ? 'AUDITOR' : null
}

/** Why somebody cannot read what belongs to another person. */
export const whyNotSee = (
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>,
  rated: Rated,
): Refusal | null =>
  staffSightOf(actor, rated)
    ? null
    : refusal(
        'staff/not-yours-to-read',
        403,
        'Kinerja seorang pegawai dibaca oleh yang bersangkutan, penilainya, atasan penilai, ' +
          'pengelola kinerja, dan APIP. Anda bukan salah satunya.',
      )
