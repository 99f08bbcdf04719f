import { afterEach, expect, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

it(
  'a planner walks the tree and sets a target of next year, with a wrong figure and without ' +
    'a reason first',
  async () => {
    browser = await openBrowser(desktop)
    const { page } = browser
    await signIn(page, 'bureau', '/perencanaan?tahun=2027')

    await page.getByRole('link', { name: 'Meningkatnya mutu layanan S1' }).click()
    await page.getByRole('button', { name: /Isi target Tahun 2027/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Target').fill('1.234')
    await dialog.getByRole('button', { name: 'Simpan target' }).click()
    await dialog.getByText('belum jelas').waitFor()
    await dialog.getByLabel('Target').fill('83,5')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Simpan target' }).dblclick()
    await page.getByRole('button', { name: /Ubah target Tahun 2027/ }).click()
    await dialog.getByLabel('Target').fill('84,00')
    await dialog.getByRole('button', { name: 'Simpan target' }).click()
    await dialog.getByText('Tulis alasannya').waitFor()
    await dialog.getByLabel('Mengapa diubah?').fill('Hasil musrenbang.')
    await dialog.getByRole('button', { name: 'Simpan target' }).click()

    await page.getByRole('cell', { name: '84,00' }).waitFor()
    expect(await dialog.count()).toBe(0)
    expect(await violations(page)).toEqual([])
  },
)

it('says so when somebody else set the target meanwhile', async () => {
  browser = await openBrowser(desktop)
  const { page, context } = browser
  await signIn(page, 'bureau', '/perencanaan?tahun=2028&kata=P1')
  await page.getByRole('link', { name: 'Meningkatnya mutu layanan P1' }).click()
  await page.getByRole('button', { name: /Isi target Tahun 2028/ }).waitFor()
  const other = await context.newPage()
  await other.goto(page.url())

  for (const [window, value] of [
    [other, '92,00'],
    [page, '95,00'],
  ] as const) {
    await window.getByRole('button', { name: /Isi target Tahun 2028/ }).click()
    await window.getByRole('dialog').getByLabel('Target').fill(value)
    await window.getByRole('dialog').getByRole('button', { name: 'Simpan target' }).click()
    if (window === other) await other.getByRole('cell', { name: '92,00' }).waitFor()
  }

  await page.getByText('Data ini sudah diubah orang lain').waitFor()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Sekarang 92,00. Yang lama tetap tercatat.').waitFor()
  expect(await dialog.getByLabel('Target').inputValue()).toBe('95,00')
  await dialog.getByLabel('Mengapa diubah?').fill('Disepakati bersama')
  await dialog.getByRole('button', { name: 'Simpan target' }).click()
  await page.getByRole('cell', { name: '95,00' }).waitFor()
})

it(
  'what was typed stays on the device until it is sent or given up, and leaves a shared ' +
    'device with the person',
  async () => {
    browser = await openBrowser(phone)
    const { page } = browser
    await signIn(page, 'bureau', '/perencanaan?tahun=2029&kata=P1')
    await page.getByRole('link', { name: 'Meningkatnya mutu layanan P1' }).click()
    const ask = page.getByRole('button', { name: /Isi target Tahun 2029/ })
    const dialog = page.getByRole('dialog')
    const again = dialog.getByRole('button', { name: 'Mulai dari awal' })
    await ask.click()
    await dialog.getByLabel('Target').fill('93,00')
    await page.keyboard.press('Escape')
    await page.reload()
    await ask.click()
    await again.waitFor()
    expect(await dialog.getByLabel('Target').inputValue()).toBe('93,00')
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await again.click()
    expect(await dialog.getByLabel('Target').inputValue()).toBe('')

    await dialog.getByLabel('Target').fill('94,00')
    await page.keyboard.press('Escape')
    const drafts = (): Promise<string[]> =>
      page.evaluate<string[]>(`Object.keys(localStorage).filter((name) => name.includes('isian'))`)
    await expect.poll(drafts).toHaveLength(1)
    await page.locator('summary', { hasText: 'Akun' }).click()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await page.getByRole('button', { name: 'Keluar dari perangkat bersama' }).click()
    await page.getByText('Tidak ada data Anda yang tersisa di perangkat ini.').waitFor()
    expect(await drafts()).toEqual([])
  },
)

it('an official reads the plan on a phone, by words and by post, and is told who may change it', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official', '/perencanaan')

  await page.getByLabel('Kata yang dicari').fill('kabid tidak ada')
  await page.getByText('Tidak ada kinerja dengan kata').waitFor()
  await page.getByLabel('Kata yang dicari').fill('P2')
  await page.getByText('1 kinerja cocok').waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page.getByRole('link', { name: 'Meningkatnya mutu layanan P2' }).click()
  await page.getByText('Rencana hanya dapat diubah oleh perencana').waitFor()
  expect(await page.getByRole('button', { name: /target/ }).count()).toBe(0)
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page.getByRole('heading', { level: 3 }).getByRole('link').click()
  await page.getByRole('heading', { name: 'Dalam kamus' }).waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
})

it('lists what is missing, and the post of a readiness link that has nothing yet', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await signIn(page, 'bureau', '/perencanaan?lihat=kurang')

  await page.getByText('Menghalangi PK').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: /«Persentase layanan P2» belum punya target 2026/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Meningkatnya mutu layanan P2.' }).waitFor()
  await page.goto(onStage('/perencanaan?pemegang=99999999-9999-7999-8999-999999999999'))
  await page.getByText('Jabatan ini belum memegang kinerja apa pun pada 2026.').waitFor()
  expect(
    await page.getByRole('link', { name: 'Lengkapi lewat impor rencana' }).getAttribute('href'),
  ).toBe('/impor?jenis=plan&tahun=2026')
})
