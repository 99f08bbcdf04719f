import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  addressTo,
  asked,
  matchPath,
  type PathParams,
  pathTo,
  queryOf,
  safeReturn,
  searchWith,
} from './address.ts'

describe('a path', () => {
  it.each([
    ['/', '/', {}],
    ['/perjanjian', '/perjanjian/', {}],
    ['/perjanjian/:id', '/perjanjian/7', { id: '7' }],
    ['/perjanjian/:id/versi/:no', '/perjanjian/a%2Fb/versi/2', { id: 'a/b', no: '2' }],
    ['/perjanjian/:id', '/perjanjian', null],
    ['/perjanjian', '/perencanaan', null],
    ['/perjanjian/:id', '/perjanjian/%E0%A4%A', null],
  ])('%s meets %s', (pattern, path, params) => expect(matchPath(pattern, path)).toEqual(params))

  it('comes back the same after being filled and read, whatever the parameter holds', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }).filter((id) => id !== '.' && id !== '..'),
        (id) => {
          expect(
            matchPath('/perjanjian/:id/riwayat', pathTo('/perjanjian/:id/riwayat', { id })),
          ).toEqual({ id })
        },
      ),
    )
  })

  it('types its parameters', () => {
    expectTypeOf<PathParams<'/perjanjian/:id/versi/:no'>>().toExtend<{ id: string; no: string }>()
  })
})

describe('a query', () => {
  it('changes by name and loses what is empty', () => {
    expect(searchWith('?unit=a&tahun=2026', { unit: undefined, cari: 'gizi buruk' })).toBe(
      '?tahun=2026&cari=gizi+buruk',
    )
    expect(searchWith('?unit=a', { unit: '' })).toBe('')
    expect(queryOf('?cari=gizi+buruk')).toEqual({ cari: 'gizi buruk' })
  })
})

describe('a return address', () => {
  it.each([
    [undefined, '/'],
    ['/perjanjian?x=1', '/perjanjian?x=1'],
    ['//jahat.example', '/'],
    ['/\\jahat.example', '/'],
    ['https://jahat.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/masuk?kembali=%2F', '/'],
  ])('%s leads to %s', (given, safe) => expect(safeReturn(given)).toBe(safe))
})

it('reads tolerantly: what does not fit is not heeded', () => {
  const id = '019bd921-5900-70ac-9b54-fd0a485faf05'

  expect([asked.year('2027', 2026), asked.year('banyak', 2026)]).toEqual([2027, 2026])
  expect([asked.month('12'), asked.month('13'), asked.month('x')]).toEqual([
    12,
    undefined,
    undefined,
  ])
  expect([asked.id(id), asked.id('1 or 1')]).toEqual([id, undefined])
  expect(asked.oneOf('daftar', ['pohon', 'daftar'])).toBe('daftar')
  expect(asked.oneOf('lain', ['pohon', 'daftar'])).toBeUndefined()
})

it('writes addresses without what is missing', () => {
  expect(addressTo('/pohon', { tahun: '2026', unit: undefined, kata: '' })).toBe(
    '/pohon?tahun=2026',
  )
  expect(addressTo('/pohon', { unit: undefined })).toBe('/pohon')
})

it('is the one reader and writer of what stands behind a question mark', () => {
  const web = join(import.meta.dirname, '..')
  const others = globSync('**/*.{ts,tsx}', { cwd: web }).filter(
    (file) =>
      !file.includes('.test.') &&
      file !== 'platform/address.ts' &&
      /URLSearchParams|queryOf\(location|\.searchParams/.test(
        readFileSync(join(web, file), 'utf8'),
      ),
  )

  expect(others).toEqual([])
})
