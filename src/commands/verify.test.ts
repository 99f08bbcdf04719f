import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdf } from '../platform/pdf.ts'
import { aContent, aSoleContent, digestOf } from '../testing/signing/agreement-content.ts'
import { aSignedFile, someSigners } from '../testing/signing/signed-agreement.ts'
import { told } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'amanah-verify-'))
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  const signers = await someSigners()
  const root = aSoleContent()
  const leaf = aContent({ parent: { code: root.code, digest: digestOf(root) } })
  const [above, below] = [await aSignedFile(signers, root), await aSignedFile(signers, leaf)]
  for (const name of ['trust', 'above', 'nothing']) mkdirSync(at(name))
  writeFileSync(at('trust/root.pem'), signers.house.root)
  writeFileSync(at('root.pem'), signers.house.root)
  writeFileSync(at('pk.pdf'), below)
  writeFileSync(at('above/wali-kota.pdf'), above)
  writeFileSync(at('above/catatan.txt'), 'bukan PDF')
  writeFileSync(
    at('chain.zip'),
    zipSync({ 'rantai/wali-kota.pdf': above, 'baca.txt': Buffer.from('halo') }),
  )
  const changed = Buffer.from(below)
  changed.write('841.8899', changed.lastIndexOf('841.8898'))
  writeFileSync(at('changed.pdf'), changed)
  await closePdf()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command as a user does, with this data folder. */
function verify(
  data: string,
  ...args: string[]
): { status: number | null; answer: Record<string, unknown>; said: string } {
  const env = {
    ...process.env,
    AMANAH_DATA: data,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), 'verify', ...args],
    {
      encoding: 'utf8',
      env,
    },
  )
  return { status, answer: stdout.startsWith('{') ? JSON.parse(stdout) : {}, said: stderr }
}

it('tells a person at a terminal in one sentence, with who signed and what speaks against it', () => {
  const signature = {
    signer: 'Siti',
    nip: null,
    position: 'Kepala Dinas',
    signedAt: '2026-01-19T01:42:00.000Z',
    level: 'B-B' as const,
    valid: true,
    coversDocument: true,
    serial: '4a01',
    stolenSince: null,
  }
  const proof = {
    genuine: true,
    code: 'PK-2026-0001',
    kind: 'PK' as const,
    year: 2026,
    version: 1,
    digest: null,
    parent: null,
    assurance: 'INTERNAL' as const,
    signatures: [signature],
    problems: [],
  }
  expect(told(proof).replaceAll('\u00a0', ' ').split('\n')).toEqual([
    'Berkas ini (PK-2026-0001 versi 1, tahun 2026) asli.',
    '  sah: Siti, Kepala Dinas, 19 Januari 2026 pukul 08.42 WIB',
  ])
  const marked = {
    ...proof,
    signatures: [{ ...signature, stolenSince: '2026-01-19T01:00:00.000Z' }],
  }
  expect(told(marked).replaceAll('\u00a0', ' ').split('\n').slice(1)).toEqual([
    '  sah: Siti, Kepala Dinas, 19 Januari 2026 pukul 08.42 WIB',
    expect.stringContaining('sejak 19 Januari 2026 pukul 08.00 WIB'),
  ])
  const broken = {
    ...proof,
    genuine: false,
    code: null,
    problems: [{ code: 'x', detail: 'Berubah.' }],
  }
  expect(told({ ...broken, signatures: [{ ...signature, valid: false }] }).split('\n')).toEqual([
    'Berkas ini tidak terbukti asli.',
    '  ! Berubah.',
    expect.stringMatching(/^ {2}TIDAK SAH: Siti/),
  ])
  const stranger = { code: 'signing/untrusted-issuer', detail: 'Penerbit tidak dikenal.' }
  const unknown = { ...broken, problems: [stranger] }
  expect(told({ ...unknown, signatures: [{ ...signature, valid: false }] })).toContain(
    '  belum terbukti: Siti',
  )
  expect(told({ ...unknown, signatures: [] })).toMatch(
    /^Berkas ini tidak terbukti asli\.\n {2}! Penerbit tidak dikenal\.\n {2}Belum tentu palsu.*--trust root\.pem$/s,
  )
})

