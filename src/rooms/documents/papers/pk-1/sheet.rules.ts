import type { Content, ContentParty } from './content.contract.ts'
import {
  printable,
  printDate,
  printDigest,
  printNip,
  printNumber,
  printTarget,
} from './print.rules.ts'

/** What a paper prints of a content: everything but its schema, and how its level is called. */
export type Shown = Omit<Content, 'schema' | 'level'>

/** What stands on the paper and is not agreed: where it is checked, where it is signed, its digest (`null` for a draft), why block B is empty. */
export type Beside = {
  digest: string | null
  verifyUrl: string
  place: string
  noBudgetReason: string
}

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
export type SheetRow = { indicator: string; unit: string; target: string; isNumber: boolean }
export type SheetObjective = { number: string; objective: string; rows: SheetRow[] }
export type SheetBudgetGroup = {
  name: string | null
  amount: string
  rows: { number: string; name: string; amount: string; source: string }[]
}
/** A table of block B; `newPage` puts it at the top of the next page, beside the signatures. */
export type SheetBudgetPart = { newPage: boolean; groups: SheetBudgetGroup[] }
export type SheetBudget = { grain: string; parts: SheetBudgetPart[]; total: string }

/** The agreement as the template prints it: final strings, nothing left to compute. */
export type Sheet = {
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
  budget: SheetBudget | null
  noBudgetReason: string | null
  signatures: SheetSignature[]
  footer: string[]
}

const grains = { PROGRAM: 'Program', ACTIVITY: 'Kegiatan', SUB_ACTIVITY: 'Sub Kegiatan' } as const
const draft = 'KONSEP'

/** Why a post has no block B: it manages none, or none was there yet. A page may say either. */
export const noBudgetReasons = {
  NODES: 'Jabatan ini tidak mengelola anggaran secara langsung.',
  OFFICE: 'Anggaran belum tersedia pada saat konsep ini dibuat.',
} as const

/** Rows of the same objective under one number, in the order in which the objectives first appear. */
export function objectivesOf(rows: Shown['rows']): SheetObjective[] {
  return [...Map.groupBy(rows, (row) => printable(row.objective))].map(([objective, own], i) => ({
    number: `${i + 1}.`,
    objective,
    rows: own.map(({ indicator, unit, target }) => ({
      indicator: printable(indicator),
      unit: printable(unit),
      ...printTarget(target),
    })),
  }))
}

type Money = NonNullable<Shown['budget']>

const sumOf = (rows: Money['rows']): number => rows.reduce((sum, { amount }) => sum + amount, 0)

/** Block B: rows numbered through, each run of one group under its name with its own sum, the total of all. */
export function budgetOf({ grain, rows }: Money): SheetBudget {
  const runs: Money['rows'][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && last[0]?.group === row.group) last.push(row)
    else runs.push([row])
  }
  let count = 0
  const groups = runs.map((run): SheetBudgetGroup => {
    const name = run[0]?.group ?? null
    return {
      name: name === null ? null : printable(name),
      amount: printNumber(sumOf(run)),
      rows: run.map((row) => {
        count += 1
        return {
          number: `${count}.`,
          name: printable(row.name),
          amount: printNumber(row.amount),
          source: printable(row.source),
        }
      }),
    }
  })
  return {
    grain: grains[grain],
    parts: [{ newPage: false, groups }],
    total: printNumber(sumOf(rows)),
  }
}

/** True before and after the signing: the attachment is printed first, so it may not claim a signature. */
const seePageOne = ['Tanda tangan elektronik', 'di halaman 1. Periksa', 'lewat kode ini.']

function signatureOf(
  party: ContentParty,
  { digest, verifyUrl }: Beside,
  mark: 'first' | 'second',
  role: string,
): SheetSignature {
  return {
    mark,
    role,
    position: printable(party.title),
    name: printable(party.name),
    below: [
      ...(party.rank === null ? [] : [printable(party.rank)]),
      ...(party.nip === null ? [] : [`NIP ${printNip(party.nip)}`]),
    ],
    qr: null,
    note: [],
    attachment: digest === null ? { qr: null, note: [] } : { qr: verifyUrl, note: seePageOne },
  }
}

const partyOf = ({ name, title }: ContentParty, roleLine: string, called: string): SheetParty => ({
  name: printable(name),
  position: printable(title),
  roleLine,
  called,
})

/** Who appears and who signs: second party left, first party right; a head of region alone. */
function peopleOf(
  { firstParty, secondParty }: Shown,
  beside: Beside,
): Pick<Sheet, 'parties' | 'signatures' | 'isSole'> {
  if (secondParty === null) {
    const sole = signatureOf(firstParty, beside, 'first', '')
    const signatures = [{ ...sole, position: `${sole.position},` }]
    return { isSole: true, parties: [partyOf(firstParty, '', '')], signatures }
  }
  return {
    isSole: false,
    parties: [
      partyOf(firstParty, '', 'pihak pertama'),
      partyOf(secondParty, 'selaku atasan pihak pertama', 'pihak kedua'),
    ],
    signatures: [
      signatureOf(secondParty, beside, 'second', 'Pihak kedua,'),
      signatureOf(firstParty, beside, 'first', 'Pihak pertama,'),
    ],
  }
}

