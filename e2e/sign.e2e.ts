import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, inject, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'
import type { CastMember } from './stage.setup.ts'

const { passphrase } = inject('stage')
let browser: Browser | undefined
afterEach(() => browser?.close())

/** Opens the page of the PK of a post, as this person finds it in the list. */
async function openPromise(page: Page, member: CastMember, post: string): Promise<void> {
  await signIn(page, member, `/perjanjian?kata=${encodeURIComponent(post)}`)
  await page
    .getByRole('link', { name: new RegExp(`${post}|Surya|Eko|Maya`) })
    .first()
    .click()
  await page.waitForURL(/\/perjanjian\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name: /^PK 2026/ }).waitFor()
}

const field = (page: Page) => page.getByLabel('Kata sandi tanda tangan', { exact: true })
const call = (page: Page) =>
  page.getByRole('dialog').getByRole('button', { name: /^Tanda tangani/ })

async function submit(page: Page, words = passphrase): Promise<void> {
  await field(page).fill(words)
  await call(page).click()
}

beforeAll(async () => {
  const opened = await openBrowser()
  await signIn(opened.page, 'bureau', '/perjanjian/kesiapan')
  await opened.page.getByRole('button', { name: 'Susun PK 2026' }).click()
  await opened.page
    .getByRole('status')
    .filter({ hasText: /konsep dibuat|sudah mutakhir|diperbarui/ })
    .waitFor()
  await opened.close()
})

it('the giver cannot sign before the receiver, and reads why', async () => {
  browser = await openBrowser(desktop)
  const { page } = browser
  await openPromise(page, 'mayor', 'Kepala Dinas Pendidikan')

  const button = page.getByRole('button', { name: 'Tanda tangan', exact: true })
  await page
    .getByText(
      'Drs. Surya Pratama, M.Pd. belum menandatangani; pihak pertama menandatangani lebih dahulu.',
    )
    .waitFor()
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  await button.click({ force: true })
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await violations(page)).toEqual([])
})

it('the head of office signs first, on the phone: a wrong passphrase, a cut line, a second press', async () => {
  browser = await openBrowser(phone)
  const { page, cut, mend } = browser
  await openPromise(page, 'agencyHead', 'Kepala Dinas Pendidikan')
  await page.getByRole('button', { name: 'Tanda tangan', exact: true }).click()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])

  await call(page).click()
  await page.getByText('Tulis kata sandi tanda tangan Anda.').waitFor()
  await submit(page, 'bukan yang ini')
  await page.getByText('Kata sandi tanda tangan salah. Anda masih dapat mencoba 4 kali.').waitFor()
  expect(await page.evaluate('document.activeElement?.name')).toBe('passphrase')

  await cut()
  await submit(page)
  await page.getByText(/belum pasti tanda tangan Anda sampai/).waitFor()
  await mend()
  await page
    .getByText(/Tersambung lagi\. Bila halaman ini belum menunjukkan tanda tangan Anda/)
    .waitFor()

  await field(page).fill(passphrase)
  await call(page).dblclick()
  await page
    .getByRole('status')
    .filter({ hasText: 'Ditandatangani. Sekarang menunggu Maya Lestari.' })
    .waitFor()
  await page
    .getByRole('heading', { level: 1, name: 'PK 2026 Anda menunggu satu tanda tangan.' })
    .waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
})

it('finds the signature when only its answer was lost on the way', async () => {
  browser = await openBrowser(phone)
  const { page, loseAnswers } = browser
  await openPromise(page, 'administrator', 'Pembinaan SD')
  const arrivals = loseAnswers('/signature HTTP')
  await page.getByRole('button', { name: 'Tanda tangan', exact: true }).click()
  await submit(page)

  await page
    .getByRole('status')
    .filter({ hasText: 'Ditandatangani. Sekarang menunggu Drs. Surya Pratama, M.Pd.' })
    .waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(arrivals()).toBeGreaterThan(0)
})

