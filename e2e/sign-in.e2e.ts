import { afterEach, expect, it } from 'vitest'
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
