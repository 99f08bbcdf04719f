import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { internalLabel } from '../../../kernel/assurance.ts'
import { printForSigning } from '../../../rooms/documents/signing-copy.actions.ts'
import { aContent, aPaper, aSoleContent } from '../../../testing/signing/agreement-content.ts'
import {
  aSigningHouse,
  type SigningHouse,
  type SigningPerson,
} from '../../../testing/signing/signing-house.ts'
import { closePdf } from '../../pdf.ts'
import { readAttachment } from './attach.ts'
import { embeddedSigner } from './embedded-signer.ts'
import type { SigningOrder, SigningOutcome } from './signer.ts'

const has = (...tools: string[]): boolean =>
  tools.every((tool) => spawnSync(tool, ['-v']).error === undefined)
const hasPoppler = has('pdfsig', 'pdftoppm', 'pdftotext', 'pdfinfo')
const hasOpenssl = spawnSync('openssl', ['version']).error === undefined
const hasNss = hasPoppler && has('certutil')
if (!hasPoppler)
  console.warn('skipped: poppler (pdfsig, pdftoppm, pdftotext, pdfinfo) is not installed')
if (!hasNss) console.warn('skipped: certutil of NSS is not installed')

const folder = mkdtempSync(join(tmpdir(), 'amanah-signing-'))
const content = { kode: 'PK-2026-1.02-001', versi: 1 }
let house: SigningHouse
let stranger: string
let siti: SigningPerson
let farid: SigningPerson
let prepared: Awaited<ReturnType<typeof printForSigning>>
let once: Buffer
let twice: Buffer

const anOrder = (pdf: Uint8Array, over: Partial<SigningOrder> = {}): SigningOrder => ({
  pdf,
  fieldName: 'pihak-pertama',
  appearance: {
    lines: ['Ditandatangani', 'secara elektronik', '19 Januari 2026 09.42 WITA'],
    qr: 'https://amanah.tanjungamanah.example/v/7KQ2M4XD91TBVZ08RJH5N3CWEA',
    label: internalLabel,
  },
  signer: { name: 'dr. Siti Nurjanah Rahman, M.K.M.', position: 'Kepala Dinas Kesehatan' },
  reason: 'Menyetujui Perjanjian Kinerja (2026)',
  place: 'Tanjung Amanah',
  at: '2026-01-19T01:42:00.000Z',
  ...over,
})

const bySecond = (pdf: Uint8Array, over: Partial<SigningOrder> = {}): SigningOrder =>
  anOrder(pdf, {
    fieldName: 'pihak-kedua',
    signer: { name: 'H. Farid Alamsyah, S.E., M.M.', position: 'Wali Kota Tanjung Amanah' },
    at: '2026-01-19T01:47:00.000Z',
    ...over,
  })

function fileOf(outcome: SigningOutcome): Buffer {
  if ('refused' in outcome) throw new Error(outcome.refused.detail)
  return Buffer.from(outcome.pdf)
}

beforeAll(async () => {
  house = await aSigningHouse()
  stranger = (await aSigningHouse()).root
  ;[siti, farid] = await Promise.all([
    house.person('dr. Siti Nurjanah Rahman, M.K.M.'),
    house.person('H. Farid Alamsyah, S.E., M.M.'),
  ])
  prepared = await printForSigning(aPaper(aContent()), content)
  once = fileOf(await siti.sign(anOrder(prepared.bytes)))
  twice = fileOf(await farid.sign(bySecond(once)))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await closePdf()
})

/** What `pdfsig` says, one text for each field. */
function sigsOf(pdf: Uint8Array, options: string[] = []): string[] {
  const file = join(folder, 'signed.pdf')
  writeFileSync(file, pdf)
  const { stdout } = spawnSync('pdfsig', [...options, file], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  })
  return stdout.split(/^Signature #\d+:$/m).slice(1)
}