function footerOf(
  { code, version, secondParty, parent }: Shown,
  { digest, verifyUrl }: Beside,
): string[] {
  const frozen = digest === null ? 'isi belum dibekukan' : `Sidik isi ${printDigest(digest)}`
  const unlinked = secondParty !== null && digest !== null ? ['induk belum terkait'] : []
  const above = parent === null ? unlinked : [`Sidik induk ${printDigest(parent.digest)}`]
  const marked = digest === null ? [draft] : []
  return [
    [...marked, `${printable(code)} versi ${version}`, frozen, ...above].join(' · '),
    `Periksa: ${verifyUrl.replace(/^https?:\/\//, '')}`,
  ]
}

/** «Pemerintah Kota Tanjung Amanah» → «Kota Tanjung Amanah», as it follows the name of an agency. */
const territoryOf = (governmentName: string): string =>
  printable(governmentName).replace(/^pemerintah (daerah )?/i, '')

/** Whose agreement it is, in capitals, for the head of each part. */
function ownersOf({
  secondParty,
  agency,
  unit,
  region,
}: Shown): Pick<Sheet, 'owners' | 'attachmentOwners'> {
  const { governmentName } = region
  const capitals = (names: (string | null)[]): string[] =>
    names.filter((name) => name !== null).map((name) => printable(name).toUpperCase())
  if (secondParty === null)
    return {
      owners: capitals([governmentName]),
      attachmentOwners: capitals([territoryOf(governmentName)]),
    }
  const agencyName = agency ?? governmentName
  return {
    owners: capitals([unit, agencyName, governmentName]),
    attachmentOwners: capitals([unit, `${agencyName} ${territoryOf(governmentName)}`]),
  }
}

/** Turns a content into the strings of its paper. */
export function sheetOf(content: Shown, beside: Beside): Sheet {
  const { year, version, region, firstParty, heading, rows, budget, date } = content
  const isDraft = beside.digest === null
  const amended = version > 1 ? 'Perubahan ' : ''
  const title = `PERJANJIAN KINERJA ${amended.toUpperCase()}TAHUN ${year}`
  const documentTitle = `Perjanjian Kinerja ${amended}Tahun ${year}: ${printable(firstParty.title)}`
  const day = isDraft ? `${'…'.repeat(12)} ${year}` : printDate(date).replaceAll('\u00a0', ' ')
  return {
    // A reading program announces the title, but not what stands behind the text.
    documentTitle: isDraft ? `${documentTitle} (${draft})` : documentTitle,
    author: printable(region.governmentName),
    emblem: null,
    watermark: isDraft ? draft : null,
    isTight: false,
    title,
    attachmentTitle: `LAMPIRAN ${title}`,
    ...ownersOf(content),
    ...peopleOf(content, beside),
    placeAndDate: `${printable(beside.place)}, ${day}`,
    objectiveHeading: printable(heading),
    objectives: objectivesOf(rows),
    budget: budget === null ? null : budgetOf(budget),
    noBudgetReason: budget === null ? printable(beside.noBudgetReason) : null,
    footer: footerOf(content, beside),
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
function keepingCompany(budget: SheetBudget): SheetBudget {
  const groups = budget.parts.flatMap((part) => part.groups)
  const [before, after] = splitAt(groups, kept)
  const isShort = before.flatMap(({ rows }) => rows).length < kept
  const torn = [
    { newPage: false, groups: before },
    { newPage: true, groups: after },
  ]
  return { ...budget, parts: isShort ? [{ newPage: true, groups }] : torn }
}

/**
 * Reads where the template put things and answers with a better sheet, or `null` when the first print is good: a statement
 * that ran over its page is set tighter, signatures alone on a page get rows for company.
 */
export function secondTry<S extends Pick<Sheet, 'isTight' | 'budget'>>(
  sheet: S,
  marks: readonly { name: string; page: number }[],
): S | null {
  const signed = marks.filter(({ name }) => name === 'first').map(({ page }) => page)
  const end = marks.find(({ name }) => name === 'tables-end')?.page ?? Number.POSITIVE_INFINITY
  const isLong = Math.min(...signed) > 1
  const isAlone = Math.max(...signed) > end
  if (!isLong && !isAlone) return null
  const budget = isAlone && sheet.budget ? keepingCompany(sheet.budget) : sheet.budget
  return { ...sheet, isTight: isLong, budget }
}
