import { describe, expect, it } from 'vitest'
import organisation from '../../../../data/packs/organisasi.json' with { type: 'json' }
import policy from '../../../../data/packs/perjanjian-kinerja.json' with { type: 'json' }
import type { Clause } from './clause.contract.ts'
import {
  clausesIn,
  closedPaths,
  differing,
  merged,
  printClause,
  valueAt,
  withValue,
} from './clause.rules.ts'

describe('a region’s own over the national pack', () => {
  it('keeps every level that it does not name: staf ahli and kepala biro are never lost', () => {
    const own = { levels: { ASSISTANT: { giver: 'REGION_HEAD' } } }
    const { levels } = merged(policy.content, own) as typeof policy.content

    expect(Object.keys(levels)).toEqual(Object.keys(policy.content.levels))
    expect(levels.ASSISTANT).toEqual({ ...policy.content.levels.ASSISTANT, giver: 'REGION_HEAD' })
  })

  it('joins the levels of posts by name, and takes every other list whole', () => {
    const camat = { level: 'CAMAT', name: 'Camat', words: [], rights: [], regionWide: false }
    const staff = { level: 'STAFF', name: 'Jabatan pelaksana', words: [], rights: [] }
    const own = { levels: [camat, staff], mandateLevels: [], echelons: ['II.a'] }
    const both = merged(organisation.content, own) as typeof organisation.content

    const names = both.levels.map(({ level }) => level)
    expect(names).toEqual([...organisation.content.levels.map(({ level }) => level), 'CAMAT'])
    expect(both.levels.find(({ level }) => level === 'STAFF')?.name).toBe('Jabatan pelaksana')
    expect([both.mandateLevels, both.echelons]).toEqual([[], ['II.a']])
  })

  it('says nothing of what is as the nation says it', () => {
    const national = { limits: { floor: '0', cap: null }, words: ['a', 'b'] }
    expect(differing(national, { limits: { floor: '0', cap: '110' }, words: ['a', 'b'] })).toEqual({
      limits: { cap: '110' },
    })
    expect(differing(national, { limits: { cap: null } })).toEqual({})
  })
})

it('sets, finds and takes away a value by its path', () => {
  const set = withValue({ a: { b: 1 } }, 'a.c.d', [2])
  expect(set).toEqual({ a: { b: 1, c: { d: [2] } } })
  expect([valueAt(set, 'a.c.d'), valueAt(set, 'a.x.y'), valueAt(set, 'constructor')]).toEqual([
    ...[[2], undefined, undefined],
  ])
  expect(withValue(set, 'a.c.d', undefined)).toEqual({ a: { b: 1 } })
})

it('tells what a region may not set, also within what it may', () => {
  const clauses: Clause[] = clausesIn('Uji', [
    ['deadline', 'Batas', { kind: 'whole', unit: 'bulan' }],
    [
      'levels.A',
      'Tingkat',
      { kind: 'record', columns: [{ key: 'heading', label: 'Judul', entry: { kind: 'text' } }] },
      'open',
    ],
    ['list', 'Daftar', { kind: 'table', columns: [] }, 'open'],
  ])
  const own = { deadline: 2, levels: { A: { heading: 'x', giver: 'NONE' }, B: {} }, list: [], z: 1 }
  expect(closedPaths(own, clauses)).toEqual(['deadline', 'levels.A.giver', 'levels.B', 'z'])
  expect(closedPaths({ levels: { A: { heading: 'x' } }, list: [{}] }, clauses)).toEqual([])
})

it.each([
  [{ kind: 'whole', unit: 'bulan' }, 1, ['1 bulan']],
  [{ kind: 'decimal', unit: 'persen', empty: 'tanpa batas' }, null, ['tanpa batas']],
  [{ kind: 'decimal', unit: 'persen', empty: null }, '120.5', ['120,5 persen']],
  [{ kind: 'several', options: [{ value: 'A', label: 'Satu' }] }, ['A', 'B'], ['Satu, B']],
  [
    {
      kind: 'table',
      columns: [
        { key: 'label', label: 'Kategori', entry: { kind: 'text' } },
        { key: 'from', label: 'Mulai', entry: { kind: 'decimal', unit: '', empty: 'di bawahnya' } },
        { key: 'score', label: 'Skor', entry: { kind: 'decimal', unit: '', empty: '' } },
      ],
    },
    [
      { label: 'Tinggi', from: '76' },
      { label: 'Rendah', from: null, score: null },
    ],
    ['Tinggi · 76', 'Rendah · di bawahnya'],
  ],
] as const)('prints %o in plain words', (input, value, printed) =>
  expect(printClause(structuredClone(input) as never, value)).toEqual(printed),
)
