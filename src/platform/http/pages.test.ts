import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { servePages } from './pages.ts'
import { openServer } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'amanah-halaman-'))
let app: FastifyInstance

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Amanah</title>')
  writeFileSync(join(folder, 'sw.js'), 'self.addEventListener("fetch", () => undefined)')
  writeFileSync(join(folder, 'amanah.webmanifest'), '{"name":"Amanah"}')
  writeFileSync(join(folder, 'assets/entry-1a2b.js'), 'export {}')
  writeFileSync(join(folder, 'assets/entry-1a2b.js.br'), brotliCompressSync('export {}'))
  app = await openServer({
    secret: 'secret of at least thirty-two characters',
    log: false,
    requestsPerMinute: 10_000,
  })
  await servePages(app, folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const asPage = { accept: 'text/html' }

describe('headers of the pages', () => {
  it.each([
    ['/', 'text/html', 'no-cache'],
    ['/pengukuran/m1/2026-05', 'text/html', 'no-cache'],
    ['/sw.js', 'application/javascript', 'no-cache'],
    ['/amanah.webmanifest', 'application/manifest+json', 'no-cache'],
    ['/assets/entry-1a2b.js', 'application/javascript', 'public, max-age=31536000, immutable'],
  ])('%s: %s, %s', async (url, type, cache) => {
    const { statusCode, headers } = await app.inject({ url, headers: asPage })

    expect([statusCode, headers['cache-control']]).toEqual([200, cache])
    expect(headers['content-type']).toContain(type)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it('answers with the compressed twin to who can read it, under the same rules', async () => {
    const url = '/assets/entry-1a2b.js'
    const { headers, rawPayload } = await app.inject({
      url,
      headers: { 'accept-encoding': 'gzip, deflate, br, zstd' },
    })
    const plain = await app.inject({ url })

    expect([headers['content-encoding'], plain.headers['content-encoding']]).toEqual([
      'br',
      undefined,
    ])
    expect([brotliDecompressSync(rawPayload).toString(), plain.body]).toEqual([
      'export {}',
      'export {}',
    ])
    expect([headers['content-type'], headers['cache-control']]).toEqual([
      plain.headers['content-type'],
      plain.headers['cache-control'],
    ])
    expect(headers.vary).toContain('accept-encoding')
  })

  it('lets workers, scripts and manifest come from here only, nothing inline', async () => {
    const policy = String((await app.inject({ url: '/' })).headers['content-security-policy'])

    expect(policy).not.toContain('unsafe')
    for (const one of [
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "connect-src 'self'",
    ])
      expect(policy.split(';')).toContain(one)
  })

  it('answers an unchanged shell with 304, so that a reload costs one round trip', async () => {
    const { headers } = await app.inject({ url: '/' })
    const again = await app.inject({
      url: '/tugas',
      headers: { ...asPage, 'if-none-match': String(headers.etag) },
    })

    expect(again.statusCode).toBe(304)
  })

  it.each([
    ['a part of an older build', '/assets/entry-old.js', 404],
    ['an address of the API', '/api/nowhere', 404],
    ['an office whose code has points', '/anggaran/v1/1.01.0.00.0.00.01.0000', 200],
  ])('%s: %s gives %i', async (_, url, status) =>
    expect((await app.inject({ url, headers: asPage })).statusCode).toBe(status),
  )
})

it('counts only what is computed against the limit of an address', async () => {
  const strict = await openServer({
    secret: 'secret of at least thirty-two characters',
    log: false,
    requestsPerMinute: 2,
  })
  strict.get('/api/angka', async () => ({}))
  strict.get('/verifikasi', async () => ({}))
  await servePages(strict, folder)
  const statuses = async (url: string): Promise<number[]> => {
    const answers: number[] = []
    for (let i = 0; i < 4; i++)
      answers.push((await strict.inject({ url, headers: asPage })).statusCode)
    return answers
  }

  expect(await statuses('/assets/entry-1a2b.js')).toEqual([200, 200, 200, 200])
  expect(await statuses('/')).toEqual([200, 200, 200, 200])
  expect(await statuses('/api/angka')).toEqual([200, 200, 429, 429])
  expect(await statuses('/%61pi/angka')).toEqual([429, 429, 429, 429])
  expect(await statuses('/verifikasi?kode=TA-1')).toEqual([429, 429, 429, 429])
  await strict.close()
})
