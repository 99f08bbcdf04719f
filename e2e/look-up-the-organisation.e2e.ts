import { afterEach, expect, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

it('an official finds who leads an office, who holds what, and what is vacant', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official', '/organisasi')

  await page.getByRole('link', { name: 'satu jabatan kosong' }).click()
  await page.waitForURL(/saring=kosong/)
  await page.getByRole('link', { name: 'Dinas Pendidikan' }).click()
  await page
    .getByRole('heading', { level: 1, name: /^Dinas Pendidikan dipimpin Drs\. Surya Pratama/ })
    .waitFor()
  await page.getByRole('link', { name: 'Sekretariat Dinas Pendidikan' }).click()
  await page.getByText('Jabatan kosong diisi oleh pengelola kepegawaian').waitFor()

  expect(
    await page.getByRole('listitem').filter({ hasText: 'eselon IV.a' }).textContent(),
  ).toContain('Kosong')
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
})

it('finds a person by name, shows only the last digits of the number, and leads to the unit', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'official', '/organisasi')

  await page.getByLabel('Cari pegawai').fill('tidak ada orang ini')
  await page.getByText('Tidak ada pegawai yang cocok dengan').waitFor()
  await page.getByLabel('Cari pegawai').fill('19800115')
  await page.getByText('Tidak ada pegawai yang cocok dengan «19800115».').waitFor()
  await page.getByLabel('Cari pegawai').fill('bagus')
  await page.getByText('Satu pegawai cocok.').waitFor()
  await page.getByText('•••••••••••••••003').waitFor()
  expect(await violations(page)).toEqual([])
  await page
    .getByRole('list', { name: 'Pegawai yang cocok' })
    .getByRole('link', { name: 'Badan Keuangan dan Aset Daerah' })
    .click()

  await page.getByRole('heading', { level: 1, name: /sebagai pelaksana tugas/ }).waitFor()
})

it('shows another date, and the way back from a date without organisation or a unit that is not there', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'official', '/organisasi?per=2010-01-01')

  await page.getByText(/belum ada unit yang tercatat/).waitFor()
  await page.getByRole('link', { name: 'Lihat keadaan hari ini' }).click()
  await page.getByRole('heading', { level: 1, name: /^Empat perangkat daerah/ }).waitFor()
  await page.goto(onStage('/organisasi/99999999-9999-7999-8999-999999999999'))
  await page.getByText('Unit ini tidak ada pada tanggal itu.').waitFor()
  await page.getByRole('link', { name: 'Lihat daftar organisasi' }).click()
  await page.waitForURL(/\/organisasi$/)
})
