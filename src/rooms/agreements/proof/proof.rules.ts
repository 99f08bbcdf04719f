import { printDate } from '../../../kernel/indonesian.ts'
import { plainMoment } from '../../../kernel/moment.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { AgreementContent, ContentParty } from '../../documents/words.ts'
import type { Proof, ProofProblem, ProofSignature } from './proof.contract.ts'

const problem = (code: string, detail: string): ProofProblem => ({
  code: `agreements/${code}`,
  detail,
})

/** The code of a file that asks for more work than a check may take: it was given up before
 * anything could be said of it. */
export const tooMuchWork = 'signing/pdf-too-big'

/** Every reason for which a file is not believed to be an agreement, worded once. */
export const proofProblems = {
  noContent: problem(
    'no-content',
    'PDF ini tidak memuat data Perjanjian Kinerja (perjanjian-kinerja.json).',
  ),
  unreadable: problem(
    'content-unreadable',
    'Data Perjanjian Kinerja di dalam PDF ini tidak dapat dibaca atau tidak dalam bentuk baku.',
  ),
  inconsistent: problem(
    'content-inconsistent',
    'Data Perjanjian Kinerja di dalam PDF ini tidak sesuai dengan dirinya sendiri.',
  ),
  pageUnreadable: problem(
    'page-unreadable',
    'Tulisan pada halaman PDF ini tidak dapat dibaca, sehingga tidak dapat dibandingkan dengan datanya.',
  ),
  missing: problem('signature-missing', 'Tanda tangan yang diperlukan belum lengkap.'),
  extra: problem('signature-extra', 'PDF ini memuat tanda tangan lebih dari para pihaknya.'),
  sameSigner: problem('same-signer', 'Satu orang menandatangani untuk kedua pihak.'),
  unlinked: problem(
    'unlinked',
    'Perjanjian ini belum terkait dengan perjanjian atasan, sehingga rantainya berhenti di sini.',
  ),
}

/** The page shows something else than the data; `where` is what was looked for in vain, or found
 * too much. */
export const pageDiffers = (where: string): ProofProblem =>
  problem(
    'page-differs',
    `Halaman tidak menampilkan isi yang sama dengan datanya, di sekitar «${where.slice(0, 120)}».`,
  )

/** Signed by somebody else than the party. */
export const notTheParty = (signer: string, party: string): ProofProblem =>
  problem('signer-not-party', `Ditandatangani oleh «${signer}», padahal pihaknya «${party}».`)

/** Signed before the day the agreement itself names. */
export const signedBefore = (date: LocalDate): ProofProblem =>
  problem(
    'signed-before-content',
    `Tanda tangan bertanggal lebih awal daripada perjanjiannya sendiri, ${printDate(date)}.`,
  )

/** An agreement above that is not among the files given. */
export const ancestorMissing = (code: string): ProofProblem =>
  problem('ancestor-missing', `Perjanjian atasan ${code} tidak ada di antara berkas rantai bukti.`)

/** An agreement above that is there, but with another content than the one this was agreed on:
 * agreed anew since, or a forgery. */
export const ancestorOther = (code: string): ProofProblem =>
  problem(
    'ancestor-other-content',
    `Berkas perjanjian atasan ${code} memuat isi lain daripada isi yang menjadi dasar ` +
      'perjanjian di bawahnya.',
  )

/** An agreement above that is there but proves nothing. */
export const ancestorFalse = (code: string): ProofProblem =>
  problem('ancestor-not-genuine', `Perjanjian atasan ${code} tidak terbukti asli.`)

/** Who must sign, in this order (`design.md` §5). */
export const signingParties = ({
  firstParty,
  secondParty,
}: Pick<AgreementContent, 'firstParty' | 'secondParty'>): ContentParty[] =>
  secondParty ? [firstParty, secondParty] : [firstParty]

/** An amendment, and nothing else, has a version before it. */
const isNext = (content: AgreementContent): boolean =>
  !('amendment' in content) ||
  (content.amendment === null
    ? content.version === 1
    : content.amendment.replaces.version < content.version)

/** The form must fit its parties, the total its rows. */
export function isConsistent(content: AgreementContent): boolean {
  const { form, secondParty, budget, parent, year, date } = content
  const sum = (budget?.rows ?? []).reduce((total, { amount }) => total + amount, 0)
  const isSum = budget === null || budget.total === sum
  const isForm = form === 'SOLE' ? secondParty === null && parent === null : secondParty !== null
  return isSum && isForm && isNext(content) && Number(date.slice(0, 4)) >= year - 1
}

/** A name without titles: «dr. Siti Nurjanah Rahman, M.K.M.» → «siti nurjanah rahman»; titles
 * change, the person does not. */
export function coreName(name: string): string {
  const [given = ''] = name.normalize('NFC').toLowerCase().split(',')
  return given
    .split(/\s+/)
    .filter((word) => word !== '' && !/^\p{L}{1,5}\.$/u.test(word))
    .join(' ')
}

type Signer = { signer: string | null; personRef: string | null }

/** The certificate is that of the party: the same reference of the person, and the same name but
 * for titles. A certificate cuts long names. */
