import { type Actor, may, officesWith } from '../../../kernel/actor.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import { type Handling, takesOver } from '../../identity/words.ts'
import type { AgreementState } from '../agreement.contract.ts'
import { binds, isAgreedOnly, isUnfrozen, stateWord } from '../state.rules.ts'
import type { ScanState } from './scan.contract.ts'

/** The most that one promise takes of a file, in pages. */
const mostPages = 60

type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>
export type Pages = { first: number; last: number }

const atField = (field: string, code: string, detail: string): Refusal =>
  refusal(`agreements/${code}`, 422, detail, { errors: [{ pointer: `/${field}`, detail }] })

/** Scans come in by Bagian Organisasi, and by whoever reports for an office. */
export function whyNotUpload(actor: Who): Refusal | null {
  const offices = officesWith(actor, 'figures.report')
  return may(actor, 'agreements.draft') || offices === null || offices.length > 0
    ? null
    : refusal(
        'agreements/not-scanner',
        403,
        'Pindaian PK dibawa Bagian Organisasi, atau operator dan administrator perangkat daerah.',
      )
}

/** May the actor bring the scan of a promise of this office? */
export const whyNotBring = (
  actor: Who,
  { agencyId }: { agencyId: string | null },
): Refusal | null =>
  may(actor, 'agreements.draft') || may(actor, 'figures.report', agencyId)
    ? null
    : refusal(
        'agreements/not-scanner',
        403,
        'Pindaian PK ini dibawa Bagian Organisasi, atau operator dan administrator perangkat daerahnya.',
      )

/** A file that is not paired yet is its uploader's, and Bagian Organisasi's. */
export const whyNotOpenFile = (
  actor: Who,
  { uploadedBy }: { uploadedBy: string | null },
): Refusal | null =>
  may(actor, 'agreements.draft') || (uploadedBy !== null && uploadedBy === actor.personId)
    ? null
    : refusal(
        'agreements/not-your-scan-file',
        403,
        'Berkas pindaian ini diunggah orang lain dan belum dipasangkan dengan PK.',
      )

/** Paper stands for signatures only on a draft: what was agreed or signed electronically goes that
 * way to its end, and what is in force stays. */
export function whyNotScanned({
  state,
  code,
}: {
  state: AgreementState
  code: string
}): Refusal | null {
  if (isUnfrozen(state)) return null
  if (binds(state))
    return refusal(
      'agreements/scan-of-promise-in-force',
      409,
      `${code} sudah berlaku, jadi tidak memerlukan pindaian.`,
    )
  if (isAgreedOnly(state))
    return refusal(
      'agreements/scan-while-signing',
      409,
      `${code} sedang ditandatangani secara elektronik. Selesaikan di sana, atau minta pihak kedua ` +
        'mengembalikannya dahulu.',
    )
  return refusal(
    'agreements/scan-wrong-state',
    409,
    `${code} berstatus «${stateWord(state)}», jadi tidak dapat diberlakukan dari pindaian.`,
  )
}

/** One scan of a promise waits at a time. */
export const whyNotSecond = (
  waiting: { broughtBy: string | null } | undefined,
  code: string,
): Refusal | null =>
  waiting
    ? refusal(
        'agreements/scan-there',
        409,
        `Pindaian ${code} sudah dibawa dan menunggu dibenarkan. Tarik yang lama bila itu keliru.`,
      )
    : null

/** The day on the paper: not yet to come, and of the year of the promise or the last quarter before
 * it, when budgets are approved. Later in the year is late, and stays so. */
export function whyNotSignedOn(
  signedOn: LocalDate,
  year: number,
  today: LocalDate,
): Refusal | null {
  if (signedOn > today)
    return atField(
      'signedOn',
      'scan-in-future',
      `Tanggal tanda tangan ${printDate(signedOn)} belum tiba. Tulis tanggal pada kertasnya.`,
    )
  if (signedOn < `${year - 1}-10-01` || signedOn > `${year}-12-31`)
    return atField(
      'signedOn',
      'scan-of-other-year',
      `Tanggal ${printDate(signedOn)} bukan tanggal tanda tangan PK ${year}. Periksa tahunnya, atau ` +
        'pilih PK tahun itu.',
    )
  return null
}

