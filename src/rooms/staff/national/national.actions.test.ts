import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvUpload, importDeskOf, openImportDesk } from '../../../testing/import-desk.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { personPlans } from '../../../testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { evidenceContract } from '../../evidence/index.ts'
import { nationalContract } from './national.contract.ts'

let world: World
let region: SmallRegion
let gita: string
let eko: string
let [first, second, secret] = ['', '', '']
const now = '2026-05-05T02:00:00.000Z'
const may = { from: '2026-05-01', until: '2026-05-31' }
const calls = (cookie: string) => world.calls(nationalContract, cookie)
const nip = personPlans.gita.nip ?? ''

/** A row of Gita's log. */
const logged = (more: Record<string, unknown>): Promise<string> =>
  world.asSystem(async (ctx) => {
    const id = ctx.newId()
    await ctx.db
      .insertInto('staff.logEntries')
      .values({
        ...{ tenantId: 1, id, personId: region.people.gita, day: '2026-05-04', starts: 450 },
        ...{ minutes: 90, activity: 'Menyusun laporan gizi', resultId: null, actionPlan: null },
        ...{ dataSource: null, quantity: 1, unitLabel: null, link: null, evidenceIds: [] },
        ...{ personal: false, capturedAt: ctx.now, receivedAt: ctx.now, uncertain: false },
        ...{ late: false, lateReason: null, loggedBy: null, ...more },
      })
      .execute()
    return id
  })
const proof = async (cookie: string, text: string) => {
  const file = { name: `${text}.pdf`, type: '', bytes: Buffer.from(`%PDF-1.7 ${text}`) }
  return (await world.calls(evidenceContract, cookie).uploadEvidence({ file })).id
}
const open = (url = '') => world.app.inject({ method: 'GET', url: new URL(url).pathname })
const statesOf = async () => {
  const { rows } = await calls(gita).readNational(may)
  return Object.fromEntries(rows.map(({ entryId, state }) => [entryId, state]))
}

beforeAll(async () => {
  world = await openWorld(now)
  region = await seedSmallRegion(world)
  gita = await world.signIn(region.people.gita)
  eko = await world.signIn(region.people.eko)
  const files = [await proof(gita, 'laporan'), await proof(gita, 'surat-dokter')]
  first = await logged({ evidenceIds: [files[0]] })
  second = await logged({ starts: 540, minutes: 150, activity: 'Pendampingan posyandu' })
  secret = await logged({ starts: 780, evidenceIds: [files[1]], personal: true })
})
afterAll(() => world.close())

describe('rows of the log for the national form', () => {
  it('wait until their result has said once what the form asks', async () => {
    const before = await calls(gita).readNational(may)
    expect(before.results).toMatchObject([{ key: 'NONE', waiting: 3, quantity: 1 }])
    expect(await refusedCode(calls(gita).markCopied({ entryId: first, copied: true }))).toBe(
      'staff/row-incomplete',
    )
    const said = { actionPlan: 'Pantau gizi', dataSource: 'Register', unit: 'laporan', quantity: 1 }
    await calls(gita).saveResultDefault({ key: 'NONE', ...said })
    const after = await calls(gita).readNational(may)
    expect(after.rows.flatMap(({ missing }) => missing)).toEqual([])
    expect(after.rows[1]?.cells).toMatchObject({
      ...{ from: '09.00', until: '11.30', actionPlan: 'Pantau gizi', unit: 'laporan' },
    })
  })

  it('are handed over by hand or as a file, never twice as something else, by their owner alone', async () => {
    await calls(gita).markCopied({ entryId: first, copied: true })
    expect(await statesOf()).toMatchObject({ [first]: 'HANDED_OVER', [second]: 'HERE' })
    await calls(gita).markCopied({ entryId: first, copied: false })
    expect((await statesOf())[first]).toBe('HERE')
    const file = await calls(gita).handOver(may)
    expect(file).toMatchObject({
      left: 0,
      rows: [{ link: expect.stringMatching(/^https:/) }, {}, {}],
    })
    expect(file.rows[2]?.link).toBeNull()
    await world.asSystem(({ db }) =>
      db
        .updateTable('staff.logEntries')
        .set({ activity: 'Pendampingan posyandu Melati' })
        .where('tenantId', '=', 1)
        .where('id', '=', second)
        .execute(),
    )
    expect(await statesOf()).toMatchObject({ [first]: 'HANDED_OVER', [second]: 'CHANGED' })
    expect(await refusedCode(calls(eko).markCopied({ entryId: first, copied: true }))).toBe(
      'staff/no-such-row',
    )
    const backwards = { from: may.until, until: may.from }
    expect(await refusedCode(calls(gita).readNational(backwards))).toBe('staff/wrong-days')
  })
})

