import { createECDH, randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { PDF } from '@libpdf/core'
import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { agreementContract, signingContract } from '../src/rooms/agreements/index.ts'
import { certificateContract } from '../src/rooms/documents/index.ts'
import { sessionContract } from '../src/rooms/identity/index.ts'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, openBrowser, phone, signInAt } from './browser.ts'
import { clientAt } from './client.ts'
import { checkFile, resultOf, saveImport } from './import-steps.ts'
import * as files from './own-region.files.ts'
import type { Morning } from './own-region.stage.ts'

const { ownRegion: region } = inject('stage')
const chosen = 'sungai tenang di kota baru'
const passphrase = 'pena biru di saku kemeja'
const slips = new Map<string, string>()
const calls = () =>
  clientAt(region.url, {
    ...{ ...sessionContract, ...certificateContract, ...agreementContract, ...signingContract },
  })
const others = new Map<string, ReturnType<typeof calls>>()
const at = (path: string): string => `${region.url}${path}`

let first: Browser
let second: Browser
let mayor: Browser
beforeAll(async () => {
  ;[first, second, mayor] = await Promise.all([
    openBrowser(desktop),
    openBrowser(desktop),
    openBrowser(phone),
  ])
})
afterAll(() => Promise.all([first.close(), second.close(), mayor.close()]))

const signIn = (page: Page, name: string, password: string): Promise<void> =>
  signInAt(page, region.url, { name, password })

/** Signs in with the first password of the slip and chooses another. */
async function enter(page: Page, name: string): Promise<void> {
  const password = slips.get(name) ?? ''
  await signIn(page, name, password)
  await page.getByLabel('Kata sandi pertama').fill(password)
  await page.getByLabel('Kata sandi baru').fill(chosen)
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await page.getByText('Data Anda di sini.').waitFor()
}

