import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { nodeIdIn } from '../src/testing/small-plan.ts'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'
import type { CastMember } from './stage.setup.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

/** As a page of the stage itself would send it. */
const fromStage = { origin: new URL(onStage('/')).origin }

/** Reports a figure through the interface of programs, as a correction where another story was here
 * before. */
async function report(member: CastMember, code: string, value: string): Promise<void> {
  const { page, close } = await openBrowser(phone)
  await signIn(page, member)
  const address = onStage(`/api/figures/${nodeIdIn(`m${code}`)}/2026-Q3`)
  const known: { version?: number } = await page.request
    .get(address)
    .then((answer) => answer.json())
  const headers = { ...fromStage, 'if-match': `"${known.version ?? 0}"` }
  const data = { value, provisional: false, evidenceIds: [], reason: 'Angka untuk cerita ini.' }
  const answer = await page.request.put(address, { data, headers })
  expect([answer.status(), await answer.text()]).toEqual([200, expect.any(String)])
  await close()
}

/** Drafts the year's promises, as the bureau does; a second time changes nothing. */
async function draft(): Promise<void> {
  const { page, close } = await openBrowser(desktop)
  await signIn(page, 'bureau')
  const answer = await page.request.post(onStage('/api/agreements/drafting'), {
    data: { year: 2026 },
    headers: fromStage,
  })
  expect(answer.status()).toBe(200)
  await close()
}

beforeAll(async () => {
  await draft()
  await report('administrator', 'P1', '30')
  await report('agencyHead', 'S1', '79')
})

const item = (page: Page, code: string) =>
  page.getByRole('treeitem', { name: new RegExp(`mutu layanan ${code}`) })
const focused = (page: Page) => page.locator(':focus').getAttribute('data-node')
const chosenIn = (page: Page): string | null => new URL(page.url()).searchParams.get('simpul')

it('walks the tree by keyboard, from the objective down to what lags', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'agencyHead', '/pohon?tahun=2026')
  await page.getByRole('heading', { level: 1, name: /turun ke \d+ kinerja/ }).waitFor()
  expect(await page.getByRole('treeitem').first().getAttribute('data-node')).toBe(nodeIdIn('S1'))

  await item(page, 'S1').focus()
  if ((await item(page, 'S1').getAttribute('aria-expanded')) === 'false')
    await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toBe(nodeIdIn('P1'))
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toBe(nodeIdIn('P2'))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')

  expect(chosenIn(page)).toBe(nodeIdIn('P1'))
  const sheet = page.getByRole('complementary', { name: 'Kinerja terpilih' })
  await sheet.getByRole('heading', { name: /mutu layanan P1/ }).waitFor()
  expect(await sheet.getByText('Sangat rendah, 32,79%').count()).toBeGreaterThan(0)
  expect(await sheet.getByText(/Eko Nugroho/).count()).toBe(1)
  expect(await violations(page)).toEqual([])

  // the worst path stands open: its last node is folded first, then one walks up and folds there
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowLeft')
  expect(await item(page, 'P1').count()).toBe(0)
})

it('searches, enlarges, moves and comes back to the same node by its address', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'agencyHead', '/pohon?tahun=2026')

  const search = page.getByRole('searchbox')
  await search.fill('kata yang tidak ada')
  await page.getByText('Tidak ada kinerja dengan kata ini.').waitFor()
  await search.press('Enter')
  expect(chosenIn(page)).toBeNull()
  await search.fill('layanan K1')
  await search.press('Enter')
  await page.getByRole('heading', { level: 2, name: /mutu layanan K1/ }).waitFor()
  expect(await item(page, 'K1').getAttribute('aria-selected')).toBe('true')

  await page.getByRole('button', { name: 'Perbesar' }).click()
  await page.getByText('120%', { exact: true }).waitFor()
  const canvas = page.getByRole('region', { name: 'Kanvas pohon kinerja' })
  const left = (): Promise<number> => canvas.evaluate((window) => window.scrollLeft)
  const before = await left()
  const frame = await canvas.boundingBox()
  if (!frame) throw new Error('no canvas')
  await page.mouse.move(frame.x + 40, frame.y + 20)
  await page.mouse.down()
  await page.mouse.move(frame.x + (before > 50 ? 140 : -60), frame.y + 20, { steps: 4 })
  await page.mouse.up()
  expect(await left()).not.toBe(before)
  await page.getByRole('button', { name: 'Paskan' }).click()

  await page.reload()
  await page.getByRole('heading', { level: 2, name: /mutu layanan K1/ }).waitFor()
  expect(await item(page, 'K1').getAttribute('aria-selected')).toBe('true')
})

