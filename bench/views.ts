import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { type BenchResult, percentilesOf, rounded } from '../src/commands/bench.ts'
import { readAccounts } from '../src/commands/demo/accounts.ts'
import { seedDemonstration } from '../src/commands/demo/seed-demonstration.ts'
import { listen, openInstallation } from '../src/main.ts'
import { readConfig } from '../src/platform/config.ts'
import { matchPath } from '../src/web/platform/address.ts'

/** Kilobytes, compressed, that the server may send to feed the first view of any page. */
const limit = 60
const port = 8199

/** The pages of the application, by their addresses; those with a parameter last. */
const patterns = (): string[] =>
  [
    ...readFileSync(new URL('../src/web/routes.tsx', import.meta.url), 'utf8').matchAll(
      /page\('([^']+)'/g,
    ),
  ]
    .map(([, path = '']) => path)
    .filter((path) => path !== '/masuk' && path !== '/kata-sandi')
    .toSorted((a, b) => a.split(':').length - b.split(':').length)

type Fed = { path: string; kilobytes: number; ms: number }

/** Opens a page and adds up what came from the server for it, as it travelled. */
async function fed(page: Page, url: string, path: string): Promise<Fed> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const answers = new Set<string>()
  let bytes = 0
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.startsWith(`${url}/api/`)) answers.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (answers.has(requestId)) bytes += encodedDataLength
  })
  const began = performance.now()
  await page.goto(url + path, { waitUntil: 'networkidle' })
  const ms = performance.now() - began
  await devtools.detach()
  return { path, kilobytes: rounded(bytes / 1024), ms }
}

/** Every page once; one with a parameter by the first link to it that another page showed. */
async function everyPage(page: Page, url: string): Promise<Fed[]> {
  const links: string[] = []
  const all: Fed[] = []
  for (const pattern of patterns()) {
    const path = pattern.includes(':')
      ? links.find((link) => matchPath(pattern, link) && !patterns().includes(link))
      : pattern
    if (path === undefined) continue
    all.push(await fed(page, url, path))
    links.push(
      ...(await page.evaluate<string[]>(
        `[...document.querySelectorAll('main a[href^="/"]')].map((link) => link.pathname)`,
      )),
    )
  }
  return all
}

/** How much the server sends for the first view of each page, on the demonstration region; the
 * heaviest counts. */
export async function run(): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-bench-'))
  const config = {
    ...readConfig({ AMANAH_DATA: directory, PORT: String(port) }),
    demoAllowed: true,
    logLevel: 'warn' as const,
  }
  const installation = await openInstallation(config, () => undefined)
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    await seedDemonstration(installation, config, () => undefined)
    const app = await listen(installation, config)
    const me = readAccounts(directory)?.find(({ role }) => role === 'organisation-bureau')
    const url = `http://127.0.0.1:${port}`
    const page = await browser.newPage({ serviceWorkers: 'block' })
    await page.goto(`${url}/masuk`)
    await page.getByLabel('Nama masuk').fill(me?.signIn ?? '')
    await page.getByLabel('Kata sandi', { exact: true }).fill(me?.password ?? '')
    await page.getByRole('button', { name: 'Masuk' }).click()
    await page.waitForURL(`${url}/`)
    const all = (await everyPage(page, url)).toSorted((a, b) => b.kilobytes - a.kilobytes)
    await app.close()
    const heaviest = all[0]?.kilobytes ?? Number.NaN
    return {
      name: 'views',
      value: heaviest,
      unit: 'KB',
      limit,
      ratio: rounded(limit / heaviest),
      against: {},
      ...percentilesOf(all.map(({ ms }) => ms)),
      notes: all.map(({ path, kilobytes }) => `${path} ${kilobytes}`).join(', '),
    }
  } finally {
    await browser.close()
    await installation.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
