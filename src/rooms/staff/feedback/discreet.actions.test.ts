import { afterAll, beforeAll, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { pulseContract } from './pulse.contract.ts'
import { reportContract } from './report.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(pulseContract, cookies[who]),
  ...world.calls(reportContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const answer = { load: 2, clarity: 4, safety: 5, support: 3 }
const team = ['eko', 'fitri', 'gita', 'rudi', 'indah'] as const

beforeAll(async () => {
  world = await openWorld('2026-05-05T02:00:00.000Z')
  region = await seedSmallRegion(world)
  for (const name of [...team, 'surya', 'joko'] as const)
    cookies[name] = await world.signIn(region.people[name])
  cookies.apip = await world.signIn(region.people.hasan, [{ role: 'AUDITOR' }])
  cookies.bureau = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

/** Every row of every table that speaks of a person, but for those that hold who they are. */
const tracesOf = async (personId: string): Promise<string[]> => {
  const { rows } = await world.owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, t.relname) as name from pg_class t
      join pg_namespace n on n.oid = t.relnamespace
      where t.relkind = 'r' and n.nspname in ('audit', 'platform', 'staff', 'tasks', 'notices')`,
  )
  const client = await world.owner.connect()
  await client.query('begin; set local app.tenant_id = 1')
  const found: string[] = []
  for (const { name } of rows) {
    const sql = `select exists (select from ${name} as r where r::text like '%' || $1 || '%') as it`
    if ((await client.query<{ it: boolean }>(sql, [personId])).rows[0]?.it) found.push(name)
  }
  await client.query('rollback')
  client.release()
  return found.toSorted()
}

it('counts the pulse once a person and round, and keeps nothing that joins who and what', async () => {
  for (const who of team) {
    await as(who).answerPulse(answer)
    expect(await refusedCode(as(who).answerPulse(answer))).toBe('staff/pulse-answered')
  }
  const { open, last } = await as('gita').readPulse({})
  expect([open?.answered, last]).toEqual([true, null])
  expect((await as('joko').readPulse({})).open?.answered).toBe(false)

  expect(await tracesOf(region.people.gita)).not.toContain('staff.pulse_counts')
  expect((await tracesOf(region.people.gita)).filter((name) => /audit|idem/.test(name))).toEqual(
    (await tracesOf(region.people.joko)).filter((name) => /audit|idem/.test(name)),
  )
  const { rows } = await world.owner.query<{ column_name: string }>(
    `select column_name from information_schema.columns
      where table_schema = 'staff' and table_name in ('pulse_counts', 'pulse_answered')`,
  )
  expect(rows.map(({ column_name: name }) => name).toSorted()).toEqual([
    'answers',
    'person_id',
    'round',
    'round',
    'scores',
    'tenant_id',
    'tenant_id',
    'unit_id',
  ])
})

const report = {
  ...{ kind: 'BULLYING' as const, about: 'Atasan langsung', text: 'Dipermalukan di depan tim.' },
  named: false,
}

it('brings a report to APIP alone, unnamed where that is wanted, and nowhere in the trail', async () => {
  const before = await tracesOf(region.people.gita)
  await as('gita').reportToApip(report)
  const [own] = (await as('gita').listMyReports({})).items
  const reportId = own?.id ?? ''
  for (const who of ['surya', 'bureau']) {
    expect((await as(who).listMyReports({})).incoming).toBeNull()
    expect(await refusedCode(as(who).readReport({ reportId }))).toBe('staff/apip-alone')
    expect(await refusedCode(as(who).addToReport({ reportId, text: 'x' }))).toBe(
      'staff/no-such-report',
    )
  }
  expect((await as('apip').listMyReports({})).incoming).toEqual([
    expect.objectContaining({ id: reportId, waits: true, closed: false }),
  ])
  const read = await as('apip').readReport({ reportId })
  expect([read.text, read.reporter]).toEqual([report.text, null])
  expect(JSON.stringify(read)).not.toContain(region.people.gita)
  const after = await tracesOf(region.people.gita)
  expect(after.filter((name) => !before.includes(name))).toEqual(['staff.reports'])
})

it('is answered where the reporter reads it, the look on record, and closes', async () => {
  const [task] = (await as('apip').listMyTasks({})).items.filter(
    ({ kind }) => kind === 'staff/report',
  )
  const reportId = (await as('gita').listMyReports({})).items[0]?.id ?? ''
  expect(task?.link).toBe(`/lapor/${reportId}`)
  await as('apip').answerReport({ reportId, text: 'Kami dengar keterangan Anda.', closes: false })
  await as('gita').addToReport({ reportId, text: 'Ada saksi.' })
  await as('apip').answerReport({ reportId, text: 'Selesai ditangani.', closes: true })
  const [own] = (await as('gita').listMyReports({})).items
  expect(own?.messages.map(({ by }) => by)).toEqual(['APIP', 'REPORTER', 'APIP'])
  expect(await refusedCode(as('gita').addToReport({ reportId, text: 'x' }))).toBe(
    'staff/report-closed',
  )
  const tasks = (await as('apip').listMyTasks({})).items
  expect(tasks.some(({ kind }) => kind === 'staff/report')).toBe(false)
  const looks = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('audit.looks')
      .select(['personId', 'subject'])
      .where('tenantId', '=', 1)
      .where('act', '=', 'staff.report-read')
      .execute(),
  )
  expect(looks).toEqual([{ personId: region.people.hasan, subject: reportId }])
})

it('is not handled by the one of APIP who reported', async () => {
  await as('apip').reportToApip({ ...report, named: true })
  const reportId = (await as('apip').listMyReports({})).items[0]?.id ?? ''
  expect(await refusedCode(as('apip').readReport({ reportId }))).toBe('staff/own-report')
})

it('shows the pulse after the round, from five, to the office', async () => {
  world.setNow('2026-05-18T02:00:00.000Z')
  cookies.joko = await world.signIn(region.people.made)
  const { last, open } = await world.calls(pulseContract, cookies.joko).readPulse({})
  expect(open).toBeNull()
  expect(last?.groups).toEqual([
    expect.objectContaining({ name: 'Dinas Pendidikan', answers: 5, load: '2.0', safety: '5.0' }),
  ])
  expect(await refusedCode(as('apip').answerPulse(answer))).toBe('identity/not-signed-in')
})
