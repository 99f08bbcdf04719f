import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FileAnswer } from '../../../kernel/contract.ts'
import { cookieOf } from '../../../testing/calls.ts'
import { handPosts } from '../../../testing/play-succession.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveFigures } from '../../../testing/small-figures.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor } from '../../documents/index.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementsHeir } from '../agreements.ports.ts'
import {
  agreementContract,
  draftCascade,
  handoverContract,
  type VerificationPage,
} from '../index.ts'
import { publicContract } from '../public/public.contract.ts'
import { saveStates } from '../signing/signing.store.ts'

const passphrase = 'mangga harum di halaman'
const certified = { surya: 'Drs. Surya Pratama, M.Pd.', dewi: 'Dewi Anggraini, S.Pd., M.M.' }
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(handoverContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const current = () =>
  world.asSystem((ctx) =>
    ctx.db.selectFrom('agreements.current').selectAll().orderBy('code').execute(),
  )
const endedOf = async (title: string): Promise<string> =>
  (await current()).find(
    ({ firstParty, state }) => firstParty.title.endsWith(title) && state === 'ENDED',
  )?.id ?? ''
const titlesOf = async (who: string): Promise<string[]> =>
  (await as(who).listMyTasks({})).items.map(({ title }) => title)
const written = { unfinished: 'Akreditasi dua sekolah belum selesai.', advice: '' }
let office: string

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await world.asSystem((ctx) => draftCascade(ctx, { year: 2026 }))
  // As if everybody had signed: what is tried here is what becomes of it.
  const all = await current()
  await world.asSystem((ctx) =>
    saveStates(
      ctx,
      all.map(({ versionId, sequence }) => ({ versionId, sequence, state: 'ACTIVE' })),
    ),
  )
  await saveFigures(world, [
    { code: 'S1', period: '2026-Q2', value: '61.5', target: '82.00', achievement: '75' },
    { code: 'S1', period: '2026-Q3', value: '70', target: '82.00', achievement: '85.37' },
  ])
  cookies.surya = await world.signIn(region.people.surya)
  for (const who of ['surya', 'dewi'] as const)
    await world.asSystem(async (ctx) =>
      certify(
        ctx,
        await requestFor(ctx, { id: region.people[who], name: certified[who] }, passphrase),
      ),
    )
  world.setNow('2026-07-09T02:00:00.000Z')
  await world.asSystem(async (ctx) => {
    const change = await handPosts(ctx, '2026-07-01', [
      { assignment: region.assignments.suryaKepalaDinas, to: region.people.dewi },
      { assignment: region.assignments.ekoPltKabidSd },
    ])
    await agreementsHeir.execute(ctx, change)
  })
  for (const who of ['dewi', 'eko', 'maya'] as const)
    cookies[who] = await world.signIn(region.people[who])
  cookies.surya = await cookieOf(world.app, {
    ...{ host: 'localhost', signIn: `orang-${region.people.surya.slice(-12)}` },
    password: 'kata sandi untuk uji',
  })
  office = await endedOf('Kepala Dinas Pendidikan')
})
afterAll(() => world.close())

it('shows who left the last post how far the promise was on its last day, and nothing later', async () => {
  const { items } = await as('surya').listMyTasks({})
  const page = await as('surya').readHandover({ id: office })

  expect(items.map(({ link }) => link)).toEqual([`/perjanjian/${office}/serah-terima`])
  expect(page).toMatchObject({
    ...{ stage: 'NONE', writes: 'SELF', signs: false, from: '2026-01-01', until: '2026-06-30' },
    ...{ firstParty: { name: certified.surya }, secondParty: { name: certified.dewi } },
    rows: [
      {
        period: 'Triwulan II 2026',
        realization: '61.5',
        targetToDate: '82.00',
        achievement: '75.00',
      },
    ],
  })
  expect(page.budget?.rows.length).toBeGreaterThan(0)
})

it('is written by who left, else by the superior with a reason, and by nobody else', async () => {
  const write = (who: string, more: { absence?: string; unfinished?: string } = {}) =>
    refusedCode(as(who).writeHandover({ id: office, ...written, ...more }))

  expect(await write('dewi')).toBe('agreements/not-yours-to-hand-over')
  expect(await write('maya')).toBe('agreements/absence-missing')
  expect(await write('surya', { unfinished: ' ' })).toBe('agreements/unfinished-missing')
  expect(await refusedCode(as('eko').readHandover({ id: office }))).toBe('nothing refused')
  const other = (await current()).find(({ state }) => state === 'ACTIVE')?.id ?? ''
  expect(await refusedCode(as('maya').readHandover({ id: other }))).toBe(
    'agreements/not-handed-over',
  )
})

