import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, openBrowser, phone, signInAt } from './browser.ts'
import * as files from './half-a-year.region.ts'
import { type HalfAYear, julyDecree, openHalfAYear } from './half-a-year.stage.ts'
import { type ChosenFile, checkFile, resultOf, saveImport } from './import-steps.ts'

let stage: HalfAYear
let bureau: Browser
let head: Browser
let operator: Browser
beforeAll(async () => {
  stage = await openHalfAYear()
  ;[bureau, head, operator] = await Promise.all([
    openBrowser(desktop),
    openBrowser(desktop),
    openBrowser(phone),
  ])
})
afterAll(async () => {
  await Promise.all([bureau, head, operator].map((browser) => browser?.close()))
  await stage?.close()
})

/** Signs somebody in for the day: a session lasts no longer. */
const begin = (page: Page, member: files.Member, at: string): Promise<void> =>
  signInAt(page, stage.url, { name: member, password: stage.password, at })

/** What every room says on the day the stage stands on, as the bureau reads it. */
async function rooms() {
  const calls = await stage.as('bureau')
  const { items: versions } = await calls.listBudgetVersions({ year: 2026 })
  const versionId = versions.find(({ inForce }) => inForce)?.id ?? ''
  const [chart, promises, plan, budget, room, found] = await Promise.all([
    calls.listUnits({}),
    calls.listAgreements({ year: 2026 }),
    calls.listNodes({ year: 2026 }),
    calls.readBudget({ versionId }),
    calls.readControlRoom({ year: 2026 }),
    calls.searchEverything({ q: 'dinas per', kind: 'UNIT' }),
  ])
  return {
    offices: chart.items.filter(({ isAgency }) => isAgency).map(({ name }) => name),
    people: chart.summary.people,
    promises: promises.items.map(({ firstParty, state }) => `${firstParty.title}: ${state}`),
    nodes: plan.items.map(({ code, unit, holder }) => `${code} ${unit?.name}: ${holder?.title}`),
    measures: plan.summary.measures,
    total: budget.offices.reduce((sum, { total }) => sum + total, 0),
    money: budget.offices.map(({ unit, total }) => `${unit?.name}: ${total}`),
    spent: budget.offices.reduce((sum, { realised }) => sum + (realised ?? 0), 0),
    groups: room.groups.map(({ name }) => name).toSorted(),
    found: found.items.map(({ title }) => title),
  }
}
type Rooms = Awaited<ReturnType<typeof rooms>>

/** What is in one and not in the other, by room. */
const changed = (before: Rooms, after: Rooms) =>
  Object.fromEntries(
    (['offices', 'promises', 'nodes', 'money', 'groups', 'found'] as const).map((name) => [
      name,
      [
        ...before[name].filter((one) => !after[name].includes(one)).map((one) => `- ${one}`),
        ...after[name].filter((one) => !before[name].includes(one)).map((one) => `+ ${one}`),
      ],
    ]),
  )

/** Takes a decree in on the page; the second administrator says yes. Answers what the page said. */
async function decree(file: ChosenFile): Promise<string> {
  const { page } = bureau
  await begin(page, 'bureau', '/impor')
  await checkFile(page, 'transfers', file)
  const told = await resultOf(page)
  expect(await violations(page)).toEqual([])
  await saveImport(page)
  const second = await stage.as('secondBureau')
  const { items } = await second.listEvents({ state: 'PROPOSED' })
  for (const { id: eventId, version } of items) await second.confirmEvent({ eventId, version })
  return told
}

it('January: four promises come into force, and the pages stand on the day of the stage', async () => {
  const calls = await stage.as('bureau')
  await calls.draftCascade({ year: 2026 })
  const { items } = await calls.listAgreements({ year: 2026 })
  for (const member of ['mayor', 'industry', 'trade', 'works'] as const) {
    const id = items.find(({ firstParty }) => firstParty.personId === stage.ids[member])?.id ?? ''
    await stage.sign(member, id)
    if (member !== 'mayor') await stage.sign('mayor', id)
  }

  const { page } = head
  await begin(page, 'industry', '/')
  await page.getByText('Selamat pagi, Surya Wijaya').waitFor()
  await page.getByText('Senin, 26 Januari 2026').waitFor()
  expect((await calls.readReadiness({ year: 2026 })).total.active).toBe(4)
})

