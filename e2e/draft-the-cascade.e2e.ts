import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import type { ColumnWish } from '../src/kernel/importer.ts'
import { readSheet } from '../src/platform/sheets/read-sheet.ts'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

/** Presses the one call of the readiness page and waits for what it says it did. */
async function draft(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Susun PK 2026' }).click()
  const told = page
    .getByRole('status')
    .filter({ hasText: /konsep dibuat|sudah mutakhir|diperbarui/ })
  await told.waitFor()
  return (await told.textContent()) ?? ''
}

/** How the columns of the list are read back; all others are text. */
const kinds: Record<string, ColumnWish['kind']> = {
  ...{ Tahun: 'number', Versi: 'number', Indikator: 'number' },
  ...{ 'Anggaran, Rp': 'rupiah', Batas: 'date' },
}

const linesOf = (csv: string): string[][] =>
  csv
    .slice(1)
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'))

/** Takes the list as a file. */
async function saved(page: Page, format: 'CSV' | 'XLSX'): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: `Unduh PK sebagai ${format}` }).click()
  const file = await download
  await page.getByText(`Berkas ${file.suggestedFilename()} diunduh.`).waitFor({ state: 'attached' })
  return { name: file.suggestedFilename(), bytes: await buffer(await file.createReadStream()) }
}

it('the bureau drafts the cascade, presses again without harm, and opens one PK and its PDF', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'bureau', '/perjanjian/kesiapan')

  await draft(page)
  expect(await draft(page)).toMatch(/Tidak ada yang berubah/)
  await page.getByRole('heading', { name: /jabatan belum dapat disusun/ }).waitFor()
  expect(
    await page
      .getByRole('link', { name: /Isi jabatan: Kepala Subbagian Umum/ })
      .getAttribute('href'),
  ).toMatch(/^\/organisasi\//)
  expect(await violations(page)).toEqual([])

  await page.getByRole('link', { name: 'Lihat semua PK' }).click()
  await page.getByLabel('Nama, jabatan, atau nomor PK').fill('kepala dinas')
  await page.waitForURL(/kata=kepala/)
  await page.getByRole('heading', { name: 'Satu PK cocok dengan saringan' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.reload()
  await page.getByRole('link', { name: /Surya Pratama/ }).click()

  await page
    .getByRole('heading', { level: 1, name: 'PK 2026 Kepala Dinas Pendidikan masih konsep.' })
    .waitFor()
  expect(await page.getByRole('article').textContent()).toContain('6.500.000')
  expect(await violations(page)).toEqual([])
  const pdf = page.getByRole('link', { name: /Buka PDF/ })
  const answer = await page.request.get(onStage((await pdf.getAttribute('href')) ?? ''))
  expect(await pdf.getAttribute('target')).toBe('_blank')
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

it('hands the list over as a file', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'bureau', '/perjanjian/kesiapan')
  await draft(page)
  await page.goto(onStage('/perjanjian'))

  const csv = await saved(page, 'CSV')
  const xlsx = await saved(page, 'XLSX')

  expect([csv.name, xlsx.name]).toEqual(['perjanjian-2026.csv', 'perjanjian-2026.xlsx'])
  const [heads = [], ...lines] = linesOf(csv.bytes.toString('utf8'))
  const read = await readSheet(xlsx, {
    columns: heads.map((heading) => ({ key: heading, heading, kind: kinds[heading] ?? 'text' })),
  })
  if (read.problem) throw new Error(read.problem.detail)
  expect(read.rows.map(({ values }) => heads.map((head) => String(values[head] ?? '')))).toEqual(
    lines,
  )
  expect([heads.length, lines.length > 1]).toEqual([18, true])
  expect(await violations(page)).toEqual([])
})

it('says so where the writer of XLSX does not come, and hands the file over once the signal is back', async () => {
  browser = await openBrowser(phone)
  const { page, cut, mend } = browser
  await signIn(page, 'bureau', '/perjanjian/kesiapan')
  const xlsx = page.getByRole('button', { name: 'Unduh perangkat daerah sebagai XLSX' })
  await xlsx.waitFor()

  await cut()
  await xlsx.click()
  await page.getByText('Pembuat berkas XLSX belum sampai di perangkat ini.').waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])

  await mend()
  const download = page.waitForEvent('download')
  await xlsx.click()
  expect((await download).suggestedFilename()).toBe('kesiapan-pk-2026.xlsx')
})

it('an official reads on the button why it is not theirs, and cannot press it', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official', '/perjanjian/kesiapan')

  const button = page.getByRole('button', { name: 'Susun PK 2026' })
  await button.waitFor()
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  await button.click({ force: true })
  expect(
    await page.getByText('Menyusun PK seluruh daerah hanya untuk Bagian Organisasi.').count(),
  ).toBe(1)
  expect([
    await page.getByText('Menyusun PK 2026', { exact: true }).count(),
    await sideways(page),
    await violations(page),
  ]).toEqual([0, 0, []])
})

it('says what to do where there is no such PK, or none fits', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official', '/perjanjian/99999999-9999-7999-8999-999999999999')

  await page.getByText('PK ini tidak ditemukan').waitFor()
  await page.getByRole('link', { name: 'Ke daftar perjanjian' }).click()
  await page.getByLabel('Nama, jabatan, atau nomor PK').fill('tidak ada orang ini')
  await page.getByText('Tidak ada PK yang cocok.').waitFor()
  await page.getByRole('link', { name: 'Lihat semua PK' }).click()
  await page.waitForURL((url) => !url.searchParams.has('kata'))
})
