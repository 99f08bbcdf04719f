import { afterAll, beforeAll, expect, it } from 'vitest'
import { printDate } from '../../../kernel/indonesian.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { logContract } from './log.contract.ts'
import { teamContract } from './team.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => world.calls(logContract, cookies[who])
const team = (who: string) => world.calls(teamContract, cookies[who])

/** Monday at nine in the evening in Makassar. */
const now = '2026-05-04T13:00:00.000Z'
let made = 0
const id = () => `0196f000-0000-7000-8000-${String(++made).padStart(12, '0')}`
const row = (more: object = {}) => ({
  ...{ id: id(), day: '2026-05-04', starts: null, minutes: 60, activity: 'Menyusun laporan' },
  ...{ resultId: null, actionPlan: null, dataSource: null, quantity: 1, unitLabel: null },
  ...{ link: null, evidenceIds: [], personal: false, lateReason: null },
  ...{ capturedAt: now, heard: null },
  ...more,
})
const entriesOnRecord = (): Promise<number> =>
  world.asSystem(async ({ db }) => {
    const entries = db.selectFrom('audit.entries').select('id').where('act', '=', 'staff.logged')
    return (await entries.execute()).length
  })

beforeAll(async () => {
  world = await openWorld(now)
  region = await seedSmallRegion(world)
  for (const name of ['surya', 'eko', 'indah'] as const)
    cookies[name] = await world.signIn(region.people[name])
})
afterAll(() => world.close())

it('logs rows one after another in one statement with their entries, and once however often sent', async () => {
  const rows = [row(), row({ minutes: 90 })]
  let kept: Awaited<ReturnType<ReturnType<typeof as>['logWork']>> = { rows: [] }
  const statements = await world.statementsOf(async () => {
    kept = await as('eko').logWork({ rows, sentAt: now })
  })

  expect(kept.rows.map(({ starts, minutes }) => [starts, minutes])).toEqual([
    [450, 60],
    [510, 90],
  ])
  expect(statements.filter((one) => /log_entries/.test(one))).toHaveLength(1)
  expect(await entriesOnRecord()).toBe(2)
  const again = await as('eko').logWork({ rows: [...rows, row()], sentAt: now })
  expect(again.rows.map(({ starts }) => starts).toSorted()).toEqual([450, 510, 600])
  expect(await entriesOnRecord()).toBe(3)
})

it('refuses tomorrow, thirty hours, a result and a day of somebody else, and keeps nothing of it', async () => {
  const before = await entriesOnRecord()
  const send = (rows: object[], more = {}) =>
    refusedCode(as('eko').logWork({ rows: rows as never, sentAt: now, ...more }))

  expect(await send([row({ day: '2026-05-05' })])).toBe('staff/log-of-tomorrow')
  expect(await send([row({ minutes: 900 }), row({ minutes: 900 })])).toBe('staff/day-too-long')
  expect(await send([row({ minutes: 960 }), row({ minutes: 400 })])).toBe('staff/day-too-long')
  expect(await send([row({ resultId: id() })])).toBe('staff/result-of-another')
  expect(await send([row()], { personId: region.people.surya })).toBe('staff/not-named-as-foreman')
  const mine = row()
  await as('indah').logWork({ rows: [mine], sentAt: now })
  expect(await send([mine])).toBe('staff/log-row-of-another')
  expect(await refusedCode(as('eko').dropLogRow({ id: mine.id }))).toBe('staff/log-row-of-another')
  expect(await refusedCode(as('eko').dropLogRow({ id: id() }))).toBe('staff/no-such-log-row')
  expect(await entriesOnRecord()).toBe(before + 1)
})

it('counts a row by its writing: three hours fast, set back a day, eight days without signal', async () => {
  const fast = row({ capturedAt: '2026-05-04T15:50:00.000Z' })
  const [first] = (await as('indah').logWork({ rows: [fast], sentAt: '2026-05-04T16:00:00.000Z' }))
    .rows
  expect(first).toMatchObject({ capturedAt: '2026-05-04T12:50:00.000Z', uncertain: false })

  const heard = { at: '2026-05-04T11:00:00.000Z', aheadSeconds: 0 }
  const { rows } = await as('indah').logWork({
    rows: [
      row({ heard, capturedAt: '2026-05-04T12:00:00.000Z' }),
      row({ heard, capturedAt: '2026-05-03T12:30:00.000Z' }),
    ],
    sentAt: '2026-05-03T13:00:00.000Z',
  })
  expect(rows.map(({ uncertain }) => uncertain)).toEqual([false, true])

  const late = row({ day: '2026-04-26', capturedAt: '2026-04-26T09:00:00.000Z' })
  const intime = row({ day: '2026-04-27', capturedAt: '2026-04-27T09:00:00.000Z' })
  expect((await as('indah').logWork({ rows: [late, intime], sentAt: now })).rows).toMatchObject([
    {
      late: true,
      lateReason: `Ditulis ${printDate('2026-04-26')}, baru terkirim ${printDate('2026-05-04')}.`,
    },
    { late: false, lateReason: null },
  ])
})

