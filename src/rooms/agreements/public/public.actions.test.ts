import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { aContent } from '../../../testing/signing/agreement-content.ts'
import { hostilePdfs } from '../../../testing/signing/hostile-pdfs.ts'
import { anUnsignedFile } from '../../../testing/signing/signed-agreement.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { personPlans } from '../../../testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certificateContract, certify, requestFor } from '../../documents/index.ts'
import { agreementContract, signingContract, type VerificationPage } from '../index.ts'

const passphrase = 'mangga harum di halaman'
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})

type Asked = { status: number; props: VerificationPage; headers: Record<string, unknown> }

async function see(url: string, headers: Record<string, string> = {}): Promise<Asked> {
  const answer = await world.app.inject({ url, headers })
  return {
    status: answer.statusCode,
    props: answer.json<{ props: VerificationPage }>().props,
    headers: answer.headers,
  }
}

async function upload(bytes: Uint8Array, kode?: string): Promise<Asked> {
  const edge = 'batas-uji'
  const field = kode
    ? `--${edge}\r\ncontent-disposition: form-data; name="kode"\r\n\r\n${kode}\r\n`
    : ''
  const head =
    `${field}--${edge}\r\ncontent-disposition: form-data; name="file"; ` +
    `filename="pk.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
  const answer = await world.app.inject({
    method: 'POST',
    url: '/verifikasi',
    headers: { 'content-type': `multipart/form-data; boundary=${edge}`, origin: 'null' },
    payload: Buffer.concat([
      Buffer.from(head),
      Buffer.from(bytes),
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]),
  })
  return {
    status: answer.statusCode,
    props: answer.json<{ props: VerificationPage }>().props,
    headers: answer.headers,
  }
}

type Known = { id: string; code: string; path: string }
const known = async (title: string): Promise<Known> => {
  const [line] = (await as('bagus').listAgreements({ year: 2026, search: title })).items
  const { verifyPath } = await as('bagus').readAgreement({ id: line?.id ?? '' })
  return { id: line?.id ?? '', code: line?.code ?? '', path: verifyPath }
}
/** The first digits of the content's digest, as the paper prints them. */
const digitsOf = async ({ id }: Known): Promise<string> =>
  ((await as('bagus').readAgreement({ id })).digest ?? '').slice(
    'sha256:'.length,
    'sha256:'.length + 8,
  )
let head: Known
let functional: Known
let draft: Known

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  for (const name of ['bagus', 'maya', 'surya', 'indah'] as const) {
    const id = region.people[name]
    cookies[name] = await world.signIn(
      id,
      name === 'bagus' ? [{ role: 'ORGANISATION_BUREAU' }] : [],
    )
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id, name: personPlans[name].name }, passphrase)),
    )
  }
  await as('bagus').draftCascade({ year: 2026 })
  head = await known('Kepala Dinas')
  functional = await known('Pengembang Teknologi')
  draft = await known('Kepala Bidang Pembinaan SD')
  await as('surya').signAgreement({ id: head.id, passphrase })
  await as('indah').signAgreement({ id: functional.id, passphrase })
})
afterAll(() => world.close())

describe('the page of a code', () => {
  it('says that one of two signatures is there, then that the document is genuine, with NIP masked', async () => {
    const before = await see(head.path)
    expect(before.props).toMatchObject({ verdict: 'PARTIAL', signatures: [{ valid: true }] })
    expect(before.headers['cache-control']).toBe('no-cache')
    await as('maya').signAgreement({ id: head.id, passphrase })
    const { status, props, headers } = await see(head.path)

    expect(status).toBe(200)
    expect(props).toMatchObject({
      verdict: 'GENUINE',
      sentence:
        'Dokumen ini asli dan isinya tidak berubah sejak ditandatangani 20\u00a0Januari\u00a02026.',
      document: {
        code: head.code,
        year: 2026,
        version: 1,
        office: 'Dinas Pendidikan',
        position: 'Kepala Dinas Pendidikan',
        state: 'Aktif',
      },
      label: 'TTE internal, tidak tersertifikasi',
    })
    expect(props.signatures.map(({ name, nip, at }) => [name, nip, at])).toEqual([
      [
        'Drs. Surya Pratama, M.Pd.',
        '•••••••••••••••004',
        expect.stringMatching(/^20.Januari.2026 pukul 10\.00 WITA$/),
      ],
      ['Maya Lestari', null, expect.stringMatching(/WITA$/)],
    ])
    expect(JSON.stringify(props)).not.toContain('19681102')
    expect(headers['cache-control']).toBe('public, max-age=60')
    expect(
      (
        await world.app.inject({
          url: head.path,
          headers: { 'if-none-match': String(headers.etag) },
        })
      ).statusCode,
    ).toBe(304)
    expect((await world.app.inject({ method: 'HEAD', url: head.path })).statusCode).toBe(200)
  })

  it('is found by the printed number and the short address too, once signed; small letters do', async () => {
    expect((await see(`/verifikasi/${head.code.toLowerCase()}`)).props.verdict).toBe('GENUINE')
    expect((await see(`/v/${head.path.split('/').at(-1)}`)).props.verdict).toBe('GENUINE')
    expect((await see(`/verifikasi?kode=${head.code}`)).props.verdict).toBe('GENUINE')
  })

  it('tells nothing of a draft to who counts up numbers, and names nobody to who holds the paper', async () => {
    const counted = await see(`/verifikasi/${draft.code}`)
    const held = await see(draft.path)

    expect([counted.status, counted.props.verdict]).toEqual([404, 'UNKNOWN'])
    expect(held.props).toMatchObject({ verdict: 'UNSIGNED', document: null, signatures: [] })
    expect(JSON.stringify(held.props)).not.toContain('Eko')
  })

  it('answers an unknown code calmly, and asks when none was given', async () => {
    const { status, props, headers } = await see('/verifikasi/UJI-TIDAKADA')

    expect([status, props.sentence, headers['cache-control']]).toEqual([
      404,
      'Kode ini tidak dikenal di sini.',
      'no-store',
    ])
    expect((await see('/verifikasi')).props.verdict).toBe('ASK')
  })

  it('does not show one region what another keeps', async () => {
    expect((await see(head.path, { host: 'lain.example' })).status).toBe(404)
  })
})

describe('a number that can be counted up', () => {
  const withoutCode = ({ status, props }: Asked, code: string) =>
    JSON.parse(JSON.stringify([status, props]).replaceAll(code, 'KODE'))

  it('tells of eselon IV and below only with the first digits of the paper', async () => {
    const digits = await digitsOf(functional)
    const told = { verdict: 'PARTIAL', document: { code: functional.code } }

    expect((await see(`/verifikasi?kode=${functional.code}&sidik=${digits}`)).props).toMatchObject(
      told,
    )
    expect(
      (await see(`/verifikasi/${encodeURIComponent(`${functional.code} ${digits}`)}`)).props,
    ).toMatchObject(told)
    expect((await see(functional.path)).props).toMatchObject(told)
    expect((await see(`/verifikasi?kode=${functional.code}&sidik=00000000`)).props.verdict).toBe(
      'UNKNOWN',
    )
  })

  it('is answered as if it did not exist', async () => {
    const nowhere = 'PK-2026-9999'
    const asked = (code: string) =>
      Promise.all([
        see(`/verifikasi/${code}`),
        see(`/v/${code}`),
        see(`/verifikasi/${code}/dokumen`),
      ])
    const [known, none] = [await asked(functional.code), await asked(nowhere)]

    expect(known.map((answer) => withoutCode(answer, functional.code))).toEqual(
      none.map((answer) => withoutCode(answer, nowhere)),
    )
    expect(known.map(({ status }) => status)).toEqual([404, 404, 404])
  })

  it('is not told by a forged file either, nor by a genuine one sent along with it', async () => {
    const forged = await anUnsignedFile(aContent({ code: functional.code }))
    const other = await anUnsignedFile(aContent({ code: 'PK-2026-9999' }))
    const [known, none] = [await upload(forged), await upload(other)]
    const genuine = (await world.app.inject({ url: `${head.path}/dokumen` })).rawPayload

    expect(withoutCode(known, functional.code)).toEqual(withoutCode(none, 'PK-2026-9999'))
    expect(withoutCode(await upload(genuine, functional.code), functional.code)).toEqual(
      withoutCode(await upload(genuine, 'PK-2026-9999'), 'PK-2026-9999'),
    )
  })
})

describe('the document of a code', () => {
  const get = (url: string) => world.app.inject({ url })

  it('is given to everybody down to eselon III, below that to who holds the paper', async () => {
    const open = await get(`/verifikasi/${head.code}/dokumen`)

    expect([
      open.statusCode,
      open.headers['content-type'],
      open.rawPayload.subarray(0, 5).toString(),
    ]).toEqual([200, 'application/pdf', '%PDF-'])
    expect((await get(`${functional.path}/dokumen`)).statusCode).toBe(200)
    const byPaper = encodeURIComponent(`${functional.code} ${await digitsOf(functional)}`)
    expect((await get(`/verifikasi/${byPaper}/dokumen`)).statusCode).toBe(403)
    expect((await see(`/verifikasi/${byPaper}`)).props.download).toBeNull()
    expect((await see(functional.path)).props.download?.href).toBe(`${functional.path}/dokumen`)
  })

  it('refuses as a page, not as a problem for machines', async () => {
    const { statusCode, body } = await get(`${draft.path}/dokumen`)

    expect(statusCode).toBe(404)
    expect(JSON.parse(body)).toMatchObject({
      view: 'problem',
      props: { mend: { href: '/verifikasi' } },
    })
  })
})

describe('an uploaded file', () => {
  const fileOf = async (): Promise<Uint8Array> =>
    (await world.app.inject({ url: `${head.path}/dokumen` })).rawPayload

  it('is genuine as it was downloaded', async () => {
    const { status, props, headers } = await upload(await fileOf())

    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(props).toMatchObject({
      verdict: 'GENUINE',
      source: 'FILE',
      sentence: expect.stringMatching(/^Berkas ini asli dan isinya tidak berubah/),
      document: { code: head.code, state: 'Aktif' },
      more: { href: `/verifikasi/${head.code}%20${await digitsOf(head)}` },
    })
  })

  it('is refused with one byte changed, and says why', async () => {
    const bytes = Uint8Array.from(await fileOf())
    const at = Math.floor(bytes.length / 3)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const { props } = await upload(bytes)

    expect(props).toMatchObject({
      verdict: 'FALSE',
      sentence: 'Berkas ini tidak terbukti asli.',
      document: null,
      digest: null,
    })
    expect(props.problems.length).toBeGreaterThan(0)
  })

  it('is not judged when it asks for too much work, and is not taken when it is too large', async () => {
    const bombs = hostilePdfs(await fileOf()).get('many bombs')?.() ?? new Uint8Array()
    const { status, props } = await upload(bombs)
    const tooLarge = await upload(new Uint8Array(3 * 1024 * 1024 + 1))

    expect([status, props.verdict, props.sentence]).toEqual([
      200,
      'UNCHECKED',
      'Berkas ini belum dapat diperiksa.',
    ])
    expect(props).toMatchObject({ document: null, signatures: [], problems: [], digest: null })
    expect(props.context).toContain('Ini bukan penilaian atas isinya')
    expect(tooLarge).toMatchObject({
      status: 413,
      props: { sentence: expect.stringContaining('paling besar 3 MB') },
    })
  })

  it('is told apart from the document whose code was opened', async () => {
    expect((await upload(await fileOf(), functional.path.split('/').at(-1))).props.sentence).toBe(
      'Berkas ini asli, tetapi bukan dokumen yang kodenya Anda buka.',
    )
  })

  it('is asked for when it is missing, and any bytes are answered', async () => {
    expect((await upload(new Uint8Array())).status).toBe(422)
    expect((await upload(new TextEncoder().encode('halo'))).props.problems).toEqual([
      'Berkas ini bukan PDF.',
    ])
  })
})

it('lists the certificates for everybody, without passwords or keys', async () => {
  const answer = await world.app.inject({ url: '/verifikasi/sertifikat' })
  const { view, props } = answer.json<{
    view: string
    props: { certificates: { name: string; state: string }[]; sentence: string; hasRoot: boolean }
  }>()

  expect([view, props.sentence, props.hasRoot]).toEqual([
    'trust',
    'Empat sertifikat tanda tangan internal sedang berlaku.',
    true,
  ])
  expect(props.certificates.map(({ name }) => name)).toContain('Maya Lestari')
  expect(answer.body).not.toMatch(/sealed|PRIVATE/i)
})

it('marks what a stolen certificate signed since then, and the document stays genuine', async () => {
  const certificates = world.calls(certificateContract, cookies.surya)
  const { certificate } = await certificates.readMyCertificate({})
  const told = { certificateId: certificate?.id ?? '', reason: 'Ponsel dicuri' }
  const tries = ['2026-01-20T02:00:01Z', '2025-12-31T00:00:00Z', 'kemarin'].map((since) =>
    refusedCode(certificates.revokeCertificate({ ...told, since })),
  )
  const before = (await see(head.path)).props

  expect(await Promise.all(tries)).toEqual(Array(3).fill('documents/stolen-since'))
  await certificates.revokeCertificate({ ...told, since: '2026-01-20T10:00:00+08:00' })
  const { verdict, signatures } = (await see(head.path)).props
  expect(before.signatures.map(({ mark }) => mark)).toEqual([null, null])
  expect([verdict, signatures.map(({ valid }) => valid)]).toEqual(['GENUINE', [true, true]])
  expect(signatures.map(({ mark }) => mark)).toEqual([
    expect.stringMatching(/sejak 20.Januari.2026 pukul 10\.00 WITA/),
    null,
  ])
})
