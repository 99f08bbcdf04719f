import { printDate } from '../../../kernel/indonesian.ts'
import { plainMoment } from '../../../kernel/moment.ts'
import type { AgreementState } from '../agreement.contract.ts'
import type { ProofProblem } from '../proof/proof.contract.ts'
import { proofProblems, tooMuchWork } from '../proof/proof.rules.ts'
import { isSigned } from '../state.rules.ts'
import type { Verdict } from './public.contract.ts'

/** One version of an agreement as the register keeps it; `isPublic` where the policy of its year
 * lets everybody have it. */
export type Registered = {
  id: string
  code: string
  publicCode: string
  year: number
  level: string
  versionId: string
  version: number
  state: AgreementState
  digest: string | null
  /** The day it was signed by hand, where no electronic signature is on it. */
  wetOn: string | null
  isPublic: boolean
}

/** What holds now, newest version first: the newest with all its signatures, else the newest
 * somebody signed, else the newest. */
export const standingOf = (versions: readonly Registered[]): Registered | undefined =>
  versions.find(({ state }) => isSigned(state) && state !== 'SIGNED_FIRST') ??
  versions.find(({ state }) => isSigned(state)) ??
  versions[0]

/** What a stranger gives: a code, and the first eight digits of the content's digest, which only
 * the paper tells beside its number. */
export type Asked = { code: string; digits: string | null }

const digitsIn = (text: string): string | null =>
  /^(?:sha256:)?([0-9a-f]{8})/i.exec(text.trim())?.[1]?.toLowerCase() ?? null

/** Reads what was typed: digits in a field of their own, or behind the code («PK-2026-0123
 * 4be19a02»). */
export function askedOf(typed: string, digits = ''): Asked {
  const [code = '', ...behind] = typed.trim().split(/\s+/)
  return { code, digits: digitsIn(digits) ?? digitsIn(behind.join('')) }
}

/** The same in one line, as an address carries it. */
export const writtenOf = ({ code, digits }: Asked): string =>
  digits === null ? code : `${code} ${digits}`

/** Was it opened by the full code that only the paper carries? */
export const isFullCode = (
  { publicCode }: Pick<Registered, 'publicCode'>,
  { code }: Asked,
): boolean => publicCode === code || publicCode === code.toUpperCase()

const isOnPaper = (
  { state, digest }: Pick<Registered, 'state' | 'digest'>,
  digits: string | null,
): boolean => digits !== null && isSigned(state) && digest !== null && digitsIn(digest) === digits

/** What a stranger may be told of, newest version first. Numbers can be counted up: by number alone
 * only what is signed and public (by default down to eselon III), the rest with the digits of any
 * version's paper. `undefined` is told like what does not exist. */
export function toldOf(versions: readonly Registered[], asked: Asked): Registered | undefined {
  const standing = standingOf(versions)
  if (!standing || isFullCode(standing, asked)) return standing
  const isOpen =
    isSigned(standing.state) &&
    (standing.isPublic || versions.some((one) => isOnPaper(one, asked.digits)))
  return isOpen ? standing : undefined
}

/** May a stranger who is told of it have the PDF? What is public everybody, the rest who holds the
 * full code. */
export const mayBeGiven = (
  told: Pick<Registered, 'publicCode' | 'isPublic' | 'state'>,
  asked: Asked,
): boolean => isSigned(told.state) && (told.isPublic || isFullCode(told, asked))

/** What the check of a file gave: `null` when it took more work than a check may take. */
type Checked = { genuine: boolean; problems: readonly ProofProblem[] } | null

/** Was the work too much to say anything? That is no verdict on the file; what speaks against it
 * beside that is one. */
const isUnchecked = ({ problems }: NonNullable<Checked>): boolean =>
  problems.length > 0 && problems.every(({ code }) => code === tooMuchWork)

const isOnlyUnfinished = (problems: readonly ProofProblem[]): boolean =>
  problems.length > 0 && problems.every(({ code }) => code === proofProblems.missing.code)

/** What the register and the check of the kept file say together; `undefined` when the file is not
 * there. */
export function verdictOf(state: AgreementState, proof: Checked | undefined): Verdict {
  if (!isSigned(state)) return 'UNSIGNED'
  if (proof === undefined) return 'BROKEN'
  if (proof === null || isUnchecked(proof)) return 'UNCHECKED'
  if (proof.genuine) return 'GENUINE'
  return state === 'SIGNED_FIRST' && isOnlyUnfinished(proof.problems) ? 'PARTIAL' : 'BROKEN'
}

/** What an uploaded file says by itself. */
export function fileVerdict(proof: Checked): Verdict {
  if (proof === null || isUnchecked(proof)) return 'UNCHECKED'
  if (proof.genuine) return 'GENUINE'
  return isOnlyUnfinished(proof.problems) ? 'PARTIAL' : 'FALSE'
}

