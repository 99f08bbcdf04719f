import { type Actor, type Mandate, mandateWith, may } from '../../../kernel/actor.ts'
import type { Span } from '../../../kernel/dating.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

/** A delegation lasts at most so many days; what lasts longer is an appointment. */
export const delegationDays = 366

/** The posts from which somebody may delegate: their own, but for those one only stands in for or
 * reads by. */
export const delegablePosts = ({ mandates }: Pick<Actor, 'mandates'>): Mandate[] =>
  mandates.filter(
    ({ kind, positionId, readsOnly, routineOnly }) =>
      kind === 'assignment' && positionId !== null && !readsOnly && !routineOnly,
  )

const field = (code: string, pointer: string, detail: string): Refusal =>
  refusal(code, 422, detail, { errors: [{ pointer, detail }] })

/** Why somebody may not see delegations: they are open to whoever works here. */
export const whyNotSeeDelegations = (actor: Who): Refusal | null =>
  actor.kind === 'system' || mandateWith(actor, 'organisation.read')
    ? null
    : refusal(
        'identity/delegations-closed',
        403,
        'Pendelegasian dibaca pegawai yang bertugas di sini.',
      )

/** Why a post's verification cannot be delegated so: from an own post, to a colleague of the office
 * (`offices` of the delegate), by a paper that exists, from today on and for a time. */
export function whyNotDelegate(
  actor: Who,
  wanted: Span & { positionId: string; personId: string; decreeDate: LocalDate },
  { offices, today }: { offices: readonly string[]; today: LocalDate },
): Refusal | null {
  const post = delegablePosts(actor).find(({ positionId }) => positionId === wanted.positionId)
  if (!post)
    return refusal(
      'identity/not-own-post',
      403,
      'Hanya pemegang jabatan (definitif, Pj, atau Plt) yang mendelegasikan dari jabatan itu.',
    )
  if (wanted.personId === actor.personId)
    return field('identity/delegate-self', '/personId', 'Pilih orang lain, bukan Anda sendiri.')
  if (post.agencyId === null || !offices.includes(post.agencyId))
    return field(
      'identity/delegate-outsider',
      '/personId',
      'Orang ini tidak bertugas di perangkat daerah Anda. Pilih rekan di perangkat daerah yang sama.',
    )
  return whyNotDelegatedOn(wanted, today)
}

function whyNotDelegatedOn(
  { validFrom, validTo, decreeDate }: Span & { decreeDate: LocalDate },
  today: LocalDate,
): Refusal | null {
  if (decreeDate > today)
    return field(
      'identity/decree-in-future',
      '/decree/date',
      `Surat bertanggal ${printDate(decreeDate)} belum ada hari ini. Periksa tanggalnya.`,
    )
  if (validFrom < today)
    return field(
      'identity/delegation-past',
      '/from',
      'Pendelegasian berlaku mulai hari ini atau sesudahnya.',
    )
  if (validTo === null || validTo <= validFrom)
    return field(
      'identity/grant-backwards',
      '/until',
      `Kewenangan mulai ${printDate(validFrom)}, jadi berakhirnya sesudah tanggal itu.`,
    )
  return validTo > addDays(validFrom, delegationDays)
    ? field(
        'identity/delegation-long',
        '/until',
        'Paling lama satu tahun. Pilih hari terakhir yang lebih awal.',
      )
    : null
}

/** Why somebody may not end a delegation: who gave it, who has it, and who gives roles there. */
export const whyNotEndDelegation = (
  actor: Who,
  of: { giverId: string | null; delegateId: string; agencyId: string | null },
): Refusal | null =>
  (actor.personId !== null && [of.giverId, of.delegateId].includes(actor.personId)) ||
  may(actor, 'grants.manage', of.agencyId)
    ? null
    : refusal(
        'identity/not-delegator',
        403,
        'Pendelegasian dicabut pemberinya, penerimanya, atau administrator perangkat daerahnya.',
      )
