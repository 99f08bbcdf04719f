import { createHash } from 'node:crypto'
import { internalLabel } from '../../../kernel/assurance.ts'
import type { FileAnswer, Given, Taken } from '../../../kernel/contract.ts'
import { ended, printDate } from '../../../kernel/indonesian.ts'
import { dateOf, plainMoment } from '../../../kernel/moment.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Context, Region, Steps } from '../../../platform/context.ts'
import {
  type AgreementContent,
  type DocumentsTables,
  keptAs,
  latestFile,
  stolenCertificates,
  trustAnchors,
} from '../../documents/index.ts'
import { maskedNip, type OrganisationTables } from '../../organisation/index.ts'
import { policyOf } from '../agreement.actions.ts'
import { findCurrents } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { contentOfVersion } from '../proof/content.actions.ts'
import { fileKinds } from '../proof/document.actions.ts'
import type { Proof, ProvenAgreement } from '../proof/proof.contract.ts'
import { markStolen, stolenWords } from '../proof/proof.rules.ts'
import { proveApart } from '../proof/proving.actions.ts'
import { scanName } from '../scans/scan.rules.ts'
import { confirmedByContent, type StoredScan, standingScans } from '../scans/scan.store.ts'
import { storedProof } from '../scans/shown.actions.ts'
import { isSigned, stateWord } from '../state.rules.ts'
import { handoverOf, notedAs } from './handover.actions.ts'
import type {
  CheckedDocument,
  CheckedSignature,
  publicContract,
  Verdict,
  VerificationPage,
} from './public.contract.ts'
import {
  type Asked,
  askedOf,
  fileSentence,
  fileVerdict,
  matchOf,
  mayBeGiven,
  type Registered,
  registerSentence,
  standingOf,
  toldOf,
  verdictOf,
  wetSentence,
  writtenOf,
} from './public.rules.ts'
import { findRegistered, parentMoved } from './public.store.ts'

export type PublicTables = AgreementsTables & OrganisationTables & DocumentsTables
type Ctx = Context<PublicTables>
type Contract = typeof publicContract

/** What a transaction gives for one code; the proof is made afterwards, outside of it. */
type Kept = {
  registered: Registered
  content: AgreementContent | null
  bytes: Uint8Array | undefined
  /** Of one signed by hand: its scan, with who brought and confirmed it. */
  wet: Wet | null
  levelLabel: string
  parentMoved: boolean
  handover: VerificationPage['handover']
}
type Wet = { scan: StoredScan; signedOn: string; proof: string }
type Ground = {
  region: Region
  anchors: string[]
  stolen: ReadonlyMap<string, Instant>
  at: Date
}

const addressOf = (asked: Asked): string => `/verifikasi/${encodeURIComponent(writtenOf(asked))}`

const groundOf = async (ctx: Ctx): Promise<Ground> => ({
  region: ctx.region,
  anchors: await trustAnchors(ctx),
  stolen: await stolenCertificates(ctx),
  at: new Date(ctx.now),
})

/** Every version under a code, newest first; all of them are of one agreement, so of one year and
 * level. */
async function registeredBy(ctx: Ctx, code: string): Promise<Registered[]> {
  const versions = await findRegistered(ctx, code)
  const [first] = versions
  if (!first) return []
  const { publicLevels } = await policyOf(ctx, first.year)
  return versions.map((one) => ({ ...one, isPublic: publicLevels.includes(one.level) }))
}

async function keptBy(ctx: Ctx, asked: Asked): Promise<Kept | undefined> {
  const registered = toldOf(await registeredBy(ctx, asked.code), asked)
  if (!registered) return undefined
  const { levels } = await policyOf(ctx, registered.year)
  return {
    registered,
    content: await contentOfVersion(ctx, registered),
    wet: await wetOf(ctx, registered),
    bytes: isSigned(registered.state)
      ? (await latestFile(ctx, fileKinds.signed, registered.versionId))?.bytes
      : undefined,
    levelLabel: levels[registered.level]?.label ?? registered.level,
    parentMoved: await parentMoved(ctx, registered),
    handover: await handoverOf(ctx, registered.id),
  }
}

/** What a version signed by hand stands on; `null` for every other. */
async function wetOf(ctx: Ctx, { versionId, wetOn }: Registered): Promise<Wet | null> {
  const scan = wetOn ? (await standingScans(ctx, [versionId])).get(versionId) : undefined
  return scan && wetOn ? { scan, signedOn: wetOn, proof: await storedProof(ctx, scan) } : null
}

