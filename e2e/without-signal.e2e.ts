import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { servePages } from '../src/platform/http/pages.ts'
import { openServer } from '../src/platform/http/server.ts'
import { smallMeasure } from '../src/testing/further-measure.ts'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, partFile, phone, signIn } from './browser.ts'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function opened(size: typeof phone): Promise<Browser> {
  const browser = await openBrowser(size)
  open.push(browser.close)
  return browser
}

/** The worker has taken over, and has everything it fetches beforehand. The browser's own words are
 * text here: the compiler of stories knows Node. */
const shellKept = (page: Page): Promise<unknown> =>
  page.evaluate(`navigator.serviceWorker.ready.then(async () => {
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
  })`)

/** Everything the pages left on the device, as one text: words, names of files, cached
 * addresses. */
const onDevice = (page: Page): Promise<string> =>
  page.evaluate<string>(`(async () => {
    const cached = []
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) cached.push(url)
    return [...Object.entries(localStorage), ...Object.entries(sessionStorage), ...cached].flat().join('\\n')
  })()`)

const heading = (page: Page, words: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: words })
const figure = onStage(`/pengukuran/${smallMeasure('M1')}/2026-01`)
const value = (page: Page) => page.getByRole('textbox', { name: /^Realisasi/ })

it('opens without signal on the phone: what was typed is there, is sent once when the signal returns', async () => {
  const { page, cut, mend } = await opened(phone)
  await signIn(page, 'operator', '/pengukuran')
  await shellKept(page)
  await page.goto(figure)
  await value(page).waitFor()
  await cut()
  await value(page).fill('7')
  await page.locator('output').getByText('7 orang').waitFor()
  await page.getByText('Tersimpan di perangkat ini.').first().waitFor()

  await page.reload()
  await page.getByText('Tanpa sinyal.', { exact: true }).waitFor()
  await page.getByText('dipulihkan dari perangkat ini').waitFor()
  expect(await value(page).inputValue()).toBe('7')
  await page.locator('output').getByText('7 orang').waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])

  await page.goto(onStage('/pohon'))
  await page.getByRole('link', { name: 'Satu isian di perangkat ini' }).click()
  await page.getByRole('link', { name: /^Guru yang mengikuti pelatihan, Januari 2026/ }).click()
  let sent = 0
  page.on('response', (response) => {
    if (response.request().method() === 'PUT') sent += 1
  })
  await page.getByRole('button', { name: 'Kirim' }).click()
  await page.getByText('terkirim sendiri saat tersambung').first().waitFor()
  await page.reload()
  await page.getByText('terkirim sendiri saat tersambung').first().waitFor()
  await mend()
  await heading(page, /menunggu diperiksa\.$/).waitFor()

  expect([
    sent,
    await page.getByText(/Melaporkan 7/).count(),
    await page.getByText('Versi 2').count(),
  ]).toEqual([1, 1, 0])
  expect(await page.getByText('Tanpa sinyal.').count()).toBe(0)
})

it(
  'leaves nothing of a person on the device after signing out, also when that happened ' +
    'without signal',
  async () => {
    const { page, context, cut, mend } = await opened(desktop)
    await signIn(page, 'administrator', '/')
    await shellKept(page)
    const name = await page.locator('summary .sr-only').textContent()
    const person = (name ?? '').replace('Akun ', '')
    await page.reload()
    expect(await onDevice(page)).toContain(person)

    await cut()
    await page.reload()
    await page.getByText('Tanpa sinyal.', { exact: true }).waitFor()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    await page.locator('summary', { hasText: person }).click()
    await page.getByRole('button', { name: 'Keluar', exact: true }).click()
    await page.getByText('Tidak ada data Anda yang tersisa di perangkat ini.').waitFor()
    expect([await sideways(page), await violations(page)]).toEqual([0, []])
    const kept = await onDevice(page)
    expect([
      kept.includes(person),
      kept.includes('/api/'),
      kept.includes('amanah:jawaban'),
    ]).toEqual([false, false, false])
    await page.goto(onStage('/'))
    await page.getByLabel('Nama masuk').waitFor()

    await mend()
    await page.waitForFunction(() => localStorage.getItem('amanah:keluar') === null)
    await page.goto(onStage('/'))
    await page.getByLabel('Nama masuk').waitFor()
    expect((await context.request.get(onStage('/api/session'))).status()).toBe(401)
  },
)

