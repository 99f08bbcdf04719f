import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { handPosts } from '../../../testing/play-succession.ts'
import { saveFigures } from '../../../testing/small-figures.ts'
import {
  inRegionOne,
  nodeIdIn,
  saveSmallBudget,
  saveSmallPlan,
} from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor, trustAnchors } from '../../documents/index.ts'
import { agreementsHeir } from '../agreements.ports.ts'
import {
  agreementContract,
  amendingContract,
  clausesQuery,
  closingContract,
  signingContract,
  type VerificationPage,
  verifyAgreement,
  verifyChain,
} from '../index.ts'

const passphrase = 'mangga harum di halaman'
const folder = mkdtempSync(join(tmpdir(), 'amanah-pdf-'))
const names = {
  maya: 'Maya Lestari',
  surya: 'Drs. Surya Pratama, M.Pd.',
  eko: 'Eko Nugroho, S.Pd.',
} as const
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(amendingContract, cookies[who]),
  ...world.calls(closingContract, cookies[who]),
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
const sign = async (id: string, ...people: (keyof typeof names)[]): Promise<void> => {
  for (const who of people) await as(who).signAgreement({ id, passphrase })
}
const page = (id: string) => as('bagus').readAgreement({ id })
const paper = async (id: string): Promise<Uint8Array> =>
  (await as('bagus').readDocument({ id })).bytes
/** The target by which P1's parent is measured on a day. */
const targetOn = (code: string, on: string): Promise<unknown> =>
  world.asSystem(async (ctx) => {
    const measure = ctx.db
      .selectFrom('agreements.rows')
      .select('measureId')
      .where('measureId', '=', nodeIdIn(`m${code}`))
    const rows = await clausesQuery(ctx, { year: 2026, on }, measure.$castTo<string>()).execute()
    return rows.map(({ clause }) => [clause.state, clause.target])
  })
const genuine = async (file: Uint8Array, files: Uint8Array[]): Promise<string[]> => {
  const anchors = await world.asSystem(trustAnchors)
  const { proof, content } = await verifyAgreement(file, anchors)
  const chain = content && (await verifyChain(content, files, anchors))
  return [...proof.problems, ...(chain?.problems ?? [])].map(({ code }) => code)
}
const seen = async (url: string): Promise<VerificationPage> =>
  (await world.app.inject({ url })).json<{ props: VerificationPage }>().props
const why = {
  cause: 'STRATEGY_CHANGE',
  reason: 'Anggaran bergeser',
  reference: 'DPPA 2026',
} as const

let [top, office, below] = ['', '', '']
const files: Record<string, Uint8Array> = {}

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  world.setNow('2026-10-05T02:00:00.000Z')
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const who of ['maya', 'surya', 'eko'] as const) {
    cookies[who] = await world.signIn(region.people[who])
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id: region.people[who], name: names[who] }, passphrase)),
    )
  }
  await as('bagus').draftCascade({ year: 2026 })
  top = await idOf('Wali Kota')
  office = await idOf('Kepala Dinas Pendidikan')
  below = await idOf('Kepala Bidang Pembinaan SD')
  await sign(top, 'maya')
  await sign(office, 'surya', 'maya')
  await sign(below, 'eko', 'surya')
  await saveFigures(world, [
    { code: 'S1', period: '2026-Q3', value: '81', target: '82.00', verdict: 'VERIFIED' },
  ])
  Object.assign(files, { top: await paper(top), office: await paper(office) })
  files.below = await paper(below)
  await inRegionOne(world.owner, async (client) => {
    const query = "update planning.targets set value = '90.00' where measure_id = $1"
    await client.query(query, [nodeIdIn('mS1')])
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.close()
})

it('says Perubahan, what it replaces and what changes, and is signed like a first version', async () => {
  await as('bagus').draftAmendment({ id: office, ...why })
  expect((await page(below)).needsReview).toBe(false)
  await sign(office, 'surya')
  expect(await page(office)).toMatchObject({ state: 'SIGNED_FIRST', promiseState: 'ACTIVE' })
  expect(await targetOn('S1', '2026-10-05')).toEqual([['ACTIVE', '82.00']])
  await sign(office, 'maya')

  files.amended = await paper(office)
  const path = join(folder, 'pk.pdf')
  writeFileSync(path, files.amended)
  expect(execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })).toMatch(
    /Signature is Valid[\s\S]*Signature is Valid/,
  )
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  for (const said of [
    'PERJANJIAN KINERJA PERUBAHAN TAHUN 2026',
    'mengubah PK-2026-0002 versi 1 (sidik isi',
    'berlaku mulai 1 Oktober 2026',
    'Dokumen rujukan: DPPA 2026.',
  ])
    expect(text.replace(/\s+/g, ' ')).toContain(said)
  expect(text).toMatch(/Persentase layanan S1\s+82,00 persen\s+90,00 persen/)
})

