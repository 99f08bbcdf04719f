import { ended } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Party } from '../agreement.contract.ts'
import type { Side } from '../talks/party.rules.ts'
import type { HandoverPage } from './handover.contract.ts'

/** Kinds under which `documents` keeps the bytes of a note, by the note. */
export const noteKinds = { base: 'handover/base', signed: 'handover/signed' } as const

/** Who takes part in a handover as the chart stands: who promised, who holds the post now, and who
 * gave the mandate. */
export type Circle = { leaving: Party; successor: Party | null; superior: Party | null }

/** Who hands over and who takes over. Where the one who left does not sign, the superior does
 * instead, and for a head of region, who has none, the successor alone. While the post is vacant the
 * superior takes over. Nobody is on both sides: then whoever hands over goes on, and signs alone. */
export function sidesOf(
  { leaving, successor, superior }: Circle,
  absent: boolean,
): { firstParty: Party; secondParty: Party | null } {
  const firstParty = absent ? (superior ?? successor ?? leaving) : leaving
  const secondParty =
    [successor, superior].find(
      (one) => one && one.personId !== firstParty.personId && one.personId !== leaving.personId,
    ) ?? null
  return { firstParty, secondParty }
}

/** Does the one who left go on in the same post by another assignment, as a Plt who was appointed?
 * Then there is nothing to hand over. */
export const goesOn = ({ leaving, successor }: Circle): boolean =>
  successor?.personId === leaving.personId

/** Who may write the note of a handover, and as whom; `null` for everybody else. */
export function writerAs(circle: Circle, personId: string | null): 'SELF' | 'INSTEAD' | null {
  if (personId === null || goesOn(circle)) return null
  if (personId === circle.leaving.personId) return 'SELF'
  return personId === sidesOf(circle, true).firstParty.personId ? 'INSTEAD' : null
}

type Stood = {
  stage: HandoverPage['stage']
  /** Who wrote what stands: the one who left, or somebody instead. */
  absence: string | null
}

/** Why this person cannot write it: only the one who left, or whoever does it instead, with the reason
 * why; not over the signature of who left, and not once all have signed. */
export function whyNotWrite(
  circle: Circle,
  { stage, absence }: Stood,
  given: { unfinished: string; absence: string },
  personId: string | null,
): Refusal | null {
  const as = writerAs(circle, personId)
  if (as === null) {
    if (goesOn(circle)) return nothingToHandOver(circle)
    const other = sidesOf(circle, true).firstParty
    return refusal(
      'agreements/not-yours-to-hand-over',
      403,
      ended(
        `Memori ini ditulis ${circle.leaving.name}; bila berhalangan, ${other.name} menulisnya ` +
          'dengan alasan',
      ),
    )
  }
  if (stage === 'DONE') return done
  if (as === 'INSTEAD' && stage === 'SIGNED_FIRST' && absence === null)
    return refusal(
      'agreements/handover-signed-already',
      409,
      `${circle.leaving.name} sudah menandatangani memori ini, jadi tidak perlu ditulis orang lain.`,
    )
  if (as === 'INSTEAD' && !given.absence.trim())
    return refusal(
      'agreements/absence-missing',
      422,
      `Tulis mengapa ${circle.leaving.name} tidak dapat menandatangani.`,
      { errors: [{ pointer: '/absence', detail: 'Isian ini kosong.' }] },
    )
  return given.unfinished.trim()
    ? null
    : refusal(
        'agreements/unfinished-missing',
        422,
        'Tulis apa yang belum selesai; bila semuanya selesai, tulis begitu.',
        { errors: [{ pointer: '/unfinished', detail: 'Isian ini kosong.' }] },
      )
}

const nothingToHandOver = ({ leaving }: Circle): Refusal =>
  refusal(
    'agreements/goes-on',
    409,
    `${leaving.name} melanjutkan jabatan ini sendiri, jadi tidak ada yang diserahterimakan.`,
  )

const done = refusal(
  'agreements/handover-done',
  409,
  'Memori ini sudah ditandatangani semua pihaknya, jadi tidak berubah lagi.',
)

/** A note as it stands, for who would sign it. */
export type ToSign = {
  stage: HandoverPage['stage']
  firstParty: { personId: string; name: string }
  secondParty: { personId: string; name: string } | null
}

/** Which side this person may sign now, or why not. */
export function sideOfHandover(
  { stage, firstParty, secondParty }: ToSign,
  personId: string | null,
): Side | Refusal {
  if (stage === 'NONE')
    return refusal(
      'agreements/handover-not-written',
      409,
      ended(`Memori ini belum ditulis. Sekarang menunggu ${firstParty.name}`),
    )
  const first = personId === firstParty.personId
  if (!first && personId !== secondParty?.personId)
    return refusal(
      'agreements/not-in-handover',
      403,
      'Memori ini bukan antara Anda dan pihak lainnya, jadi tidak dapat Anda tanda tangani.',
    )
  if (stage === 'DONE') return done
  if (first && stage === 'WRITTEN') return 'FIRST'
  if (!first && stage === 'SIGNED_FIRST') return 'SECOND'
  const awaited = first ? (secondParty?.name ?? '') : firstParty.name
  return refusal(
    'agreements/handover-not-your-turn',
    409,
    ended(`Sekarang menunggu tanda tangan ${awaited}`),
  )
}