it('says so when nobody is known and there is no signal', async () => {
  const { page, cut } = await opened(phone)
  await page.goto(onStage('/masuk'))
  await shellKept(page)
  await cut()
  await page.goto(onStage('/pengukuran'))

  await heading(page, 'Tanpa sinyal.').waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page.goto(onStage('/verifikasi/abc')).then(
    () => expect.unreachable('a public page is never taken from the device'),
    (error: Error) => expect(error.message).toContain('net::ERR_'),
  )
})

/** The built pages, copied so that they can be deployed anew: every script gets another name, as
 * when all changed. */
async function aSite(): Promise<{ url: string; folder: string; deploy: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-situs-'))
  cpSync(join(import.meta.dirname, '../dist/web'), folder, { recursive: true })
  const listen = async (port: number) => {
    const app = await openServer({
      secret: 'only for a site in a story, long enough',
      log: false,
      requestsPerMinute: 10_000,
    })
    await servePages(app, folder)
    await app.listen({ port, host: '127.0.0.1' })
    return app
  }
  let app = await listen(0)
  const { port } = app.server.address() as AddressInfo
  open.push(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })
  const deploy = async (): Promise<void> => {
    app.server.closeAllConnections()
    await app.close()
    const old = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'))
    const renamed = old.map((name) => [name, name.replace('-', '-baru-')] as const)
    for (const [name, next] of renamed)
      renameSync(join(folder, 'assets', name), join(folder, 'assets', next))
    const texts = [
      'index.html',
      'sw.js',
      ...readdirSync(join(folder, 'assets')).flatMap((name) =>
        name.endsWith('.js') ? `assets/${name}` : [],
      ),
    ]
    for (const file of texts) {
      const text = renamed.reduce(
        (words, [name, next]) => words.replaceAll(name, next),
        readFileSync(join(folder, file), 'utf8'),
      )
      writeFileSync(
        join(folder, file),
        file === 'sw.js' ? text.replace('version:`', 'version:`baru-') : text,
      )
    }
    app = await listen(port)
  }
  return { url: `http://127.0.0.1:${port}`, folder, deploy }
}

it(
  'takes over cleanly after a new deployment: an open page whose part is gone is loaded anew ' +
    'once, and old files leave',
  async () => {
    const site = await aSite()
    const { page } = await opened(desktop)
    await page.goto(`${site.url}/masuk`)
    await shellKept(page)
    const before = await onDevice(page)
    expect(before).toMatch(/assets\/index-(?!baru)/)

    await site.deploy()
    await page.evaluate(
      `history.pushState(null, '', '/kata-sandi'); dispatchEvent(new PopStateEvent('popstate')); undefined`,
    )
    await page.locator('script[src*="index-baru"]').waitFor({ state: 'attached' })

    expect(await page.locator('script[src*="index-baru"]').count()).toBe(1)
    await expect
      .poll(() => onDevice(page), { timeout: 15_000 })
      .not.toMatch(/assets\/index-(?!baru).*\.js/)
    expect(await onDevice(page)).toContain('assets/index-baru-')
  },
)

it('never shows a white page where a part stays missing: one reload, then a sentence', async () => {
  const site = await aSite()
  const { page } = await opened(desktop)
  await page.goto(`${site.url}/masuk`)
  await shellKept(page)
  const part = join(site.folder, partFile('identity/NewPasswordPage.tsx'))
  for (const twin of ['', '.br', '.gz']) rmSync(part + twin)
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  await page.goto(`${site.url}/kata-sandi`)

  await page.getByText('Halaman ini belum dapat dimuat.').waitFor()
  expect(loads).toBe(2)
})

it('says so where the application itself does not come', async () => {
  const site = await aSite()
  const { page } = await opened(phone)
  for (const name of readdirSync(join(site.folder, 'assets')))
    if (/^index-.*\.js/.test(name)) rmSync(join(site.folder, 'assets', name))
  await page.goto(`${site.url}/masuk`)
  const words = page.getByText('Amanah belum dapat dibuka')
  expect(await words.isVisible()).toBe(false)

  await words.waitFor()
  expect(await sideways(page)).toBe(0)
})