const blank = ({ region }: Ground): Omit<VerificationPage, 'title' | 'sentence' | 'verdict'> => ({
  ...{
    region,
    source: 'REGISTER',
    context: null,
    document: null,
    signatures: [],
    label: internalLabel,
    paper: null,
  },
  digest: null,
  problems: [],
  download: null,
  more: null,
  handover: null,
  code: null,
})

function signaturesOf(proof: Proof, { region: { timeZone }, stolen }: Ground): CheckedSignature[] {
  return markStolen(proof, stolen).signatures.map((one) => {
    const { signer, position, nip, signedAt, level, valid, coversDocument, stolenSince } = one
    return {
      name: signer ?? 'Tidak dikenal',
      position,
      nip: maskedNip(nip),
      at: signedAt && plainMoment(signedAt, timeZone),
      level: `PAdES ${level}`,
      valid: valid && coversDocument,
      mark: stolenSince && stolenWords(stolenSince, timeZone),
    }
  })
}

const signedOn = ({ signatures }: Proof, timeZone: string): string | null => {
  const last = signatures.at(-1)?.signedAt
  return last ? printDate(dateOf(last, timeZone)) : null
}

type Beside = Pick<CheckedDocument, 'levelLabel' | 'state' | 'parentMoved'>

function documentOf(content: AgreementContent, more: Beside): CheckedDocument {
  const { code, year, version, firstParty, agency, region, parent } = content
  return {
    code,
    year,
    version,
    name: firstParty.name,
    position: firstParty.title,
    office: agency ?? region.governmentName,
    parent: parent?.code ?? null,
    ...more,
  }
}

/** «Perjanjian Kinerja 2026», «Perjanjian Kinerja Perubahan 2026»: as its paper is headed. */
const namedAs = ({ version, year }: Pick<Registered, 'version' | 'year'>): string =>
  `Perjanjian Kinerja ${version > 1 ? 'Perubahan ' : ''}${year}`

/** What does not exist and what may not be told of are answered alike. */
const unknown = (ground: Ground, { code }: Asked): VerificationPage => ({
  ...blank(ground),
  title: 'Kode tidak dikenal',
  sentence: 'Kode ini tidak dikenal di sini.',
  status: 404,
  verdict: 'UNKNOWN',
  context:
    `Kami tidak menemukan dokumen bertanda tangan dengan kode «${code}». Periksa lagi ` +
    'hurufnya, tambahkan delapan huruf pertama Sidik isi dari kaki halaman, buka lewat kode ' +
    'QR-nya, atau unggah berkas PDF-nya.',
})

function shownOf(
  ground: Ground,
  { registered, content, bytes, levelLabel, parentMoved, handover }: Kept,
  proof: Proof | null | undefined,
  asked: Asked,
): VerificationPage {
  const { timeZone } = ground.region
  const { state } = registered
  const verdict = verdictOf(state, proof)
  const told = isSigned(state) ? content : null
  return {
    ...blank(ground),
    title: `Keaslian ${registered.code}`,
    sentence: registerSentence(verdict, state, proof ? signedOn(proof, timeZone) : null),
    verdict,
    // what may change at any moment is asked anew; a genuine document stays so for a minute
    ...(verdict === 'GENUINE' ? { freshSeconds: 60 } : {}),
    context: told
      ? ended(`${namedAs(registered)} ${told.firstParty.title}, ${told.firstParty.name}`)
      : `${namedAs(registered)}, nomor ${registered.code}.`,
    document: told && documentOf(told, { levelLabel, state: stateWord(state), parentMoved }),
    signatures: proof ? signaturesOf(proof, ground) : [],
    digest: told ? registered.digest : null,
    problems:
      verdict === 'BROKEN'
        ? (proof?.problems ?? [{ detail: 'Berkasnya tidak ditemukan.' }]).map(
            ({ detail }) => detail,
          )
        : [],
    download:
      bytes && mayBeGiven(registered, asked)
        ? { href: `${addressOf(asked)}/dokumen`, kilobytes: Math.ceil(bytes.length / 1024) }
        : null,
    ...{ handover: isSigned(state) ? handover : null, code: writtenOf(asked) },
  }
}

/** Signed by hand: told as that, with who brought its scan and who compared it. */
function wetShown(
  ground: Ground,
  { registered, content, levelLabel, parentMoved, handover }: Kept,
  { scan, signedOn, proof }: Wet,
  asked: Asked | null,
): VerificationPage {
  const { state, code } = registered
  const kilobytes = Math.ceil(scan.size / 1024)
  return {
    ...blank(ground),
    title: `Keaslian ${code}`,
    sentence: wetSentence(state, signedOn, asked === null),
    verdict: 'WET',
    source: asked ? 'REGISTER' : 'FILE',
    context: content
      ? ended(`${namedAs(registered)} ${content.firstParty.title}, ${content.firstParty.name}`)
      : null,
    document: content && documentOf(content, { levelLabel, state: stateWord(state), parentMoved }),
    paper: { proof, sha256: scan.sha256 },
    handover,
    download:
      asked && mayBeGiven(registered, asked)
        ? { href: `${addressOf(asked)}/dokumen`, kilobytes }
        : null,
    code: asked && writtenOf(asked),
  }
}