describe('./amanah verify', () => {
  it('takes --json, which a pipe does not need', () => {
    expect(verify(folder, at('pk.pdf'), '--json').answer).toMatchObject({ genuine: true })
  })

  it('trusts what the installation trusts, and needs no database', () => {
    const { status, answer } = verify(folder, at('pk.pdf'))

    expect(status).toBe(0)
    expect(Object.keys(answer)).toEqual([
      'genuine',
      'code',
      'kind',
      'year',
      'version',
      'digest',
      'parent',
      'assurance',
      'signatures',
      'problems',
    ])
    expect(answer).toMatchObject({
      genuine: true,
      code: 'PK-2026-1.02-001',
      kind: 'PK',
      assurance: 'INTERNAL',
    })
  })

  it('marks what was signed after a certificate was told stolen, and it stays genuine', () => {
    const { signatures } = verify(folder, at('pk.pdf')).answer as {
      signatures: { serial: string; signedAt: string; stolenSince: string | null }[]
    }
    const [first, second] = signatures
    const listed = (serial: string | undefined, stolenSince: string | undefined) => ({
      serial,
      stolenSince,
    })
    const later = '2999-01-01T00:00:00.000Z'
    writeFileSync(
      at('list.json'),
      JSON.stringify({
        items: [listed(first?.serial, first?.signedAt), listed(second?.serial, later)],
      }),
    )
    const { status, answer } = verify(folder, at('pk.pdf'), '--certificates', at('list.json'))

    expect(first?.serial).toMatch(/^[0-9a-f]{32}$/)
    expect([status, answer.genuine]).toEqual([0, true])
    expect(answer.signatures).toMatchObject([
      { valid: true, stolenSince: first?.signedAt },
      { valid: true, stolenSince: null },
    ])
    expect(verify(folder, at('pk.pdf'), '--certificates', at('root.pem'))).toMatchObject({
      status: 2,
      said: expect.stringContaining('bukan daftar umum sertifikat'),
    })
  })

  it('trusts a certificate it is given, and nothing without one', () => {
    expect(verify(at('nothing'), at('pk.pdf'), '--trust', at('root.pem'))).toMatchObject({
      status: 0,
    })
    const { status, answer } = verify(at('nothing'), at('pk.pdf'))
    expect(status).toBe(1)
    expect(answer).toMatchObject({
      problems: expect.arrayContaining([
        { code: 'signing/untrusted-issuer', detail: expect.stringContaining('Penerbit tidak') },
      ]),
    })
  })

  it('refuses a file with one byte changed', () => {
    expect(verify(folder, at('changed.pdf'))).toMatchObject({
      status: 1,
      answer: { genuine: false, problems: [{ code: 'signing/digest' }] },
    })
  })

  it('follows a chain through a folder or a ZIP', () => {
    expect(verify(folder, at('pk.pdf'), '--chain', at('above'))).toMatchObject({
      status: 0,
      answer: { chain: ['PK-2026-0.00-001'] },
    })
    expect(verify(folder, at('pk.pdf'), '--chain', at('chain.zip'))).toMatchObject({
      status: 0,
      answer: { genuine: true },
    })
    expect(verify(folder, at('pk.pdf'), '--chain', at('nothing'))).toMatchObject({
      status: 1,
      answer: { problems: [{ code: 'agreements/ancestor-missing' }] },
    })
    expect(verify(folder, at('pk.pdf'), '--chain', at('root.pem'))).toMatchObject({
      status: 1,
      said: expect.stringContaining('Rantai bukti'),
    })
  })

  it.each([
    [[], 'Pemakaian'],
    [['tidak-ada.pdf'], 'tidak ada'],
    [[folder], 'bukan berkas'],
    [[at('pk.pdf'), at('pk.pdf')], 'Pemakaian'],
    [[at('pk.pdf'), '--percaya'], 'Pemakaian'],
    [[at('pk.pdf'), '--trust', at('pk.pdf')], 'tidak memuat sertifikat'],
  ])('says what it needs: %j', (args, sentence) => {
    const { status, said } = verify(folder, ...args)
    expect(status).toBe(2)
    expect(said).toContain(sentence)
  })
})
