import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { months } from '../src/kernel/indonesian.ts'
import { smallMeasure } from '../src/testing/further-measure.ts'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, partFile, phone, signIn } from './browser.ts'

const open: Browser[] = []
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close()
})

async function opened(size: typeof phone): Promise<Browser> {
  const browser = await openBrowser(size)
  open.push(browser)
  return browser
}

/** The month so many months before the present one: `2026-10` and «Oktober 2026». */
function monthsAgo(count: number): { period: string; label: string } {
  const present = new Date()
  const [year, month] = [present.getFullYear(), present.getMonth() - count]
  const at = new Date(Date.UTC(year, month, 1))
  return {
    period: `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, '0')}`,
    label: `${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`,
  }
}
const trained = smallMeasure('M1')
const addressOf = ({ period }: { period: string }): string =>
  onStage(`/pengukuran/${trained}/${period}`)
const value = (page: Page) => page.getByRole('textbox', { name: /^Realisasi/ })
const photo = {
  name: 'pelatihan.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}
const heading = (page: Page, words: string) => page.getByRole('heading', { level: 1, name: words })

it('reports a month with a photo on the phone; an empty form, words and a second press do no harm', async () => {
  const { page } = await opened(phone)
  const last = monthsAgo(1)
  await signIn(page, 'operator', '/')
  await page.getByRole('link', { name: `Realisasi ${last.label}` }).click()
  await heading(page, 'menunggu Anda').waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page
    .getByRole('link', { name: 'Isi realisasi: Guru yang mengikuti pelatihan', exact: true })
    .click()
  await heading(page, `Guru yang mengikuti pelatihan, ${last.label}: belum dilaporkan.`).waitFor()

  await page.getByRole('button', { name: 'Kirim' }).click()
  await page.getByText('Isi salah satu').waitFor()
  await page.locator('[name=value]:focus').waitFor()
  await value(page).fill('banyak')
  await page.getByText('tidak terbaca sebagai angka').waitFor()
  await value(page).fill('14')
  await page.locator('output').getByText('14 orang', { exact: true }).waitFor()
  await page.getByLabel('Ambil foto').setInputFiles(photo)
  await page.getByText('Terkirim', { exact: true }).waitFor()
  await page.getByLabel(/Apa yang/).fill('Pelatihan tambahan di dua gugus sekolah.')
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.method())
  })
  await page.getByRole('button', { name: 'Kirim' }).dblclick()

  await heading(page, `Guru yang mengikuti pelatihan, ${last.label}: menunggu diperiksa.`).waitFor()
  expect(await page.getByText(/Melaporkan 14/).count()).toBe(1)
  expect(asked).toEqual(['PUT'])
  expect(await page.getByRole('link', { name: 'pelatihan.png' }).count()).toBe(1)
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
})

