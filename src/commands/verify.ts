import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { plainMoment } from '../kernel/moment.ts'
import { Refused, refusal } from '../kernel/refusal.ts'
import { dataDirectoryOf } from '../platform/config.ts'
import { sheetLimits } from '../platform/sheets/limits.ts'
import { inflatedChunks, listParts } from '../platform/sheets/xlsx/zip.ts'
import { certificatesIn } from '../platform/signing/authority/certificate-chain.ts'
import {
  markStolen,
  type Proof,
  stolenWords,
  verifyAgreement,
  verifyChain,
} from '../rooms/agreements/index.ts'
import { Misused, readArguments } from './arguments.ts'

export const usage = [
  'Pemakaian: ./amanah verify BERKAS.pdf [--trust SERTIFIKAT.pem] [--certificates DAFTAR.json]\n' +
    '           [--chain FOLDER|ZIP] [--json]',
  'Memeriksa Perjanjian Kinerja tanpa jaringan dan tanpa basis data; dengan --json, atau ' +
    'bila disalurkan, hasilnya satu objek JSON.',
  'Dengan daftar umum sertifikat (isi /api/trust/certificates), atau *.json di ' +
    '$AMANAH_DATA/trust, tanda tangan sesudah sertifikatnya dicuri ditandai.',
  'Yang dipercaya hanya sertifikat di $AMANAH_DATA/trust dan yang disebut dengan --trust.',
].join('\n')

const PublicList = z.object({
  items: z.array(z.object({ serial: z.string(), stolenSince: z.nullish(z.string()) })),
})
type PublicList = z.infer<typeof PublicList>

/** What was asked. */
type Order = {
  file: string
  trust: string[]
  certificates: string[]
  chain: string | undefined
  json: boolean
}

