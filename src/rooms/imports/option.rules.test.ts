import { expect, it } from 'vitest'
import { optionsProblem, readOptions } from './option.rules.ts'

const wishes = [
  { key: 'tahun', label: 'Tahun', kind: 'year' as const, required: true },
  { key: 'berlaku', label: 'Berlaku sejak', kind: 'date' as const, required: false },
  {
    key: 'tahap',
    label: 'Tahap',
    kind: 'choice' as const,
    choices: [{ value: 'MURNI', label: 'Murni' }],
    required: false,
  },
  { key: 'dasar', label: 'Dasar', kind: 'text' as const, required: false },
]

it.each([
  [
    'everything in order',
    { tahun: '2026', berlaku: '2026-01-05', tahap: 'MURNI', dasar: 'apa saja' },
    [],
  ],
  ['only what is required', { tahun: '2026' }, []],
  ['what is required missing', {}, ['/options/tahun']],
  ['a year of another century', { tahun: '1926' }, ['/options/tahun']],
  ['a date the calendar lacks', { tahun: '2026', berlaku: '2026-02-30' }, ['/options/berlaku']],
  [
    'a choice that is none, beside a bad year',
    { tahun: 'x', tahap: 'LAIN' },
    ['/options/tahun', '/options/tahap'],
  ],
])('judges %s', (_, options, pointers) => {
  const refusal = optionsProblem(wishes, options)
  expect(refusal?.errors?.map(({ pointer }) => pointer) ?? []).toEqual(pointers)
  expect(refusal?.code).toBe(pointers.length ? 'imports/options' : undefined)
})

it.each([
  ['{"a":"1","b":"","c":2,"d":null}', { a: '1' }],
  ['[1,2]', {}],
  ['"teks"', {}],
  ['null', {}],
  ['bukan json', {}],
  [undefined, {}],
])('reads %s as texts only', (text, options) => expect(readOptions(text)).toEqual(options))
