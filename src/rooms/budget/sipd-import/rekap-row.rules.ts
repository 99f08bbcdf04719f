import {
  isUnread,
  type RowProblems,
  type RowRead,
  rupiahOf,
  textOf,
} from '../../../kernel/importer.ts'
import {
  affairOfOffice,
  type CodeKind,
  codeExamples,
  isBelow,
  isCode,
  isLeafAccount,
  resolveSupport,
  sameOffice,
  suggestedCode,
} from '../code.rules.ts'
import type { RekapLine } from './rekap.contract.ts'

/** A name without line breaks and double blanks. */
export const oneLine = (text: string | null): string | null =>
  text?.replace(/\s+/g, ' ').trim() || null

/** A short code that a spreadsheet may have made a number of: `1,2` is `1.2`. */
export const shortCode = (text: string | null): string | null =>
  oneLine(text)?.replaceAll(',', '.') ?? null

const words = {
  skpd: 'SKPD',
  program: 'program',
  activity: 'kegiatan',
  subActivity: 'sub kegiatan',
  account: 'rekening',
} as const
type Checked = keyof typeof words

/** A code of a row in the shape of its kind; `null` where it is missing or misshapen, which is
 * told with what was probably meant. */
export function codeIn(
  read: RowRead,
  key: string,
  kind: Checked & CodeKind,
  say: RowProblems,
): string | null {
  const text = textOf(read, key)
  if (text === null) {
    if (!isUnread(read, key)) say.error(key, 'budget/code-missing', `Kode ${words[kind]} kosong.`)
    return null
  }
  if (isCode(kind, text)) return text
  const meant = suggestedCode(kind, text)
  say.error(
    key,
    'budget/code-shape',
    `Kode ${words[kind]} ditulis seperti ${codeExamples[kind]}.`,
    {
      found: text,
      ...(meant ? { suggestion: `Mungkin maksudnya ${meant}.` } : {}),
    },
  )
  return null
}

function accountIn(read: RowRead, say: RowProblems): string | null {
  const code = codeIn(read, 'accountCode', 'account', say)
  if (code === null || isLeafAccount(code)) return code
  say.error(
    'accountCode',
    'budget/account-not-leaf',
    'Pagu dicatat pada rekening terkecil, yaitu kode enam bagian.',
    { found: code },
  )
  return null
}

function nameIn(read: RowRead, key: string, what: string, say: RowProblems): string | null {
  const name = oneLine(textOf(read, key))
  if (name === null && !isUnread(read, key))
    say.error(key, 'budget/name-missing', `Nama ${what} kosong.`)
  return name
}

function amountIn(read: RowRead, say: RowProblems): number | null {
  const amount = rupiahOf(read, 'amount')
  if (amount === null && !isUnread(read, 'amount'))
    say.error(
      'amount',
      'budget/amount-missing',
      'Pagu baris ini kosong; tulis 0 bila memang tidak ada.',
    )
  if (amount === null || amount >= 0) return amount
  say.error('amount', 'budget/amount-negative', 'Pagu tidak mungkin kurang dari nol.')
  return null
}

/** The budget year a line names; `null` when it names none, which is told. */
export function yearIn(read: RowRead, say: RowProblems): number | null {
  const text = textOf(read, 'year')
  if (text !== null && /^20\d{2}$/.test(text)) return Number(text)
  if (!isUnread(read, 'year'))
    say.error(
      'year',
      'budget/year-shape',
      'Tahun anggaran ditulis empat angka, misalnya 2026.',
      text === null ? {} : { found: text },
    )
  return null
}

type Fund = Pick<RekapLine, 'fundCode' | 'fundName'>

/** The source of funds; a code of another shape is kept as it stands, because only its name and
 * beginning are ever used. */
function fundIn(read: RowRead, say: RowProblems): Fund {
  const [fundCode, fundName] = [
    shortCode(textOf(read, 'fundCode')) ?? '',
    oneLine(textOf(read, 'fundName')) ?? '',
  ]
  if (fundCode !== '' && !isCode('fund', fundCode))
    say.warn(
      'fundCode',
      'budget/fund-shape',
      `Kode sumber dana biasanya seperti ${codeExamples.fund}; kode ini disimpan apa adanya.`,
      {
        found: fundCode,
      },
    )
  return { fundCode, fundName }
}

type Works = Pick<RekapLine, 'affairCode' | 'programCode' | 'activityCode' | 'subActivityCode'>