const options = {
  trust: { type: 'string', multiple: true },
  certificates: { type: 'string', multiple: true },
  chain: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** Reads the arguments; every file and folder named must exist. */
export function readOrder(args: string[]): Order {
  const { values, positionals } = readArguments(args, {
    usage,
    options,
    words: { least: 1, most: 1 },
  })
  const { trust = [], certificates = [], chain, json } = values
  const [file = ''] = positionals
  const refuse = (sentence: string): never => {
    throw new Misused(sentence, usage)
  }
  for (const path of [file, ...trust, ...certificates, ...(chain === undefined ? [] : [chain])])
    if (!existsSync(path)) refuse(`Berkas «${path}» tidak ada.`)
  for (const path of trust)
    if (certificatesIn([readFileSync(path, 'utf8')]).length === 0)
      refuse(`«${path}» tidak memuat sertifikat (PEM).`)
  for (const path of certificates)
    if (!listIn(path)) refuse(`«${path}» bukan daftar umum sertifikat (JSON).`)
  if (!statSync(file).isFile()) refuse(`«${file}» bukan berkas.`)
  return { file, trust, certificates, chain, json }
}

const keptWith = (ending: string, env: NodeJS.ProcessEnv): string[] => {
  const folder = join(dataDirectoryOf(env), 'trust')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
}

/** The anchors of this installation and those named; a certificate that only came with a file is
 * never among them. */
const anchorsOf = ({ trust }: Order, env: NodeJS.ProcessEnv): string[] =>
  [...keptWith('.pem', env), ...trust].map((path) => readFileSync(path, 'utf8'))

/** The public list of certificates in a file; `null` where it is none. */
function listIn(path: string): PublicList | null {
  try {
    return z.parse(PublicList, JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Since when certificates are told stolen, by the lists at hand. */
const stolenBy = ({ certificates }: Order, env: NodeJS.ProcessEnv): Map<string, string> =>
  new Map(
    [...keptWith('.json', env), ...certificates].flatMap((path) =>
      (listIn(path)?.items ?? []).flatMap(({ serial, stolenSince }) =>
        stolenSince ? [[serial, stolenSince] as const] : [],
      ),
    ),
  )

const brokenZip = refusal(
  'verify/broken-zip',
  422,
  'Rantai bukti harus berupa folder atau ZIP yang utuh.',
)

async function* pdfsIn(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const part of listParts(bytes, sheetLimits).values()) {
    if (!part.name.toLowerCase().endsWith('.pdf')) continue
    const chunks: Uint8Array[] = []
    for await (const chunk of inflatedChunks(bytes, part, sheetLimits)) chunks.push(chunk)
    yield Buffer.concat(chunks)
  }
}

async function unzipped(path: string): Promise<Uint8Array[]> {
  const files: Uint8Array[] = []
  try {
    for await (const file of pdfsIn(readFileSync(path))) files.push(file)
    return files
  } catch (cause) {
    throw new Refused(brokenZip, { cause })
  }
}

/** The PDF files of a folder, or of a ZIP with the evidence of a chain. */
async function filesOf(path: string): Promise<Uint8Array[]> {
  if (!statSync(path).isDirectory()) return unzipped(path)
  const names = readdirSync(path).filter((name) => name.toLowerCase().endsWith('.pdf'))
  return names.map((name) => readFileSync(join(path, name)))
}

async function answerTo(
  order: Order,
  env: NodeJS.ProcessEnv,
): Promise<Proof & { chain?: string[] }> {
  const anchors = anchorsOf(order, env)
  const { proof: found, content } = await verifyAgreement(readFileSync(order.file), anchors)
  const proof = markStolen(found, stolenBy(order, env))
  if (order.chain === undefined || !content) return proof
  const { codes, problems } = await verifyChain(content, await filesOf(order.chain), anchors)
  return {
    ...proof,
    genuine: proof.genuine && problems.length === 0,
    problems: [...proof.problems, ...problems],
    chain: codes,
  }
}

/** What to do about an issuer nobody here trusts: it is no proof of forgery. */
const unknownIssuer = [
  '  Belum tentu palsu: komputer ini belum mengenal penerbit sertifikatnya.',
  '  1. Unduh sertifikat akar dari situs pemerintah daerah yang menerbitkan PK ini: halaman',
  '     «Sertifikat», atau ALAMAT-SITUS/api/trust/root.pem.',
  '  2. Pastikan kepada Bagian Organisasinya bahwa sertifikat itu benar miliknya.',
  '  3. Ulangi: ./amanah verify BERKAS.pdf --trust root.pem',
]

/** The answer as a person at a terminal reads it: one sentence, what speaks against the file and
 * what to do, who signed and when. */
export function told({ genuine, code, version, year, problems, signatures }: Proof): string {
  const named =
    code === null ? 'Berkas ini' : `Berkas ini (${code} versi ${version}, tahun ${year})`
  const stranger = problems.some(({ code: why }) => why === 'signing/untrusted-issuer')
  const not = stranger ? 'belum terbukti' : 'TIDAK SAH'
  return [
    genuine ? `${named} asli.` : `${named} tidak terbukti asli.`,
    ...problems.map(({ detail }) => `  ! ${detail}`),
    ...(stranger ? unknownIssuer : []),
    ...signatures.flatMap(({ signer, position, signedAt, valid, stolenSince }) => {
      const when = signedAt === null ? 'tanpa waktu' : plainMoment(signedAt, 'Asia/Jakarta')
      const who = `${signer ?? 'Tidak dikenal'}${position === null ? '' : `, ${position}`}`
      const mark = stolenSince ? [`  ? ${stolenWords(stolenSince, 'Asia/Jakarta')}`] : []
      return [`  ${valid ? 'sah' : not}: ${who}, ${when}`, ...mark]
    }),
  ].join('\n')
}

/** `./amanah verify FILE.pdf`: a sentence on a terminal, else or with `--json` one JSON object
 * (`contracts.md` §2); 0 only when genuine, 1 when not, 2 when the request makes no sense. */
export async function run(args: string[]): Promise<number> {
  const order = readOrder(args)
  const answer = await answerTo(order, process.env)
  const isRead = process.stdout.isTTY && !order.json
  process.stdout.write(`${isRead ? told(answer) : JSON.stringify(answer, null, 2)}\n`)
  return answer.genuine ? 0 : 1
}