it('the giver hands a promise back with a reason, and the receiver signs the new content', async () => {
  browser = await openBrowser(phone)
  await openPromise(browser.page, 'agencyHead', 'Pembinaan SD')
  await browser.page.getByRole('button', { name: 'Kembalikan' }).click()
  const handBack = browser.page.getByRole('dialog').getByRole('button', { name: 'Kembalikan' })
  await handBack.click()
  await browser.page.getByText('Tulis alasannya, satu kalimat pun cukup.').waitFor()
  await browser.page
    .getByLabel('Apa yang perlu diubah?')
    .fill('Targetnya masih sama dengan tahun lalu.')
  expect(await violations(browser.page)).toEqual([])
  await handBack.click()
  await browser.page
    .getByRole('status')
    .filter({ hasText: 'Dikembalikan. Tanda tangan pertama tidak berlaku lagi' })
    .waitFor()
  await browser.close()

  browser = await openBrowser(phone)
  const { page } = browser
  await openPromise(page, 'administrator', 'Pembinaan SD')
  await page.getByText('Targetnya masih sama dengan tahun lalu.').waitFor()
  await page.getByRole('button', { name: 'Tanda tangan', exact: true }).click()
  await submit(page)
  await page.getByRole('status').filter({ hasText: 'Ditandatangani. Sekarang menunggu' }).waitFor()
})

it('who cannot sign yet reads what is missing, and may say so with a reason', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await openPromise(page, 'administrator', 'Pembinaan SMP')
  const button = page.getByRole('button', { name: 'Tanda tangan', exact: true })
  await page.getByRole('link', { name: 'Lengkapi sekarang' }).waitFor()
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  expect([await sideways(page), await violations(page)]).toEqual([0, []])

  await page.getByRole('button', { name: 'Belum siap' }).click()
  await page
    .getByLabel('Apa yang membuat Anda belum siap?')
    .fill('Target belum dibahas dengan Bappeda.')
  await page.getByRole('dialog').getByRole('button', { name: 'Nyatakan belum siap' }).click()

  await page.getByRole('status').filter({ hasText: 'Tercatat belum siap.' }).waitFor()
  await page.getByRole('heading', { level: 1, name: /belum siap ditandatangani/ }).waitFor()
})

it(
  'the giver of a declined promise finds it among the tasks, reads why, and opens the talk ' +
    'again with a proposal',
  async () => {
    browser = await openBrowser(phone)
    const { page } = browser
    await signIn(page, 'agencyHead')
    await page.getByRole('link', { name: /^Baca alasannya: .* menyatakan belum siap$/ }).click()

    await page.getByText(/^Eko Nugroho, S\.Pd\. menyatakan belum siap pada/).waitFor()
    await page.getByText('Jawaban Anda ditunggu sejak hari ini.').waitFor()
    expect(await page.getByText('«Target belum dibahas dengan Bappeda.»').count()).toBe(1)
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await page.getByRole('button', { name: 'Buka pembahasan lagi' }).click()
    const open = page.getByRole('dialog').getByRole('button', { name: 'Buka pembahasan lagi' })
    await open.click()
    await page.getByText('Tulis usulannya, satu kalimat pun cukup.').waitFor()
    await page
      .getByLabel('Apa yang Anda usulkan?')
      .fill('Bappeda sudah setuju 85 persen. Kita bahas besok pagi.')
    expect(await violations(page)).toEqual([])
    await open.dblclick()
    await page
      .getByRole('status')
      .filter({ hasText: 'Pembahasan dibuka lagi. Sekarang menunggu Eko Nugroho, S.Pd.' })
      .waitFor()
    await page.getByRole('heading', { level: 1, name: /sedang dibahas\.$/ }).waitFor()
    await page.goto(onStage('/'))
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText(/menyatakan belum siap/).count()).toBe(0)
  },
)

