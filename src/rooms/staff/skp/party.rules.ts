import { type Actor, may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { skpStateNames } from './naming.rules.ts'
import type { SkpFinding, SkpPage } from './skp.contract.ts'

/** What deciding about an act needs to know of an SKP. */
export type Standing = Pick<
  SkpPage,
  'personId' | 'agencyId' | 'raterPersonId' | 'state' | 'number' | 'digest' | 'endsOn'
>
type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

const isOwn = (skp: Standing, { personId }: Who): boolean => personId === skp.personId
/** Who answers: who rates today; where nobody does, the officer. Nobody for themselves. */
export const isAnswerer = (skp: Standing, who: Who): boolean => {
  if (who.personId === null || isOwn(skp, who)) return false
  return skp.raterPersonId === null
    ? may(who, 'staff.manage', skp.agencyId)
    : skp.raterPersonId === who.personId
}

const notParty = refusal(
  'staff/skp-not-yours',
  403,
  'SKP ini ditulis oleh pegawainya dan disepakati pejabat penilainya. Anda dapat membacanya saja.',
)
const notRater = refusal(
  'staff/not-rater',
  403,
  'SKP ini disepakati atau dikembalikan oleh pejabat penilai hari ini. Anda dapat membacanya saja.',
)
const ownSkp = refusal(
  'staff/own-skp',
  403,
  'SKP sendiri tidak dapat disepakati sendiri; pejabat penilai Anda yang menyepakatinya.',
)
const wrongState = ({ state }: Standing, act: string): Refusal =>
  refusal(
    'staff/skp-wrong-state',
    409,
    `SKP ini berstatus «${skpStateNames[state]}», jadi tidak dapat ${act}. Muat ulang halaman ini.`,
  )

/** Why this person cannot change what an SKP says: its official, or who rates, while it is a draft. */
export function whyNotEdit(skp: Standing, who: Who): Refusal | null {
  if (!isOwn(skp, who) && !isAnswerer(skp, who)) return notParty
  if (skp.state === 'DRAFT' || skp.state === 'RETURNED') return null
  return wrongState(skp, 'diubah')
}

/** Why this person cannot submit it: only its own official, and nothing may be left to mend. */
export function whyNotSubmit(
  skp: Standing,
  findings: readonly SkpFinding[],
  who: Who,
): Refusal | null {
  if (!isOwn(skp, who)) return notParty
  const closed = whyNotEdit(skp, who)
  if (closed) return wrongState(skp, 'diajukan')
  const worst = findings.filter(({ severity }) => severity === 'error')
  if (!worst[0]) return null
  const more = worst.length > 1 ? ` Masih ada ${worst.length - 1} hal lain.` : ''
  return refusal('staff/skp-incomplete', 409, `Belum dapat diajukan. ${worst[0].detail}${more}`)
}

/** Why this person cannot agree to an SKP or return it: only what waits, and the very version that was
 * read. */
export function whyNotAnswer(
  skp: Standing,
  read: { number: number; digest?: string },
  who: Who,
): Refusal | null {
  if (isOwn(skp, who)) return ownSkp
  if (!isAnswerer(skp, who)) return notRater
  if (skp.state !== 'SUBMITTED') return wrongState(skp, 'dijawab')
  const same = skp.number === read.number && (!read.digest || skp.digest === read.digest)
  return same
    ? null
    : refusal(
        'staff/skp-changed-since',
        409,
        'Isi SKP ini sudah berubah sejak Anda membukanya. Muat ulang, baca lagi, lalu jawab.',
      )
}

/** Why no further version can begin: of one that both agreed to, with a reason, while it lasts. */
export function whyNotRevise(skp: Standing, today: LocalDate, who: Who): Refusal | null {
  if (!isOwn(skp, who) && !isAnswerer(skp, who)) return notParty
  if (skp.state !== 'AGREED' && skp.state !== 'DROPPED') return wrongState(skp, 'dibuat versi baru')
  return today < skp.endsOn
    ? null
    : refusal('staff/skp-over', 409, 'Masa SKP ini sudah berakhir, jadi isinya tidak berubah lagi.')
}

/** Why a further version cannot be dropped. */
export function whyNotDrop(skp: Standing, who: Who): Refusal | null {
  const closed = whyNotEdit(skp, who)
  if (closed) return closed
  return skp.number > 1 ? null : wrongState(skp, 'dibatalkan; ubah saja isinya')
}

/** Why a return or a further version needs words. */
export const whyNoReason = (reason: string): Refusal | null =>
  reason.trim()
    ? null
    : refusal('staff/reason-missing', 422, 'Tulis alasannya; orang lain akan membacanya.', {
        errors: [{ pointer: '/reason', detail: 'Tulis alasannya.' }],
      })
