import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as files from './a-year-of-promises.region.ts'
import { sideways, unexplained, violations } from './axe.ts'
import { type Browser, desktop, openBrowser, phone, signInAt } from './browser.ts'
import { type Member, nameOf } from './half-a-year.region.ts'
import { type HalfAYear, openHalfAYear } from './half-a-year.stage.ts'
import { checkFile, saveImport } from './import-steps.ts'

let stage: HalfAYear
let desk: Browser
let hand: Browser
const folder = mkdtempSync(join(tmpdir(), 'amanah-setahun-'))
beforeAll(async () => {
  stage = await openHalfAYear({
    secretary: ['BUDGET', null],
    services: ['PERSONNEL', null],
    metrology: ['PLANNING', null],
  })
  ;[desk, hand] = await Promise.all([openBrowser(desktop), openBrowser(phone)])
})
afterAll(async () => {
  await Promise.all([desk, hand].map((browser) => browser?.close()))
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Somebody sits down, at a desk or with a phone in the hand, and opens a page. */
async function sit({ page, context }: Browser, member: Member, at: string): Promise<Page> {
  await context.clearCookies()
  await signInAt(page, stage.url, { name: member, password: stage.password, at })
  return page
}

/** The page is in order, and every number on it stands beside words or a link that say what it is. */
async function look(page: Page): Promise<void> {
  expect
    .soft([await sideways(page), await violations(page), await unexplained(page)])
    .toEqual([...[0, [], []]])
}

const promises = async () => (await (await stage.as('bureau')).listAgreements({ year: 2026 })).items
/** The promise somebody works with, or the last they had. */
async function promiseOf(member: Member): Promise<string> {
  const own = (await promises()).filter(
    ({ firstParty }) => firstParty.personId === stage.ids[member],
  )
  return (own.find(({ state }) => !['ENDED', 'CANCELLED'].includes(state)) ?? own[0])?.id ?? ''
}

/** Receivers sign, and who gives to them. */
async function signed(giver: Member | null, ...receivers: Member[]): Promise<void> {
  for (const member of receivers) {
    const id = await promiseOf(member)
    await stage.sign(member, id)
    if (giver) await stage.sign(giver, id)
  }
}

/** Signs what the page shows, with the passphrase. */
async function signHere(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tanda tangan', exact: true }).click()
  await page.getByLabel('Kata sandi tanda tangan', { exact: true }).fill(stage.passphrase)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Tanda tangani/ })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Keeps the papers of some promises as they are signed now, and lets `./amanah verify --chain`
 * prove the first by them. */
async function keepProof(name: string, ...members: Member[]): Promise<string[]> {
  const { page } = desk
  await sit(desk, 'bureau', '/')
  const here = join(folder, name)
  mkdirSync(here)
  for (const member of members) {
    const answer = await page.request.get(
      `${stage.url}/api/agreements/${await promiseOf(member)}/document`,
    )
    writeFileSync(join(here, `${member}.pdf`), await answer.body())
  }
  const root = await page.request.get(`${stage.url}/api/trust/root.pem`)
  writeFileSync(join(folder, 'root.pem'), await root.body())
  return [join(here, `${members[0]}.pdf`), '--chain', here]
}
async function proved(proof: string[]): Promise<string[]> {
  const program = [process.execPath, 'src/commands/main.ts', 'verify', ...proof] as const
  const [node, ...args] = [...program, '--trust', join(folder, 'root.pem'), '--json']
  const { stdout } = await promisify(execFile)(node, args).catch((failed) => failed)
  const { problems, chain } = JSON.parse(stdout)
  expect(problems).toEqual([])
  return chain
}

let inJanuary: string[]

it('January: a target is talked over and moved, and what both accepted is what they sign', async () => {
  for (const member of ['mayor', 'works'] as const) await stage.certify(member)
  const bureau = await sit(desk, 'bureau', '/perjanjian/kesiapan')
  await bureau.getByRole('button', { name: 'Susun PK 2026' }).click()
  await bureau
    .getByRole('status')
    .filter({ hasText: /konsep/ })
    .waitFor()
  await look(bureau)

  await signed(null, 'mayor')

  const id = await promiseOf('works')
  const head = await sit(hand, 'works', `/perjanjian/${id}/pembahasan`)
  await head.getByRole('button', { name: 'Usulkan perubahan' }).first().click()
  await head.getByLabel('Target yang diusulkan').fill('74,00')
  await head.getByLabel('Mengapa?').fill('Ruas Jalan Lingkar diserahkan kepada provinsi.')
  await head.getByRole('button', { name: 'Usulkan', exact: true }).click()
  await head
    .getByText(`menunggu ${nameOf('mayor')}`)
    .first()
    .waitFor()
  await look(head)

  const mayor = await sit(desk, 'mayor', `/perjanjian/${id}/pembahasan`)
  await mayor.getByRole('button', { name: 'Setujui' }).click()
  await mayor
    .getByText(/disepakati 74/)
    .first()
    .waitFor()
  await look(mayor)

  await head.goto(`${stage.url}/perjanjian/${id}`)
  await head
    .getByText(/[Ss]emula 75.*disepakati 74/)
    .first()
    .waitFor()
  await signHere(head)
  await mayor.goto(`${stage.url}/perjanjian/${id}`)
  await signHere(mayor)
  await look(mayor)

  await signed('mayor', 'industry', 'trade', 'health')
  await signed('works', 'roads', 'housing')
  await signed('health', 'publicHealth')
  inJanuary = await keepProof('januari', 'roads', 'works', 'mayor')
  expect(await proved(inJanuary)).toHaveLength(2)
})

it('May: two heads of division change places, and one hands over to the other', async () => {
  await stage.toDay('2026-05-04')
  const left = await promiseOf('roads')
  await stage.take('transfers', files.exchange)
  for (const member of ['roads', 'housing'] as const) await stage.certify(member)
  await signed('works', 'roads', 'housing')

  const before = await sit(hand, 'roads', `/perjanjian/${left}/serah-terima`)
  await before.getByLabel('Apa yang belum selesai?').fill('Dua ruas menunggu hasil uji inti.')
  await before.getByRole('button', { name: 'Simpan memori' }).click()
  await before.getByRole('button', { name: 'Tanda tangan', exact: true }).waitFor()
  await look(before)
  await signHere(before)

  const after = await sit(desk, 'housing', `/perjanjian/${left}/serah-terima`)
  await signHere(after)
  await after.getByRole('heading', { level: 1, name: /sudah ditandatangani/ }).waitFor()
  await look(after)
})

it('July: two offices become one, and its head promises for the rest of the year', async () => {
  const merger = await stage.draftMerger()
  const answerTo = (text: string): string => {
    if (text.includes('digabungkan?')) return 'Rata-rata tertimbang'
    return text.includes('Dinas Perindustrian') ? '200' : '300'
  }
  expect(await stage.confirm(merger, answerTo)).toBe('CONFIRMED')
  await stage.toDay('2026-07-01')
  await signed('mayor', 'trade')
  const states = (await promises()).map(({ firstParty, state }) => `${firstParty.title}: ${state}`)

  for (const office of ['Perindustrian', 'Perdagangan'])
    expect(states).toContain(`Kepala Dinas ${office}: ENDED`)
  expect(states).toContain('Kepala Dinas Perindustrian dan Perdagangan: ACTIVE')
  const trade = await sit(hand, 'trade', `/perjanjian/${await promiseOf('trade')}`)
  await trade.getByRole('heading', { level: 1, name: /^PK 2026/ }).waitFor()
  await look(trade)
})

it('September: the changed budget asks for amendments, and both sign what moved', async () => {
  await stage.toDay('2026-09-28')
  const purse = await sit(desk, 'secretary', '/impor')
  await checkFile(purse, 'sipd', files.changedBudget, {
    ...{ tahap: 'PERUBAHAN', disahkan: '2026-09-28', dasar: 'Perda 6/2026' },
  })
  await saveImport(purse)

  const bureau = await sit(desk, 'bureau', '/perjanjian/perubahan?tahun=2026')
  await bureau.getByText('PROGRAM PENGELOLAAN DRAINASE').first().waitFor({ state: 'attached' })
  await look(bureau)
  await bureau.getByText('Susun 4 PK Perubahan').first().click()
  await bureau.getByRole('button', { name: /^Susun 4 PK Perubahan/ }).click()
  await bureau
    .getByRole('status')
    .filter({ hasText: /disusun/ })
    .waitFor()

  await signed(null, 'mayor')
  await signed('mayor', 'trade')
  const id = await promiseOf('works')
  const head = await sit(hand, 'works', `/perjanjian/${id}`)
  await head.getByText('8.500.000.001').first().waitFor()
  await look(head)
  await signHere(head)
  const mayor = await sit(desk, 'mayor', `/perjanjian/${id}`)
  await signHere(mayor)
  await look(mayor)
  await signed('works', 'housing')
  const amended = await keepProof('oktober', 'housing', 'works', 'mayor')

  expect(await proved(amended)).toHaveLength(2)
  expect(await proved(inJanuary)).toHaveLength(2)
})

it('November: a promise that was not kept is voided once its official was heard', async () => {
  await stage.toDay('2026-11-02')
  const id = await promiseOf('publicHealth')
  const health = await sit(desk, 'health', `/prosedur/baru/PEMBATALAN_PK/${id}`)
  await health.getByLabel(/^Janji mana yang tidak ditepati/).fill('Tiga triwulan tanpa laporan.')
  await health.getByRole('button', { name: 'Kirim pemberitahuan' }).click()
  await health.waitForURL(/\/prosedur\/[0-9a-f-]{36}$/)
  await look(health)
  const path = new URL(health.url()).pathname

  const heard = await sit(hand, 'publicHealth', path)
  await heard.getByLabel('Apa tanggapan Anda?').fill('Bidan baru ditempatkan Oktober.')
  await heard.getByRole('button', { name: 'Kirim tanggapan' }).click()
  await heard.getByText('Bidan baru ditempatkan Oktober.').first().waitFor()
  await look(heard)

  const mayor = await sit(desk, 'mayor', path)
  await mayor.getByLabel('Dikabulkan').check()
  await mayor.getByLabel('Apa alasan keputusan ini?').fill('Sudah diberi waktu tiga kali.')
  await mayor.getByRole('button', { name: 'Simpan keputusan' }).click()
  await mayor.getByText('Sudah diberi waktu tiga kali.').first().waitFor()
  await look(mayor)
})

it('February: what is locked is closed, and what was signed is proved as before', async () => {
  await stage.toDay('2027-01-11')
  const receiver = await stage.as('housing')
  const giver = await stage.as('works')
  const planner = await stage.as('metrology')
  const { items } = await receiver.readDesk({ month: '2026-12' })
  const measureId = items.find(({ indicatorCode }) => indicatorCode === 'PANJANG')?.measureId ?? ''
  for (const period of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) {
    const { version } = await receiver.reportFigure({ measureId, period, value: '10' })
    await giver.giveVerdict({ measureId, period, version, verdict: 'VERIFIED' })
    await planner.lockPeriod({ period })
  }
  await planner.lockPeriod({ period: '2026' })
  await stage.toDay('2027-02-10')
  const bureau = await sit(desk, 'bureau', '/perjanjian/penutupan?tahun=2026')
  await look(bureau)
  await bureau.getByRole('button', { name: 'Tutup semua yang siap' }).click()
  await bureau.getByText('Satu PK 2026 ditutup.').first().waitFor()
  const states = (await promises()).map(({ firstParty, state }) => `${firstParty.title}: ${state}`)

  expect(states).toContain('Kepala Bidang Jalan: CLOSED')
  expect(states).toContain('Kepala Bidang Gizi: VOIDED')
  expect(await proved(inJanuary)).toHaveLength(2)
})