it('March: the head of a division retires, and another acts in the post', async () => {
  const before = await rooms()
  await stage.toDay('2026-03-02')

  expect(await decree(files.acting)).toContain('Dua baris')

  const after = await rooms()
  expect(changed(before, after)).toEqual({
    ...{ offices: [], money: [], groups: [], found: [] },
    promises: ['- Kepala Bidang Gizi: DRAFT', '+ Kepala Bidang Gizi: CANCELLED'],
    nodes: ['- P5 Bidang Gizi: Kepala Bidang Gizi', '+ P5 Bidang Gizi: Plt. Kepala Bidang Gizi'],
  })
  expect(after.people).toBe(before.people - 1)
  const { actor } = await (await stage.as('services')).readSession({})
  expect(actor.mandates.map(({ title }) => title).toSorted()).toEqual([
    'Kepala Bidang Pelayanan',
    'Plt. Kepala Bidang Gizi',
  ])
  await expect(stage.as('publicHealth')).rejects.toThrow('/api/session')
})

it('April: three months are reported on the phone, with the day of the server', async () => {
  await stage.toDay('2026-04-08')
  const trade = await stage.as('trade')
  const calls = await stage.as('operator')
  const measures = [...(await trade.readDesk({})).items, ...(await calls.readDesk({})).items]
  const at = (code: string, agency: string) => {
    const line = measures.find((one) => one.indicatorCode === code && one.agencyName === agency)
    return { measureId: line?.measureId ?? '', period: '2026-Q1' }
  }
  const ikm = at('IKM', 'Dinas Perindustrian')
  const { page } = operator
  await begin(page, 'operator', `/pengukuran/${ikm.measureId}/2026-Q1`)
  await page.getByLabel('Pembilang').fill('30')
  await page.getByLabel('Penyebut').fill('120')
  await page.getByRole('button', { name: 'Kirim' }).click()
  await page.getByRole('heading', { level: 1, name: /menunggu diperiksa/ }).waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await calls.reportFigure({ ...at('SKM', 'Dinas Perindustrian'), value: '84.10' })
  await trade.reportFigure({ ...at('SKM', 'Dinas Perdagangan'), value: '80.30' })
  await trade.reportFigure({
    ...{ ...at('UKUR', 'Dinas Perdagangan'), numerator: '18', denominator: '24' },
  })

  const { value, late, current } = await calls.readFigure(ikm)
  expect([value, late, current?.capturedAt.slice(0, 10)]).toEqual(['25', false, '2026-04-08'])
})

it('April: an official on leave is off duty on those days, and on no other', async () => {
  const { page } = bureau
  await begin(page, 'bureau', '/impor')
  await checkFile(page, 'absences', files.leave)
  expect(await resultOf(page)).toContain('ketidakhadiran')
  await saveImport(page)

  const calls = await stage.as('bureau')
  const away = async (on: string): Promise<string[]> =>
    (await calls.listAbsences({ on, when: 'NOW' })).items.map(({ name }) => name)
  expect([await away('2026-04-24'), await away('2026-04-25')]).toEqual([['Gita Permata'], []])
})

it('May: a decree moves a hundred clerks, three of them since April', async () => {
  const before = await rooms()
  await stage.toDay('2026-05-04')

  expect(await decree(files.transfers)).toContain('100 baris')

  const calls = await stage.as('bureau')
  const clerks = async (on: string): Promise<number[]> => {
    const { items } = await calls.listUnits({ on, agenciesOnly: true })
    return files.offices.map((code) => items.find((unit) => unit.code === code)?.people ?? 0)
  }
  const own = [3, 2, 3, 3, 1]
  expect(await clerks('2026-03-31')).toEqual(own.map((people) => people + 20))
  expect(await clerks('2026-04-01')).toEqual([22, 22, 23, 24, 21])
  expect(await clerks('2026-05-04')).toEqual(own.map((people) => people + 20))
  const who = async (on: string) =>
    (await calls.listPeople({ on, search: 'Pelaksana 001' })).items.map(
      ({ assignments }) => assignments[0]?.unit,
    )
  expect([await who('2026-03-31'), await who('2026-04-01')]).toEqual([
    ['Dinas Perindustrian'],
    ['Dinas Perdagangan'],
  ])
  expect(await rooms()).toEqual(before)
})

let before: Rooms
const named = files.mergedName

