import { generate } from 'otplib'
import { afterEach, expect, inject, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, onStage, openBrowser, phone, signIn } from './browser.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

it('enrols a phone and a passkey, and signs in with either', async () => {
  browser = await openBrowser(phone)
  const { page, context } = browser
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await signIn(page, 'planner')
  await page.goto(onStage('/akun/faktor-kedua'))
  await page.getByRole('button', { name: 'Pasang kode ponsel' }).click()
  const secret = ((await page.locator('b.num').textContent()) ?? '').replace(/\s/g, '')
  expect(await violations(page)).toEqual([])
  expect(await sideways(page)).toBe(0)
  await page.getByLabel('Kode', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Pasang', exact: true }).click()
  await page.getByText('Kode ini salah').waitFor()
  await page.getByLabel('Kode', { exact: true }).fill(await generate({ secret }))
  await page.getByRole('button', { name: 'Pasang', exact: true }).click()
  await page.getByRole('heading', { name: /kode pemulihan ini/ }).waitFor()
  const [recovery] = await page.locator('ul.sheet li').allTextContents()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
  await page.getByRole('button', { name: 'Pasang kunci sandi' }).click()
  await page.getByText('Kunci sandi, Chrome').waitFor()

  const enter = async (): Promise<void> => {
    await context.clearCookies()
    await page.goto(onStage('/masuk'))
    await page.getByLabel('Nama masuk').fill(inject('stage').signIn.planner)
    await page.getByLabel('Kata sandi', { exact: true }).fill(inject('stage').password)
    await page.getByRole('button', { name: 'Masuk' }).click()
    await page.getByRole('heading', { name: 'Satu langkah lagi: kode Anda.' }).waitFor()
  }
  await enter()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await page.getByRole('navigation', { name: 'Utama' }).waitFor()
  await enter()
  await page.getByLabel('Kode', { exact: true }).fill(recovery ?? '')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('navigation', { name: 'Utama' }).waitFor()
})
