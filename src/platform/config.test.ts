import { availableParallelism } from 'node:os'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

const processes = (text?: string): number | undefined =>
  readConfig({
    AMANAH_DATA: '/nowhere',
    SESSION_SECRET: 'a secret only for tests, long enough to sign',
    AUTHORITY_KEY: Buffer.alloc(32, 7).toString('base64url'),
    ...(text === undefined ? {} : { AMANAH_PROCESSES: text }),
  }).processes

it('leaves the number of processes to the command, or takes one to four, or one for every core', () => {
  expect([processes(), processes(''), processes('1'), processes('4')]).toEqual([
    undefined,
    undefined,
    1,
    4,
  ])
  expect(processes('auto')).toBe(Math.min(4, availableParallelism()))
})

it.each(['0', '5', '1.5', '-1', 'dua'])('refuses %s processes', (text) => {
  expect(() => processes(text)).toThrow(`bilangan 1–4, bukan «${text}»`)
})