it('tells who rates which other weeks wait, and takes an answer from nobody else', async () => {
  const week = '2026-04-20'
  const { waiting } = await team('eko').readLogReview({})
  expect(waiting).toEqual([
    { week: '2026-04-27', rows: 1 },
    { week, rows: 1 },
  ])
  const { people, waiting: others } = await team('eko').readLogReview({ week })
  expect(others.map((one) => one.week)).toEqual(['2026-05-04', '2026-04-27'])
  const [late] = people.flatMap(({ rows }) => rows)
  const items = [{ id: late?.id ?? '', answer: 'APPROVED' as const, minutes: null, note: null }]
  expect(await refusedCode(team('surya').answerLog({ items }))).toBe('staff/log-not-your-rated')
  expect(await refusedCode(team('indah').answerLog({ items }))).toBe('staff/log-not-your-rated')
  expect(await team('eko').answerLog({ items })).toEqual({ answered: 1, overtaken: 0 })
  expect(await team('eko').answerLog({ items })).toEqual({ answered: 0, overtaken: 1 })
  expect((await team('eko').readLogReview({})).waiting.map((one) => one.week)).not.toContain(week)
})

it('shows a day with what the form offers, in few statements', async () => {
  await as('eko').keepActivity({
    ...{ activity: 'Apel pagi', minutes: 15, resultId: null, actionPlan: null },
    ...{ dataSource: 'Daftar hadir', quantity: 1, unitLabel: 'kegiatan' },
  })
  await as('eko').readLogDay({})
  let page: Awaited<ReturnType<ReturnType<typeof as>['readLogDay']>> | undefined
  const statements = await world.statementsOf(async () => {
    page = await as('eko').readLogDay({})
  })

  expect(page).toMatchObject({
    ...{ today: '2026-05-04', free: null, minutesPerDay: 330, streak: 1 },
    month: { logged: 210, approved: 0 },
    activities: [{ activity: 'Apel pagi', unitLabel: 'kegiatan' }],
  })
  expect(page?.rows).toHaveLength(3)
  // two of them are the session
  expect(statements).toHaveLength(6)
  const [apel] = page?.activities ?? []
  await as('eko').dropActivity({ id: apel?.id ?? '' })
  expect((await as('eko').readLogDay({ day: '2026-05-05' })).before).toHaveLength(3)
})

it('changes and drops a row that waits, and shows a recap to its person and, on record, to their rater', async () => {
  const { rows } = await as('eko').readLogDay({})
  const [one, two] = rows
  const { day: _, capturedAt: __, heard: ___, ...typed } = row({ id: one?.id, minutes: 30 })
  expect((await as('eko').editLogRow(typed)).rows).toMatchObject([{ minutes: 30, starts: 450 }])
  await as('eko').dropLogRow({ id: two?.id ?? '' })

  const span = { from: '2026-05-01', to: '2026-05-31' }
  const own = await as('eko').readLogRecap(span)
  expect(own.sums).toMatchObject({ logged: 90, approved: 0 })
  const read = as('surya').readLogRecap({ ...span, personId: region.people.eko })
  expect((await read).rows).toHaveLength(2)
  const looks = await world.asSystem(({ db }) =>
    db.selectFrom('audit.looks').select('subject').where('act', '=', 'staff.log-read').execute(),
  )
  expect(looks).toEqual([{ subject: region.people.eko }])
  expect(
    await refusedCode(as('eko').readLogRecap({ ...span, personId: region.people.surya })),
  ).toBe('staff/not-yours-to-read')
  expect(await refusedCode(as('eko').readLogRecap({ from: '2026-05-02', to: '2026-05-01' }))).toBe(
    'staff/recap-span',
  )
  expect((await as('eko').listLogMonths({})).items).toEqual([
    { month: '2026-05', rows: 2, minutes: 90, approved: 0 },
  ])
})
