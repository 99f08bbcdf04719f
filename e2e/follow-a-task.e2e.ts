import { afterEach, expect, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, onStage, openBrowser, phone, signIn } from './browser.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

/** What the bureau does before anybody can have a task. */
async function draftAsBureau(): Promise<void> {
  browser = await openBrowser()
  const { page } = browser
  await signIn(page, 'bureau', '/perjanjian/kesiapan')
  await page.getByRole('button', { name: 'Susun PK 2026' }).click()
  await page.getByText(/konsep dibuat|sudah mutakhir/).waitFor()
  await browser.close()
}

it.each(['light', 'dark'] as const)(
  'the head of an office sees the task on the phone and follows it to the draft (%s)',
  async (scheme) => {
    await draftAsBureau()
    browser = await openBrowser(phone, scheme)
    const { page } = browser

    await signIn(page, 'agencyHead')
    await page.getByRole('heading', { level: 1, name: /menunggu Anda/ }).waitFor()
    await page.getByText('Maya Lestari menunggu').waitFor()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await page.getByRole('link', { name: 'Baca konsep: Baca konsep PK 2026 Anda' }).click()

    await page.getByRole('heading', { level: 1, name: 'PK 2026 Anda masih konsep.' }).waitFor()
    await page.getByText('Belum mengikat siapa pun.').waitFor()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: /menunggu Anda/ }).waitFor()
  },
)

it('does not offer a way that the reader may not go', async () => {
  await draftAsBureau()
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'administrator', '/perjanjian?milik=saya')

  await page.getByRole('link', { name: 'Eko Nugroho, S.Pd.' }).first().click()
  const chain = page.getByRole('list', { name: 'Rantai PK' })
  await chain.waitFor()

  expect(await chain.getByRole('link', { name: 'Kepala Dinas Pendidikan' }).count()).toBe(1)
  expect(await chain.getByRole('link', { name: 'Wali Kota Uji' }).count()).toBe(0)
})

it('says so when nothing waits, with a way out', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official')

  await page.getByRole('heading', { level: 1, name: 'Tidak ada yang menunggu Anda.' }).waitFor()
  await page.getByText('PK 2026 Anda belum disusun.').first().waitFor()
  await page.getByRole('link', { name: 'Lihat apa yang masih kurang' }).click()
  await page.waitForURL(onStage('/perjanjian/kesiapan'))
})