/** What the register keeps under a code, and whether its file proves itself; the proof is made anew
 * at every look. */
export async function readVerification(
  steps: Steps<PublicTables>,
  { code, sidik }: { code: string; sidik?: string | undefined },
): Promise<VerificationPage> {
  const asked = askedOf(code, sidik)
  const { ground, kept } = await steps.step(async (ctx) => ({
    ground: await groundOf(ctx),
    kept: await keptBy(ctx, asked),
  }))
  if (!kept) return unknown(ground, asked)
  if (kept.wet) return wetShown(ground, kept, kept.wet, asked)
  if (!kept.bytes) return shownOf(ground, kept, undefined, asked)
  const proven = await proveApart({
    bytes: kept.bytes,
    anchors: ground.anchors,
    at: ground.at,
    lane: 'OURS',
  })
  return shownOf(ground, kept, proven?.proof ?? null, asked)
}

export async function askVerification(
  steps: Steps<PublicTables>,
  { kode, sidik }: Taken<Contract['askVerification']>,
): Promise<VerificationPage> {
  if (kode) return readVerification(steps, { code: kode, sidik })
  return steps.step(async (ctx) => ({
    ...blank(await groundOf(ctx)),
    title: 'Periksa keaslian',
    sentence: 'Periksa apakah sebuah dokumen asli.',
    verdict: 'ASK',
    context:
      'Tulis kode yang tercetak di kaki halaman, atau unggah berkas PDF-nya. Tidak perlu akun.',
  }))
}

/** What the register knows of an uploaded file: what it keeps under the file's own code, what of it
 * a stranger may be told, and what stands under the code that was asked for. */
type Known = {
  kept: Registered | undefined
  told: Registered | undefined
  asked: Registered | undefined
  moved: boolean
}

async function knownOf(
  ctx: Ctx,
  { proof }: ProvenAgreement,
  believed: boolean,
  asked: Asked | null,
): Promise<Known> {
  const versions = proof.code ? await registeredBy(ctx, proof.code) : []
  const kept = standingOf(versions)
  return {
    kept,
    told: toldOf(versions, askedOf(proof.code ?? '', believed ? (proof.digest ?? '') : '')),
    asked: asked ? toldOf(await registeredBy(ctx, asked.code), asked) : undefined,
    moved: kept !== undefined && (await parentMoved(ctx, kept)),
  }
}

const notAVerdict =
  'Ini bukan penilaian atas isinya: pemeriksaannya menuntut lebih banyak daripada yang ' +
  'wajar untuk sebuah PK. Unggah berkas asli yang Anda terima, atau buka kode QR pada kertasnya.'

const unchecked = (ground: Ground, name: string, code: string | null): VerificationPage => ({
  ...blank(ground),
  title: 'Berkas belum dapat diperiksa',
  sentence: fileSentence('UNCHECKED', 'NOT_KEPT', null, null),
  verdict: 'UNCHECKED',
  source: 'FILE',
  context: `Berkas «${name}». ${notAVerdict}`,
  code,
})

/** What stands on exactly these bytes: a promise signed by hand, known by its scan. Whoever has the
 * scan is told of it. */
async function scannedAs(ctx: Ctx, bytes: Uint8Array): Promise<Kept | undefined> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const scan = await confirmedByContent(ctx, sha256)
  const [current] = scan ? await findCurrents(ctx, [scan.agreementId]) : []
  return current && keptBy(ctx, { code: current.publicCode, digits: null })
}

/** A file that is, byte for byte, a note of handover signed here. */
const noteShown = (
  ground: Ground,
  name: string,
  { publicCode, code, told, whole }: NonNullable<Awaited<ReturnType<typeof notedAs>>>,
): VerificationPage => ({
  ...blank(ground),
  title: `Memori serah terima ${code}`,
  sentence: whole
    ? 'Berkas ini persis memori serah terima yang tercatat, dengan semua tanda tangannya.'
    : 'Berkas ini memori serah terima yang belum atau tidak lagi lengkap tanda tangannya.',
  ...{ verdict: whole ? 'GENUINE' : 'PARTIAL', source: 'FILE', handover: told },
  context: `Berkas «${name}».`,
  more: { href: addressOf(askedOf(publicCode)), label: `Yang tercatat tentang ${code}` },
})

