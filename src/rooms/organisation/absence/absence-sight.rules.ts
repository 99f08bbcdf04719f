import { type Actor, may, officesWith } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { NipOwner } from '../person/nip-sight.rules.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

/** Who enters the absences of a person: personnel and Bagian Organisasi, and within an office its
 * operator and administrator. */
export const mayRecord = (
  who: Pick<Who, 'kind' | 'mandates'>,
  { agencyIds }: Pick<NipOwner, 'agencyIds'>,
): boolean => may(who, 'absences.record') || agencyIds.some((id) => may(who, 'absences.record', id))

/** Who reads why somebody is away, also where it is nobody else's business: the person, and who
 * enters it. */
export const seesReason = (who: Who, owner: NipOwner): boolean =>
  who.personId === owner.personId || mayRecord(who, owner)

/** Why somebody may not open the list of absences. */
export const whyNotList = (who: Pick<Who, 'kind' | 'mandates'>): Refusal | null =>
  officesWith(who, 'absences.record')?.length === 0
    ? refusal(
        'organisation/absences-not-yours',
        403,
        'Daftar ketidakhadiran untuk operator perangkat daerah, Bagian Organisasi, dan pengelola ' +
          'kepegawaian. Ketidakhadiran Anda sendiri ada di halaman Anda.',
      )
    : null

export const whyNotRecord = (
  who: Pick<Who, 'kind' | 'mandates'>,
  owner: Pick<NipOwner, 'agencyIds'>,
): Refusal | null =>
  mayRecord(who, owner)
    ? null
    : refusal(
        'organisation/absence-not-yours',
        403,
        'Ketidakhadiran pegawai ini dicatat oleh operator perangkat daerahnya, Bagian Organisasi, ' +
          'atau pengelola kepegawaian. Mintalah salah satunya.',
      )
