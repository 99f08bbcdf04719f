import type { Actor, Mandate } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { AgreementState, Finding, Party } from '../agreement.contract.ts'
import { isAgreedOnly, isUnfrozen, mayFollow, stateWord, turnIn } from '../state.rules.ts'

/** What deciding about an act needs to know of an agreement. */
export type Promised = {
  state: AgreementState
  form: 'SOLE' | 'TWO_PARTY'
  mandateId: string
  giverMandateId: string | null
  giverPositionId: string | null
  firstParty: Pick<Party, 'personId' | 'name'>
  secondParty: Pick<Party, 'personId' | 'name'> | null
}

type Who = Pick<Actor, 'personId' | 'mandates'>

/** Posts from which somebody may promise and give: all but a deputy head of region's, and those one
 * only stands in for (Plh), where the region does not say so. */
const promising = (mandates: readonly Mandate[]): Mandate[] =>
  mandates.filter(
    ({ kind, readsOnly: only, routineOnly }) => kind === 'assignment' && !only && !routineOnly,
  )

/** The mandate from which the receiver promises, while it is still held. */
export const receivingMandate = (
  promised: Pick<Promised, 'mandateId' | 'firstParty'>,
  { personId, mandates }: Who,
): Mandate | null =>
  personId === promised.firstParty.personId
    ? (promising(mandates).find(({ id }) => id === promised.mandateId) ?? null)
    : null

/** The mandate from which the giver gives: the one named in the agreement, or today's assignment to
 * the same post (a new giver does not force re-signing). Nobody is on both sides. */
export function givingMandate(promised: Promised, { personId, mandates }: Who): Mandate | null {
  if (promised.form === 'SOLE' || personId === null || personId === promised.firstParty.personId)
    return null
  return (
    promising(mandates).find(({ id }) => id === promised.giverMandateId) ??
    promising(mandates).find(
      ({ positionId }) => positionId !== null && positionId === promised.giverPositionId,
    ) ??
    null
  )
}

const notParty = refusal(
  'agreements/not-a-party',
  403,
  'PK ini bukan antara Anda dan pihak lainnya, jadi tidak dapat Anda tanda tangani.',
)
const readsOnly = refusal(
  'agreements/deputy',
  403,
  'Wakil kepala daerah tidak membuat, tidak memberi, dan tidak menandatangani PK. Bagian ' +
    'Organisasi dapat menyusun ulang PK ini dengan pihak yang benar.',
)
const standIn = refusal(
  'agreements/stand-in',
  403,
  'Pelaksana harian (Plh) menjalankan tugas rutin dan tidak menandatangani PK. Pejabat definitif, ' +
    'Pj, atau Plt jabatan ini yang menandatanganinya.',
)
const mandateEnded = refusal(
  'agreements/mandate-ended',
  403,
  'Jabatan yang dipakai berjanji dalam PK ini tidak lagi Anda pegang. Bagian Organisasi ' +
    'dapat menyusun PK penggantinya.',
)
const bothSides = refusal(
  'agreements/both-sides',
  403,
  'Satu orang tidak dapat menjadi pihak pertama dan pihak kedua sekaligus.',
)

/** Why this person cannot act as the receiver of this promise. */
export function whyNotReceiver(promised: Promised, who: Who): Refusal | null {
  if (who.personId !== promised.firstParty.personId) return notParty
  if (receivingMandate(promised, who)) return null
  return who.mandates.some(({ id, readsOnly: only }) => only && id === promised.mandateId)
    ? readsOnly
    : mandateEnded
}

/** Why this person cannot act as the giver. */
export function whyNotGiver(promised: Promised, who: Who): Refusal | null {
  if (promised.form === 'SOLE') return notParty
  if (who.personId === promised.firstParty.personId) return bothSides
  if (givingMandate(promised, who)) return null
  const post = who.mandates.find(({ positionId }) => positionId === promised.giverPositionId)
  if (post?.routineOnly) return standIn
  return post?.readsOnly ? readsOnly : notParty
}

const wrongState = (from: AgreementState, act: string): Refusal =>
  refusal(
    'agreements/wrong-state',
    409,
    `PK ini berstatus «${stateWord(from)}», jadi tidak dapat ${act}.`,
  )

/** Why the receiver cannot agree to the content now: state, and everything that must be mended
 * first. */