describe('the national recap', () => {
  const recap = (...rows: string[]) =>
    csvUpload(`NIP;TANGGAL;JAM MULAI;JAM SELESAI;KEGIATAN\n${rows.join('\n')}\n`)
  const seen = `${nip};04/05/2026;07:30;09:00;Menyusun laporan gizi`

  it('of another person is refused, with everything else in the file', async () => {
    const other = `${personPlans.eko.nip};04/05/2026;07:30;09:00;Rapat`
    const answer = await calls(gita).takeRecap({ file: recap(seen, other) })
    expect(answer).toMatchObject({
      taken: false,
      problems: [{ row: 3, code: 'staff/recap-of-another' }],
    })
    expect((await statesOf())[first]).toBe('HANDED_OVER')
  })

  it('confirms by NIP, date and start, and shows what is only there', async () => {
    const there = `${nip};04/05/2026;15.00;16.00;Apel sore`
    expect(await calls(gita).takeRecap({ file: recap(seen, there) })).toMatchObject({
      ...{ taken: true, problems: [] },
      sentence: '2 baris dari 1 hari terbaca; 1 hari baru.',
    })
    expect(await statesOf()).toMatchObject({
      ...{ [first]: 'CONFIRMED', [second]: 'CHANGED', [secret]: 'HANDED_OVER' },
    })
    const read = await calls(gita).readNational(may)
    expect(read.onlyThere).toEqual([{ day: '2026-05-04', from: '15.00', activity: 'Apel sore' }])
    expect(read.recapAt).toBe(now)
    const again = await calls(gita).takeRecap({ file: recap(seen, there) })
    expect(again.sentence).toBe('2 baris dari 1 hari terbaca; semuanya sudah tercatat.')
  })

  it('says where a file cannot be read', async () => {
    const broken = await calls(gita).takeRecap({ file: recap(`${nip};04/05/2026;pagi;;Apel`) })
    expect(broken).toMatchObject({ taken: false, problems: [{ row: 2, code: 'staff/recap-time' }] })
    const wrong = csvUpload('Apa;Saja\n1;2\n')
    await expect(calls(gita).takeRecap({ file: wrong })).rejects.toMatchObject({
      refusal: { status: 422 },
    })
  })

  it('of many is imported by who manages performance, and taken back', async () => {
    const desk = await openImportDesk(world, 'PERSONNEL')
    const run = await desk.take(
      'national-recap',
      recap(
        `${nip};04/05/2026;09.00;11.30;Pendampingan`,
        `${personPlans.eko.nip};04/05/2026;08.00;;Rapat`,
      ),
    )
    expect(await statesOf()).toMatchObject({ [first]: 'HANDED_OVER', [second]: 'CONFIRMED' })
    await desk.undo(run.id)
    expect(await statesOf()).toMatchObject({ [first]: 'CONFIRMED', [second]: 'CHANGED' })
    const own = importDeskOf(world, gita).check('national-recap', recap(seen))
    expect(await refusedCode(own)).toBe('imports/not-allowed')
  })
})

it('takes predicates made elsewhere by file, refuses empty rows, and takes them back', async () => {
  const desk = await openImportDesk(world, 'PERSONNEL')
  const file = (row: string) => csvUpload(`NIP;TAHUN;TRIWULAN;KEADAAN SKP;PREDIKAT\n${row}\n`)
  const standing = () =>
    world.asSystem(({ db }) =>
      db
        .selectFrom('staff.outsidePredicates')
        .select(['personId', 'period', 'planState', 'predicate'])
        .where('tenantId', '=', 1)
        .where('recordedUntil', 'is', null)
        .execute(),
    )
  const empty = await desk.check('outside-predicates', file(`${nip};2025;;;`))
  expect(empty.problems).toMatchObject([{ code: 'staff/predicate-empty', row: 2 }])
  const run = await desk.take('outside-predicates', file(`${nip};2025;;Disetujui;Baik`))
  const said = { personId: region.people.gita, period: '2025', planState: 'APPROVED' }
  expect(await standing()).toEqual([{ ...said, predicate: 'BAIK' }])
  await desk.take('outside-predicates', file(`${nip};2026;II;Draft;`))
  expect(await standing()).toHaveLength(2)
  await desk.undo(run.id)
  expect(await standing()).toMatchObject([{ period: '2026-Q2', planState: 'DRAFT' }])
})

describe('a link to proof', () => {
  const linkOf = async (entryId: string) =>
    (await calls(gita).readNational(may)).rows.find((row) => row.entryId === entryId)?.links[0]

  it('opens one file without a sign-in, unlisted, and its owner sees each opening', async () => {
    const link = await linkOf(first)
    expect(link).toMatchObject({ name: 'laporan.pdf', lastDay: '2026-07-30', openings: 0 })
    const answer = await open(link?.url)
    expect(answer).toMatchObject({ statusCode: 200, body: '%PDF-1.7 laporan' })
    expect(answer.headers['x-robots-tag']).toBe('noindex, nofollow')
    expect(await linkOf(first)).toMatchObject({ openings: 1, lastOpenedAt: now })
  })

  it('is not made for private proof, and a changed address is nobody’s', async () => {
    expect(await linkOf(secret)).toBeUndefined()
    expect(await refusedCode(calls(gita).linkProof({ entryId: secret }))).toBe(
      'staff/proof-is-private',
    )
    const url = (await linkOf(first))?.url ?? ''
    const other = `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`
    expect((await open(other)).statusCode).toBe(404)
  })

  it('closes when it is revoked, when its proof becomes private, and at its end', async () => {
    const link = await linkOf(first)
    const personal = (is: boolean) =>
      world.asSystem(({ db }) =>
        db
          .updateTable('staff.logEntries')
          .set({ personal: is })
          .where('tenantId', '=', 1)
          .where('id', '=', first)
          .execute(),
      )
    await personal(true)
    expect((await open(link?.url)).statusCode).toBe(410)
    await personal(false)
    world.setNow('2026-07-31T02:00:00.000Z')
    expect((await open(link?.url)).statusCode).toBe(410)
    world.setNow(now)
    expect(await refusedCode(calls(eko).revokeProof({ linkId: link?.id ?? '' }))).toBe(
      'staff/no-such-link',
    )
    await calls(gita).revokeProof({ linkId: link?.id ?? '' })
    expect((await open(link?.url)).statusCode).toBe(410)
    expect(await refusedCode(calls(gita).revokeProof({ linkId: link?.id ?? '' }))).toBe(
      'staff/no-such-link',
    )
    expect(await calls(gita).linkProof({ entryId: first })).toEqual({ made: 1 })
    expect((await open((await linkOf(first))?.url)).statusCode).toBe(200)
  })
})
