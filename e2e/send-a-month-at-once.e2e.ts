import { afterAll, beforeAll, expect, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, openBrowser, phone, signIn } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser(phone)
})
afterAll(() => browser.close())

/** Cells copied from a spreadsheet, pasted where the focus is. */
const pasting = (text: string): string => `{
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', ${JSON.stringify(text)})
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}`

it('fills months on one screen: types, pastes, sends; what is wrong stays on the device', async () => {
  const { page } = browser
  // last year's months: other stories report this year's
  const december = `${new Date().getFullYear() - 1}-12`
  await signIn(page, 'operator', `/pengukuran/isian?bulan=${december}`)
  const cells = page.getByRole('textbox', { name: /^Realisasi: / })
  await cells.first().waitFor()
  const before = await page.getByRole('row').count()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])

  await cells.first().fill('banyak')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.dataset.cell')).toBe('1 value')
  await page.evaluate(pasting('14\tSementara\n1.200\t\n'))
  await page.getByText('«banyak» tidak terbaca sebagai angka.').waitFor()
  await page.reload()
  await cells.first().waitFor()
  expect(await cells.first().inputValue()).toBe('banyak')

  await page.getByRole('button', { name: 'Kirim 2 angka' }).click()
  await page.getByText('Dua angka terkirim; satu belum.').waitFor()
  await expect.poll(() => page.getByRole('row').count()).toBe(before - 2)
  expect(await cells.first().inputValue()).toBe('banyak')
  expect(await violations(page)).toEqual([])
})
