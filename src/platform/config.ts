import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { Refused, refusal } from '../kernel/refusal.ts'
import { type LogLevel, readLogLevel } from './operations/log.ts'
import { whyNotAddress } from './outbox/caller.ts'
import type { OutboxSettings } from './outbox/outbox.ts'

/** What the environment decides; every value has a safe default (`product.md` §7). */
export type Config = {
  host: string
  port: number
  databaseUrl: string | undefined
  dataDirectory: string
  publicUrl: string
  /** `PUBLIC_URL` as somebody wrote it: the first address of the first region. */
  givenUrl: string | undefined
  sessionSecret: string
  /** 32 bytes that seal the keys of the embedded authority. */
  authorityKey: Uint8Array
  /** Whether that key comes from outside the data folder, so that a stolen folder signs nothing. */
  authorityKeyApart: boolean
  demoAllowed: boolean
  logLevel: LogLevel
  /** How mail, WhatsApp and pushes leave (`docs/operations/notices.md`). */
  outbox: OutboxSettings
  /** With it `/metrics` may be read from elsewhere. */
  metricsToken: string | undefined
  /** How many processes answer requests; `undefined` where the command decides. */
  processes: number | undefined
}

function whole(text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Refused(
      refusal('platform/port', 500, `PORT harus bilangan 0–65535, bukan «${text}».`),
    )
  return port
}

/** More would ask a database for more connections than it gives by default, and let somebody who
 * never failed be refused for signing in five times at once (decision 0037). */
const mostProcesses = 4

/** One process for every core, up to four. */
export const processesHere = (): number => Math.min(mostProcesses, availableParallelism())

function processesOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const count = text === 'auto' ? processesHere() : Number(text)
  if (!Number.isInteger(count) || count < 1 || count > mostProcesses)
    throw new Refused(
      refusal(
        'platform/processes',
        500,
        `AMANAH_PROCESSES harus «auto» atau bilangan 1–${mostProcesses}, bukan «${text}».`,
      ),
    )
  return count
}

/** A secret of this installation: read from its file, or made once (mode 0600); never a
 * constant. */
function keptSecret(dataDirectory: string, name: string): string {
  const file = join(dataDirectory, name)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}

/** `AUTHORITY_KEY`, or the file that `AUTHORITY_KEY_FILE` names. */
function givenAuthorityKey({ AUTHORITY_KEY: key, AUTHORITY_KEY_FILE: file }: NodeJS.ProcessEnv) {
  if (key || !file) return key || undefined
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Refused(
      refusal(
        'platform/authority-key',
        500,
        `AUTHORITY_KEY_FILE menunjuk «${file}», tetapi berkas itu tidak dapat dibaca.`,
      ),
    )
  }
}

/** The key of the embedded authority: given (32 bytes in base64url), or made once and kept beside
 * the data (mode 0600). */
function authorityKeyOf(env: NodeJS.ProcessEnv, dataDirectory: string): Uint8Array {
  const key = Buffer.from(
    givenAuthorityKey(env) ?? keptSecret(dataDirectory, 'authority-key'),
    'base64url',
  )
  if (key.length !== 32)
    throw new Refused(
      refusal('platform/authority-key', 500, 'AUTHORITY_KEY harus 32 bita acak dalam base64url.'),
    )
  return new Uint8Array(key)
}

/** The ways out: a mail server, a gateway to WhatsApp. Refuses half a setting. */
function outboxOf(env: NodeJS.ProcessEnv, dataDirectory: string, contact: string): OutboxSettings {
  const { MAIL_URL: mailUrl, MAIL_FROM: mailFrom, WHATSAPP_URL: url, WHATSAPP_SECRET: secret } = env
  if (mailUrl && (!/^smtps?:\/\//.test(mailUrl) || !mailFrom))
    throw new Refused(
      refusal(
        'platform/mail',
        500,
        'MAIL_URL harus smtp:// atau smtps://, dan MAIL_FROM harus diisi.',
      ),
    )
  if (url && (whyNotAddress(url) || (secret ?? '').length < 16))
    throw new Refused(
      refusal(
        'platform/whatsapp',
        500,
        'WHATSAPP_URL harus alamat https umum, dan WHATSAPP_SECRET sedikitnya 16 huruf acak.',
      ),
    )
  return {
    mailUrl: mailUrl || undefined,
    mailFrom: mailFrom || '',
    whatsappUrl: url || undefined,
    whatsappSecret: secret || undefined,
    pushKeysFile: join(dataDirectory, 'push-keys'),
    contact: contact.startsWith('https://') ? contact : `mailto:${mailFrom || 'amanah@localhost'}`,
  }
}

/** Where data lies unless `AMANAH_DATA` says otherwise: outside a clone when run as root, because
 * the database runs as another user. */
export function dataDirectoryOf(env: NodeJS.ProcessEnv): string {
  if (env.AMANAH_DATA) return resolve(env.AMANAH_DATA)
  return process.getuid?.() === 0
    ? '/var/lib/amanah'
    : resolve(import.meta.dirname, '../..', '.amanah')
}

/** Reads the configuration; refuses an impossible `PORT` or a `SESSION_SECRET` shorter than 32
 * characters. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const dataDirectory = dataDirectoryOf(env)
  const host = env.HOST || '127.0.0.1'
  const port = whole(env.PORT, 8080)
  if (env.SESSION_SECRET && env.SESSION_SECRET.length < 32)
    throw new Refused(
      refusal(
        'platform/session-secret',
        500,
        'SESSION_SECRET terlalu pendek: pakai sedikitnya 32 huruf acak.',
      ),
    )
  if (env.METRICS_TOKEN && env.METRICS_TOKEN.length < 16)
    throw new Refused(
      refusal(
        'platform/metrics-token',
        500,
        'METRICS_TOKEN terlalu pendek: pakai sedikitnya 16 huruf acak.',
      ),
    )
  const publicUrl = (
    env.PUBLIC_URL || `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`
  ).replace(/\/$/, '')
  return {
    host,
    port,
    databaseUrl: env.DATABASE_URL || undefined,
    dataDirectory,
    publicUrl,
    outbox: outboxOf(env, dataDirectory, publicUrl),
    givenUrl: env.PUBLIC_URL || undefined,
    sessionSecret: env.SESSION_SECRET || keptSecret(dataDirectory, 'session-secret'),
    authorityKey: authorityKeyOf(env, dataDirectory),
    authorityKeyApart: givenAuthorityKey(env) !== undefined,
    demoAllowed: env.AMANAH_DEMO === '1',
    logLevel: readLogLevel(env.LOG_LEVEL),
    metricsToken: env.METRICS_TOKEN || undefined,
    processes: processesOf(env.AMANAH_PROCESSES),
  }
}