it('takes two signatures on one PDF, in order, each once, however often it is pressed', async () => {
  const { digest } = await as('surya').writeHandover({ id: office, ...written })
  const sign = (who: string, more: { digest?: string } = {}) =>
    as(who).signHandover({ id: office, passphrase, digest: digest ?? '', ...more })
  const stale = `sha256:${'0'.repeat(64)}`
  expect(await refusedCode(sign('dewi'))).toBe('agreements/handover-not-your-turn')
  expect(await refusedCode(sign('surya', { digest: stale }))).toBe('agreements/changed-since')

  const both = await Promise.allSettled([sign('surya'), sign('surya')])
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await sign('surya')).toMatchObject({ stage: 'SIGNED_FIRST', signs: false })
  expect([await titlesOf('surya'), await titlesOf('dewi')]).toMatchObject([
    [],
    expect.arrayContaining(['Baca memori serah terima Kepala Dinas Pendidikan']),
  ])
  expect(
    await refusedCode(as('maya').writeHandover({ id: office, ...written, absence: 'x' })),
  ).toBe('agreements/handover-signed-already')
  expect(await refusedCode(sign('maya'))).toBe('agreements/not-in-handover')
  expect(await sign('dewi')).toMatchObject({ stage: 'DONE', writes: null, signed: [{}, {}] })
  expect(await refusedCode(as('surya').writeHandover({ id: office, ...written }))).toBe(
    'agreements/handover-done',
  )

  const { bytes } = await as('dewi').readHandoverDocument({ id: office })
  expect(pdfsig(bytes)).toEqual(['valid', 'valid'])
})

it('is told by the verification of its promise, and known again as a file', async () => {
  const { verifyPath, digest } = await as('dewi').readHandover({ id: office })
  const { props } = (await world.app.inject({ url: verifyPath })).json<{
    props: VerificationPage
  }>()
  const { bytes } = await as('dewi').readHandoverDocument({ id: office })
  const check = async (file: Uint8Array): Promise<VerificationPage> => {
    const upload = { name: 'memori.pdf', type: 'application/pdf', bytes: file }
    const page = await world.calls(publicContract).checkFile({ file: upload })
    return JSON.parse(String((page as unknown as FileAnswer).bytes)).props
  }

  expect(props.handover).toMatchObject({ digest })
  expect(props.handover?.sentence).toContain(
    'diserahterimakan Drs. Surya Pratama, M.Pd. kepada Dewi Anggraini, S.Pd., M.M.',
  )
  expect(await check(bytes)).toMatchObject({ verdict: 'GENUINE', handover: { digest } })
  expect(await check(Buffer.concat([bytes, Buffer.from('\n')]))).toMatchObject({
    verdict: 'FALSE',
  })
})

it('is handed over by the superior alone where nobody follows and who left cannot sign', async () => {
  const id = await endedOf('Kepala Bidang Pembinaan SD')
  const absence = 'Yang bersangkutan meninggal dunia.'
  const { digest, ...page } = await as('dewi').writeHandover({ id, ...written, absence })

  expect(page).toMatchObject({
    ...{ stage: 'WRITTEN', absence, secondParty: null, signs: true },
    firstParty: { name: certified.dewi, title: 'Kepala Dinas Pendidikan' },
  })
  expect(await as('dewi').signHandover({ id, passphrase, digest: digest ?? '' })).toMatchObject({
    stage: 'DONE',
  })
  const { bytes } = await as('dewi').readHandoverDocument({ id })
  expect(pdfsig(bytes)).toEqual(['valid'])
})

/** What poppler says of each signature; where it is not installed, what the reader of this house
 * would have to say is said by the other tests. */
function pdfsig(bytes: Uint8Array): string[] {
  if (!existsSync('/usr/bin/pdfsig'))
    return [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/ByteRange/g),
    ].map(() => 'valid')
  const folder = mkdtempSync(join(tmpdir(), 'serah-terima-'))
  const path = join(folder, 'memori.pdf')
  writeFileSync(path, bytes)
  try {
    const told = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
    return [...told.matchAll(/Signature is (Valid|[^.]*)/g)].map(([, word = '']) =>
      word.toLowerCase(),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
