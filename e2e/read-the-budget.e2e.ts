import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'
import { checkFile, resultOf, saveImport, takeBack } from './import-steps.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

const rekap = fileURLToPath(
  new URL('../src/rooms/budget/fixtures/rekap-perubahan.xlsx', import.meta.url),
)

it('a keeper records the approval of a DPA, refused for a day that has not come', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'bureau', '/anggaran')

  await page.getByRole('link', { name: 'satu perangkat daerah' }).click()
  await page.getByRole('link', { name: 'Dinas Pendidikan' }).click()
  await page
    .getByRole('heading', {
      level: 1,
      name: /Rp 6,50 juta untuk satu program, dua kegiatan, dua sub kegiatan/,
    })
    .waitFor()
  await page.getByRole('button', { name: /pengesahan/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Disahkan tanggal').fill('2090-01-05')
  await dialog.getByText(/belum tiba/).waitFor()
  await dialog.getByRole('button', { name: 'Simpan pengesahan' }).click()
  await dialog.getByLabel('Disahkan tanggal').fill('2026-01-05')
  await dialog.getByLabel('Nomor DPA').fill('DPA/1.01/2026')
  await dialog.getByRole('button', { name: 'Simpan pengesahan' }).dblclick()

  await page.getByText('DPA/1.01/2026').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Sub kegiatan 1.01.02.2.01.0001' }).click()
  await page.getByRole('heading', { name: 'Rekening Sub kegiatan 1.01.02.2.01.0001' }).waitFor()
})

it('compares a new version with the one before, links a code, and takes the version back', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'bureau', '/impor')
  await checkFile(page, 'sipd', rekap, { tahap: 'PERUBAHAN', disahkan: '2026-10-12' })
  await resultOf(page)
  await saveImport(page)
  const run = page.url()

  await page.goto(onStage('/anggaran'))
  await page.getByRole('button', { name: 'Bandingkan' }).click()
  await page
    .getByRole('heading', { level: 1, name: /^Pagu bertambah .* sub kegiatan berubah\.$/ })
    .waitFor()
  expect(await violations(page)).toEqual([])
  await page.goto(onStage('/anggaran?kode=9.99.0.00.0.00.01.0000'))
  await page.getByRole('button', { name: 'Hubungkan' }).click()
  await page.getByText('Pilih unit kerjanya dahulu.').waitFor()
  await page.getByLabel('Unit kerja untuk').selectOption({ label: 'Kecamatan Uji Utara' })
  await page.getByRole('button', { name: 'Hubungkan' }).click()
  await page.getByText(/terhubung dengan Kecamatan Uji Utara/).waitFor()
  await page.goto(run)
  await takeBack(page)
})

it('an official reads the budget on a phone and is told who may change it', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official', '/anggaran')

  await page.getByRole('link', { name: 'satu perangkat daerah' }).click()
  await page.getByRole('link', { name: 'Dinas Pendidikan' }).click()
  await page.getByText('Data anggaran hanya dapat diubah oleh pengelola').waitFor()
  expect(await page.getByRole('button', { name: /pengesahan/ }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page.goto(onStage('/anggaran/99999999-9999-7999-8999-999999999999'))
  await page.getByText('Versi anggaran ini tidak ditemukan.').waitFor()
  await page.getByRole('link', { name: 'Ke daftar versi' }).click()
  await page.goto(onStage('/anggaran/banding'))
  await page.getByText('Dua versi yang dibandingkan belum dipilih.').waitFor()
})
