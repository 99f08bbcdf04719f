import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AllTables, events } from './app.ts'
import { printDate } from './kernel/indonesian.ts'
import type { Heir } from './kernel/ports.ts'
import type { Refused } from './kernel/refusal.ts'
import type { Context } from './platform/context.ts'
import { readSheet } from './platform/sheets/read-sheet.ts'
import { sessionContract } from './rooms/identity/index.ts'
import { noticeContract } from './rooms/notices/notice.contract.ts'
import { eventContract } from './rooms/organisation/event/event.contract.ts'
import { reviewContract } from './rooms/organisation/event/review.contract.ts'
import {
  chartOf,
  executeDue,
  loadOrganisation,
  namesOf,
  transferImporter,
} from './rooms/organisation/index.ts'
import { taskContract } from './rooms/tasks/index.ts'
import { cookieOf } from './testing/calls.ts'
import { countOf, csvUpload, type ImportDesk, importDeskOf } from './testing/import-desk.ts'
import { saveFigures } from './testing/small-figures.ts'
import { inRegionOne, saveSmallBudget, saveSmallPlan } from './testing/small-plan.ts'
import { personPlans } from './testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from './testing/small-region.ts'
import { openWorld, type World } from './testing/world.ts'

let world: World
let region: SmallRegion
let bureau: string
let desk: ImportDesk

const heads =
  'NIP,NAMA,JABATAN LAMA,JABATAN BARU,UNIT KERJA,SEBAGAI,TMT,SAMPAI DENGAN,NOMOR SK,BERHENTI KARENA'
type Who = keyof typeof personPlans
const row = (who: Who, [post = '', unit = '', as = ''], tmt: string, more: string[] = []) =>
  [
    personPlans[who].nip,
    '',
    '',
    post,
    unit,
    as,
    tmt,
    more[0] ?? '',
    '800/5/2026',
    more[1] ?? '',
  ].join(',')
const file = (...rows: string[]) => csvUpload([heads, ...rows].join('\n'), 'mutasi.csv')
const codesOf = (run: { problems: readonly { severity: string; code: string }[] }) =>
  run.problems.map(({ severity, code }) => `${severity} ${code}`)
/** What somebody holds on a day, `post` or `KIND post`. */
async function heldBy(who: Who, on: string): Promise<string[]> {
  const chart = chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, on)))
  return (chart.posts.get(region.people[who]) ?? [])
    .map(({ positionId, kind }) => `${kind} ${chart.position.get(positionId)?.title}`)
    .toSorted()
}
const mine = async (cookie: string) =>
  (await world.calls(sessionContract, cookie).readSession({})).actor.mandates.map(
    ({ title }) => title,
  )
/** The bureau and a session of its own at a moment: sessions do not outlive the leaps of this file. */
async function at(instant: string): Promise<void> {
  world.setNow(instant)
  const signIn = `orang-${region.people.lina.slice(-12)}`
  bureau = await cookieOf(world.app, {
    host: 'localhost',
    signIn,
    password: 'kata sandi untuk uji',
  })
  desk = importDeskOf(world, bureau)
}
const tasks = async () => (await world.calls(taskContract, bureau).listMyTasks({})).items
const listed = async () =>
  (await world.calls(eventContract, bureau).listEvents({ limit: 50 })).items

