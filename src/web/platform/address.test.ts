import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { matchPath, type PathParams, pathTo, queryOf, safeReturn, searchWith } from './address.ts'

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
