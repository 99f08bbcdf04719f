import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'

const victim = inject('stage').newcomers.at(-1)
const name = victim?.name ?? ''
const passphrase = 'hujan reda sebelum magrib'
let own: Browser
let bureau: Browser
beforeAll(async () => {
  own = await openBrowser(phone)
  bureau = await openBrowser(desktop)
  await signIn(bureau.page, 'bureau', '/sertifikat')
})
afterAll(() => Promise.all([own.close(), bureau.close()]))

/** Signs in with a slip and chooses a password. */
async function enter(page: Page, first: string, chosen: string): Promise<void> {
  await page.goto(onStage('/masuk?kembali=%2Fsertifikat'))
  await page.getByLabel('Nama masuk').fill(victim?.signIn ?? '')
  await page.getByLabel('Kata sandi', { exact: true }).fill(first)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByLabel('Kata sandi pertama').fill(first)
  await page.getByLabel('Kata sandi baru').fill(chosen)
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
}

async function ask(page: Page): Promise<void> {
  await page.getByLabel('Kata sandi tanda tangan baru').fill(passphrase)
  await page.getByLabel('Tulis sekali lagi', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Minta sertifikat' }).click()
  await page.getByText('Kode pengesahan:').waitFor()
}

it('a first certificate is confirmed by the code that its holder reads out', async () => {
  await enter(own.page, victim?.password ?? '', 'layang layang di sawah')
  await ask(own.page)
  const told = (await own.page.getByText('Kode pengesahan:').textContent()) ?? ''
  const [code = ''] = told.match(/[2-9A-Z]{3} [2-9A-Z]{3}/) ?? []
  await own.page.getByText(/Yang dapat mengesahkan: .*Bagus/).waitFor()
  expect([await sideways(own.page), await violations(own.page)]).toEqual([0, []])

  const { page } = bureau
  await page.reload()
  await page.getByRole('button', { name: `Sahkan dengan kode sertifikat ${name}` }).click()
  await page.getByLabel('Kode pengesahan').fill('AAA AAA')
  await page.getByRole('dialog').getByRole('button', { name: 'Sahkan' }).click()
  await page.getByText(/bukan milik permintaan itu/).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Kode pengesahan').fill(code)
  await page.getByRole('dialog').getByRole('button', { name: 'Sahkan' }).click()
  await page.getByText(`Sertifikat ${name} disahkan.`).waitFor()
})

it('who resets the account is told of at the old browser, and confirms nothing for it', async () => {
  const slip = await bureau.page.evaluate(async (address) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(address, { method: 'POST', headers, body: '{}' })
    return (await answer.json()) as { password: string }
  }, `/api/accounts/${victim?.personId}/reset`)
  await own.page.goto(onStage('/sertifikat'))
  await own.page.getByText(/disetel ulang oleh Bagus .* Bukan Anda yang minta\?/).waitFor()
  expect(await violations(own.page)).toEqual([])

  await enter(own.page, slip.password, 'kereta lewat tengah malam')
  await own.page.getByRole('button', { name: 'Kata sandi tanda tangan lupa?' }).click()
  await ask(own.page)
  await bureau.page.reload()
  await bureau.page.getByText(/karena akunnya melalui tangan Anda/).waitFor()
  expect(await bureau.page.getByRole('button', { name: `sertifikat ${name}` }).count()).toBe(0)
  expect(await violations(bureau.page)).toEqual([])
})