it(
  'the receiver reads the proposal, sees after a second «belum siap» who is to answer, and ' +
    'may take it back',
  async () => {
    browser = await openBrowser(desktop)
    const { page } = browser
    await signIn(page, 'administrator')
    await page.getByText('Bappeda sudah setuju 85 persen. Kita bahas besok pagi.').waitFor()
    await page.getByRole('link', { name: /Pembahasan PK 2026 Anda dibuka lagi$/ }).click()
    await page.getByRole('button', { name: 'Belum siap' }).click()
    await page
      .getByLabel('Apa yang membuat Anda belum siap?')
      .fill('Surat Bappeda belum saya terima.')
    await page.getByRole('dialog').getByRole('button', { name: 'Nyatakan belum siap' }).click()
    await page.getByRole('status').filter({ hasText: 'Tercatat belum siap.' }).waitFor()
    await page.reload()

    await page.getByText(/^Anda menyatakan belum siap pada/).waitFor()
    await page.getByText('Drs. Surya Pratama, M.Pd. diminta menjawab sejak hari ini.').waitFor()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await page.getByRole('button', { name: 'Saya siap membahas lagi' }).click()
    await page.getByLabel('Apa yang sudah berubah?').fill('Suratnya sudah saya terima.')
    await page.getByRole('dialog').getByRole('button', { name: 'Saya siap membahas lagi' }).click()
    await page
      .getByRole('status')
      .filter({ hasText: 'Pembahasan dibuka lagi. PK ini kembali menunggu Anda.' })
      .waitFor()
    await page.getByRole('button', { name: 'Lanjutkan' }).click()
    await page.getByRole('button', { name: 'Tanda tangan', exact: true }).waitFor()
  },
)

it('the same promise signed in two windows at once is signed once, and both windows say so', async () => {
  browser = await openBrowser(desktop)
  const { page, context } = browser
  await openPromise(page, 'agencyHead', 'Pembinaan SD')
  const other = await context.newPage()
  await other.goto(page.url())
  const windows = [page, other]
  for (const window of windows) {
    await window.getByRole('button', { name: 'Tanda tangan', exact: true }).click()
    await field(window).fill(passphrase)
  }

  await Promise.all(windows.map((window) => call(window).click()))

  for (const window of windows)
    await window
      .getByRole('status')
      .filter({ hasText: /^Ditandatangani\. PK .* kini menopang PK Anda/ })
      .waitFor()
  const signings = page.getByRole('region', { name: 'Riwayat' }).getByText(/^Aktif/)
  await page.reload()
  await signings.first().waitFor()
  expect(await signings.count()).toBe(1)
})

it('a promise whose parent was agreed anew says so on its page and in the list, and who may mend it', async () => {
  browser = await openBrowser(phone)
  await openPromise(browser.page, 'mayor', 'Kepala Dinas Pendidikan')
  await browser.page.getByRole('button', { name: 'Kembalikan' }).click()
  await browser.page.getByLabel('Apa yang perlu diubah?').fill('Target dinas dinaikkan.')
  await browser.page.getByRole('dialog').getByRole('button', { name: 'Kembalikan' }).click()
  await browser.page.getByRole('status').filter({ hasText: 'Dikembalikan.' }).waitFor()
  await browser.close()
  browser = await openBrowser(phone)
  await openPromise(browser.page, 'agencyHead', 'Kepala Dinas Pendidikan')
  await browser.page.getByRole('button', { name: 'Tanda tangan', exact: true }).click()
  await submit(browser.page)
  await browser.page
    .getByRole('status')
    .filter({ hasText: 'Ditandatangani. Sekarang menunggu' })
    .waitFor()
  await browser.page
    .getByText('Satu perlu ditinjau')
    .or(browser.page.getByText(/, satu perlu ditinjau/))
    .waitFor()

  for (const size of [phone, desktop]) {
    await browser.close()
    browser = await openBrowser(size)
    const { page } = browser
    await signIn(page, 'administrator', '/perjanjian')
    if (size === phone) await page.getByText('Saringan lain').click()
    await page.getByRole('button', { name: 'Perlu ditinjau 1' }).click()
    await page.getByText('Satu PK cocok dengan saringan').waitFor()
    expect(await page.getByText('Perlu ditinjau', { exact: true }).count()).toBeGreaterThan(0)
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await page.getByRole('link', { name: /^Eko/ }).first().click()
    await page.getByText('Perlu ditinjau: PK atasan berubah sejak PK ini disepakati.').waitFor()
    await page.getByText(/^PK ini tetap berlaku seperti yang ditandatangani\./).waitFor()
    await page.getByRole('link', { name: 'Baca PK atasan' }).waitFor()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
  }
})

it.each(['light', 'dark'] as const)('the list of the mayor is readable (%s)', async (scheme) => {
  browser = await openBrowser(phone, scheme)
  const { page } = browser
  await signIn(page, 'mayor', '/tanda-tangan')

  await page
    .getByRole('heading', { level: 1, name: 'Dua PK menunggu tanda tangan Anda.' })
    .waitFor()
  await page
    .getByText(/Kepala Dinas Pendidikan menjanjikan «Meningkatnya mutu layanan S1»: satu indikator/)
    .waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
})