const formerly: Partial<Record<AgreementState, string>> = {
  SUPERSEDED: 'sudah diganti versi baru',
  ENDED: 'masa berlakunya sudah berakhir',
  VOIDED: 'sudah dibatalkan',
  CLOSED: 'tahun berlakunya sudah selesai',
}

type Handed = {
  content: {
    until: string
    firstParty: { name: string }
    secondParty: { name: string } | null
  }
  signed: readonly { at: string }[]
}

/** Who handed the work of an ended promise over to whom, and when that was signed last. */
export function handoverSentence({ content, signed }: Handed, timeZone: string): string {
  const { until, firstParty, secondParty } = content
  const at = plainMoment(signed.at(-1)?.at ?? '', timeZone)
  const work = `Kinerja sampai ${printDate(until)}`
  if (!secondParty) return `${work} diserahkan ${firstParty.name}, ditandatangani ${at}.`
  return signed.length < 2
    ? `${work} diserahkan ${firstParty.name}, ditandatangani ${at}; menunggu tanda tangan ` +
        `${secondParty.name}.`
    : `${work} diserahterimakan ${firstParty.name} kepada ${secondParty.name}, ditandatangani ` +
        `keduanya, terakhir ${at}.`
}

/** The sentence that opens the page of what was signed by hand; `file`: of its very scan. */
export function wetSentence(state: AgreementState, signedOn: string, file = false): string {
  const former = formerly[state]
  return (
    `${file ? 'Berkas ini persis pindaian yang tercatat: dokumennya' : 'Dokumen ini'} ` +
    `ditandatangani basah di atas kertas ${printDate(signedOn)}` +
    (former ? `, tetapi ${former}.` : ', bukan secara elektronik.')
  )
}

/** The sentence that opens the page of a code. */
export function registerSentence(
  verdict: Verdict,
  state: AgreementState,
  signedOn: string | null,
): string {
  if (verdict === 'UNSIGNED')
    return 'Dokumen ini belum ditandatangani, jadi belum mengikat siapa pun.'
  if (verdict === 'PARTIAL')
    return 'Dokumen ini baru memuat satu dari dua tanda tangan, jadi belum berlaku.'
  if (verdict === 'UNCHECKED')
    return 'Berkas dokumen ini belum dapat diperiksa. Coba lagi sebentar lagi.'
  if (verdict === 'BROKEN')
    return 'Berkas dokumen ini tidak lolos pemeriksaan. Jangan dipakai dahulu.'
  const former = formerly[state]
  if (former) return `Dokumen ini asli, tetapi ${former}.`
  return `Dokumen ini asli dan isinya tidak berubah sejak ditandatangani${signedOn ? ` ${signedOn}` : ''}.`
}

/** What the register knows of an uploaded file: its code is another than asked for, its content is
 * no longer the one that holds, or all fits. */
export type Match = 'SAME' | 'OTHER_CODE' | 'OTHER_CONTENT' | 'NOT_KEPT'

export function matchOf(
  proof: { code: string | null; digest: string | null },
  kept: Pick<Registered, 'code' | 'digest'> | undefined,
  askedCode: string | null,
): Match {
  if (askedCode !== null && proof.code !== askedCode) return 'OTHER_CODE'
  if (!kept || kept.code !== proof.code) return 'NOT_KEPT'
  return kept.digest === proof.digest ? 'SAME' : 'OTHER_CONTENT'
}

/** The sentence that opens the answer about an uploaded file. */
export function fileSentence(
  verdict: Verdict,
  match: Match,
  state: AgreementState | null,
  signedOn: string | null,
): string {
  if (verdict === 'PARTIAL')
    return 'Berkas ini baru memuat satu dari dua tanda tangan, jadi belum berlaku.'
  if (verdict === 'UNCHECKED') return 'Berkas ini belum dapat diperiksa.'
  if (verdict !== 'GENUINE') return 'Berkas ini tidak terbukti asli.'
  if (match === 'OTHER_CODE') return 'Berkas ini asli, tetapi bukan dokumen yang kodenya Anda buka.'
  if (match === 'NOT_KEPT')
    return 'Tanda tangan berkas ini asli, tetapi dokumennya tidak tercatat di sini.'
  if (match === 'OTHER_CONTENT')
    return 'Tanda tangan berkas ini asli, tetapi isinya bukan yang berlaku sekarang.'
  const former = state && formerly[state]
  if (former) return `Berkas ini asli, tetapi ${former}.`
  return `Berkas ini asli dan isinya tidak berubah sejak ditandatangani${signedOn ? ` ${signedOn}` : ''}.`
}