const textOf = (pdf: Uint8Array, page: number): string =>
  execFileSync('pdftotext', ['-layout', '-f', `${page}`, '-l', `${page}`, '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  })

it('prepares a field for each party and puts the content inside', async () => {
  expect(
    prepared.places.map(({ party, fieldName, mark }) => [party, fieldName, mark.page]),
  ).toEqual([
    ['first', 'pihak-pertama', 1],
    ['second', 'pihak-kedua', 1],
  ])
  expect(
    (await printForSigning(aPaper(aSoleContent()), content)).places.map(
      ({ fieldName }) => fieldName,
    ),
  ).toEqual(['pihak-pertama'])
  expect(
    Buffer.from((await readAttachment(twice, 'perjanjian-kinerja.json')) ?? []).toString(),
  ).toBe('{"kode":"PK-2026-1.02-001","versi":1}')
})

it('adds behind what was there and changes nothing before', () => {
  expect(once.subarray(0, prepared.bytes.length).equals(prepared.bytes)).toBe(true)
  expect(twice.subarray(0, once.length).equals(once)).toBe(true)
})

it('changes no object but the field of the signer', () => {
  const numbersIn = (update: Buffer): string[] =>
    [...update.toString('latin1').matchAll(/^(\d+) 0 obj/gm)].map(([, number = '']) => number)
  const known = new Set(numbersIn(once))

  const [update, before] = [twice.subarray(once.length), once.toString('latin1')]

  const changed = numbersIn(update).filter((number) => known.has(number))
  expect(changed).toHaveLength(1)
  expect(before).toMatch(
    new RegExp(`^${changed[0]} 0 obj[^]{0,80}/Widget[^]{0,80}\\(pihak-kedua\\)`, 'm'),
  )
})

it('names the time in the dictionary and leaves it out of the signature (EN 319 142-1 §6.3)', () => {
  const update = once.subarray(prepared.bytes.length).toString('latin1')

  expect(update).toContain('/SubFilter /ETSI.CAdES.detached')
  expect(update).toContain('/M (D:20260119014200Z)')
  const signature = /\/Contents <([0-9A-Fa-f]+)>/.exec(update)?.[1]?.toLowerCase() ?? ''
  const identifiers = {
    signingTime: '06092a864886f70d010905',
    signingCertificateV2: '060b2a864886f70d010910022f',
    signerAttributes: '060704008195320101',
  }
  expect(signature).not.toContain(identifiers.signingTime)
  expect(signature).toContain(identifiers.signingCertificateV2)
  expect(signature).toContain(identifiers.signerAttributes)
  expect(signature).toContain(Buffer.from('Kepala Dinas Kesehatan').toString('hex'))
})

it('makes the field where none was prepared', async () => {
  const plain = fileOf(
    await siti.sign(
      anOrder(prepared.bytes, {
        fieldName: 'saksi',
        mark: { page: 2, x: 80, y: 90, width: 187, height: 57 },
      }),
    ),
  )

  expect(plain.subarray(prepared.bytes.length).toString('latin1')).toContain('(saksi)')
})

it.each([
  ['a field already signed', () => siti.sign(anOrder(once)), 'platform/field-signed'],
  [
    'a field the file has not, without a place for it',
    () => siti.sign(anOrder(once, { fieldName: 'saksi' })),
    'platform/no-such-field',
  ],
  [
    'a time before the certificate',
    () => siti.sign(anOrder(prepared.bytes, { at: '2026-01-01T23:59:59.000Z' })),
    'platform/certificate-not-yet-valid',
  ],
  [
    'a time after the certificate',
    () => siti.sign(anOrder(prepared.bytes, { at: '2032-01-03T00:00:00.000Z' })),
    'platform/certificate-expired',
  ],
  [
    'a key of somebody else',
    () => embeddedSigner({ key: farid.key, chain: siti.chain })(anOrder(prepared.bytes)),
    'platform/key-of-another-certificate',
  ],
])('refuses %s', async (_, act, code) => expect(await act()).toMatchObject({ refused: { code } }))

it('takes names and reasons that look like the inside of a file', async () => {
  const hostile = '/ByteRange [0 9999999991 9999999992 9999999993] (\\) >> endobj 製'
  const signer = { name: hostile, position: hostile }

  const pdf = fileOf(
    await siti.sign(
      anOrder(prepared.bytes, {
        signer,
        reason: hostile,
        place: hostile,
        appearance: { lines: [hostile], qr: null, label: hostile },
      }),
    ),
  )

  expect(pdf.subarray(prepared.bytes.length).toString('latin1')).toMatch(
    /\/ByteRange \[0 \d+ \d+ \d+ *\]/,
  )
  if (hasPoppler) expect(sigsOf(pdf)[0]).toContain('Signature is Valid')
})

it.skipIf(!hasOpenssl)('holds for openssl, which reads the signature without us', () => {
  const [, from = 0, to = 0] = (
    /\/ByteRange \[0 (\d+) (\d+)/.exec(twice.toString('latin1', once.length)) ?? []
  ).map(Number)
  const files = {
    signature: join(folder, 'cms.der'),
    content: join(folder, 'covered'),
    root: join(folder, 'ca.pem'),
  }
  writeFileSync(files.signature, Buffer.from(twice.toString('latin1', from + 1, to - 1), 'hex'))
  writeFileSync(files.content, Buffer.concat([twice.subarray(0, from), twice.subarray(to)]))
  const verify = [
    'cms',
    '-verify',
    '-cades',
    '-binary',
    '-inform',
    'DER',
    '-in',
    files.signature,
    '-content',
    files.content,
    '-out',
    '/dev/null',
  ]

  const [own, other] = [house.root, stranger].map((root) => {
    writeFileSync(files.root, root)
    return spawnSync('openssl', [...verify, '-CAfile', files.root, '-attime', '1769000000'], {
      encoding: 'utf8',
    }).stderr
  })

  expect(own).toContain('CAdES Verification successful')
  expect(other).toMatch(/verify error|Verification failure/i)
})

describe.skipIf(!hasPoppler)('as poppler sees it', () => {
  it('is valid after one signature, the second place still empty', () => {
    const [first, second] = sigsOf(once)

    expect(first).toContain('Signature Field Name: pihak-pertama')
    expect(first).toContain('Signer Certificate Common Name: dr. Siti Nurjanah Rahman, M.K.M.')
    expect(first).toContain('Signature Type: ETSI.CAdES.detached')
    expect(first).toContain('Signing Time: Jan 19 2026 01:42:00')
    expect(first).toContain('Total document signed')
    expect(first).toContain('Signature is Valid.')
    expect(second).toContain('not signed')
  })

  it('stays valid after the second, which covers the whole file', () => {
    const [first, second] = sigsOf(twice)

    expect(first).toContain('Signature is Valid.')
    expect(first).toContain('Not total document signed')
    expect(second).toContain('Signature is Valid.')
    expect(second).toMatch(/- Total document signed/)
  })

  it.each([
    ['a byte of the page', () => 20_000, [false, false]],
    ['a byte of the second signature’s part', () => once.length + 40, [true, false]],
  ])('is invalid when somebody changes %s', (_, place, valid) => {
    const changed = Buffer.from(twice)
    changed[place()] = (changed[place()] ?? 0) ^ 1

    const sigs = sigsOf(changed)

    expect(sigs.map((sig) => sig.includes('Signature is Valid.'))).toEqual(valid)
  })

  it.skipIf(!hasNss)('is trusted when the root of the region is', () => {
    const store = join(folder, 'nss')
    const root = join(folder, 'root.pem')
    writeFileSync(root, house.root)
    execFileSync('mkdir', [store])
    execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password'])

    const before = sigsOf(twice, ['-nssdir', `sql:${store}`])
    execFileSync('certutil', ['-A', '-d', `sql:${store}`, '-n', 'root', '-t', 'CT,C,C', '-i', root])
    const after = sigsOf(twice, ['-nssdir', `sql:${store}`])

    for (const sig of before) expect(sig).toContain('issuer is unknown')
    for (const sig of after) expect(sig).toContain('Certificate is Trusted')
  })

  it('shows time, label and code in its place, in the font of the document, nothing before', () => {
    const [empty, full] = [textOf(prepared.bytes, 1), textOf(twice, 1)]

    expect(empty).not.toMatch(/Ditandatangani|tersertifikasi/)
    for (const line of [
      'Ditandatangani',
      'secara elektronik',
      '19 Januari 2026 09.42 WITA',
      internalLabel,
    ])
      expect(full.split(line)).toHaveLength(3)
    const fonts = execFileSync('pdffonts', ['-'], { input: twice, encoding: 'utf8' })
    expect(
      fonts.split('\n').filter((line) => line.includes('SourceSerif4-Regular')).length,
    ).toBeGreaterThanOrEqual(1)
    const dark = (pdf: Uint8Array): number =>
      darkShare(pdf, prepared.places[0]?.mark ?? { x: 0, y: 0, width: 0, height: 0 })
    expect(dark(prepared.bytes)).toBe(0)
    expect(dark(twice)).toBeGreaterThan(0.1)
  })

  it('keeps the structure of the document and adds both fields to it as forms', () => {
    const structure = execFileSync('pdfinfo', ['-struct', '-'], {
      input: twice,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    })

    expect(structure.match(/^ {2}Form$/gm)).toHaveLength(2)
    expect(execFileSync('pdfinfo', ['-'], { input: twice, encoding: 'utf8' })).toMatch(
      /Tagged:\s+yes/,
    )
  })
})

/** The share of dark pixels inside a rectangle of page 1. */
function darkShare(
  pdf: Uint8Array,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): number {
  const [left, top] = [Math.round(x) + 1, Math.round(841.89 - y - height) + 1]
  const size = [
    '-x',
    `${left}`,
    '-y',
    `${top}`,
    '-W',
    `${Math.floor(width) - 2}`,
    '-H',
    `${Math.floor(height) - 2}`,
  ]
  execFileSync(
    'pdftoppm',
    ['-gray', '-singlefile', '-r', '72', '-f', '1', '-l', '1', ...size, '-', join(folder, 'page')],
    { input: pdf },
  )
  const image = readFileSync(join(folder, 'page.pgm'))
  const pixels = image.subarray(image.length - (Math.floor(width) - 2) * (Math.floor(height) - 2))
  return pixels.filter((pixel) => pixel < 128).length / pixels.length
}
