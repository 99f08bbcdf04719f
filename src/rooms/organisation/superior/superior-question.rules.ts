import { type Actor, may } from '../../../kernel/actor.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Position } from '../organisation.contract.ts'
import type { Chart } from '../organisation.rules.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

/** Why somebody may not read who stands above a person: oneself, who mends superiors in one of the
 * person's offices, and the auditors. */
export const whyNotSeeSuperiors = (
  actor: Who,
  { personId, agencyIds }: { personId: string; agencyIds: readonly string[] },
): Refusal | null =>
  actor.personId === personId ||
  may(actor, 'audit.read') ||
  [null, ...agencyIds].some((agencyId) => may(actor, 'superiors.manage', agencyId))
    ? null
    : refusal(
        'organisation/superiors-closed',
        403,
        'Atasan seseorang dengan alasannya dibaca orang itu sendiri, administrator perangkat ' +
          'daerahnya, Bagian Organisasi, dan APIP.',
      )

/** Why somebody may not say «ini bukan atasan saya» of a post: it is one's own, and asked once until
 * it is answered. */
export function whyNotAskSuperior(
  actor: Who,
  held: { personId: string } | undefined,
  open: boolean,
): Refusal | null {
  if (!held || held.personId !== actor.personId)
    return refusal(
      'organisation/not-own-post',
      403,
      'Ini hanya dapat disampaikan pemegang jabatannya sendiri, dari Akun saya.',
    )
  return open
    ? refusal(
        'organisation/superior-asked',
        409,
        'Anda sudah menyampaikannya dan sedang diperiksa. Tunggu jawabannya di Akun saya.',
      )
    : null
}

/** Why somebody may not answer: the administrator or an operator of the office by decree, or who
 * manages the organisation; never of one's own superior unless one manages the whole region. */
export function whyNotAnswerSuperior(
  actor: Who,
  { personId, agencyId }: { personId: string; agencyId: string | null },
): Refusal | null {
  if (may(actor, 'superiors.manage')) return null
  if (!may(actor, 'superiors.manage', agencyId))
    return refusal(
      'organisation/not-mender',
      403,
      'Atasan pegawai diperbaiki administrator atau operator perangkat daerahnya, atau Bagian ' +
        'Organisasi.',
    )
  return actor.personId === personId
    ? refusal(
        'organisation/own-superior',
        403,
        'Atasan sendiri diperbaiki orang lain: administrator yang lain atau Bagian Organisasi.',
      )
    : null
}

const field = (code: string, pointer: string, detail: string): Refusal =>
  refusal(code, 422, detail, { errors: [{ pointer, detail }] })

/** Why a post cannot become the superior of another: not oneself, not a deputy head of region, not
 * somebody who stands below. */
export function whyNotSuperior(
  { position }: Pick<Chart, 'position'>,
  own: Pick<Position, 'id' | 'superiorId'>,
  superiorId: string,
): Refusal | null {
  const chosen = position.get(superiorId)
  const wrong = (code: string, detail: string) =>
    field(`organisation/${code}`, '/superiorId', detail)
  if (!chosen)
    return wrong('superior-gone', 'Jabatan ini tidak ada pada tanggal itu. Pilih jabatan lain.')
  if (chosen.id === own.id)
    return wrong('superior-self', 'Jabatan ini menjadi atasan bagi dirinya sendiri.')
  if (chosen.kind === 'WAKIL')
    return wrong('superior-deputy', 'Wakil kepala daerah tidak menjadi atasan langsung.')
  const seen = new Set<string>()
  for (
    let next = chosen.superiorId;
    next && !seen.has(next);
    next = position.get(next)?.superiorId ?? null
  ) {
    if (next === own.id)
      return wrong(
        'superior-below',
        `${chosen.title} berada di bawah jabatan ini, jadi tidak dapat menjadi atasannya.`,
      )
    seen.add(next)
  }
  return null
}

/** Why a superior cannot change from this date: not of the future, not before the holder came. */
export function whyNotFrom(from: LocalDate, since: LocalDate, today: LocalDate): Refusal | null {
  if (from > today)
    return field(
      'organisation/superior-future',
      '/from',
      'Tanggalnya belum tiba. Isi tanggal sejak atasannya berlaku, paling lambat hari ini.',
    )
  return from < since
    ? field(
        'organisation/superior-before',
        '/from',
        `Jabatan ini dipegang sejak ${printDate(since)}. Isi tanggal itu atau sesudahnya.`,
      )
    : null
}

/** Why the answer says nothing. */
export const whyNotKept = (words: string): Refusal | null =>
  words === ''
    ? field('organisation/no-words', '/words', 'Tulis mengapa atasannya tetap; penanya membacanya.')
    : null

export const alreadyAnswered = refusal(
  'organisation/superior-answered',
  409,
  'Pertanyaan ini sudah dijawab. Muat ulang untuk melihat jawabannya.',
)
