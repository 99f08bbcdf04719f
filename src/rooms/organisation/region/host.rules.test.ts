import { describe, expect, it } from 'vitest'
import {
  hostsOf,
  isPublic,
  printHost,
  type RegionHost,
  readAddress,
  regionsWithoutAddress,
  whyNotBeside,
  whyNotBind,
  whyNotHost,
} from './host.rules.ts'

describe('an address', () => {
  it.each([
    ['pk.kota.go.id', 'https://pk.kota.go.id'],
    ['HTTPS://PK.Kota.go.id/', 'https://pk.kota.go.id'],
    ['https://pk.kota.go.id:443', 'https://pk.kota.go.id'],
    ['http://10.1.2.3:8080', 'http://10.1.2.3:8080'],
    ['localhost:8080', 'http://localhost:8080'],
    ['[::1]:80', 'http://[::1]'],
  ])('%s is read as %s', (text, printed) => {
    const read = readAddress(text)

    expect(read && printHost(read)).toBe(printed)
  })

  it.each([
    '',
    'https://',
    'ftp://pk.go.id',
    'pk.go.id/masuk',
    'orang@pk.go.id',
    'pk..go.id',
    '-pk.go.id',
    'pk.go.id:0',
    'pk.go.id:70000',
    'a b',
  ])('%j is none', (text) => expect(readAddress(text)).toBeNull())
})

const primary = (hosts: readonly RegionHost[]): string[] =>
  hosts.filter((host) => host.primary).map(printHost)

describe('the addresses of a region that begins', () => {
  it('take the first that people elsewhere can reach as primary', () => {
    const hosts = hostsOf(['localhost', 'pk.kota.go.id', 'lama.kota.go.id'], 'https://lain.go.id')

    expect(primary(hosts)).toEqual(['https://pk.kota.go.id'])
    expect(hosts.map(({ host }) => host)).toEqual(['localhost', 'pk.kota.go.id', 'lama.kota.go.id'])
  })

  it('take a name of this machine only when it is written with its scheme', () => {
    expect(primary(hostsOf(['localhost', 'kota.localhost', '127.0.0.1']))).toEqual([])
    expect(primary(hostsOf(['http://localhost:8080']))).toEqual(['http://localhost:8080'])
  })

  it('are filled by the address of the installation, unless that leads to another region', () => {
    const filled = hostsOf(['localhost'], 'http://pk.kota.go.id:8080')

    expect(primary(filled)).toEqual(['http://pk.kota.go.id:8080'])
    expect(primary(hostsOf(['localhost'], 'http://pk.kota.go.id', filled))).toEqual([])
    expect(hostsOf(['localhost'], 'http://localhost:8080')).toEqual([
      { host: 'localhost', scheme: 'http', port: 8080, primary: true },
    ])
  })
})

describe('a second region', () => {
  const first = {
    code: 'SATU',
    name: 'Kota Satu',
    hosts: hostsOf(['https://satu.go.id', 'localhost']),
  }
  const second = { code: 'DUA', name: 'Kota Dua', hosts: hostsOf(['dua.go.id']) }

  it('may begin beside one that has an address, and the very first needs none', () => {
    expect(whyNotBeside([first], second)).toBeNull()
    expect(whyNotBeside([], { ...second, hosts: [] })).toBeNull()
  })

  it('has a code of its own', () => {
    expect(whyNotBeside([first], { ...second, code: 'SATU' })).toMatchObject({
      code: 'organisation/code-taken',
    })
  })

  it('waits until the first is found by a name of its own, and is told the command', () => {
    const refused = whyNotBeside([{ ...first, hosts: hostsOf(['localhost']) }], second)

    expect(refused).toMatchObject({ code: 'organisation/no-address', status: 409 })
    expect(refused?.detail).toContain('./amanah hosts set https://ALAMAT --region SATU --primary')
  })

  it('needs one itself, and not that of the first', () => {
    expect(
      whyNotBeside([first], { ...second, hosts: hostsOf(['kota.localhost']) })?.detail,
    ).toMatch(/^Kota Dua belum punya alamat utama/)
    expect(
      whyNotBeside([first], { ...second, hosts: hostsOf(['localhost', 'dua.go.id']) }),
    ).toMatchObject({
      code: 'organisation/host-taken',
    })
    expect(whyNotHost([first, second], 'SATU', 'satu.go.id')).toBeNull()
  })

  it('is a matter for the operator where an older version let it begin', () => {
    expect(
      regionsWithoutAddress([first, { ...second, hosts: [] }]).map(({ code }) => code),
    ).toEqual(['DUA'])
    expect(regionsWithoutAddress([{ ...second, hosts: [] }])).toEqual([])
  })
})

describe('an address that a promise may carry', () => {
  it.each(['https://pk.contoh.example', 'https://pk.kota.go.id:8443', 'https://103.10.20.30'])(
    '%s leads here from everywhere',
    (address) => expect(isPublic(address)).toBe(true),
  )

  it.each([
    ...['http://pk.kota.go.id', 'https://localhost', 'https://127.0.0.1', 'https://10.0.0.8'],
    ...['https://172.20.1.1', 'https://192.168.1.2', 'https://server', 'https://pk.local'],
    ...['https://[fd00::1]', 'https://pk.internal', 'bukan alamat'],
  ])('%s does not', (address) => expect(isPublic(address)).toBe(false))

  it('is asked of every region but a fictional one, with the way for who may mend it', () => {
    const here = { address: 'http://127.0.0.1:8080', fictional: false }
    const official = { kind: 'person' as const, mandates: [] }

    expect(whyNotBind({ ...here, fictional: true }, official)).toBeNull()
    expect(whyNotBind({ ...here, address: 'https://pk.contoh.example' }, official)).toBeNull()
    expect(whyNotBind(here, official)).toMatchObject({ code: 'organisation/no-public-address' })
    expect(whyNotBind(here, official)?.mend).toBeUndefined()
    expect(whyNotBind(here, { kind: 'system', mandates: [] })?.mend?.href).toBe(
      '/pengaturan#alamat',
    )
  })
})
