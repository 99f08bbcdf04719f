import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Actor, publicActor } from '../../kernel/actor.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { whyNotUseEvidence } from './evidence.rules.ts'
import { evidenceContract, type Judging, judgeEvidence } from './index.ts'

let world: World
let region: SmallRegion
let reporter: string
let verifier: string

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  reporter = await world.signIn(region.people.gita)
  verifier = await world.signIn(region.people.eko)
})
afterAll(() => world.close())

/** Somebody who works here, as the application sees them. */
const aMember = (personId: string): Actor => ({
  ...{ kind: 'person', accountId: null, personId, name: 'Pegawai', actingAs: null },
  mandates: [
    {
      ...{
        kind: 'assignment',
        id: personId,
        title: 'Analis',
        unitId: null,
        agencyId: null,
        positionId: null,
        teamId: null,
      },
      ...{ regionWide: false, rights: ['agreements.read'] },
    },
  ],
})

const pdf = {
  name: '../../laporan bulan Maret.exe',
  type: 'text/html',
  bytes: new TextEncoder().encode('%PDF-1.7 isi'),
}
const subject = '33333333-3333-7333-8333-333333333333'

it('takes a file by what it is, gives it a safe name, and gives it back as an attachment', async () => {
  const calls = world.calls(evidenceContract, reporter)
  const item = await calls.uploadEvidence({ file: pdf, page: 3 })
  const file = await calls.downloadEvidence({ itemId: item.id })
  const raw = await world.app.inject({
    url: `/api/evidence/${item.id}/file`,
    headers: { cookie: reporter },
  })

  expect(item).toMatchObject({
    name: 'laporan bulan Maret.pdf',
    mediaType: 'application/pdf',
    page: 3,
    uploadedBy: region.people.gita,
  })
  expect(Buffer.from(file.bytes).toString()).toBe('%PDF-1.7 isi')
  expect(raw.headers['content-disposition']).toMatch(/^attachment/)
  expect(raw.headers['x-content-type-options']).toBe('nosniff')
})

it('keeps equal content once, and says what it does not take', async () => {
  const calls = world.calls(evidenceContract, reporter)
  const [one, two] = [
    await calls.uploadEvidence({ file: pdf }),
    await calls.uploadEvidence({ file: pdf }),
  ]

  expect(two.sha256).toBe(one.sha256)
  await expect(
    calls.uploadEvidence({ file: { ...pdf, bytes: new TextEncoder().encode('<html>') } }),
  ).rejects.toMatchObject({
    refusal: { code: 'evidence/wrong-kind' },
  })
})

it('keeps what the room of a subject lets somebody say, with a reason, never of the uploader', async () => {
  const item = await world.calls(evidenceContract, reporter).uploadEvidence({ file: pdf })
  const judgedBy = (person: 'gita' | 'eko', said: Pick<Judging, 'verdict' | 'note'>) =>
    world.asSystem(
      (ctx) => judgeEvidence(ctx, { itemId: item.id, subject, ...said }),
      undefined,
      aMember(region.people[person]),
    )

  await expect(judgedBy('gita', { verdict: 'ACCEPTED' })).rejects.toMatchObject({
    refusal: { code: 'evidence/own-evidence', status: 403 },
  })
  await expect(judgedBy('eko', { verdict: 'NOT_ENOUGH' })).rejects.toMatchObject({
    refusal: { code: 'evidence/reason-missing' },
  })
  await judgedBy('eko', { verdict: 'NOT_ENOUGH', note: 'Halaman tanda tangan belum ada' })

  expect(
    (await world.calls(evidenceContract, reporter).readEvidence({ itemId: item.id })).judgements,
  ).toMatchObject([{ verdict: 'NOT_ENOUGH', judgedBy: region.people.eko }])
})

it('has no route by which anybody at all could judge', async () => {
  const item = await world.calls(evidenceContract, reporter).uploadEvidence({ file: pdf })
  const url = `/api/evidence/${item.id}/judgements`
  const answer = await world.app.inject({
    method: 'POST',
    url,
    headers: { cookie: verifier },
    payload: { subject, verdict: 'ACCEPTED' },
  })

  expect(answer.statusCode).toBe(404)
})

it('is closed to strangers, empty for unknown ids, and honest about content that is gone', async () => {
  const calls = world.calls(evidenceContract, reporter)

  expect(whyNotUseEvidence(publicActor)?.code).toBe('evidence/not-staff')
  await expect(calls.readEvidence({ itemId: subject })).rejects.toMatchObject({
    refusal: { code: 'evidence/no-such-item' },
  })
  const gone = '55555555-5555-7555-8555-555555555555'
  await world.asSystem(async (ctx) => {
    await ctx.db
      .insertInto('evidence.files')
      .values({
        tenantId: 1,
        sha256: 'a'.repeat(64),
        mediaType: 'application/pdf',
        size: 1,
        recordedAt: ctx.now,
      })
      .execute()
    await ctx.db
      .insertInto('evidence.items')
      .values({
        tenantId: 1,
        id: gone,
        sha256: 'a'.repeat(64),
        name: 'x.pdf',
        page: null,
        note: null,
        uploadedBy: region.people.gita,
        recordedAt: ctx.now,
      })
      .execute()
  })
  await expect(calls.downloadEvidence({ itemId: gone })).rejects.toMatchObject({
    refusal: { code: 'evidence/content-missing', status: 500 },
  })
})
