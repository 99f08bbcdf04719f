/** What a budget code may name; each kind has its own pattern (`anggaran-organisasi-layanan.md`
 * §1.7). */
export type CodeKind =
  | 'affairField'
  | 'program'
  | 'activity'
  | 'subActivity'
  | 'skpd'
  | 'account'
  | 'fund'

const patterns: Record<CodeKind, RegExp> = {
  affairField: /^[1-9X]\.(\d{2}|XX)$/,
  program: /^[1-9X]\.(\d{2}|XX)\.\d{2}$/,
  activity: /^[1-9X]\.(\d{2}|XX)\.\d{2}\.[12]\.\d{2}$/,
  subActivity: /^[1-9X]\.(\d{2}|XX)\.\d{2}\.[12]\.\d{2}\.(\d{2}|\d{4})$/,
  skpd: /^(\d\.\d{2}\.){3}\d{2}\.\d{4}$/,
  account: /^\d(\.\d(\.\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?)?$/,
  fund: /^\d(\.\d{1,4}){0,5}$/,
}

/** How a code of each kind looks, for a sentence that explains what was expected. */
export const codeExamples: Record<CodeKind, string> = {
  affairField: '2.12',
  program: '2.12.02',
  activity: '2.12.02.2.01',
  subActivity: '2.12.02.2.01.0004',
  skpd: '2.12.0.00.0.00.01.0000',
  account: '5.1.02.01.01.0024',
  fund: '1.2',
}

/** True for a code written as §1.7 has it; codes are text, zeros count. */
export const isCode = (kind: CodeKind, text: string): boolean => patterns[kind].test(text)

/** A line of the budget stands on the smallest account, the sub rincian objek: six parts. */
export const isLeafAccount = (code: string): boolean =>
  isCode('account', code) && code.split('.').length === 6

/** Digits of every part, as far as they are fixed; a sub kegiatan's last part has two or four. */
const widths: Record<CodeKind, readonly number[]> = {
  affairField: [1, 2],
  program: [1, 2, 2],
  activity: [1, 2, 2, 1, 2],
  subActivity: [1, 2, 2, 1, 2, 4],
  skpd: [1, 2, 1, 2, 1, 2, 2, 4],
  account: [1, 1, 2, 2, 2, 4],
  fund: [],
}

/** One part at its width: lost zeros come back, surplus ones go (`02` for the authority of a
 * kegiatan, which has one digit). */
function atWidth(part: string, width: number | undefined, kind: CodeKind): string {
  if (width === undefined || (kind === 'subActivity' && width === 4 && part.length === 2))
    return part
  return part.replace(/^0+(?=.)/, '').padStart(width, '0')
}

/** The code that was probably meant: separators other than points, lost or surplus zeros. `null`
 * when that gives no code of the kind. A suggestion for the person, never put in its place
 * silently. */
export function suggestedCode(kind: CodeKind, text: string): string | null {
  const parts = text
    .toUpperCase()
    .split(/[^0-9A-Z]+/)
    .filter((part) => part !== '')
  const code = parts.map((part, index) => atWidth(part, widths[kind][index], kind)).join('.')
  return code !== text && isCode(kind, code) ? code : null
}

/** A budget code without zero padding of a sub kegiatan's last part, so that `…01` and `…0001`
 * compare equal inside one edition (§1.7). */
export function canonicalCode(code: string): string {
  const parts = code.trim().split('.')
  if (parts.length !== 6) return parts.join('.')
  return [...parts.slice(0, 5), String(Number(parts[5]))].join('.')
}

/** Is the first code directly or further below the second (`2.12.02.2.01` below `2.12.02`)? */
export const isBelow = (code: string, above: string): boolean => code.startsWith(`${above}.`)

/** The bidang urusan an office is made for first: the first pair of its code (`2.12` of
 * `2.12.0.00.0.00.01.0000`). */
export const affairOfOffice = (skpdCode: string): string =>
  skpdCode.split('.').slice(0, 2).join('.')

/** Do an office and one of its spending units belong together? They differ only in the last part
 * (§1.7). */
export const sameOffice = (subUnitCode: string, skpdCode: string): boolean =>
  subUnitCode.slice(0, subUnitCode.lastIndexOf('.')) ===
  skpdCode.slice(0, skpdCode.lastIndexOf('.'))

/** Supporting programmes stand in the edition as `X.XX.01…`; in an office's budget they carry the
 * office's own bidang urusan (§1.7). */
export const resolveSupport = (code: string, affairField: string): string =>
  code.startsWith('X.XX.') ? `${affairField}${code.slice('X.XX'.length)}` : code

/** The way back: `2.12.01.2.01.0001` stands in the edition as `X.XX.01.2.01.0001`; other codes
 * stay. */
export function editionCode(code: string): string {
  const parts = code.split('.')
  return parts.length >= 3 && parts[2] === '01' ? ['X', 'XX', ...parts.slice(2)].join('.') : code
}