/** Asks for a certificate on the page; answers the code to be read out. */
async function ask(page: Page): Promise<string> {
  await page.goto(at('/sertifikat'))
  await page.getByLabel('Kata sandi tanda tangan baru').fill(passphrase)
  await page.getByLabel('Tulis sekali lagi', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Minta sertifikat' }).click()
  return codeIn((await page.getByText('Kode pengesahan:').textContent()) ?? '')
}
const codeIn = (text: string): string => text.match(/[2-9A-Z]{3} ?[2-9A-Z]{3}$/)?.[0] ?? ''

/** The pairs of a name and a first password on a printed file of slips. */
async function readSlips(bytes: Uint8Array): Promise<[string, string][]> {
  const pages = (await PDF.load(bytes)).extractText().map(({ text }) => text)
  const words = (pattern: RegExp) => pages.flatMap((text) => text.match(pattern) ?? [])
  const names = words(/\b(?:\d{18}|wali\.kota)\b/g)
  const passwords = words(/\b[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}\b/g)
  return names.map((name, index) => [name, passwords[index] ?? ''])
}

it('everybody is imported and gets an account with a slip', async () => {
  const { page } = first
  await signIn(page, region.signIn, region.password)
  await checkFile(page, 'units', files.units, { berlaku: '2026-01-01' })
  expect(await resultOf(page)).toMatch(/enam perangkat daerah/)
  await saveImport(page)
  await checkFile(page, 'people', files.staff, { berlaku: '2026-01-01' })
  expect(await resultOf(page)).toMatch(/300 pegawai/)
  await saveImport(page)
  await checkFile(page, 'plan-matrix', files.annex, { rencana: 'RPJMD', tahun: '2026' })
  expect(await resultOf(page)).toMatch(/dua kinerja/i)
  await saveImport(page)
  await checkFile(page, 'plan-matrix', files.officePlans, { rencana: 'RENSTRA', tahun: '2026' })
  await resultOf(page)
  await saveImport(page)

  await page.goto(at('/pengguna'))
  await page.getByRole('heading', { level: 1, name: /300 orang belum punya akun/ }).waitFor()
  await page.getByRole('button', { name: 'Buka akun dan cetak slip' }).click()
  expect(await page.getByLabel(files.mayor).inputValue()).toBe('wali.kota')
  expect(await violations(page)).toEqual([])
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Buka dan unduh slip' }).click()
  for (const [name, password] of await readSlips(
    await buffer(await (await coming).createReadStream()),
  ))
    slips.set(name, password)
  await page.getByRole('heading', { level: 1, name: /300 belum pernah masuk/ }).waitFor()
  expect(slips.size).toBe(300)
})

const pledge = 'Janji ini kami buat di hadapan warga Maju Bersama.'

it('its papers carry the emblem, the letterhead and the words of the region', async () => {
  const { page } = first
  await page.goto(at('/pengaturan'))
  await page.getByLabel('Lambang').setInputFiles(files.emblem)
  await page.getByAltText('Lambang daerah').waitFor()
  await page.getByLabel('Kop surat').fill('Jalan Merdeka Nomor 1, Maju Bersama')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByText(/^Tersimpan\. PK yang dicetak/).waitFor()

  await page.goto(at('/pengaturan/kata-pk'))
  const words = page.getByLabel('Pernyataan', { exact: true })
  const own = await words.inputValue()
  await words.fill(`${own}\nKami {kepala_kampung} berjanji.`)
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page
    .getByText(/kepala_kampung/)
    .last()
    .waitFor()
  await words.fill(`${own}\n${pledge}`)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByText(/^Tersimpan\. Berlaku bagi PK/).waitFor()
})

it('roles come from a spreadsheet; a second administrator says yes, and has a second factor', async () => {
  const { page } = first
  await checkFile(page, 'grants', files.grants)
  await resultOf(page)
  await saveImport(page)

  const { page: other } = second
  await enter(other, files.nipOf(files.roles.administrator))
  await other.goto(at('/akun/faktor-kedua'))
  await other.getByRole('button', { name: 'Pasang kode ponsel' }).click()
  const secret = ((await other.locator('b.num').textContent()) ?? '').replace(/\s/g, '')
  await other.getByLabel('Kode', { exact: true }).fill(await generate({ secret }))
  await other.getByRole('button', { name: 'Pasang', exact: true }).click()
  await other.getByRole('button', { name: 'Sudah saya simpan' }).click()
  await other.goto(at('/kewenangan'))
  await other.getByRole('button', { name: /^Setujui Pengelola kepegawaian/ }).click()
  await other.getByText(/disetujui\.$/).waitFor()
})

it('everybody else signs in; who promises or holds a role chooses a password', async () => {
  const byBrowser = [files.nipOf(files.roles.administrator), 'wali.kota']
  const waiting = [...slips].filter(([name]) => !byBrowser.includes(name))
  const acting = new Set([...files.heads, files.nipOf(files.roles.personnel)])
  const enterNext = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [name, current] = next
      const client = calls()
      const session = await client.openSession({ signIn: name, password: current })
      expect('pending' in session || session.mustChangePassword).toBe(true)
      others.set(name, client)
      if (acting.has(name)) await client.changePassword({ current, next: chosen })
    }
  }
  await Promise.all(Array.from({ length: 8 }, enterNext))
  expect(others.size).toBe(298)
})

it('certificates are confirmed by two people through whose hands no account went', async () => {
  const { page } = second
  const codes = new Map<string, string>()
  await enter(mayor.page, 'wali.kota')
  codes.set(files.mayor, await ask(mayor.page))
  expect([await sideways(mayor.page), await violations(mayor.page)]).toEqual([0, []])
  for (const [index, head] of files.heads.entries()) {
    await others.get(head)?.requestCertificate({ passphrase })
    const { request } = (await others.get(head)?.readMyCertificate({})) ?? {}
    codes.set(files.nameOf(index), request?.characters ?? '')
  }
  await page.goto(at('/sertifikat'))
  for (const [name, code] of codes) {
    await page.getByRole('button', { name: `Sahkan dengan kode sertifikat ${name}` }).click()
    await page.getByLabel('Kode pengesahan').fill(code)
    await page.getByRole('dialog').getByRole('button', { name: 'Sahkan' }).click()
    await page.getByText(`Sertifikat ${name} disahkan.`).waitFor()
  }
  const own = await ask(page)
  const personnel = others.get(files.nipOf(files.roles.personnel))
  const { items } = (await personnel?.listWaitingCertificates({})) ?? { items: [] }
  const certificateId = items[0]?.certificate.id ?? ''
  const confirmed = await personnel?.confirmCertificate({ certificateId, characters: own })
  expect([items.length, confirmed?.state]).toEqual([1, 'CONFIRMED'])
})