export function whyNotAgree(
  promised: Promised,
  findings: readonly Finding[],
  who: Who,
): Refusal | null {
  const stranger = whyNotReceiver(promised, who)
  if (stranger) return stranger
  if (!mayFollow(promised.state, 'AGREED')) return wrongState(promised.state, 'disepakati')
  const worst = findings.find(({ severity }) => severity === 'error')
  if (!worst) return null
  return refusal(
    'agreements/incomplete',
    409,
    `PK ini belum dapat disepakati: ${worst.detail}`,
    worst.href ? { mend: { href: worst.href, label: 'Lengkapi sekarang' } } : {},
  )
}

/** Why the receiver cannot say «belum siap» now: possible until the first signature, and always
 * with a reason. */
export function whyNotDecline(promised: Promised, reason: string, who: Who): Refusal | null {
  const stranger = whyNotReceiver(promised, who)
  if (stranger) return stranger
  if (!mayFollow(promised.state, 'DECLINED')) return wrongState(promised.state, 'ditolak')
  return reason.trim()
    ? null
    : refusal('agreements/reason-missing', 422, 'Tulis alasannya; pemberi amanah akan membacanya.')
}

/** Why the giver cannot hand a promise back: from its agreement until the second signature, and
 * always with a reason. */
export function whyNotReturn(promised: Promised, reason: string, who: Who): Refusal | null {
  const stranger = whyNotGiver(promised, who)
  if (stranger) return stranger
  if (!isAgreedOnly(promised.state)) return wrongState(promised.state, 'dikembalikan')
  return reason.trim()
    ? null
    : refusal('agreements/reason-missing', 422, 'Tulis alasannya; penerima amanah akan membacanya.')
}

export type Side = 'FIRST' | 'SECOND'

/** Which side a person may sign now, or why not. The receiver signs first; a head of region signs
 * alone. */
export function sideToSign(promised: Promised, who: Who): Side | Refusal {
  const receiver = who.personId === promised.firstParty.personId
  const stranger = receiver ? whyNotReceiver(promised, who) : whyNotGiver(promised, who)
  if (stranger) return stranger
  if (receiver)
    return promised.state === 'AGREED'
      ? 'FIRST'
      : promised.state === 'SIGNED_FIRST'
        ? alreadySigned
        : wrongState(promised.state, 'ditandatangani')
  if (promised.state === 'SIGNED_FIRST')
    return who.personId === promised.secondParty?.personId ? 'SECOND' : giverChanged(promised)
  if (turnIn(promised.state) === 'FIRST')
    return refusal(
      'agreements/receiver-first',
      409,
      `${promised.firstParty.name} belum menandatangani; pihak pertama menandatangani lebih dahulu.`,
    )
  return wrongState(promised.state, 'ditandatangani')
}

/** How a promise will stand when this person signs: the receiver of a draft agrees with the same
 * press. */
export const readyToSign = <P extends Pick<Promised, 'state' | 'firstParty'>>(
  promised: P,
  { personId }: Pick<Who, 'personId'>,
): P =>
  isUnfrozen(promised.state) && personId === promised.firstParty.personId
    ? { ...promised, state: 'AGREED' }
    : promised

/** Why this person cannot sign now: not a party, not their turn, signed already, or a draft that
 * must be mended first. */
export function whyNotSign(
  promised: Promised,
  findings: readonly Finding[],
  who: Who,
): Refusal | null {
  const side = sideToSign(readyToSign(promised, who), who)
  if (typeof side !== 'string') return side
  return isUnfrozen(promised.state) ? whyNotAgree(promised, findings, who) : null
}

/** The frozen content names the giver of its day: a signature by anybody else would prove
 * nothing. */
const giverChanged = ({ secondParty }: Promised): Refusal =>
  refusal(
    'agreements/giver-changed',
    409,
    `Isi PK ini menyebut ${secondParty?.name ?? 'orang lain'} sebagai pihak kedua. ` +
      'Kembalikan dengan alasan; setelah konsepnya diperbarui, PK ini disepakati lagi atas nama Anda.',
  )

const alreadySigned = refusal(
  'agreements/already-signed',
  409,
  'Anda sudah menandatangani PK ini; sekarang menunggu pihak kedua.',
)