it('takes the place of the version before from its month on; what came before stays with that', async () => {
  expect(await page(office)).toMatchObject({ version: 2, state: 'ACTIVE', inForce: null })
  expect(await targetOn('S1', '2026-09-30')).toEqual([['SUPERSEDED', '82.00']])
  expect(await targetOn('S1', '2026-10-01')).toEqual([['ACTIVE', '90.00']])
  expect((await page(office)).history.findLast(({ version }) => version === 1)).toMatchObject({
    ...{ state: 'SUPERSEDED', note: expect.stringContaining('Digantikan versi 2') },
  })
})

it('is proven with its chain before and after, and so is what hangs on the version before', async () => {
  const all = Object.values(files)
  for (const one of ['office', 'amended', 'below']) {
    const file = files[one] ?? new Uint8Array()
    expect([one, await genuine(file, all)]).toEqual([one, []])
  }
  const { verifyPath } = await page(office)
  expect(await seen(verifyPath)).toMatchObject({ verdict: 'GENUINE', document: { version: 2 } })
})

it('asks for a review below, which an addendum answers without a word changed, and for none further down', async () => {
  expect((await page(below)).needsReview).toBe(true)
  expect((await as('eko').readMovedParent({ id: below })).changes).toEqual([
    { of: 'Persentase layanan S1', before: '82,00 persen', after: '90,00 persen' },
  ])
  const drafted = await as('surya').draftAddendum({ id: below, reason: 'PK dinas berubah' })
  await sign(below, 'eko', 'surya')

  expect(drafted).toMatchObject({ version: 2 })
  expect(await page(below)).toMatchObject({ version: 2, state: 'ACTIVE', needsReview: false })
  const file = await paper(below)
  expect(await genuine(file, [...Object.values(files), file])).toEqual([])
})

it('tells exactly what moved, and keeps every version and its paper readable', async () => {
  const told = await as('surya').readVersions({ id: office })
  expect(told).toMatchObject({
    items: [
      { number: 1, state: 'SUPERSEDED', cause: null, endedOn: '2026-10-01' },
      { number: 2, state: 'ACTIVE', reference: 'DPPA 2026', endedOn: null },
    ],
    ...{ amends: 1 },
    changes: [{ of: 'Persentase layanan S1', before: '82,00 persen', after: '90,00 persen' }],
  })
  expect(await as('surya').readAgreement({ id: office, version: 1 })).toMatchObject({
    ...{ version: 1, state: 'SUPERSEDED', superseded: true, needsReview: false },
    rowList: [{ target: '82.00' }],
  })
  const old = await as('surya').readDocument({ id: office, version: 1 })
  expect(Buffer.compare(Buffer.from(old.bytes), Buffer.from(files.office ?? ''))).toBe(0)
})

it('ends both when the official leaves in between: who signed by a post left yesterday signs nothing', async () => {
  await as('bagus').draftAmendment({ id: office, ...why, effectiveFrom: '2026-11-01' })
  await sign(office, 'surya')
  await world.asSystem(async (ctx) => {
    const change = await handPosts(ctx, '2026-10-05', [
      { assignment: region.assignments.suryaKepalaDinas },
    ])
    const told = await agreementsHeir.preview(ctx, { ...change, answers: {} })
    expect(told.map(({ effect }) => effect)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^PK-2026-0002 .* berlaku sampai 4/),
        expect.stringMatching(/^Perubahan PK-2026-0002 .* dibatalkan/),
      ]),
    )
    await agreementsHeir.execute(ctx, { ...change, answers: {} })
  })

  await expect(sign(office, 'maya')).rejects.toThrow(/Berakhir/)
  expect(await page(office)).toMatchObject({ version: 2, state: 'ENDED', inForce: null })
  expect(await targetOn('S1', '2026-10-04')).toEqual([['ENDED', '90.00']])
  expect((await as('bagus').readVersions({ id: office })).items.at(-1)).toMatchObject({
    ...{ number: 3, state: 'VOIDED', dropped: true },
  })
})