/** Proves an uploaded file by itself, then tells what the register knows of it. Nothing of the file
 * is kept. */
export async function checkFile(
  steps: Steps<PublicTables>,
  { kode, file }: Taken<Contract['checkFile']>,
): Promise<Given<Contract['checkFile']>> {
  const { ground, ours, scanned, noted } = await steps.step(async (ctx) => ({
    ground: await groundOf(ctx),
    ours: (await keptAs(ctx, file.bytes)) !== undefined,
    scanned: await scannedAs(ctx, file.bytes),
    noted: await notedAs(ctx, file.bytes),
  }))
  if (noted) return noteShown(ground, file.name, noted)
  if (scanned?.wet) return wetShown(ground, scanned, scanned.wet, null)
  const proven = await proveApart({
    bytes: file.bytes,
    anchors: ground.anchors,
    at: ground.at,
    lane: ours ? 'OURS' : 'STRANGERS',
  })
  const verdict = fileVerdict(proven?.proof ?? null)
  if (!proven || verdict === 'UNCHECKED') return unchecked(ground, file.name, kode ?? null)
  const known = await steps.step((ctx) =>
    knownOf(ctx, proven, verdict !== 'FALSE', kode ? askedOf(kode) : null),
  )
  return fileShown(ground, proven, verdict, { name: file.name, code: kode ?? null }, known)
}

function fileShown(
  ground: Ground,
  { proof, content }: ProvenAgreement,
  verdict: Verdict,
  { name, code }: { name: string; code: string | null },
  { kept, told, asked, moved }: Known,
): VerificationPage {
  const { timeZone } = ground.region
  const match = matchOf(proof, kept, asked?.code ?? null)
  const believed = verdict !== 'FALSE'
  const beside: Beside = {
    levelLabel: null,
    state: kept && match === 'SAME' ? stateWord(kept.state) : null,
    parentMoved: match === 'SAME' && moved,
  }
  return {
    ...blank(ground),
    title: believed ? 'Hasil pemeriksaan berkas' : 'Berkas tidak terbukti asli',
    sentence: fileSentence(verdict, match, kept?.state ?? null, signedOn(proof, timeZone)),
    verdict,
    source: 'FILE',
    context: believed
      ? `Berkas «${name}».`
      : `Berkas «${name}». Jangan percayai isinya sebelum Anda memegang berkas aslinya.`,
    document: believed && content ? documentOf(content, beside) : null,
    signatures: signaturesOf(proof, ground),
    digest: believed ? proof.digest : null,
    problems: proof.problems.map(({ detail }) => detail),
    more: told
      ? {
          href: addressOf(askedOf(told.code, (believed && proof.digest) || '')),
          label: `Yang tercatat tentang ${told.code}`,
        }
      : null,
    code,
  }
}

const noDocument = refusal(
  'agreements/no-public-document',
  404,
  'Kode ini tidak dikenal di sini, atau dokumennya belum ditandatangani.',
  {
    mend: { href: '/verifikasi', label: 'Periksa kode lain' },
  },
)
const closedDocument = refusal(
  'agreements/document-by-full-code',
  403,
  'Dokumen tingkat ini hanya dibuka lewat kode lengkap pada kode QR-nya. Keasliannya tetap dapat diperiksa.',
  { mend: { href: '/verifikasi', label: 'Periksa kode lain' } },
)

async function scanAnswer(ctx: Ctx, scan: StoredScan, code: string): Promise<FileAnswer> {
  const bytes = await ctx.files.read(ctx.tenantId, scan.sha256)
  if (typeof bytes === 'string') throw new Refused(noDocument)
  return { name: scanName(scan, code), type: scan.mediaType, bytes, inline: true }
}

export async function readPublicDocument(
  ctx: Ctx,
  { code }: Taken<Contract['readPublicDocument']>,
): Promise<FileAnswer> {
  const asked = askedOf(code)
  const registered = toldOf(await registeredBy(ctx, asked.code), asked)
  if (!registered || !isSigned(registered.state)) throw new Refused(noDocument)
  if (!mayBeGiven(registered, asked)) throw new Refused(closedDocument)
  const wet = await wetOf(ctx, registered)
  if (wet) return scanAnswer(ctx, wet.scan, registered.code)
  const file = await latestFile(ctx, fileKinds.signed, registered.versionId)
  if (!file) throw new Refused(noDocument)
  return {
    name: `${registered.code}-v${registered.version}.pdf`,
    type: 'application/pdf',
    bytes: file.bytes,
    inline: true,
  }
}