beforeAll(async () => {
  world = await openWorld('2026-03-02T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  bureau = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  desk = importDeskOf(world, bureau)
})
afterAll(() => world.close())

describe('a decree of today', () => {
  it('is looked at first: what begins and ends, what becomes vacant, and nothing is written', async () => {
    const run = await desk.check(
      'transfers',
      file(
        row('eko', ['Kepala Bidang Pembinaan SD', '02.02', ''], '2026-03-02'),
        row('made', ['Kepala Bidang Pembinaan SMP', 'Dinas Pendidikan', 'Definitif'], '2026-03-02'),
        row('fitri', ['Kepala UPTD Sanggar Kegiatan Belajar', '', 'Plt'], '2026-03-02', [
          '2026-05-31',
        ]),
      ),
    )

    expect(codesOf(run)).toEqual([])
    expect(run.summary.sentence).toBe(
      `Tiga baris menjadi satu peristiwa. TMT ${printDate('2026-03-02')}.`,
    )
    expect([
      countOf(run, 'Penugasan mulai'),
      countOf(run, 'Penugasan berakhir'),
      countOf(run, 'Jabatan menjadi kosong'),
    ]).toEqual([3, 3, 0])
    expect(run.summary.preview.rows[0]?.slice(0, 3)).toEqual([
      `Kepala Bidang Pembinaan SD, ${printDate('2026-03-02')}`,
      'Eko Nugroho, S.Pd.',
      'Kepala Bidang Pembinaan SMP; Plt. Kepala Bidang Pembinaan SD',
    ])
    expect(await heldBy('eko', '2026-03-02')).toContain('D Kepala Bidang Pembinaan SMP')
    expect(await listed()).toEqual([])
  })

  it('moves rights on its day, also those of a session that is open', async () => {
    const eko = await world.signIn(region.people.eko)
    expect(await mine(eko)).toContain('Kepala Bidang Pembinaan SMP')

    await desk.take(
      'transfers',
      file(
        row('eko', ['Kepala Bidang Pembinaan SD', '', ''], '2026-03-02'),
        row('made', ['Kepala Bidang Pembinaan SMP', '', ''], '2026-03-02'),
      ),
    )

    expect(await mine(eko)).toEqual(['Kepala Bidang Pembinaan SD'])
    expect(await heldBy('eko', '2026-03-01')).toEqual([
      'D Kepala Bidang Pembinaan SMP',
      'PLT Kepala Bidang Pembinaan SD',
    ])
    expect(await listed()).toMatchObject([
      { kind: 'TRANSFER', state: 'EXECUTED', title: 'Mutasi dan pelantikan 2 pegawai' },
    ])
    expect((await tasks()).map(({ title }) => title)).toContain(
      'Kepala UPTD Sanggar Kegiatan Belajar kosong: tetapkan Plt atau pejabat',
    )
  })

  it('is told to whoever begins or ends in a post, once', async () => {
    const { rows } = await world.asSystem(({ db }) =>
      sql<{ personId: string; title: string; detail: string }>`select person_id, title, detail
        from notices.notices where kind = 'organisation/moved'`.execute(db),
    )
    const told = (personId: string) => rows.filter((one) => one.personId === personId)

    for (const who of ['eko', 'made'] as const)
      expect(told(region.people[who]).map(({ title }) => title)).toEqual([
        `Jabatan Anda berubah sejak ${printDate('2026-03-02')}.`,
      ])
    expect(told(region.people.surya)).toEqual([])
    expect(rows[0]?.detail).toMatch(/800\/5\/2026|pegawai/)
  })

  it('is not taken twice', async () => {
    const again = await desk.check(
      'transfers',
      file(row('eko', ['Kepala Bidang Pembinaan SD', '', ''], '2026-03-02')),
    )

    expect(again.state).toBe('REFUSED')
    expect(again.problems[0]?.detail).toBe(
      `Eko Nugroho, S.Pd. sudah tercatat sebagai Kepala Bidang Pembinaan SD sejak ${printDate('2026-03-02')}.`,
    )
  })
})

describe('a decree of a later day', () => {
  it('waits, is not declared twice, and is done at midnight, also for a session that is open', async () => {
    await at('2026-03-09T15:30:00.000Z') // half an hour before the tenth there
    const rows = file(
      row('fitri', ['Kepala UPTD Sanggar Kegiatan Belajar', '', 'Plt'], '2026-03-10', [
        '2026-06-09',
      ]),
      row('made', ['Kepala Subbagian Umum dan Kepegawaian', '', ''], '2026-03-10'),
    )
    const [fitri, made] = [
      await world.signIn(region.people.fitri),
      await world.signIn(region.people.made),
    ]
    await desk.take('transfers', rows)
    expect((await listed())[0]).toMatchObject({ state: 'CONFIRMED' })
    expect(codesOf(await desk.check('transfers', rows))).toEqual([
      'error organisation/transfer-declared',
      'error organisation/transfer-declared',
    ])
    expect(await mine(fitri)).toHaveLength(1)
    expect(await mine(made)).toEqual(['Kepala Bidang Pembinaan SMP'])

    world.setNow('2026-03-09T16:10:00.000Z')
    await executeDue((work) => world.asSystem(work), events.heirs, events.kinds)

    expect(await mine(fitri)).toContain('Plt. Kepala UPTD Sanggar Kegiatan Belajar')
    expect(await mine(made)).toEqual(['Kepala Subbagian Umum dan Kepegawaian'])
    expect(await heldBy('fitri', '2026-06-09')).toHaveLength(2)
    expect(await heldBy('fitri', '2026-06-10')).toHaveLength(1)
    expect((await tasks()).filter(({ kind }) => kind === 'organisation/vacant-post')).toMatchObject(
      [{ title: 'Kepala Bidang Pembinaan SMP kosong: tetapkan Plt atau pejabat' }],
    )
  })

  it('is withdrawn with its import while it waits, and not once it was done', async () => {
    await at('2026-03-10T02:00:00.000Z')
    const run = await desk.take(
      'transfers',
      file(
        row('sari', ['Camat Uji Utara', '', ''], '2026-04-01'),
        row('yusuf', ['Sekretaris Kecamatan Uji Utara', '', ''], '2026-04-01'),
      ),
    )
    expect(await desk.undo(run.id)).toMatchObject({ state: 'UNDONE' })
    expect((await listed())[0]).toMatchObject({ state: 'WITHDRAWN' })
    const retired = await desk.take(
      'transfers',
      file(row('joko', [], '2026-03-10', ['', 'Pensiun'])),
    )
    await expect(desk.undo(retired.id)).rejects.toMatchObject({
      refusal: { code: 'organisation/transfer-executed' },
    })
    expect(await heldBy('joko', '2026-03-10')).toEqual([])
    const joko = region.people.joko
    expect([...(await world.asSystem((ctx) => namesOf(ctx, [joko]))).values()]).toEqual([
      'Joko Susilo',
    ])
    expect(
      codesOf(
        await desk.check(
          'transfers',
          file(row('joko', ['Pengadministrasi Perkantoran', '', ''], '2026-03-11')),
        ),
      ),
    ).toContain('error organisation/person-left')
  })
})

it('waits as a draft where a room asks something, which is told before it is saved', async () => {
  const question = { key: 'uji/1', text: 'Apakah tetap dipakai?', options: null, answer: null }
  const asking: Heir<Context<AllTables>> = {
    ...{ room: 'uji', answersFor: [], execute: async () => undefined },
    preview: async (_, { endings }) =>
      endings.map(({ personId: from }) => ({
        ...{ table: 'uji.hal', id: from, from, to: null, effect: 'Ditanyakan.', question },
      })),
  }
  const importer = transferImporter({ ...events, heirs: [asking] })
  const read = await readSheet(
    file(
      row('sari', ['Kepala Bidang Anggaran', '', 'Plt'], '2026-03-02', ['2026-04-30']),
      row('putri', [], '2026-03-02', ['', 'Pensiun']),
    ),
    importer.sheet.wish,
  )
  if (read.problem !== null) throw new Error(read.problem.detail)
  await at('2026-03-10T02:30:00.000Z')

  const { problems, state } = await world.asSystem(async (ctx) => {
    const examined = await importer.examine(ctx, read, {})
    await examined.write(ctx.newId())
    return { problems: examined.problems, state: 'DRAFT' }
  })

  expect(problems).toMatchObject([
    { detail: 'Dijawab di halaman peristiwanya sebelum dilaksanakan: Apakah tetap dipakai?' },
  ])
  expect((await listed()).some((event) => event.state === state)).toBe(true)
  expect(await heldBy('putri', '2026-03-10')).toEqual(['D Kepala Bidang Anggaran'])
})

describe('a file with mistakes', () => {
  it('names each in its row, with what to do, and cannot be saved', async () => {
    const run = await desk.check(
      'transfers',
      file(
        '198001010001011001,,,Lurah Mekar,,,2026-03-10,,,',
        row('tono', ['Kepala Bidang Angaran', '', ''], '2026-03-10'),
        row('putri', ['Camat Uji Utara', '', ''], '2026-03-10'),
        row('rudi', ['Lurah Mekar', '', 'Plt'], '2026-03-10', ['2026-04-01']),
        row('okta', ['Lurah Mekar', 'Dinas Gaib', ''], '2026-03-10'),
      ),
    )

    expect(
      run.problems.map(({ row: at, code, suggestion }) => [at, code.split('/')[1], suggestion]),
    ).toEqual([
      [2, 'nip-unknown', expect.any(String)],
      [3, 'post-unknown', 'Mungkin maksudnya Kepala Bidang Anggaran, Bidang Anggaran (J019).'],
      [4, 'post-held', expect.stringContaining('Tambahkan baris')],
      [5, 'definitive-and-acting', expect.any(String)],
      [6, 'post-unknown', undefined],
    ])
    await expect(desk.commit(run.id)).rejects.toMatchObject({ refusal: { status: 409 } })
  })
})

describe('a late decree', () => {
  it('leaves what was done with who did it, lists it for a decision, and can be cancelled', async () => {
    // Surya has verified a figure that his successor would have verified
    await saveFigures(world, [{ code: 'P2', period: '2026-02', value: '80', verdict: 'VERIFIED' }])
    await inRegionOne(world.owner, async (client) => {
      await client.query(
        `update measurement.verdicts set given_at = '2026-03-09T02:00:00Z',
          acting_as = jsonb_build_object('id', $1::text)`,
        [region.assignments.suryaKepalaDinas],
      )
    })
    await at('2026-03-12T02:00:00.000Z')

    await desk.take(
      'transfers',
      file(
        row('dewi', ['Kepala Dinas Pendidikan', '', ''], '2026-03-05'),
        row('surya', [], '2026-03-05', ['', 'Pensiun']),
      ),
    )

    const [event] = (await listed()).filter(({ effectiveOn }) => effectiveOn === '2026-03-05')
    const eventId = event?.id ?? ''
    const reviews = world.calls(reviewContract, bureau)
    const { items: open } = await reviews.listReviews({ eventId })
    expect(open).toMatchObject([
      {
        text: expect.stringMatching(/^Angka .* Februari 2026 disahkan\.$/),
        person: 'Drs. Surya Pratama, M.Pd.',
        decision: null,
      },
    ])
    expect((await tasks()).filter(({ kind }) => kind === 'organisation/late-reviews')).toHaveLength(
      1,
    )

    const deciding = { eventId, reviewIds: open.map(({ id }) => id), decision: 'REVIEW' as const }
    await expect(reviews.decideReviews({ ...deciding, reason: ' ' })).rejects.toMatchObject({
      refusal: { status: 422 },
    })
    await reviews.decideReviews({ ...deciding, reason: 'Disepakati sebelum SK diterima.' })
    const dewi = world.calls(noticeContract, await world.signIn(region.people.dewi))
    expect((await dewi.listNotices({ limit: 10 })).items.map(({ title }) => title)).toContainEqual(
      expect.stringMatching(/^Tinjau lagi, dikerjakan pejabat sebelum Anda: Angka /),
    )
    const twice = reviews.decideReviews({ ...deciding, reason: 'Sekali lagi.' })
    expect(await twice.catch((error) => (error as Refused).refusal?.code)).toBe(
      'organisation/review-decided',
    )
    expect((await tasks()).filter(({ kind }) => kind === 'organisation/late-reviews')).toEqual([])

    const events = world.calls(eventContract, bureau)
    const cancel = await events.draftEvent({
      ...{ kind: 'TRANSFER', effectiveOn: '2026-03-05', decree: null },
      content: { rows: [], cancels: eventId, runId: null },
    })
    const { items: told } = await events.listEffects({ eventId: cancel.id, room: 'organisation' })
    expect(told.map(({ effect }) => effect)).toContain(
      'Drs. Surya Pratama, M.Pd. kembali sebagai Kepala Dinas Pendidikan.',
    )
    expect(cancel.title).toBe(`Pembatalan ${event?.code}: Mutasi dan pelantikan 2 pegawai`)
    expect(await events.confirmEvent({ eventId: cancel.id, version: 1 })).toMatchObject({
      state: 'EXECUTED',
    })
    expect((await events.readEvent({ eventId })).cancelledBy).toEqual({
      ...{ id: cancel.id, code: cancel.code },
    })
    expect(await heldBy('surya', '2026-03-12')).toEqual(['D Kepala Dinas Pendidikan'])
    expect(await heldBy('dewi', '2026-03-12')).toEqual(['D Sekretaris Dinas Pendidikan'])
  })
})
