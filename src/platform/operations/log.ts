import cluster from 'node:cluster'
import Fastify, { type FastifyBaseLogger } from 'fastify'
import { Refused, refusal } from '../../kernel/refusal.ts'

/** How much is told; `silent` for tests. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Reads `LOG_LEVEL`; refuses a word that is none. */
export function readLogLevel(text: string | undefined): LogLevel {
  const level = logLevels.find((one) => one === (text || 'info'))
  if (level) return level
  throw new Refused(
    refusal(
      'platform/log-level',
      500,
      `LOG_LEVEL harus salah satu dari ${logLevels.join(', ')}, bukan «${text}».`,
    ),
  )
}

type Told = { type: string; code?: string; message: string; stack: string; cause?: Told }

/** Classes of PostgreSQL errors whose message quotes the value somebody typed. */
const quoting = /^(22|23)/

const withoutValues = (text: string, code: unknown): string =>
  typeof code === 'string' && quoting.test(code) ? text.replace(/: ".*"/gs, ': "…"') : text

/** An error as the log keeps it: its kind, code, message and stack, and what caused it. What the
 * database adds beside the message (`detail`, the row that clashed) and values it quotes are left
 * out: they are people's data. A refusal's sentence may name things too; its code says enough. */
export function errorForLog(error: unknown, depth = 3): Told {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something was thrown that is no error', stack: '' }
  const { name, stack = '', cause } = error
  const code: unknown =
    error instanceof Refused ? error.refusal.code : (error as { code?: unknown }).code
  const message = error instanceof Refused ? error.refusal.code : withoutValues(error.message, code)
  const frames = stack.split('\n').filter((text) => /^\s+at /.test(text))
  return {
    type: name,
    ...(typeof code === 'string' ? { code } : {}),
    message,
    stack: [`${name}: ${message}`, ...frames].join('\n'),
    ...(cause === undefined || depth === 0 ? {} : { cause: errorForLog(cause, depth - 1) }),
  }
}

/** How the server's own logger is opened: one JSON object a line on standard output; of several
 * processes each says which it is. */
export function loggerOf(level: LogLevel, stream?: { write: (line: string) => void }) {
  if (level === 'silent') return false
  const timestamp = (): string => `,"time":"${new Date().toISOString()}"`
  return {
    level,
    base: cluster.isWorker ? { pid: process.pid } : null,
    timestamp,
    serializers: { err: (error: unknown) => errorForLog(error) },
    ...(stream ? { stream } : {}),
  }
}

/** A log for what happens beside any request. */
export const openLog = (level: LogLevel): FastifyBaseLogger =>
  Fastify({ logger: loggerOf(level) }).log