/** A browser whose push service is the one of the stage: this machine reaches no other. */
async function takePushes({ context, page }: Browser): Promise<void> {
  await context.grantPermissions(['notifications'], { origin: region.url })
  const device = createECDH('prime256v1')
  const keys = {
    p256dh: device.generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  }
  await context.addInitScript(
    `PushManager.prototype.subscribe = async () => ({ toJSON: () => (${JSON.stringify({ endpoint: region.pushes, keys })}) })`,
  )
  await page.goto(at('/pemberitahuan/jalan'))
  await page.getByRole('button', { name: 'Terima di peramban ini' }).click()
  await page.getByText('Pemberitahuan akan tampil di peramban ini.').waitFor()
}

it("the mayor's phone is told of the promises that wait, and signs them in three taps", async () => {
  await takePushes(mayor)
  await first.page.goto(at('/perjanjian/kesiapan'))
  await first.page.getByRole('button', { name: 'Susun PK 2026' }).click()
  await first.page
    .getByRole('status')
    .filter({ hasText: /konsep dibuat/ })
    .waitFor()
  for (const name of files.heads) {
    const head = others.get(name)
    const { items } = (await head?.listQueue({})) ?? { items: [] }
    for (const { id } of items) await head?.signAgreement({ id, passphrase })
  }
  const round = await fetch(region.morning, { method: 'POST' })
  const { sent, arrived } = (await round.json()) as Morning
  expect(sent.map(({ title }) => title)).toEqual([
    'Enam perjanjian kinerja menunggu tanda tangan Anda.',
  ])
  expect(arrived).toEqual([new URL(region.pushes).pathname])

  // the first tap is on what the phone shows; the address people use leads here
  const { page } = mayor
  const { origin, pathname } = new URL(sent[0]?.link ?? '')
  expect(origin).toBe('https://pk.contoh.example')
  await page.goto(at(pathname))
  await page.getByRole('button', { name: /^Tanda tangani semua/ }).click()
  await page.getByLabel('Kata sandi tanda tangan', { exact: true }).fill(passphrase)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Tanda tangani/ })
    .click()
  await page.getByRole('heading', { level: 1, name: /PK sudah ditandatangani/ }).waitFor()
  const { items: signed } = (await others
    .get(files.heads[0] ?? '')
    ?.listAgreements({ year: 2026 })) ?? {
    items: [],
  }
  const paper = await page.request.get(at(`/api/agreements/${signed[0]?.id}/document`))
  const pdf = await PDF.load(new Uint8Array(await paper.body()))
  const printed = pdf.extractText().map(({ text }) => text.replace(/\s+/g, ' '))
  expect(printed[0]).toContain('Jalan Merdeka Nomor 1, Maju Bersama')
  expect(printed.join(' ')).toContain(pledge)
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
})

it('an operator reports a month on one screen; the mayor says yes, and sees it in the control room', async () => {
  const { page, context } = second
  await context.clearCookies()
  await enter(page, files.nipOf(files.roles.operator + 1))
  await page.goto(at('/pengukuran/isian?bulan=2026-10'))
  await page
    .getByRole('textbox', { name: /^Realisasi: / })
    .first()
    .fill('72,5')
  await page.getByRole('button', { name: /^Kirim (1|satu) angka/ }).click()
  await page.getByText(/Satu angka terkirim/).waitFor()

  const { page: phonePage } = mayor
  await phonePage.goto(at('/pengukuran/periksa'))
  await phonePage.getByRole('link', { name: /^Periksa: Persentase layanan/ }).click()
  await phonePage.getByRole('button', { name: 'Sahkan' }).click()
  await phonePage.getByRole('heading', { name: /sudah disahkan/ }).waitFor()
  await phonePage.goto(at('/ruang-kendali?tahun=2026&bulan=10'))
  await phonePage.getByText(/^90,6/).first().waitFor()
  expect([await sideways(phonePage), await violations(phonePage)]).toEqual([0, []])
})
