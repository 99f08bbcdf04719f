import { printDate, printNip, printNumber } from '../../kernel/indonesian.ts'
import type {
  AgreementPrint,
  PrintedBudget,
  PrintedParty,
  PrintedRow,
  PrintedSignature,
  PrintedTarget,
} from './agreement-print.contract.ts'

/** A signature block with its final words; `qr` is still the address, drawn just before printing. */
export type SheetSignature = {
  mark: 'first' | 'second'
  role: string
  position: string
  name: string
  below: string[]
  qr: string | null
  note: string[]
  /** What stands in the same place on the attachment. */
  attachment: { qr: string | null; note: string[] }
}
export type SheetParty = { name: string; position: string; roleLine: string; called: string }
export type SheetObjective = {
  number: string
  objective: string
  rows: { indicator: string; unit: string; target: string; isNumber: boolean }[]
}
export type SheetBudgetGroup = {
  name: string | null
  amount: string
  rows: { number: string; name: string; amount: string; source: string }[]
}
/** A table of block B; `newPage` puts it at the top of the next page, beside the signatures. */
export type SheetBudgetPart = { newPage: boolean; groups: SheetBudgetGroup[] }

/** The agreement as the template prints it: final strings, nothing left to compute. */
export type AgreementSheet = {
  documentTitle: string
  author: string
  emblem: string | null
  watermark: string | null
  title: string
  owners: string[]
  attachmentTitle: string
  attachmentOwners: string[]
  parties: SheetParty[]
  isSole: boolean
  /** Lines closer together, so that a statement with long names keeps to one page. */
  isTight: boolean
  placeAndDate: string
  objectiveHeading: string
  objectives: SheetObjective[]
  budget: { grain: string; parts: SheetBudgetPart[]; total: string } | null
  noBudgetReason: string | null
  signatures: SheetSignature[]
  footer: string[]
}

const longWord = /\S{27,}/g

/** Text fit for paper: well formed, one line, without control and direction characters; words nobody could break get places to break. */
export function printable(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Zl}\p{Zp}\t\n\v\f\r ]+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
  return line.trim().replace(longWord, (word) => word.replace(/.{10}(?=.)/gu, '$&\u200b'))
}

/** `{number: '1234.50'}` → `1.234,50`; words stay as they are. */
export const printTarget = (target: PrintedTarget): string =>
  'number' in target ? printNumber(target.number) : printable(target.words)

/** `sha256:9f3a71c0…` → first eight and last four digits, enough to compare by eye; the whole digest stands in the verification. */
export function printDigest(digest: string): string {
  const digits = digest.replace(/^sha256:/, '')
  return digits.length > 12 ? `${digits.slice(0, 8)}…${digits.slice(-4)}` : digits
}

/** Rows of the same objective under one number, in the order in which the objectives first appear. */
export function objectivesOf(rows: PrintedRow[]): SheetObjective[] {
  return [...Map.groupBy(rows, (row) => printable(row.objective))].map(([objective, own], i) => ({
    number: `${i + 1}.`,
    objective,
    rows: own.map(({ indicator, unit, target }) => {
      return {
        indicator: printable(indicator),
        unit: printable(unit),
        target: printTarget(target),
        isNumber: 'number' in target,
      }
    }),
  }))
}

const sumOf = (rows: { amount: number }[]): number =>
  rows.reduce((sum, { amount }) => sum + amount, 0)

/** Block B: rows numbered through, each group with its own sum, the total of all. */
export function budgetOf({ grain, groups }: PrintedBudget): NonNullable<AgreementSheet['budget']> {
  let count = 0
  const printed = groups.map(({ name, rows }) => ({
    name: name === null ? null : printable(name),
    amount: printNumber(sumOf(rows)),
    rows: rows.map((row) => {
      count += 1
      return {
        number: `${count}.`,
        name: printable(row.name),
        amount: printNumber(row.amount),
        source: printable(row.source),
      }
    }),
  }))
  return {
    grain,
    parts: [{ newPage: false, groups: printed }],
    total: printNumber(sumOf(groups.flatMap(({ rows }) => rows))),
  }
}