it('reads the tree as a list on a phone, opens a node and comes back', async () => {
  browser = await openBrowser(phone, 'dark')
  const { page } = browser
  await signIn(page, 'official', '/pohon?tahun=2026')

  const list = page.getByRole('list', { name: 'Pohon kinerja sebagai daftar' })
  await list.getByRole('link', { name: /layanan S1/ }).click()
  await page.getByRole('heading', { level: 2, name: /mutu layanan S1/ }).waitFor()
  expect(await list.isVisible()).toBe(false)
  expect(await sideways(page)).toBe(0)
  expect(await violations(page)).toEqual([])

  await page.getByRole('link', { name: 'Kembali ke daftar' }).click()
  await list.waitFor()
  await page.getByRole('button', { name: /Tertinggal/ }).click()
  await page.getByRole('link', { name: /layanan P1/ }).waitFor()
})

it('opens a red number to its figure in two clicks', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'agencyHead', '/ruang-kendali?tahun=2026&bulan=10')
  await page.getByRole('heading', { level: 1, name: /unit kerja di jalur/ }).waitFor()
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: /Bidang SD, Oktober: .*32,8.*sangat rendah/ }).click()
  await page.getByRole('heading', { name: 'Mengapa 32,8%?' }).waitFor()
  await page
    .getByRole('region', { name: 'Mengapa 32,8%?' })
    .getByRole('link', { name: 'Persentase layanan P1' })
    .click()

  await page.waitForURL((url) => url.pathname === `/pengukuran/${nodeIdIn('mP1')}/2026-Q3`)
  await page.getByRole('heading', { level: 1 }).waitFor()
})

it('opens a number of the table to the list it counts, and each line to its figure', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'mayor', '/ruang-kendali?tahun=2026&bulan=10')
  await page.getByRole('heading', { level: 1, name: /perangkat daerah/ }).waitFor()
  expect(await sideways(page)).toBe(0)
  expect(await violations(page)).toEqual([])

  const office = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Disdik', exact: true }) })
    .last()
  await office.getByRole('link', { name: /sangat rendah/ }).click()
  await page.getByRole('heading', { level: 1, name: /indikator Disdik sangat rendah/ }).waitFor()
  expect(await violations(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Unduh indikator sebagai XLSX' }).click()
  expect((await download).suggestedFilename()).toBe('indikator-ruang-kendali-2026-10.xlsx')
  await page.getByRole('link', { name: 'Persentase layanan P1' }).click()
  await page.waitForURL((url) => url.pathname.startsWith(`/pengukuran/${nodeIdIn('mP1')}`))
})

it('tells an official in one sentence that the room is for leaders, and where to look instead', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official', '/ruang-kendali?tahun=2026')

  await page.getByRole('alert').getByText('Ruang kendali untuk pimpinan').waitFor()
  await page.getByRole('link', { name: 'Buka pohon kinerja kantor Anda' }).click()
  await page.getByRole('heading', { level: 1, name: /PK kantor Anda/ }).waitFor()
})

it('shows on the page of a promise how far it is, the same number as in the tree', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'agencyHead', `/pohon?tahun=2026&simpul=${nodeIdIn('S1')}`)
  await page.getByRole('region', { name: 'Perjanjian kinerja (PK)' }).getByRole('link').click()

  const progress = page.getByRole('region', { name: 'Capaian PK' })
  await progress
    .getByText(/^Capaian sampai \S+ 2026\. Satu dari satu indikator punya capaian/)
    .waitFor()
  expect(await progress.getByText(/Sangat tinggi, 96,34%/).count()).toBe(2)
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await progress.getByRole('link', { name: 'Lihat angkanya' }).click()
  await page.waitForURL((url) => url.pathname === `/pengukuran/${nodeIdIn('mS1')}/2026-Q3`)
})
