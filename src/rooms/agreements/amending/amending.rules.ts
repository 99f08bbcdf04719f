import { type Actor, may } from '../../../kernel/actor.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { AgreementState } from '../agreement.contract.ts'
import type { AgreementPolicy, AmendmentCause } from '../pack.contract.ts'
import { isAhead, stateWord } from '../state.rules.ts'
import { givingMandate, type Promised } from '../talks/party.rules.ts'

/** What deciding about an amendment needs to know of a promise. */
export type Amendable = Promised & {
  id: string
  code: string
  year: number
  version: number
  /** The version that counts while `version`, an amendment, is being made. */
  inForce: number | null
}

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

/** Who drafts amendments: Bagian Organisasi, as every promise, and whoever gives this one. */
export const mayAmend = (promise: Promised, who: Who): boolean =>
  may(who, 'agreements.draft') || givingMandate(promise, who) !== null

export const notAmender = refusal(
  'agreements/not-amender',
  403,
  'Perubahan PK disusun oleh Bagian Organisasi atau pemberi amanahnya. Sampaikan alasannya kepada mereka.',
)

const notInForce = (state: AgreementState): Refusal =>
  refusal(
    'agreements/wrong-state',
    409,
    isAhead(state)
      ? `PK ini berstatus «${stateWord(state)}» dan belum berlaku, jadi belum dapat diubah. ` +
          'Selama belum ditandatangani lengkap, isinya dibahas di halaman PK.'
      : `PK ini berstatus «${stateWord(state)}», jadi tidak dapat diubah.`,
  )

/** Why no amendment of this promise can be drafted: only of one in force, in its year, and one at a
 * time (`perjanjian-kinerja.md` §3.6). */
export function whyNotAmend(promise: Amendable, who: Who, today: LocalDate): Refusal | null {
  if (!mayAmend(promise, who)) return notAmender
  if (promise.inForce !== null)
    return refusal(
      'agreements/amendment-open',
      409,
      `Perubahan PK ini sudah disusun (versi ${promise.version}, ` +
        `«${stateWord(promise.state)}»). Lanjutkan atau tarik yang itu lebih dahulu.`,
      { mend: { href: `/perjanjian/${promise.id}`, label: 'Buka perubahannya' } },
    )
  if (promise.state !== 'ACTIVE') return notInForce(promise.state)
  return whyYearOver(promise, today)
}

/** Why nothing of a promise is changed any more, neither by a new amendment nor by agreeing to one that
 * lies there still. */
export const whyYearOver = ({ year }: { year: number }, today: LocalDate): Refusal | null =>
  Number(today.slice(0, 4)) > year
    ? refusal(
        'agreements/year-over',
        409,
        `Tahun ${year} sudah berakhir, jadi PK-nya tidak diubah lagi. Konsep perubahan yang masih ` +
          'ada dapat ditarik.',
      )
    : null

/** What an amendment is asked with. */
export type Asked = { cause: AmendmentCause; reason: string; reference: string | null }

/** Why these words do not suffice: always a reason, and the document where the cause asks for it. */
export function whyNotAsked(
  { cause, reason, reference }: Asked,
  { amendment }: Pick<AgreementPolicy, 'amendment'>,
): Refusal | null {
  if (!reason.trim()) return reasonMissing
  return amendment.causes[cause].needsReference && !reference?.trim()
    ? refusal(
        'agreements/reference-missing',
        422,
        'Sebab ini memerlukan dokumen rujukan. Tulis nama dan nomornya, misalnya DPPA.',
        { errors: [{ pointer: '/reference', detail: 'Tulis dokumen rujukannya.' }] },
      )
    : null
}

export const reasonMissing = refusal(
  'agreements/reason-missing',
  422,
  'Tulis alasannya; kedua pihak akan membacanya.',
)

const monthOf = (day: LocalDate): LocalDate => `${day.slice(0, 8)}01`
const nextMonth = (day: LocalDate): LocalDate => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}
const fromMonth = (day: LocalDate): LocalDate => (day === monthOf(day) ? day : nextMonth(day))
const latest = (...days: LocalDate[]): LocalDate => days.toSorted().at(-1) ?? ''

/** `begun`: since when the version in force counts. `heldUntil`: the first day of which no figure
 * stands yet; `null` where none does, or where the region does not hold such months. */
export type Months = { year: number; begun: LocalDate; heldUntil: LocalDate | null }

/** The first month in which an amendment may begin to count. */
export const earliestMonth = ({ year, begun, heldUntil }: Months): LocalDate =>
  latest(fromMonth(begun), fromMonth(heldUntil ?? begun), `${year}-01-01`)

/** The first days of the months from one to the end of its year. */
export const monthsFrom = (first: LocalDate, year: number): LocalDate[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}-01`).filter(
    (day) => day >= first,
  )

/** The month an amendment begins in unless another is said: this one, or the first that is free. */
export const usualMonth = (months: Months, today: LocalDate): LocalDate =>
  latest(earliestMonth(months), monthOf(today))

/** Why an amendment cannot begin to count on this day: the first of a month of its year, not before
 * the version it amends, and not in a month whose figures stand. */
export function whyNotEffective(on: LocalDate, months: Months): Refusal | null {
  const { year, begun, heldUntil } = months
  const wrong = (code: string, status: number, detail: string): Refusal =>
    refusal(code, status, detail, { errors: [{ pointer: '/effectiveFrom', detail }] })
  if (earliestMonth(months) > `${year}-12-01`)
    return wrong(
      'agreements/no-month-left',
      409,
      `Angka sampai akhir ${year} sudah terverifikasi, jadi tidak ada bulan yang targetnya masih dapat diubah.`,
    )
  if (on !== monthOf(on) || Number(on.slice(0, 4)) !== year)
    return wrong(
      'agreements/effective-not-month',
      422,
      `Perubahan berlaku mulai tanggal 1 suatu bulan dalam tahun ${year}.`,
    )
  if (heldUntil !== null && on < fromMonth(heldUntil))
    return wrong(
      'agreements/effective-held',
      409,
      `Angka sebelum ${printDate(heldUntil)} sudah terverifikasi, jadi targetnya tidak diubah ` +
        `lagi. Pilih ${printDate(earliestMonth(months))} atau sesudahnya.`,
    )
  return on < begun
    ? wrong(
        'agreements/effective-too-early',
        422,
        `Versi yang diubah baru berlaku ${printDate(begun)}. Pilih bulan sesudahnya.`,
      )
    : null
}
