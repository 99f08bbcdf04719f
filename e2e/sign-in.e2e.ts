import { afterEach, expect, inject, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

it.each([
  ['phone', phone],
  ['desktop', desktop],
])('signs in and out on a %s', async (_, size) => {
  browser = await openBrowser(size)
  const { page } = browser

  await signIn(page, 'bureau')
  expect(await page.locator('h1').count()).toBe(1)

  await page.context().clearCookies()
  await page.goto(onStage('/'))
  await page.waitForURL(/\/masuk/)
})

it('says in one sentence that name or password is wrong, and keeps the name', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await page.goto(onStage('/masuk'))

  await page.getByLabel('Nama masuk').fill('tidak-ada')
  await page.getByLabel('Kata sandi', { exact: true }).fill('salah')
  await page.getByRole('button', { name: 'Masuk' }).click()

  await page.getByText('Nama masuk atau kata sandi salah').waitFor()
  expect(await page.getByLabel('Nama masuk').inputValue()).toBe('tidak-ada')
})

it.each([
  ['phone', phone, 0],
  ['desktop', desktop, 1],
])('asks on a %s for a password of one’s own before anything else opens', async (_, size, at) => {
  browser = await openBrowser(size)
  const { page } = browser
  const newcomer = inject('stage').newcomers[at]
  const enter = async (password: string): Promise<void> => {
    await page.getByLabel('Nama masuk').fill(newcomer?.signIn ?? '')
    await page.getByLabel('Kata sandi', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Masuk' }).click()
  }
  await page.goto(onStage('/masuk?kembali=%2Fakun'))
  await enter('bukan kata sandinya')
  await page.getByText('Nama masuk atau kata sandi salah').waitFor()
  await enter(newcomer?.password ?? '')

  await page.getByRole('heading', { name: 'Pilih kata sandi Anda sendiri.' }).waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  await page.goto(onStage('/pohon'))
  await page.getByRole('heading', { name: 'Pilih kata sandi Anda sendiri.' }).waitFor()
  await page.getByLabel('Kata sandi pertama').fill(newcomer?.password ?? '')
  await page.getByLabel('Kata sandi baru').fill('rahasia12345')
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await page.getByText('terlalu umum').waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page.getByLabel('Kata sandi baru').fill('kuda hijau makan batu')
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await page.waitForURL((url) => url.pathname === '/pohon')

  await page.getByText('ada satu percobaan gagal dari satu alamat').waitFor()
  await page.locator('.menu-box summary').click()
  await page.getByRole('link', { name: 'Akun saya' }).click()
  await page.getByRole('heading', { name: `Anda masuk dengan nama ${newcomer?.signIn}.` }).waitFor()
  await page.getByText('perangkat ini').waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
})