export function isParty(
  { signer, personRef }: Signer,
  party: Pick<ContentParty, 'name' | 'personRef'>,
): boolean {
  if (signer === null || personRef?.replace(/^amanah:/, '') !== party.personRef) return false
  const [own, printed] = [coreName(signer), coreName(party.name)]
  return own === printed || (signer.endsWith('…') && printed.startsWith(own.slice(0, -1).trimEnd()))
}

/** First signature the first party, second the second, nobody twice, nobody else. */
export function signerProblems(
  parties: readonly ContentParty[],
  signers: readonly Signer[],
): ProofProblem[] {
  const refs = signers.flatMap(({ personRef }) => (personRef === null ? [] : [personRef]))
  const found = signers.flatMap((signer, i) => {
    const party = parties[i]
    return party && !isParty(signer, party)
      ? [notTheParty(signer.signer ?? 'orang yang tidak dikenal', party.name)]
      : []
  })
  return [
    ...found,
    ...(new Set(refs).size < refs.length ? [proofProblems.sameSigner] : []),
    ...(signers.length < parties.length ? [proofProblems.missing] : []),
    ...(signers.length > parties.length ? [proofProblems.extra] : []),
  ]
}

/** When a day begins in Indonesia: first of all in the east, at +09:00. */
const dawnOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00+09:00`)

/** Nobody signs a content before it was agreed: the time of a signature is only claimed, but never
 * before the day of the content. */
export const timeProblems = (
  { date }: Pick<AgreementContent, 'date'>,
  signatures: readonly Pick<ProofSignature, 'signedAt'>[],
): ProofProblem[] =>
  signatures.some(({ signedAt }) => signedAt !== null && Date.parse(signedAt) < dawnOf(date))
    ? [signedBefore(date)]
    : []

type Found = Signer & Omit<ProofSignature, 'nip' | 'position' | 'signer' | 'stolenSince'>

/** The answer, from what the file says and what speaks against it. */
export function proofOf(
  content: AgreementContent | null,
  digest: string | null,
  signatures: readonly Found[],
  problems: readonly ProofProblem[],
): Proof {
  const parties = content ? signingParties(content) : []
  return {
    genuine: content !== null && problems.length === 0,
    code: content?.code ?? null,
    kind: 'PK',
    year: content?.year ?? null,
    version: content?.version ?? null,
    digest,
    parent: content?.parent ?? null,
    assurance: 'INTERNAL',
    signatures: signatures.map(
      ({ signer, signedAt, level, valid, coversDocument, serial, ...found }, i) => {
        const party = parties[i]
        const own = party && isParty({ signer, personRef: found.personRef }, party) ? party : null
        return {
          signer,
          nip: own?.nip ?? null,
          position: own?.title ?? null,
          signedAt,
          level,
          valid,
          coversDocument,
          serial,
          stolenSince: null,
        }
      },
    ),
    problems: [...problems],
  }
}

/** How a marked signature is told. */
export const stolenWords = (since: Instant, timeZone: string): string =>
  `Sertifikatnya dilaporkan mungkin dipakai orang lain sejak ${plainMoment(since, timeZone)}, ` +
  'sebelum tanda tangan ini. Tanyakan kepada pemiliknya.'

/** Marks the signatures that claim to be made after their certificate was told stolen, by its serial
 * number. They stay what they are: a file that was ever genuine stays so (`contracts.md` §2), and
 * since when is one person's word. */
export const markStolen = (proof: Proof, stolen: ReadonlyMap<string, Instant>): Proof => ({
  ...proof,
  signatures: proof.signatures.map((one) => {
    const since = one.serial === null ? undefined : stolen.get(one.serial)
    const isAfter = since !== undefined && (one.signedAt === null || one.signedAt >= since)
    return { ...one, stolenSince: isAfter ? since : null }
  }),
})

/** What speaks against the chain from an agreement up to the one without a parent: each parent must
 * be among the proven files by its digest, be genuine and carry the code its child names
 * (`design.md` §5). `known` are the codes of all files given, so that a parent with another content
 * is told apart from one that is missing. Answers with the codes passed, nearest first. */
export function chainProblems(
  content: AgreementContent,
  proven: ReadonlyMap<string, { proof: Pick<Proof, 'genuine'>; content: AgreementContent }>,
  known: ReadonlySet<string> = new Set(),
): { codes: string[]; problems: ProofProblem[] } {
  const codes: string[] = []
  let current = content
  while (current.parent !== null) {
    const above = proven.get(current.parent.digest)
    const { code } = current.parent
    if (!above || above.content.code !== code)
      return { codes, problems: [known.has(code) ? ancestorOther(code) : ancestorMissing(code)] }
    const isFitting =
      above.content.year === current.year && above.content.region.code === current.region.code
    if (!above.proof.genuine || !isFitting)
      return { codes, problems: [ancestorFalse(above.content.code)] }
    codes.push(above.content.code)
    current = above.content
  }
  return { codes, problems: current.form === 'SOLE' ? [] : [proofProblems.unlinked] }
}