it('the mayor reads the list and signs everything in three taps', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'mayor')

  await page.getByRole('link', { name: 'Tanda tangani sekaligus' }).click()
  await page.getByRole('button', { name: 'Tanda tangani semua (2)' }).click()
  await field(page).fill(passphrase)
  expect(await violations(page)).toEqual([])
  await call(page).click()

  await page.getByRole('heading', { level: 1, name: 'Dua PK sudah ditandatangani.' }).waitFor()
  expect(
    await page
      .getByRole('list', { name: 'PK dalam tumpukan ini' })
      .getByText('Ditandatangani')
      .count(),
  ).toBe(2)
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page.goto(onStage('/tanda-tangan'))
  await page.getByText('Tidak ada PK yang menunggu tanda tangan Anda.').waitFor()
})

it('somebody without a certificate asks for one, the bureau confirms it', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official', '/sertifikat')
  await page.getByRole('button', { name: 'Minta sertifikat' }).click()
  await page.getByText(/sedikitnya 10 huruf\. Beberapa kata/).waitFor()
  await page.getByLabel('Kata sandi tanda tangan baru').fill('awan putih di atas laut')
  await page.getByLabel('Tulis sekali lagi', { exact: true }).fill('awan putih di atas laut')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Minta sertifikat' }).click()
  await page
    .getByRole('heading', { level: 1, name: 'Sertifikat Anda menunggu pengesahan orang kedua.' })
    .waitFor()
  await browser.close()

  browser = await openBrowser(desktop)
  await signIn(browser.page, 'bureau', '/sertifikat')
  await browser.page.getByRole('button', { name: 'Sahkan sertifikat Gita Permata, S.T.' }).click()
  await browser.page.getByText('Tidak ada permintaan yang menunggu.').waitFor()
  expect(await violations(browser.page)).toEqual([])
})

it('a stranger without script sees that it is genuine, and that a copy with one changed byte is not', async () => {
  browser = await openBrowser(desktop)
  await openPromise(browser.page, 'mayor', 'Kepala Dinas Pendidikan')
  await browser.page.getByRole('link', { name: 'Periksa keasliannya' }).click()
  await browser.page.waitForURL(/\/verifikasi\/UJI-[0-9A-Z]{27}$/)
  const address = browser.page.url()
  await browser.close()

  browser = await openBrowser(phone, 'light', false)
  const { page } = browser
  await page.goto(address)
  await page
    .getByRole('heading', {
      level: 1,
      name: /^Dokumen ini asli dan isinya tidak berubah sejak ditandatangani/,
    })
    .waitFor()
  expect(await page.getByText('TTE internal, tidak tersertifikasi').count()).toBe(1)
  expect(await page.getByText('19681102').count()).toBe(0)

  const link = page.getByRole('link', { name: /Buka PDF/ })
  const copy = await (
    await page.request.get(onStage((await link.getAttribute('href')) ?? ''))
  ).body()
  copy[Math.floor(copy.length / 3)] = (copy[Math.floor(copy.length / 3)] ?? 0) ^ 1
  await page
    .getByLabel('Berkas PDF')
    .setInputFiles({ name: 'kiriman.pdf', mimeType: 'application/pdf', buffer: copy })
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await page.getByRole('heading', { level: 1, name: 'Berkas ini tidak terbukti asli.' }).waitFor()
  await page.getByText('Isi dokumen tidak sama dengan yang ditandatangani.').waitFor()
})

it.each([
  ['phone', phone],
  ['desktop', desktop],
])('the public pages fit a %s and everybody', async (_, size) => {
  browser = await openBrowser(size)
  const { page } = browser
  for (const [path, name] of [
    ['/verifikasi', 'Periksa apakah sebuah dokumen asli.'],
    ['/verifikasi/TIDAK-ADA', 'Kode ini tidak dikenal di sini.'],
    ['/verifikasi/sertifikat', /sertifikat tanda tangan internal sedang berlaku/],
    ['/v/PK-2026-0002', /^Dokumen ini asli/],
  ] as const) {
    await page.goto(onStage(path))
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
  }
})