/** The bidang urusan of a row: the one it names, else the programme's, and for a supporting
 * programme the office's own (§1.7). */
export function affairIn(read: RowRead, programCode: string | null, skpdCode: string): string {
  const named = shortCode(textOf(read, 'affairCode'))
  if (named !== null && isCode('affairField', named) && !named.startsWith('X')) return named
  return programCode === null || programCode.startsWith('X')
    ? affairOfOffice(skpdCode)
    : affairOfOffice(programCode)
}

function worksIn(read: RowRead, skpdCode: string | null, say: RowProblems): Works | null {
  const program = codeIn(read, 'programCode', 'program', say)
  const activity = codeIn(read, 'activityCode', 'activity', say)
  const sub = codeIn(read, 'subActivityCode', 'subActivity', say)
  if (program === null || activity === null || sub === null || skpdCode === null) return null
  const affairCode = affairIn(read, program, skpdCode)
  const [programCode, activityCode, subActivityCode] = [program, activity, sub].map((code) =>
    resolveSupport(code, affairCode),
  ) as [string, string, string]
  if (!isBelow(programCode, affairCode))
    say.warn(
      'programCode',
      'budget/affair-mismatch',
      `Program ${programCode} tidak termasuk bidang urusan ${affairCode}.`,
    )
  const strayActivity = !isBelow(activityCode, programCode)
  if (strayActivity)
    say.error(
      'activityCode',
      'budget/parent-mismatch',
      `Kegiatan ${activityCode} tidak berada di bawah program ${programCode}.`,
    )
  const straySub = !isBelow(subActivityCode, activityCode)
  if (straySub)
    say.error(
      'subActivityCode',
      'budget/parent-mismatch',
      `Sub kegiatan ${subActivityCode} tidak berada di bawah kegiatan ${activityCode}.`,
    )
  return strayActivity || straySub
    ? null
    : { affairCode, programCode, activityCode, subActivityCode }
}

type Place = Pick<RekapLine, 'skpdCode' | 'skpdName' | 'subUnitCode' | 'subUnitName'>

/** Office and spending unit; where no other unit is named the office itself spends (§1.8 A). */
function placeIn(read: RowRead, skpdCode: string | null, say: RowProblems): Place | null {
  const skpdName = nameIn(read, 'skpdName', 'SKPD', say)
  const subUnit =
    textOf(read, 'subUnitCode') === null && !isUnread(read, 'subUnitCode')
      ? skpdCode
      : codeIn(read, 'subUnitCode', 'skpd', say)
  if (skpdCode === null || skpdName === null || subUnit === null) return null
  if (!sameOffice(subUnit, skpdCode))
    say.warn(
      'subUnitCode',
      'budget/sub-unit-mismatch',
      `Sub unit ${subUnit} tidak berada di bawah SKPD ${skpdCode}.`,
    )
  return {
    skpdCode,
    skpdName,
    subUnitCode: subUnit,
    subUnitName: oneLine(textOf(read, 'subUnitName')) ?? skpdName,
  }
}

/** One line of spending with everything that is wrong with it told; `null` when an error keeps it
 * from being saved. */
export function lineIn(read: RowRead, say: RowProblems): RekapLine | null {
  const skpdCode = codeIn(read, 'skpdCode', 'skpd', say)
  const place = placeIn(read, skpdCode, say)
  const works = worksIn(read, skpdCode, say)
  const programName = nameIn(read, 'programName', 'program', say)
  const activityName = nameIn(read, 'activityName', 'kegiatan', say)
  const subActivityName = nameIn(read, 'subActivityName', 'sub kegiatan', say)
  const accountCode = accountIn(read, say)
  const accountName = nameIn(read, 'accountName', 'rekening', say)
  const amount = amountIn(read, say)
  const fund = fundIn(read, say)
  if (!place || !works || programName === null || activityName === null || subActivityName === null)
    return null
  if (accountCode === null || accountName === null || amount === null) return null
  return {
    ...{
      row: read.row,
      ...place,
      ...works,
      ...fund,
      affairName: oneLine(textOf(read, 'affairName')),
    },
    programName,
    activityName,
    subActivityName,
    accountCode,
    accountName,
    amount,
    ...{
      packageCode: oneLine(textOf(read, 'packageCode')),
      packageName: oneLine(textOf(read, 'packageName')),
    },
  }
}
