import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, type Browser as Chromium, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { type Line, layLine } from './line.ts'
import type { CastMember } from './stage.setup.ts'

/** Phone and desktop as people hold them. */
export const phone = { width: 390, height: 844 }
export const desktop = { width: 1440, height: 900 }

/** The built file a part of the pages travels in: `assets/….js`. */
export function partFile(part: string): string {
  const manifest = readFileSync(join(import.meta.dirname, '../dist/web/manifest.json'), 'utf8')
  return (JSON.parse(manifest) as Record<string, { file: string }>)[part]?.file ?? part
}

/** A fresh profile of its own in the one Chromium of the run, whose line to the server can be cut
 * and mended. */
export type Browser = {
  context: BrowserContext
  page: Page
  cut: () => Promise<void>
  mend: () => Promise<void>
  loseAnswers: Line['loseAnswers']
  close: () => Promise<void>
}

let chromiumHere: Promise<Chromium> | undefined

/** Opens a profile at a size, in Indonesian, with reduced motion so that pictures stand still; or
 * without script. */
export async function openBrowser(
  viewport = desktop,
  colorScheme: 'light' | 'dark' = 'light',
  javaScriptEnabled = true,
): Promise<Browser> {
  chromiumHere ??= chromium.connect(inject('chromium'))
  const line = await layLine()
  const context = await (await chromiumHere).newContext({
    proxy: { server: line.url },
    viewport,
    colorScheme,
    javaScriptEnabled,
    locale: 'id-ID',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  let isCut = false
  /** Chromium 150 forgets that it is offline in a page its service worker answers, and hears it
   * only as a change. */
  const remind = async (): Promise<void> => {
    if (!isCut || page.isClosed() || !(await page.evaluate('navigator.onLine'))) return
    await context.setOffline(false)
    await context.setOffline(isCut)
  }
  page.on('domcontentloaded', () => void remind().catch(() => undefined))
  return {
    context,
    page,
    cut: async () => {
      isCut = true
      line.cut()
      await context.setOffline(true)
    },
    mend: async () => {
      await remind()
      isCut = false
      line.mend()
      await context.setOffline(false)
    },
    loseAnswers: line.loseAnswers,
    close: async () => {
      await context.close()
      line.close()
    },
  }
}

/** Signs somebody in through the page, as a person does, on the way to another. */
export async function signInAt(
  page: Page,
  url: string,
  { name, password, at = '/' }: { name: string; password: string; at?: string },
): Promise<void> {
  await page.goto(`${url}/masuk?kembali=${encodeURIComponent(at)}`)
  await page.getByLabel('Nama masuk').fill(name)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL(({ pathname }) => pathname !== '/masuk')
}

/** Signs a member of the cast in. */
export function signIn(page: Page, member: CastMember, at = '/'): Promise<void> {
  const { url, signIn, password } = inject('stage')
  return signInAt(page, url, { name: signIn[member], password, at })
}

/** Address of a page on the stage. */
export const onStage = (path: string): string => `${inject('stage').url}${path}`
