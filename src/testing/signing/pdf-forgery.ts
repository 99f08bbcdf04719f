import { createHash } from 'node:crypto'
import { derOf } from '../../platform/signing/authority/certificate.ts'
import { readRevisions } from '../../platform/signing/reading/pdf-revisions.ts'
import { signCms } from '../../platform/signing/writing/cms.ts'
import type { SigningPerson } from './signing-house.ts'

/** What a forged update changes beside its objects: the catalog, what else the trailer says, where
 * sections are looked for. */
export type Forgery = { root?: number; trailer?: string; freed?: number[] }

/** The number after the last used one, the number of the catalog, the offset of the last
 * section. */
export function endOf(pdf: Uint8Array): { size: number; root: number; section: number } {
  const text = Buffer.from(pdf).toString('latin1')
  const last = (pattern: RegExp): number => Number([...text.matchAll(pattern)].at(-1)?.[1])
  return {
    size: last(/\/Size (\d+)/g),
    root: last(/\/Root (\d+) 0 R/g),
    section: last(/startxref\s+(\d+)\s+%%EOF/g),
  }
}

/** The text of an object as it was last written, between `obj` and `endobj`. */
export function objectOf(pdf: Uint8Array, number: number): string {
  const text = Buffer.from(pdf).toString('latin1')
  const at = text.lastIndexOf(`\n${number} 0 obj`)
  return text.slice(at + `\n${number} 0 obj`.length, text.indexOf('endobj', at)).trim()
}

/** The numbers of objects whose text fits, in their last version. */
export function numbersWhere(pdf: Uint8Array, fits: (text: string) => boolean): number[] {
  const numbers = new Set(
    readRevisions(pdf).revisions.flatMap(({ written }) => [...written.keys()]),
  )
  return [...numbers].filter((number) => fits(objectOf(pdf, number))).toSorted((a, b) => a - b)
}

/** The number of the first page. */
export const pageOf = (pdf: Uint8Array): number =>
  numbersWhere(pdf, (text) => /\/Type \/Page\b/.test(text))[0] ?? 0

/** The number of what the first page draws. */
export const contentsOf = (pdf: Uint8Array): number =>
  Number(/\/Contents (\d+) 0 R/.exec(objectOf(pdf, pageOf(pdf)))?.[1])

/** The number of the signature field of that name. */
export const fieldOf = (pdf: Uint8Array, name: string): number =>
  numbersWhere(pdf, (text) => text.includes(`(${name})`) && text.includes('/Sig'))[0] ?? 0

/** The text of the catalog. */
export const catalogOf = (pdf: Uint8Array): string => objectOf(pdf, endOf(pdf).root)

/** A dictionary with one entry more at its end. */
export const withEntry = (dictionary: string, entry: string): string =>
  dictionary.replace(/>>$/, `${entry} >>`)

/** The first page as text, with one annotation more. */
export const withAnnotation = (pdf: Uint8Array, number: number): string =>
  objectOf(pdf, pageOf(pdf)).replace(/\/Annots \[/, `/Annots [ ${number} 0 R `)

/** The same file with some bytes written over by as many others, where they stand last. */
export function inPlace(pdf: Uint8Array, from: string, to: string): Buffer {
  const copy = Buffer.from(pdf)
  const at = copy.lastIndexOf(from)
  if (at < 0 || from.length !== to.length)
    throw new Error(`cannot put «${to}» in place of «${from}»`)
  copy.write(to, at, 'latin1')
  return copy
}

/** A stream as an object. */
export const aStream = (content: string, entries = ''): string =>
  `<< ${entries} /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`

/** Adds an incremental update with a table of its own, whatever it does to the signatures
 * before. */
export function updated(
  pdf: Uint8Array,
  objects: Record<number, string>,
  { root, trailer = '', freed = [] }: Forgery = {},
): Buffer {
  const end = endOf(pdf)
  const info = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Info \d+ 0 R|\/ID \[[^\]]*\]/g),
  ]
    .slice(-2)
    .join(' ')
  const parts = [Buffer.from(pdf)]
  let at = pdf.length
  const entries: [number, string][] = freed.map((number) => [number, '0000000000 00000 f \n'])
  for (const [number, text] of Object.entries(objects)) {
    const body = Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1')
    entries.push([Number(number), `${String(at).padStart(10, '0')} 00000 n \n`])
    parts.push(body)
    at += body.length
  }
  entries.sort(([a], [b]) => a - b)
  const size = entries.reduce((most, [number]) => Math.max(most, number + 1), end.size)
  const table = entries.map(([number, line]) => `${number} 1\n${line}`).join('')
  const tail =
    `xref\n${table}trailer\n<< /Size ${size} /Root ${root ?? end.root} 0 R /Prev ` +
    `${end.section} ${info} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(tail, 'latin1')])
}

/** How a signature of our own making differs from an honest one. */
export type OddSignature = {
  subFilter?: string
  moment?: string
  /** Changes the range after the true one was signed; must keep its length in figures or shorten
   * it. */
  range?: (range: [number, number, number, number]) => number[]
  /** Objects that go into the same update as the signature. */
  objects?: Record<number, string>
  /** What is put into the room, made from the true CMS or from the bytes it covers. */
  cms?: (cms: Buffer, covered: Buffer) => Buffer | Promise<Buffer>
  room?: number
}

/** Signs a field by our own hand, with plain tables and no checks: for what the real signer refuses
 * to do. */
export async function signedByHand(
  pdf: Uint8Array,
  person: SigningPerson,
  fieldName: string,
  odd: OddSignature = {},
): Promise<Buffer> {
  const field = fieldOf(pdf, fieldName)
  const { size } = endOf(pdf)
  const room = odd.room ?? 6000
  const mask = '[0 9999999991 9999999992 9999999993]'
  const dictionary =
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter ' +
    `/${odd.subFilter ?? 'ETSI.CAdES.detached'} /M (${odd.moment ?? 'D:20260119014200Z'}) ` +
    `/ByteRange ${mask} /Contents <${'0'.repeat(room * 2)}> >>`
  const file = updated(pdf, {
    [field]: objectOf(pdf, field).replace(/>>$/, `/V ${size} 0 R >>`),
    [size]: dictionary,
    ...odd.objects,
  })
  const from = file.lastIndexOf('/Contents <') + '/Contents '.length
  const to = file.indexOf('>', from) + 1
  const range: [number, number, number, number] = [0, from, to, file.length - to]
  file.write(
    `[${(odd.range?.(range) ?? range).join(' ')}]`.padEnd(mask.length),
    file.lastIndexOf(mask),
    'latin1',
  )
  const covered = Buffer.concat([file.subarray(0, from), file.subarray(to)])
  const digest = createHash('sha256').update(covered).digest()
  const cms = await signCms({
    digest,
    chain: person.chain.map(derOf),
    position: 'Kepala Dinas Kesehatan',
    key: person.key,
  })
  file.write((await (odd.cms?.(cms, covered) ?? cms)).toString('hex'), from + 1, 'latin1')
  return file
}
