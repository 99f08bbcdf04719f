import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor } from '../../documents/index.ts'
import { agreementContract, endInterruptedSignings, signingContract } from '../index.ts'

const passphrase = 'mangga harum di halaman'
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
const lineOf = async (who: string, title: string) =>
  (await as(who).listQueue({})).items.find(({ firstParty }) => firstParty.title === title)
const other = `sha256:${'0'.repeat(64)}`

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  for (const name of ['bagus', 'maya', 'surya', 'eko'] as const) {
    cookies[name] = await world.signIn(
      region.people[name],
      name === 'bagus' ? [{ role: 'ORGANISATION_BUREAU' }] : [],
    )
    await world.asSystem(async (ctx) =>
      certify(
        ctx,
        await requestFor(ctx, { id: region.people[name], name: `Orang ${name}` }, passphrase),
      ),
    )
  }
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

it('tells each promise in a sentence, with the digest it would be frozen under, and what is in the way', async () => {
  const { items, stack } = await as('eko').listQueue({})

  expect(stack).toBeNull()
  expect(
    items.map(({ sentence, hindrance, side }) => [sentence, hindrance?.href ?? null, side]),
  ).toEqual([
    [
      expect.stringMatching(
        /^Plt\. Kepala Bidang Pembinaan SD menjanjikan «Meningkatnya mutu layanan P1»: satu indikator/,
      ),
      null,
      'FIRST',
    ],
    [
      expect.stringMatching(/^Kepala Bidang Pembinaan SMP menjanjikan/),
      expect.stringContaining('/perencanaan/'),
      'FIRST',
    ],
  ])
  const [line] = items
  const page = await as('eko').readAgreement({ id: line?.id ?? '' })
  expect(line?.digest).toMatch(/^sha256:/)
  expect(page.digest).toBe(line?.digest)
  expect((await as('surya').readAgreement({ id: line?.id ?? '' })).digest).toBeNull()
})

it('signs only the content that was read', async () => {
  const id = await idOf('Kepala Bidang Pembinaan SD')

  await expect(as('eko').signAgreement({ id, passphrase, digest: other })).rejects.toMatchObject({
    refusal: { code: 'agreements/changed-since' },
  })
  expect((await as('eko').readAgreement({ id })).state).toBe('DRAFT')

  const { digest } = await as('eko').readAgreement({ id })
  expect(await as('eko').signAgreement({ id, passphrase, digest: digest ?? '' })).toMatchObject({
    state: 'SIGNED_FIRST',
    digest,
  })
})

it('takes own drafts and waiting promises into one stack; what changed since it was read drops out', async () => {
  const own = await lineOf('surya', 'Kepala Dinas Pendidikan')
  const given = await lineOf('surya', 'Plt. Kepala Bidang Pembinaan SD')
  const agreementIds = [own?.id ?? '', given?.id ?? '']
  const stack = await as('surya').openStack({
    agreementIds,
    digests: { [agreementIds[0] ?? '']: own?.digest ?? '', [agreementIds[1] ?? '']: other },
  })

  expect(stack.items.map(({ state }) => state)).toEqual(['WAITING', 'CHANGED'])

  const done = await as('surya').signStack({ stackId: stack.id, passphrase })
  expect(done.items.map(({ state }) => state)).toEqual(['SIGNED', 'CHANGED'])
  expect(done).toMatchObject({ signed: 1, state: 'DONE' })
  const told = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('notices.notices')
      .select(['title', 'link'])
      .where('kind', '=', 'agreements/stack-signed')
      .execute(),
  )
  expect(told).toEqual([
    { title: 'Satu dari dua perjanjian kinerja belum tertanda tangan.', link: '/tanda-tangan' },
  ])
  expect((await as('surya').readAgreement({ id: agreementIds[0] ?? '' })).digest).toBe(own?.digest)
})

it('is stopped at once, not when its lease runs out, when the process that signed is known to be gone', async () => {
  const given = await lineOf('surya', 'Plt. Kepala Bidang Pembinaan SD')
  const stack = await as('surya').openStack({ agreementIds: [given?.id ?? ''] })
  await world.asSystem((ctx) =>
    sql`insert into agreements.signings (tenant_id, id, version_id, party, person_id, stack_id,
      digest, base_file_id, started_at, lease_until)
      select 1, ${ctx.newId()}, i.version_id, 'SECOND', ${region.people.surya}, i.stack_id, i.digest,
        (select id from documents.files limit 1),
        ${ctx.now}::timestamptz - interval '5 seconds', ${ctx.now}::timestamptz + interval '55 seconds'
      from agreements.stack_items i where i.stack_id = ${stack.id}`.execute(ctx.db),
  )
  const look = () => as('surya').readStack({ stackId: stack.id })
  expect(await look()).toMatchObject({ state: 'RUNNING', items: [{ state: 'SIGNING' }] })
  // what is being signed cannot be handed back under the pen
  await expect(
    as('surya').returnAgreement({ id: given?.id ?? '', reason: 'Sebentar' }),
  ).rejects.toMatchObject({
    refusal: { code: 'agreements/being-signed', status: 409 },
  })

  expect(await world.asSystem(endInterruptedSignings)).toBe(1)
  expect(await look()).toMatchObject({ state: 'STOPPED', items: [{ state: 'WAITING' }] })
  expect(await world.asSystem(endInterruptedSignings)).toBe(0)
})

it('offers a stack that stopped halfway, and goes on after the passphrase', async () => {
  await as('maya').signAgreement({ id: await idOf('Wali Kota'), passphrase })
  const given = await lineOf('surya', 'Plt. Kepala Bidang Pembinaan SD')
  const stack = await as('surya').openStack({ agreementIds: [given?.id ?? ''] })
  await world.asSystem((ctx) =>
    sql`insert into agreements.signings (tenant_id, id, version_id, party, person_id, stack_id,
      digest, base_file_id, started_at, lease_until)
      select 1, ${ctx.newId()}, i.version_id, 'SECOND', ${region.people.surya}, i.stack_id, i.digest,
        (select id from documents.files limit 1), '2026-01-20T01:00:00Z', '2026-01-20T01:01:00Z'
      from agreements.stack_items i where i.stack_id = ${stack.id}`.execute(ctx.db),
  )

  expect((await as('surya').listQueue({})).stack).toBe(stack.id)
  expect((await as('surya').readStack({ stackId: stack.id })).state).toBe('STOPPED')
  await expect(
    as('surya').signStack({ stackId: stack.id, passphrase: 'bukan yang ini' }),
  ).rejects.toMatchObject({
    refusal: { code: 'documents/wrong-passphrase' },
  })
  expect(await as('surya').signStack({ stackId: stack.id, passphrase })).toMatchObject({
    state: 'DONE',
    signed: 1,
  })
  expect((await as('surya').listQueue({})).stack).toBeNull()
})

it('counts as signed what was signed elsewhere meanwhile', async () => {
  const line = await lineOf('maya', 'Kepala Dinas Pendidikan')
  const stack = await as('maya').openStack({
    agreementIds: [line?.id ?? ''],
    digests: { [line?.id ?? '']: line?.digest ?? '' },
  })
  await as('maya').signAgreement({ id: line?.id ?? '', passphrase })

  expect(await as('maya').readStack({ stackId: stack.id })).toMatchObject({
    state: 'DONE',
    items: [{ state: 'SIGNED' }],
  })
})
