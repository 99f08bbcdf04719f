import type { Actor, Mandate } from '../../kernel/actor.ts'
import { isDecimalText } from '../../kernel/decimal.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Descent, UnitKind } from '../planning/words.ts'
import type { FigureInput } from './figure.contract.ts'
import { ratioValue } from './result.rules.ts'
import { hasEnded } from './schedule.rules.ts'

/** Who answers for a measure, as far as deciding needs it. */
export type Owned = {
  holderPositionId: string | null
  holderPersonId: string | null
  agencyId: string | null
  descent: Descent
  verifierPersonId: string | null
}
type Who = Pick<Actor, 'personId' | 'mandates'>
type Current = { version: number; verdict: 'VERIFIED' | 'RETURNED' | null; lockedAt: string | null; reportedBy: string | null } | null

/** The mandate from which somebody reports: the post or person that answers for the measure, or the office's operator by decree. */
export function reportingMandate(owned: Owned, { personId, mandates }: Who): Mandate | null {
  const own = mandates.find(({ kind, positionId }) => kind === 'assignment' && positionId !== null && positionId === owned.holderPositionId)
  if (own && (!owned.holderPersonId || owned.holderPersonId === personId)) return own
  if (owned.holderPersonId !== null && owned.holderPersonId === personId) return mandates.find(({ kind }) => kind === 'assignment') ?? null
  return (
    mandates.find(({ rights, agencyId }) => rights.includes('figures.report') && agencyId !== null && agencyId === owned.agencyId) ?? null
  )
}

const notYours = refusal('measurement/not-yours', 403, 'Angka ini dilaporkan pemegang indikatornya atau operator perangkat daerahnya.')
const identical = refusal(
  'measurement/identical',
  409,
  'Indikator ini sama dengan indikator atasannya dan tidak dilaporkan dua kali; angkanya mengikuti.',
)
const locked = refusal(
  'measurement/locked',
  409,
  'Angka ini sudah dikunci. Koreksi sesudah kunci memerlukan pembukaan periode oleh perencana.',
)

/** Why this figure cannot be reported now, by this person. */
export function whyNotReport(owned: Owned, period: string, current: Current, who: Who, today: LocalDate): Refusal | null {
  if (!reportingMandate(owned, who)) return notYours
  if (owned.descent === 'IDENTICAL') return identical
  if (!hasEnded(period, today)) return refusal('measurement/not-due', 409, 'Belum waktunya: periode ini belum berakhir.')
  return current?.lockedAt ? locked : null
}

const wrong = (pointer: string, detail: string): Refusal => refusal('measurement/value', 422, detail, { errors: [{ pointer, detail }] })

/** Why what was given in is no figure: exactly one of value, ratio or blank; numbers where the unit wants them; a reason for a verified figure's correction. */
export function whyNotValue(
  input: Omit<FigureInput, 'measureId' | 'period'>,
  unitKind: UnitKind,
  current: Current,
  now: string,
): Refusal | null {
  const given = [
    input.value !== undefined,
    input.numerator !== undefined || input.denominator !== undefined,
    input.blank !== undefined,
  ].filter(Boolean)
  if (given.length !== 1) return wrong('/value', 'Isi salah satu: angkanya, pembilang dan penyebutnya, atau tandai belum dapat diukur.')
  if ((input.numerator === undefined) !== (input.denominator === undefined))
    return wrong(input.numerator === undefined ? '/numerator' : '/denominator', 'Pembilang dan penyebut diisi keduanya.')
  for (const name of ['numerator', 'denominator'] as const) {
    const text = input[name]
    if (text !== undefined && !isDecimalText(text)) return wrong(`/${name}`, 'Tulis angka, dengan koma untuk pecahan.')
  }
  if (input.numerator !== undefined && ratioValue(input.numerator, input.denominator ?? '0', unitKind) === null)
    return wrong('/denominator', 'Penyebut tidak boleh nol.')
  const wordy = unitKind === 'GRADE' || unitKind === 'MILESTONE'
  if (input.value !== undefined && !wordy && !isDecimalText(input.value)) return wrong('/value', 'Tulis angka, dengan koma untuk pecahan.')
  if (input.blank !== undefined && !input.analysis?.trim())
    return wrong('/analysis', 'Tulis mengapa angka ini belum dapat diukur dan kapan tersedia.')
  if (Date.parse(input.capturedAt) > Date.parse(now) + 10 * 60_000)
    return wrong('/capturedAt', 'Waktu pencatatan tidak boleh di masa depan. Periksa jam perangkat Anda.')
  if (current?.verdict === 'VERIFIED' && !input.reason?.trim())
    return wrong('/reason', 'Angka ini sudah disahkan. Tulis alasan koreksinya.')
  return null
}

/** Why this person cannot judge the figure: only the giver of the mandate, never the one who reported it, and with a question when handing back. */
export function whyNotVerify(
  owned: Owned,
  current: Current,
  verdict: 'VERIFIED' | 'RETURNED',
  question: string | undefined,
  { personId }: Who,
): Refusal | null {
  if (!current) return refusal('measurement/nothing-to-verify', 409, 'Belum ada angka yang dilaporkan untuk periode ini.')
  if (personId !== null && current.reportedBy === personId)
    return refusal('measurement/own-figure', 403, 'Anda tidak dapat memeriksa angka yang Anda laporkan sendiri.')
  if (personId === null || personId !== owned.verifierPersonId)
    return refusal('measurement/not-the-giver', 403, 'Angka ini diperiksa pemberi amanah, yaitu atasan pemegang indikatornya.')
  if (current.lockedAt) return locked
  if (current.verdict)
    return refusal('measurement/already-judged', 409, 'Versi angka ini sudah diperiksa. Tunggu versi baru bila dikembalikan.')
  if (verdict === 'RETURNED' && !question?.trim())
    return refusal('measurement/question-missing', 422, 'Tulis apa yang perlu dijelaskan atau diperbaiki.', {
      errors: [{ pointer: '/question', detail: 'Tulis pertanyaannya.' }],
    })
  return null
}
