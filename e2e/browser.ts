import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { CastMember } from './stage.setup.ts'

const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path))
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Phone and desktop as people hold them. */
export const phone = { width: 390, height: 844 }
export const desktop = { width: 1440, height: 900 }

/** A fresh Chromium with a profile of its own. */
export type Browser = { context: BrowserContext; page: Page; close: () => Promise<void> }

/** Opens the system's Chromium at a size, in Indonesian, with reduced motion so that pictures stand still; or without script. */
export async function openBrowser(
  viewport = desktop,
  colorScheme: 'light' | 'dark' = 'light',
  javaScriptEnabled = true,
): Promise<Browser> {
  if (!executablePath)
    throw new Error('Chromium tidak ditemukan. Pasang dengan: apt-get install chromium')
  const profile = mkdtempSync(join(tmpdir(), 'amanah-peramban-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: flags,
    viewport,
    colorScheme,
    javaScriptEnabled,
    locale: 'id-ID',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    context,
    page,
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Signs a member of the cast in, through the page, as that person would. */
export async function signIn(page: Page, member: CastMember, at = '/'): Promise<void> {
  const stage = inject('stage')
  await page.goto(`${stage.url}/masuk?kembali=${encodeURIComponent(at)}`)
  await page.getByLabel('Nama masuk').fill(stage.signIn[member])
  await page.getByLabel('Kata sandi', { exact: true }).fill(stage.password)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'))
}

/** Address of a page on the stage. */
export const onStage = (path: string): string => `${inject('stage').url}${path}`
