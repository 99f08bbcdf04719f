import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { selfCertificate } from '../http/self-certificate.ts'
import { type Network, openCaller, whyNotAddress } from './caller.ts'
import { mailBy, pushBy, whatsappBy } from './outbox.ts'
import { isPublicAddress } from './public-address.ts'

const folder = mkdtempSync(join(tmpdir(), 'amanah-outbox-'))
type Heard = { path: string; headers: Record<string, unknown>; body: Buffer }
const heard: Heard[] = []
let status = 201
let silent = false
let server: Server
let dial: NonNullable<Network['dial']>
beforeAll(async () => {
  const { key, cert } = await selfCertificate(folder, new Date())
  server = createServer({ key, cert }, async (request, response) => {
    if (silent) return
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    heard.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
    response.writeHead(status, status === 302 ? { location: 'https://10.0.0.1/' } : {}).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  dial = { host: '127.0.0.1', port: (server.address() as AddressInfo).port, ca: String(cert) }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const open = '93.184.216.34'
const resolving =
  (...addresses: string[]) =>
  async (): Promise<string[]> =>
    addresses
const to = (url: string) => ({ url, headers: {}, body: 'x' })

it.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0'],
  ...['100.64.0.1', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1'],
  ...['::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12::1', 'ff02::1', '2001:db8::1'],
  ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1'],
  'localhost',
])('sends nothing to %s', (address) => expect(isPublicAddress(address)).toBe(false))

it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '2404:6800:4003::1'])(
  'may send to %s',
  (address) => expect(isPublicAddress(address)).toBe(true),
)

it.each([
  ['http://hook.example/', 'https'],
  ['https://127.0.0.1/', 'umum'],
  ['https://[::1]/', 'umum'],
  ['https://2130706433/', 'umum'],
  ['https://0x7f.1/', 'umum'],
  ['https://me:secret@hook.example/', 'kata sandi'],
  ['hook', 'terbaca'],
])('refuses %s', (url, word) => expect(whyNotAddress(url)).toContain(word))

it('connects to none of the addresses of a name that also leads inside', async () => {
  const before = heard.length
  for (const addresses of [['127.0.0.1'], [open, '10.0.0.1'], ['::ffff:192.168.0.1'], []])
    await expect(
      openCaller({ resolve: resolving(...addresses), dial })(to('https://localhost/')),
    ).rejects.toThrow('umum')
  expect(heard).toHaveLength(before)
})

it('resolves once, and judges the certificate by the name', async () => {
  let asked = 0
  const resolve = async (): Promise<string[]> => {
    asked += 1
    return [open]
  }
  expect(await openCaller({ resolve, dial })(to('https://localhost/x?y=1'))).toBe(201)
  expect([asked, heard.at(-1)?.path]).toEqual([1, '/x?y=1'])
  await expect(openCaller({ resolve, dial })(to('https://hook.example/'))).rejects.toThrow(
    /altnames/,
  )
})

it('follows no redirect and waits no longer than told', async () => {
  const call = openCaller({ resolve: resolving(open), dial, patienceMs: 200 })
  status = 302
  const before = heard.length
  expect(await call(to('https://localhost/'))).toBe(302)
  expect(heard).toHaveLength(before + 1)
  status = 201
  silent = true
  await expect(call(to('https://localhost/'))).rejects.toThrow(/abort|timeout/i)
  silent = false
  const unresolved = openCaller({ resolve: () => new Promise(() => undefined), patienceMs: 200 })
  await expect(unresolved(to('https://localhost/'))).rejects.toThrow(/abort|timeout/i)
})

const message = { title: 'Enam PK menunggu', detail: null, link: 'https://a.example/tanda-tangan' }

it('signs what goes to the gateway, with its time', async () => {
  const send = whatsappBy(
    { url: 'https://localhost/wa', secret: 'rahasia-gerbang-kami' },
    openCaller({ resolve: resolving(open), dial }),
    () => new Date('2026-01-20T02:00:00Z'),
  )
  expect(await send('+628123456789', message)).toBe('sent')
  const { headers, body } = heard.at(-1) as Heard
  const time = '1768874400'

  expect(JSON.parse(String(body))).toEqual({
    to: '+628123456789',
    text: 'Enam PK menunggu\n\nhttps://a.example/tanda-tangan',
  })
  expect([headers['x-amanah-time'], headers['x-amanah-signature']]).toEqual([
    time,
    `sha256=${createHmac('sha256', 'rahasia-gerbang-kami').update(`${time}.${body}`).digest('hex')}`,
  ])
  status = 410
  await expect(send('+628123456789', message)).rejects.toThrow('410')
  status = 201
})

it('seals a push for its browser, with keys kept for the owner only; a subscription may be gone', async () => {
  const file = join(folder, 'push-keys')
  const call = openCaller({ resolve: resolving(open), dial })
  const push = await pushBy({ pushKeysFile: file, contact: 'https://a.example' }, call)
  const again = await pushBy({ pushKeysFile: file, contact: 'https://a.example' }, call)
  const browser = {
    endpoint: 'https://localhost/push/1',
    p256dh:
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(again.publicKey).toBe(push.publicKey)
  expect(await push.send(browser, message)).toBe('sent')
  const { headers, body } = heard.at(-1) as Heard
  expect(headers['content-encoding']).toBe('aes128gcm')
  expect(String(headers.authorization)).toContain('vapid')
  expect(body.includes('Enam PK')).toBe(false)
  status = 410
  expect(await push.send(browser, message)).toBe('gone')
  status = 201
})

it('mails through a real server; an address it refuses for ever is gone, one that is away throws', async () => {
  const mails: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) =>
      address.startsWith('hilang@')
        ? done(Object.assign(new Error('no such user'), { responseCode: 550 }))
        : done(),
    onData: (stream, _, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  const send = mailBy({ mailUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'amanah@uji.example' })

  expect(await send('eko@uji.example', message)).toBe('sent')
  expect(mails[0]).toContain('Subject: Enam PK menunggu')
  expect(mails[0]).toContain('https://a.example/tanda-tangan')
  expect(await send('hilang@uji.example', message)).toBe('gone')
  await new Promise<void>((resolve) => smtp.close(resolve))
  await expect(send('eko@uji.example', message)).rejects.toThrow()
})