/** True before and after the signing: the attachment is printed first, so it may not claim a signature. */
const seePageOne = ['Tanda tangan elektronik', 'di halaman 1. Periksa', 'lewat kode ini.']

/** A signature already given is printed twice; one to come leaves page 1 free for its field. */
function spaceOf({
  signedAt,
  qr,
  label,
}: PrintedSignature): Pick<SheetSignature, 'qr' | 'note' | 'attachment'> {
  if (signedAt === null && label === null && qr !== null)
    return { qr: null, note: [], attachment: { qr, note: seePageOne } }
  const signed =
    signedAt === null ? [] : ['Ditandatangani', 'secara elektronik', printable(signedAt)]
  const note = label === null ? signed : [...signed, printable(label)]
  return { qr, note, attachment: { qr, note } }
}

function signatureOf(party: PrintedParty, mark: 'first' | 'second', role: string): SheetSignature {
  return {
    mark,
    role,
    position: printable(party.position),
    name: printable(party.name),
    below: [
      ...(party.rank === null ? [] : [printable(party.rank)]),
      ...(party.nip === null ? [] : [`NIP ${printNip(party.nip)}`]),
    ],
    ...spaceOf(party.signature),
  }
}

function partyOf(party: PrintedParty, roleLine: string, called: string): SheetParty {
  return {
    name: printable(party.name),
    position: printable(party.position),
    roleLine: printable(party.roleLine ?? roleLine),
    called,
  }
}

/** Who appears and who signs: second party left, first party right; a head of region alone (§3.4). */
function peopleOf(
  print: AgreementPrint,
): Pick<AgreementSheet, 'parties' | 'signatures' | 'isSole'> {
  const { firstParty } = print
  if (print.form === 'SOLE') {
    const sole = signatureOf(firstParty, 'first', '')
    return {
      isSole: true,
      parties: [partyOf(firstParty, '', '')],
      signatures: [{ ...sole, position: `${sole.position},` }],
    }
  }
  return {
    isSole: false,
    parties: [
      partyOf(firstParty, '', 'pihak pertama'),
      partyOf(print.secondParty, 'selaku atasan pihak pertama', 'pihak kedua'),
    ],
    signatures: [
      signatureOf(print.secondParty, 'second', 'Pihak kedua,'),
      signatureOf(firstParty, 'first', 'Pihak pertama,'),
    ],
  }
}

function footerOf(print: AgreementPrint): string[] {
  const frozen =
    print.digest === null ? 'isi belum dibekukan' : `Sidik isi ${printDigest(print.digest)}`
  const unlinked =
    print.form === 'TWO_PARTY' && print.digest !== null ? ['induk belum terkait'] : []
  const parent =
    print.parentDigest === null ? unlinked : [`Sidik induk ${printDigest(print.parentDigest)}`]
  const marked = print.watermark === null ? [] : [printable(print.watermark)]
  return [
    [...marked, `${printable(print.code)} versi ${print.version}`, frozen, ...parent].join(' · '),
    `Periksa: ${print.verifyUrl.replace(/^https?:\/\//, '')}`,
  ]
}

/** «Pemerintah Kota Tanjung Amanah» → «Kota Tanjung Amanah», as it follows the name of an agency. */
const territoryOf = (governmentName: string): string =>
  printable(governmentName).replace(/^pemerintah (daerah )?/i, '')

/** Whose agreement it is, in capitals, for the head of each part. */
function ownersOf(print: AgreementPrint): Pick<AgreementSheet, 'owners' | 'attachmentOwners'> {
  const { governmentName } = print.region
  const capitals = (names: (string | null)[]): string[] =>
    names.filter((name) => name !== null).map((name) => printable(name).toUpperCase())
  if (print.form === 'SOLE')
    return {
      owners: capitals([governmentName]),
      attachmentOwners: capitals([territoryOf(governmentName)]),
    }
  const { agencyName, unitName } = print
  return {
    owners: capitals([unitName, agencyName, governmentName]),
    attachmentOwners: capitals([unitName, `${agencyName} ${territoryOf(governmentName)}`]),
  }
}