const overlaps = (one: Pages, other: Pages): boolean =>
  one.first <= other.last && other.first <= one.last
const written = ({ first, last }: Pages): string =>
  first === last ? `halaman ${first}` : `halaman ${first} sampai ${last}`

/** Pages that the file has, that are not another promise's, and no more than one promise takes. */
export function whyNotPages(
  wanted: Pages,
  file: { pages: number },
  taken: readonly (Pages & { code: string })[],
): Refusal | null {
  const { first, last } = wanted
  if (first < 1 || last < first || last > file.pages)
    return atField(
      'first',
      'scan-pages',
      `Berkas ini berisi ${file.pages} halaman; tulis halaman pertama dan terakhir PK ini.`,
    )
  if (last - first + 1 > mostPages)
    return atField('last', 'scan-pages', `Satu PK paling banyak ${mostPages} halaman.`)
  const other = taken.find((one) => overlaps(one, wanted))
  return other
    ? atField(
        'first',
        'scan-pages-taken',
        `${written(other).replace('h', 'H')} sudah menjadi pindaian ${other.code}.`,
      )
    : null
}

/** The pages that are nobody's yet, in order. */
export function freePages({ pages }: { pages: number }, taken: readonly Pages[]): Pages[] {
  const free: Pages[] = []
  let from = 1
  for (const { first, last } of taken.toSorted((a, b) => a.first - b.first)) {
    if (first > from) free.push({ first: from, last: first - 1 })
    from = Math.max(from, last + 1)
  }
  return from <= pages ? [...free, { first: from, last: pages }] : free
}

/** The same bytes once more: whoever uploaded them goes on with them while pages are free. */
export function whyTwice(
  actor: Who,
  file: { uploadedBy: string | null; pages: number },
  taken: readonly (Pages & { code: string })[],
): Refusal | null {
  if (freePages(file, taken).length > 0 && whyNotOpenFile(actor, file) === null) return null
  const codes = [...new Set(taken.map(({ code }) => code))]
  return atField(
    'file',
    'scan-twice',
    codes.length > 0
      ? `Berkas yang persis sama sudah menjadi pindaian ${codes.slice(0, 3).join(', ')}.`
      : 'Berkas yang persis sama sudah diunggah orang lain dan menunggu dipasangkan.',
  )
}

/** What deciding about a scan needs to know of it. */
export type Brought = {
  state: ScanState
  code: string
  broughtBy: string | null
  uploadedBy: string | null
  broughtAt: Instant
  parties: readonly string[]
}
/** Whose account went through whose hands, and when. */
export type Handled = {
  personId: string
  act: Handling
  byPersonId: string | null
  at: Instant
}

/** Who may say yes at all: whoever manages promises or people for the region. */
export const mayConfirm = (actor: Who): boolean =>
  may(actor, 'agreements.draft') || may(actor, 'organisation.manage')

export const decided = refusal(
  'agreements/scan-decided',
  409,
  'Pindaian ini sudah diputuskan. Muat ulang untuk melihat keputusannya.',
)

const handsHours = 72

/** Did one of the two take over the account of the other in the three days before? Then both
 * accounts may be one person. */
export const sameHands = (
  a: string,
  b: string,
  handled: readonly Handled[],
  at: Instant,
): boolean =>
  handled.some(
    ({ personId, byPersonId, act, at: when }) =>
      takesOver.includes(act) &&
      ((personId === a && byPersonId === b) || (personId === b && byPersonId === a)) &&
      Date.parse(at) - Date.parse(when) < handsHours * 3_600_000,
  )

/** A second person says yes: who manages promises or people for the region, neither who brought or
 * uploaded it nor a party of it, and not by an account that one of the two took over from the
 * other in the three days before it was brought. */
