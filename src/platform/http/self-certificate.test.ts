import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { selfCertificate } from './self-certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'amanah-tls-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const now = new Date()
const names = ['localhost', '127.0.0.1', 'aula.local']

it('is made once, kept with mode 0600, and made again for other addresses or before its end', async () => {
  const first = await selfCertificate(folder, now, names)
  const year = new Date(now.getTime() + 370 * 86_400_000)

  expect(await selfCertificate(folder, now, names)).toEqual(first)
  expect(statSync(join(folder, 'tls-self.pem')).mode & 0o777).toBe(0o600)
  const moved = await selfCertificate(folder, now, [...names, '10.0.0.7'])
  expect(moved.cert).not.toBe(first.cert)
  expect((await selfCertificate(folder, year, names)).cert).not.toBe(moved.cert)
})

it('is what a client takes that trusts it, under each of its names and no other', async () => {
  const { key, cert } = await selfCertificate(folder, now, names)
  const server = createServer({ key, cert }, (_, answer) => answer.end('aman'))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const ask = (servername: string): Promise<string> =>
    new Promise((resolve, reject) => {
      get(
        {
          host: '127.0.0.1',
          port,
          ca: cert,
          servername,
          headers: { host: servername },
          agent: false,
        },
        (answer) => {
          answer.setEncoding('utf8').on('data', resolve)
        },
      ).on('error', reject)
    })

  await expect(ask('aula.local')).resolves.toBe('aman')
  await expect(ask('lain.local')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
  server.close()
  const read = new X509Certificate(cert)
  expect([read.checkIP('127.0.0.1'), read.ca]).toEqual(['127.0.0.1', false])
  expect(read.validToDate.getTime() - read.validFromDate.getTime()).toBeLessThan(398 * 86_400_000)
})
