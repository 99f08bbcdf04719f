import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { agreementContract } from '../src/rooms/agreements/index.ts'
import { sessionContract } from '../src/rooms/identity/index.ts'
import {
  distributionContract,
  feedbackContract,
  logContract,
  objectionContract,
  ratingContract,
  settleInNames,
  skpContract,
} from '../src/rooms/staff/index.ts'
import { sideways, violations } from './axe.ts'
import { type Browser, openBrowser, phone, signInAt } from './browser.ts'
import { clientAt } from './client.ts'
import type { Member } from './half-a-year.region.ts'
import { type HalfAYear, openHalfAYear } from './half-a-year.stage.ts'

const contract = {
  ...{ ...sessionContract, ...agreementContract, ...skpContract, ...logContract },
  ...{ ...feedbackContract, ...ratingContract, ...distributionContract, ...objectionContract },
}
const period = '2026-Q1'
let stage: HalfAYear
let official: Browser
beforeAll(async () => {
  ;[stage, official] = await Promise.all([openHalfAYear(), openBrowser(phone)])
})
afterAll(async () => {
  await official?.close()
  await stage?.close()
})

/** The typed client of somebody who signs in now. */
async function as(member: Member) {
  const calls = clientAt(stage.url, contract)
  await calls.openSession({ signIn: member, password: stage.password })
  return calls
}
const begin = (page: Page, at: string): Promise<void> =>
  signInAt(page, stage.url, { name: 'nutritionist', password: stage.password, at })
const nothingAmiss = async (page: Page) =>
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
/** The evaluation of the official, as they themselves find it. */
const ownId = async (): Promise<string> =>
  (await (await as('nutritionist')).listOwnEvaluations({})).items.find(
    (one) => one.period === period,
  )?.id ?? ''

it('January: the SKP grows out of the PK, and both agree to it with one tap each', async () => {
  const bureau = await as('bureau')
  await bureau.draftCascade({ year: 2026 })
  const { drafted } = await bureau.draftSkps({ year: 2026 })
  expect(drafted).toBe(116)

  const { page } = official
  await begin(page, '/skp')
  const own = (await (await as('nutritionist')).listSkps({ year: 2026 })).own[0]
  await page.goto(`${stage.url}/skp/${own?.id}`)
  await page.getByText('Terpantaunya balita di posyandu').first().waitFor()
  await nothingAmiss(page)
  await page.getByRole('button', { name: 'Ajukan', exact: true }).first().click()
  await page.getByText('Diajukan').first().waitFor()

  const rater = await as('publicHealth')
  const submitted = async () => (await rater.listSkps({ year: 2026, state: 'SUBMITTED' })).items
  await expect.poll(async () => (await submitted()).length).toBe(1)
  const [asked] = await submitted()
  const read = await rater.readSkp({ id: asked?.id ?? '' })
  const agreed = await rater.agreeSkp({ id: read.id, number: 1, digest: read.digest ?? '' })
  expect([agreed.state, read.results.map(({ text }) => text)]).toEqual([
    'AGREED',
    ['Terpantaunya balita di posyandu'],
  ])
})

it('March: a day is logged on the phone, without signal and with the tab killed, once', async () => {
  await stage.toDay('2026-03-10')
  const { context, cut, mend } = official
  const { page: first } = official
  await begin(first, '/harian')
  await first.getByLabel('Apa yang Anda kerjakan?').waitFor()
  await nothingAmiss(first)
  await first.evaluate(`navigator.serviceWorker.ready.then(async () => {
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
  })`)
  await cut()
  await first.getByLabel('Apa yang Anda kerjakan?').fill('Menimbang 40 balita di Posyandu Melati')
  await first.getByRole('button', { name: /^Terpantaunya balita/ }).click()
  await first.getByRole('button', { name: '2 jam', exact: true }).click()
  await first.getByRole('button', { name: 'Catat', exact: true }).click()
  await first.getByText('Tercatat di perangkat ini').first().waitFor()
  await first.close()

  const page = await context.newPage()
  await mend()
  await page.goto(`${stage.url}/harian`)
  await page.getByText('Menimbang 40 balita').first().waitFor()
  const mine = await as('nutritionist')
  await expect.poll(async () => (await mine.readLogDay({})).rows.length).toBe(1)
  await page.reload()
  await page.getByText('Menimbang 40 balita').first().waitFor()
  const { rows, month } = await mine.readLogDay({})
  expect(
    rows.map(({ day, starts, minutes, late, uncertain }) => [
      day,
      starts,
      minutes,
      late,
      uncertain,
    ]),
  ).toEqual([['2026-03-10', 450, 120, false, false]])
  expect([month.logged, month.approved]).toEqual([120, 0])
  official = { ...official, page }
})

it('March: who rates says something about it', async () => {
  const rater = await as('publicHealth')
  const said = await rater.giveFeedback({
    ...{ personId: stage.ids.nutritionist, kind: 'PRAISE', link: null, behaviour: null },
    ...{ text: 'Data timbangan rapi.', resultId: null, logEntryId: null },
  })
  expect(said.sentence).not.toBe('')
})

it('April: the quarter is rated, told once its distribution was looked at, and objected to', async () => {
  await stage.toDay('2026-04-02')
  const id = await ownId()
  const decided = await (await as('mayor')).decideOrganisation({
    ...{ unitId: await unitOf('health'), period, predicate: 'BAIK', expectation: null },
    ...{ note: 'Rencana aksi berjalan sesuai jadwal.', seen: 0 },
  })
  expect(decided.sentence).toBe('Predikat Dinas Kesehatan: Baik.')
  const { accepted, refusals } = await stage.asSystem((ctx) =>
    settleInNames(ctx, {
      ...{ period, since: '2026-04-01' },
      rate: () => ({ result: 'BELOW', behaviour: 'MEETS', reason: 'Satu laporan terlambat.' }),
    }),
  )
  expect([accepted, refusals]).toEqual([1, []])
  const before = await (await as('nutritionist')).readEvaluation({ id })
  expect([before.state, before.ratings, before.facts.feedback]).toEqual(['RATED', [], 1])

  await (await as('health')).lookAtDistribution({
    ...{ unitId: await unitOf('health'), period, justification: 'Baru satu.', seen: 0 },
  })
  const { page } = official
  await begin(page, `/penilaian/${id}`)
  await page.getByText('Butuh Perbaikan').first().waitFor()
  await nothingAmiss(page)
  const mine = await as('nutritionist')
  await mine.objectToRating({ id, grounds: 'Laporan itu saya kirim 5 Maret.', link: '' })
  const rater = await as('publicHealth')
  await rater.stateOnObjection({ id, text: 'Laporan saya terima 12 Maret.' })
  await (await as('health')).decideObjection({
    ...{ id, outcome: 'CHANGED', text: 'Bukti kirimnya ada.' },
    grades: { result: 'MEETS', behaviour: 'MEETS' },
  })
  const { state, before: was, rating } = await mine.readObjection({ id })
  expect([state, was, rating?.predicate]).toEqual(['FINAL', 'BUTUH_PERBAIKAN', 'BAIK'])
})

async function unitOf(member: Member): Promise<string> {
  const { actor } = await (await as(member)).readSession({})
  return actor.mandates[0]?.unitId ?? ''
}