export function whyNotConfirm(
  scan: Brought,
  actor: Who,
  handled: readonly Handled[],
): Refusal | null {
  if (!mayConfirm(actor))
    return refusal(
      'agreements/not-scan-confirmer',
      403,
      'Pindaian PK dibenarkan Bagian Organisasi atau BKPSDM.',
    )
  const me = actor.personId
  if (me !== null && [scan.broughtBy, scan.uploadedBy].includes(me))
    return refusal(
      'agreements/own-scan',
      403,
      `Pindaian ${scan.code} Anda bawa sendiri, jadi orang kedua yang membenarkannya.`,
    )
  if (me !== null && scan.parties.includes(me))
    return refusal(
      'agreements/scan-of-own-promise',
      403,
      `Anda pihak dalam ${scan.code}, jadi orang lain yang membenarkan pindaiannya.`,
    )
  if (me !== null && scan.broughtBy && sameHands(me, scan.broughtBy, handled, scan.broughtAt))
    return refusal(
      'agreements/scan-same-hands',
      403,
      `Akun Anda dan akun yang membawa pindaian ${scan.code} baru saja melalui tangan yang sama, ` +
        'jadi orang lain yang membenarkannya.',
    )
  return scan.state === 'WAITING' ? null : decided
}

/** Refusing needs the right and a reason; whoever brought it withdraws instead. */
export function whyNotRefuse(
  scan: Brought,
  reason: string,
  actor: Who,
  handled: readonly Handled[],
): Refusal | null {
  const why = whyNotConfirm(scan, actor, handled)
  if (why) return why
  return reason.trim()
    ? null
    : atField(
        'reason',
        'scan-reason-missing',
        'Tulis apa yang keliru, supaya pembawanya dapat memperbaikinya.',
      )
}

/** Taken back by whoever brought it or by Bagian Organisasi, until it is decided. */
export function whyNotWithdraw(scan: Brought, actor: Who): Refusal | null {
  if (!may(actor, 'agreements.draft') && scan.broughtBy !== actor.personId)
    return refusal(
      'agreements/not-your-scan',
      403,
      'Pindaian ditarik oleh yang membawanya, atau Bagian Organisasi.',
    )
  return scan.state === 'WAITING' ? null : decided
}

/** Whom a region appoints where nobody may say yes. */
export const whomToAppoint =
  'Belum ada orang lain yang boleh membenarkannya. Tunjuk satu orang lagi sebagai Bagian Organisasi ' +
  'atau Pengelola kepegawaian (BKPSDM), lalu orang itu membenarkan.'

/** What a file name may carry: numbers of promises, NIP, and pieces that could be codes of posts. */
export function namesIn(fileName: string): { codes: string[]; nips: string[]; posts: string[] } {
  const stem = fileName.replace(/\.[^.]{1,5}$/, '').toUpperCase()
  return {
    codes: stem.match(/PK-\d{4}-\d{4,}/g) ?? [],
    nips: stem.replace(/(?<=\d)[ .](?=\d)/g, '').match(/\d{18}/g) ?? [],
    posts: [...new Set([stem, ...stem.split(/[\s_()]+/), ...stem.split(/[\s_()-]+/)])].filter(
      (piece) => piece.length >= 2,
    ),
  }
}

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png' }

/** The name under which a scan is saved. */
export const scanName = ({ mediaType }: { mediaType: string }, code: string): string =>
  `${code}-pindaian.${endings[mediaType] ?? 'pdf'}`

/** The sentence of proof: signed by hand when, brought and confirmed by whom and when. */
export const wetProof = (told: {
  signedOn: LocalDate
  broughtBy: string | null
  broughtOn: LocalDate
  confirmedBy: string | null
  confirmedOn: LocalDate
}): string =>
  `Ditandatangani basah ${printDate(told.signedOn)}, dipindai dan dibawa oleh ` +
  `${told.broughtBy ?? 'pengelola server'} ${printDate(told.broughtOn)}, dibenarkan oleh ` +
  `${told.confirmedBy ?? 'pengelola server'} ${printDate(told.confirmedOn)}.`