/** The title a reading program announces; it also carries the word that stands as a watermark, which such a program does not read. */
function documentTitleOf({ amendment, year, firstParty, watermark }: AgreementPrint): string {
  const title = `Perjanjian Kinerja ${amendment ? 'Perubahan ' : ''}Tahun ${year}: ${printable(firstParty.position)}`
  return watermark === null ? title : `${title} (${printable(watermark)})`
}

/** Turns an agreement into the strings of its paper (`perjanjian-kinerja.md` §3.4). */
export function sheetOf(print: AgreementPrint): AgreementSheet {
  const title = `PERJANJIAN KINERJA ${print.amendment ? 'PERUBAHAN ' : ''}TAHUN ${print.year}`
  const date =
    print.date === null
      ? `${'…'.repeat(12)} ${print.year}`
      : printDate(print.date).replaceAll('\u00a0', ' ')
  const budget = 'groups' in print.budget ? budgetOf(print.budget) : null
  return {
    documentTitle: documentTitleOf(print),
    author: printable(print.region.governmentName),
    emblem: print.region.emblem,
    watermark: print.watermark === null ? null : printable(print.watermark),
    isTight: false,
    title,
    attachmentTitle: `LAMPIRAN ${title}`,
    ...ownersOf(print),
    ...peopleOf(print),
    placeAndDate: `${printable(print.region.place)}, ${date}`,
    objectiveHeading: printable(print.objectiveHeading),
    objectives: objectivesOf(print.rows),
    budget,
    noBudgetReason: 'reason' in print.budget ? printable(print.budget.reason) : null,
    footer: footerOf(print),
  }
}

/** How many last rows of block B go along when the signatures need a new page. */
const kept = 2

/** Splits the last rows of a table off; groups keep their heading on both sides. */
function splitAt(
  groups: SheetBudgetGroup[],
  keep: number,
): [SheetBudgetGroup[], SheetBudgetGroup[]] {
  let left = keep
  const [before, after]: [SheetBudgetGroup[], SheetBudgetGroup[]] = [[], []]
  for (const group of groups.toReversed()) {
    const cut = Math.max(0, group.rows.length - left)
    left -= group.rows.length - cut
    if (cut > 0) before.unshift({ ...group, rows: group.rows.slice(0, cut) })
    if (cut < group.rows.length) after.unshift({ ...group, rows: group.rows.slice(cut) })
  }
  return [before, after]
}

/**
 * The last rows of block B move to the new page of the signatures, or the whole block when it is short: signatures under a page
 * anybody could swap are worth little.
 */
function keepingCompany(
  budget: NonNullable<AgreementSheet['budget']>,
): NonNullable<AgreementSheet['budget']> {
  const groups = budget.parts.flatMap((part) => part.groups)
  const [before, after] = splitAt(groups, kept)
  const isShort = before.flatMap(({ rows }) => rows).length < kept
  const parts = isShort
    ? [{ newPage: true, groups }]
    : [
        { newPage: false, groups: before },
        { newPage: true, groups: after },
      ]
  return { ...budget, parts }
}

/**
 * Reads where the template put things and answers with a better sheet, or `null` when the first print is good: a statement
 * that ran over its page is set tighter, signatures alone on a page get rows for company.
 */
export function secondTry(
  sheet: AgreementSheet,
  marks: { name: string; page: number }[],
): AgreementSheet | null {
  const signed = marks.filter(({ name }) => name === 'first').map(({ page }) => page)
  const end = marks.find(({ name }) => name === 'tables-end')?.page ?? Number.POSITIVE_INFINITY
  const isLong = Math.min(...signed) > 1
  const isAlone = Math.max(...signed) > end
  if (!isLong && !isAlone) return null
  return {
    ...sheet,
    isTight: isLong,
    budget: isAlone && sheet.budget ? keepingCompany(sheet.budget) : sheet.budget,
  }
}