it('June: a merger and a split are drafted and confirmed, and nothing is different yet', async () => {
  await stage.toDay('2026-06-15')
  await stage.take('realisation', files.realisation, {
    ...{ tahun: '2026', dari: '1', sampai: '6', cakupan: 'SELURUH' },
  })
  const calls = await stage.as('bureau')
  const { items: units } = await calls.listUnits({})
  const unit = (code: string): string => units.find((one) => one.code === code)?.id ?? ''
  before = await rooms()
  expect([before.total, before.spent]).toEqual([files.budgetTotal, 3_400_000_000])

  const merger = await stage.draftMerger()
  const split = await calls.draftEvent({
    ...{ kind: 'SPLIT', ...julyDecree },
    content: {
      unitId: unit('04'),
      parts: [
        {
          opens: { code: '08', name: 'Dinas Perumahan', skpdCode: files.codes.housing },
          head: { title: 'Kepala Dinas Perumahan', personId: stage.ids.housing, as: 'PLT' },
          takes: [unit('04.2')],
        },
      ],
    },
  })
  const answerTo = (text: string): string => {
    if (text.includes('digabungkan?')) return 'Rata-rata tertimbang'
    if (text.includes('PERUMAHAN')) return 'Dinas Perumahan'
    if (text.includes('melanjutkan')) return 'Dinas Pekerjaan Umum'
    return text.includes('Dinas Perindustrian') ? '200' : '300'
  }
  expect(await stage.confirm(merger, answerTo)).toBe('CONFIRMED')
  expect(await stage.confirm(split.id, answerTo)).toBe('CONFIRMED')

  expect(await rooms()).toEqual(before)
  await stage.toDay('2026-06-30')
  expect(await rooms()).toEqual(before)
})

it('July: both are done on the day; what was theirs is where it belongs, to the rupiah', async () => {
  const old = (await (await stage.as('bureau')).listUnits({})).items.find(
    ({ code }) => code === '02',
  )
  await stage.toDay('2026-07-01')
  const after = await rooms()

  const head = `Kepala ${named}`
  expect(changed(before, after)).toEqual({
    offices: ['- Dinas Perindustrian', '- Dinas Perdagangan', `+ ${named}`, '+ Dinas Perumahan'],
    promises: [
      ...['- Kepala Dinas Perindustrian: ACTIVE', '- Kepala Dinas Perdagangan: ACTIVE'],
      ...['+ Kepala Dinas Perindustrian: ENDED', '+ Kepala Dinas Perdagangan: ENDED'],
      `+ ${head}: DRAFT`,
    ],
    nodes: [
      '- S2 Dinas Perindustrian: Kepala Dinas Perindustrian',
      '- S3 Dinas Perdagangan: Kepala Dinas Perdagangan',
      ...[`+ S2 ${named}: ${head}`, `+ S3 ${named}: ${head}`],
    ],
    money: [
      ...['- Dinas Perdagangan: 4000000000', '- Dinas Perindustrian: 6000000000'],
      ...[`+ ${named}: 4000000000`, `+ ${named}: 6000000000`],
    ],
    groups: ['- Disdag', '- Disperin', '+ Dinas Perumahan', '+ Disperindag'],
    found: ['- Dinas Perdagangan', '- Dinas Perindustrian', `+ ${named}`, '+ Dinas Perumahan'],
  })
  const same = ({ people, measures, total, spent }: Rooms) => ({ people, measures, total, spent })
  // the survey of both offices is one from now on, each weighed by who answered
  expect(same(after)).toEqual({ ...same(before), measures: before.measures - 1 })

  const calls = await stage.as('bureau')
  const { items: events } = await calls.listEvents({})
  expect(events.filter(({ state }) => state !== 'EXECUTED')).toEqual([])
  const eventId = events.find(({ kind }) => kind === 'MERGE')?.id ?? ''
  const { items: effects } = await calls.listEffects({ eventId, room: 'measurement' })
  const told = effects.map(({ effect }) => effect).join(' ')
  for (const opening of ['30 dari 120 = 25', '18 dari 24 = 75', '81,82'])
    expect(told).toContain(opening)

  const { unit } = await calls.readUnit({ unitId: old?.id ?? '', on: '2026-06-30' })
  expect(unit.name).toBe('Dinas Perindustrian')

  await begin(operator.page, 'trade', '/')
  await operator.page.getByText('Rabu, 1 Juli 2026').waitFor()
  await operator.page.getByText('Baca konsep PK 2026 Anda').first().waitFor()
  expect([await sideways(operator.page), await violations(operator.page)]).toEqual([0, []])
})
