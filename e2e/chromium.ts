import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one Chromium of the run listens. */
    chromium: string
  }
}

/** `CHROMIUM=/path npm run e2e` tries another one than the system's. */
const executablePath =
  process.env.CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  )
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Before the stories: starts the system's Chromium once for all; each opens a profile of its own in
 * it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!executablePath)
    throw new Error('Chromium tidak ditemukan. Pasang dengan: apt-get install chromium')
  const browser = await chromium.launchServer({ executablePath, headless: true, args: flags })
  project.provide('chromium', browser.wsEndpoint())
  return () => browser.close()
}