it('keeps what was typed through a reload, a lost signal and a lost answer, and sends it once', async () => {
  const { page, cut, mend, loseAnswers } = await opened(phone)
  const [unsent, lost] = [monthsAgo(2), monthsAgo(3)]
  await signIn(page, 'operator', '/pengukuran')
  await page.goto(addressOf(unsent))
  await value(page).fill('9')
  await page.getByText('Tersimpan di perangkat ini.').waitFor()
  await page.reload()
  await page.getByText('dipulihkan dari perangkat ini').waitFor()
  expect(await value(page).inputValue()).toBe('9')
  await page.locator('output').getByText('9 orang').waitFor()

  await cut()
  await page.getByLabel('Ambil foto').setInputFiles(photo)
  await page.getByText('Menunggu sinyal', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Kirim' }).click()
  await page.getByText('terkirim sendiri saat tersambung').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Pengukuran' }).first().click()
  await page.getByText('Satu angka menunggu sinyal.').waitFor()
  await mend()
  await page.getByText('Satu angka menunggu sinyal.').waitFor({ state: 'detached' })
  await page.goto(addressOf(unsent))
  await heading(
    page,
    `Guru yang mengikuti pelatihan, ${unsent.label}: menunggu diperiksa.`,
  ).waitFor()
  expect(await page.getByRole('link', { name: 'pelatihan.png' }).count()).toBe(1)

  await page.goto(addressOf(lost))
  const arrivals = loseAnswers('PUT /api/figures/')
  await value(page).fill('11')
  await page.getByRole('button', { name: 'Kirim' }).click()
  await page.getByText('Menunggu sinyal. Tersimpan di perangkat ini').waitFor()
  expect(arrivals()).toBeGreaterThan(0)
  await mend()
  await page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await heading(page, `Guru yang mengikuti pelatihan, ${lost.label}: menunggu diperiksa.`).waitFor()
  expect([
    await page.getByText(/Melaporkan 11/).count(),
    await page.getByText('Versi 2').count(),
  ]).toEqual([1, 0])
})

it('is handed back with a question and answered; another figure is verified, once', async () => {
  const [giver, reporter] = [await opened(desktop), await opened(phone)]
  const [asked, good] = [monthsAgo(4), monthsAgo(5)]
  await signIn(reporter.page, 'operator', '/pengukuran')
  for (const month of [asked, good]) {
    await reporter.page.goto(addressOf(month))
    await value(reporter.page).fill('20')
    await reporter.page.getByRole('button', { name: 'Kirim' }).click()
    await heading(
      reporter.page,
      `Guru yang mengikuti pelatihan, ${month.label}: menunggu diperiksa.`,
    ).waitFor()
  }

  const { page } = giver
  await signIn(page, 'administrator', '/pengukuran/periksa')
  expect(await violations(page)).toEqual([])
  await page
    .getByRole('link', { name: `Periksa: Guru yang mengikuti pelatihan, ${asked.label}` })
    .click()
  await page.getByRole('button', { name: 'Kembalikan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Kirim pertanyaan' }).click()
  await dialog.getByText('Tulis pertanyaannya.').waitFor()
  await dialog
    .getByLabel('Apa yang perlu dijelaskan')
    .fill('Apakah peserta dari sekolah lain ikut terhitung?')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Kirim pertanyaan' }).click()
  await heading(
    page,
    `Guru yang mengikuti pelatihan, ${asked.label}: dikembalikan dengan pertanyaan.`,
  ).waitFor()
  await page.goto(addressOf(good))
  await page.getByRole('button', { name: 'Sahkan' }).dblclick()
  await heading(page, `Guru yang mengikuti pelatihan, ${good.label}: sudah disahkan.`).waitFor()
  expect([
    await page.getByText('Mengesahkan').count(),
    await page.getByRole('button', { name: 'Sahkan' }).count(),
  ]).toEqual([1, 0])
  expect([await sideways(page), await violations(page)]).toEqual([0, []])

  await reporter.page.goto(onStage('/'))
  await reporter.page
    .getByRole('link', { name: /Pertanyaan tentang «Guru yang mengikuti pelatihan»/ })
    .click()
  await reporter.page.getByRole('button', { name: 'Kirim' }).click()
  await reporter.page.getByText('Tulis jawabannya').waitFor()
  await reporter.page.getByLabel('Jawaban Anda').fill('Ya, tiga orang; sudah dikeluarkan.')
  await value(reporter.page).fill('17')
  await reporter.page.getByRole('button', { name: 'Kirim' }).click()
  await heading(
    reporter.page,
    `Guru yang mengikuti pelatihan, ${asked.label}: menunggu diperiksa.`,
  ).waitFor()
  expect([await sideways(reporter.page), await violations(reporter.page)]).toEqual([0, []])
})

it('shows both figures when somebody else reported meanwhile, and lets the person choose', async () => {
  const [first, second] = [await opened(phone), await opened(desktop)]
  const month = monthsAgo(6)
  for (const { page } of [first, second]) {
    await signIn(page, 'operator', '/pengukuran')
    await page.goto(addressOf(month))
    await value(page).waitFor()
  }
  await value(second.page).fill('30')
  await second.page.getByRole('button', { name: 'Kirim' }).click()
  await heading(
    second.page,
    `Guru yang mengikuti pelatihan, ${month.label}: menunggu diperiksa.`,
  ).waitFor()
  await value(first.page).fill('31')
  await first.page.getByRole('button', { name: 'Kirim' }).click()

  await first.page.getByText('saat Anda mengisi').waitFor()
  expect([
    (await first.page.getByText('31 orang').count()) > 0,
    (await first.page.getByText('30 orang').count()) > 0,
  ]).toEqual([true, true])
  expect(await violations(first.page)).toEqual([])
  await first.page.getByRole('button', { name: 'Tetap pakai angka saya' }).click()
  await first.page.getByRole('button', { name: 'Kirim' }).click()
  await first.page.getByText(/Versi 2: 31/).waitFor()
})

it(
  'verifies together what raises no question, after showing it; one that changed meanwhile ' +
    'is left and said so',
  async () => {
    const [giver, reporter] = [await opened(phone), await opened(desktop)]
    const month = monthsAgo(1)
    const send = async (code: string, number: string): Promise<void> => {
      await reporter.page.goto(onStage(`/pengukuran/${smallMeasure(code)}/${month.period}`))
      await value(reporter.page).fill(number)
      await reporter.page.getByRole('button', { name: 'Kirim' }).click()
      await heading(reporter.page, 'menunggu diperiksa').waitFor()
    }
    await signIn(reporter.page, 'operator', '/pengukuran')
    await send('M2', '9')
    await send('M3', '11')

    const { page } = giver
    await signIn(page, 'administrator', '/pengukuran/periksa')
    await page.getByRole('button', { name: /^Pilih dari \d angka tanpa bukti$/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Gugus sekolah yang didampingi').waitFor()
    for (const box of await dialog.getByRole('checkbox').all()) {
      expect(await box.isChecked()).toBe(false)
      await box.check()
    }
    expect([
      await dialog.getByText('9 gugus dari target 10 gugus').count(),
      await sideways(page),
      await violations(page),
    ]).toEqual([1, 0, []])
    await reporter.page.goto(onStage(`/pengukuran/${smallMeasure('M3')}/${month.period}`))
    await reporter.page.getByRole('button', { name: 'Koreksi angka' }).click()
    await value(reporter.page).fill('12')
    await reporter.page.getByRole('button', { name: 'Kirim' }).click()
    await reporter.page.getByText(/Versi 2: 12/).waitFor()
    await dialog.getByRole('button', { name: /^Sahkan \d angka$/ }).dblclick()

    await dialog.getByRole('heading', { name: 'Satu angka belum disahkan' }).waitFor()
    expect([
      await dialog.getByText('berubah sejak Anda membacanya').count(),
      await violations(page),
    ]).toEqual([1, []])
    await dialog.getByRole('button', { name: 'Tutup' }).click()
    const rest = page.getByRole('list', { name: `Angka ${month.label} yang menunggu` })
    await rest.getByText('Versi 2; baca alasan atau jawabannya.').waitFor()
    expect([
      await rest.getByRole('link', { name: /^Periksa: Gugus sekolah/ }).count(),
      await sideways(page),
      await violations(page),
    ]).toEqual([0, 0, []])
  },
)

it('locks a period; opens one figure again with a reason; others see who can', async () => {
  const { page } = await opened(desktop)
  const month = monthsAgo(5)
  await signIn(page, 'bureau', '/pengukuran/periksa')
  await page.getByRole('button', { name: `Kunci 1 angka ${month.label}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kunci 1 angka' }).dblclick()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goto(addressOf(month))
  await heading(page, `Guru yang mengikuti pelatihan, ${month.label}: sudah dikunci.`).waitFor()
  expect(await page.getByRole('button', { name: 'Koreksi angka' }).count()).toBe(0)

  const reporter = await opened(phone)
  await signIn(reporter.page, 'operator', '/pengukuran')
  await reporter.page.goto(addressOf(month))
  await reporter.page
    .getByText('dapat membuka kuncinya')
    .or(reporter.page.getByText('Kunci ini dibuka perencana'))
    .waitFor()
  expect([
    await reporter.page.getByRole('button', { name: 'Buka kunci' }).count(),
    await violations(reporter.page),
  ]).toEqual([0, []])
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Buka kunci' }).click()
  await dialog.getByText('Tulis alasannya.').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('Mengapa kuncinya dibuka?').fill('Dua peserta terhitung ganda.')
  await dialog.getByRole('button', { name: 'Buka kunci' }).dblclick()
  await heading(page, `Guru yang mengikuti pelatihan, ${month.label}: sudah disahkan.`).waitFor()
  expect([
    await page.getByText('«Dua peserta terhitung ganda.»').count(),
    await sideways(page),
    await violations(page),
  ]).toEqual([1, 0, []])

  await reporter.page.goto(onStage('/'))
  await reporter.page.getByRole('link', { name: /Kunci dibuka untuk koreksi/ }).click()
  await reporter.page.getByRole('button', { name: 'Koreksi angka' }).click()
  await value(reporter.page).fill('18')
  await reporter.page
    .getByLabel('Mengapa angka ini dikoreksi?')
    .fill('Dua peserta terhitung ganda.')
  await reporter.page.getByRole('button', { name: 'Kirim' }).click()
  await heading(
    reporter.page,
    `Guru yang mengikuti pelatihan, ${month.label}: menunggu diperiksa.`,
  ).waitFor()
  expect([
    await reporter.page.getByText(/Mengunci 20/).count(),
    await sideways(reporter.page),
    await violations(reporter.page),
  ]).toEqual([1, 0, []])

  await page.goto(onStage(`/pengukuran/${trained}/2099-01`))
  await page
    .getByText('tidak ada dalam rencana')
    .or(page.getByText('belum waktunya'))
    .first()
    .waitFor()
})

/** A device that keeps no shell, as before the first visit is over or where the browser has no
 * worker. */
const withoutShell = (page: Page): Promise<unknown> =>
  page.addInitScript('delete Navigator.prototype.serviceWorker')

it(
  'opens without the calculator and takes a press before it has come, on a slow network and ' +
    'without signal',
  async () => {
    const { page, cut, mend } = await opened(phone)
    const month = monthsAgo(2)
    const asked: string[] = []
    const put: string[] = []
    let letThrough = (): void => undefined
    const slow = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    page.on('request', (request) => {
      if (request.method() === 'PUT') put.push(request.url())
    })
    await withoutShell(page)
    await page.route(`**/${partFile('measurement/figure/calculator.ts')}`, async (route) => {
      asked.push(route.request().url())
      await slow
      await route.continue()
    })
    await signIn(page, 'operator', '/pengukuran')
    await page.goto(onStage(`/pengukuran/${smallMeasure('M2')}/${month.period}`))
    await value(page).waitFor()
    await page.waitForLoadState('networkidle')
    expect([asked.length, await sideways(page), await violations(page)]).toEqual([0, 0, []])
    await value(page).fill('8')
    await page.getByRole('button', { name: 'Kirim' }).click()
    await page.getByText('Memeriksa isian, lalu mengirim…').waitFor()
    await value(page).fill('9')
    await page.getByText('Memeriksa isian, lalu mengirim…').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Kirim' }).dblclick()
    await page.getByText('Memeriksa isian, lalu mengirim…').waitFor()
    expect([asked.length, put.length, await violations(page)]).toEqual([1, 0, []])
    letThrough()
    await heading(page, `${month.label}: menunggu diperiksa.`).waitFor()
    expect([put.length, await page.getByText(/Melaporkan 9/).count()]).toEqual([1, 1])

    await page.goto(onStage(`/pengukuran/${smallMeasure('M3')}/${month.period}`))
    await value(page).waitFor()
    await cut()
    await value(page).fill('11')
    await page.getByText('Capaian dihitung di sini begitu ada sinyal.').waitFor()
    await page.getByRole('button', { name: 'Kirim' }).click()
    await page.getByText('Menunggu sinyal untuk memeriksa isian.').waitFor()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await mend()
    await heading(page, `${month.label}: menunggu diperiksa.`).waitFor()
    expect([put.length, await page.getByText(/Melaporkan 11/).count()]).toEqual([2, 1])
  },
)
