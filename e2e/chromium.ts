import { existsSync } from 'node:fs'
import { type BrowserServer, chromium } from 'playwright-core'

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

/** Starts the system's Chromium once for all stories; each opens a profile of its own in it. */
export async function startChromium(): Promise<BrowserServer> {
  if (!executablePath)
    throw new Error('Chromium tidak ditemukan. Pasang dengan: apt-get install chromium')
  return chromium.launchServer({ executablePath, headless: true, args: flags })
}
