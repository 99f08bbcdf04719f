import { expect, it } from 'vitest'
import type { Indicator, PlannedResult } from '../skp/skp.contract.ts'
import { type Above, aligned, questionsOnGround } from './alignment.rules.ts'
import { carried, offeredOf, questionsOnOffers } from './carrying.rules.ts'

const counted = (target: string): Indicator => ({
  ...{ aspect: 'QUANTITY', text: 'Selesai', target, unit: 'permohonan', polarity: 'MAXIMIZE' },
})
const result = (id: string, more: Partial<PlannedResult> = {}): PlannedResult => ({
  ...{ id, kind: 'PRIMARY', holder: 'ORGANISATION', text: 'Permohonan KTP-el selesai tepat waktu' },
  ...{ perspective: null, parentResultId: 'r1', measureId: null, mode: 'DIRECT' },
  ...{ share: null, note: null, basis: null, quarters: [] },
  indicators: [counted('12000')],
  ...more,
})
const above = (id: string, target: string, text = 'KTP-el selesai'): Above => ({
  ...{ ids: [id], text, figures: [{ text: 'Selesai', target, unit: 'permohonan' }] },
})
const newId = () => 'new'

it('asks about a row whose superior moved the target, and follows it with one press', () => {
  const ground = {
    ...{ by: 'parentResultId' as const, before: [above('r1', '12000'), above('r2', '5')] },
    after: [above('r1', '15000'), above('r2', '5.0')],
  }
  const results = [result('a'), result('b', { share: '5000', parentResultId: 'r2' })]

  expect(questionsOnGround(results, ground)).toEqual([
    {
      key: 'a',
      text: 'Permohonan KTP-el selesai tepat waktu',
      about: 'Yang didukung berubah: KTP-el selesai',
      differences: [{ label: 'Selesai', from: '12.000 permohonan', to: '15.000 permohonan' }],
      choices: [
        { value: 'FOLLOW', label: 'Ikuti: targetnya menjadi 15.000 permohonan' },
        { value: 'KEEP', label: 'Sudah diperiksa, biarkan' },
      ],
    },
  ])
  const [a, b] = aligned(results, ground, [{ key: 'a', choice: 'FOLLOW' }], newId)
  expect(a?.indicators[0]?.target).toBe('15000')
  expect(b).toEqual(results[1])
  expect(aligned(results, ground, [{ key: 'a', choice: 'KEEP' }], newId)).toEqual(results)
})

it('offers another result where the one supported is gone, and where none was', () => {
  const ground = {
    by: 'parentResultId' as const,
    before: [above('r1', '1')],
    after: [above('r9', '2')],
  }
  const results = [result('a'), result('b', { parentResultId: null, mode: null })]
  const rows = questionsOnGround(results, ground)

  expect(rows.map(({ about }) => about)).toEqual([
    '«KTP-el selesai» tidak ada lagi dalam SKP atasan',
    'Belum mendukung hasil kerja atasan',
  ])
  expect(rows[0]?.choices.map(({ value }) => value)).toEqual(['UNLINK', 'LINK:r9'])
  const [a, b] = aligned(
    results,
    ground,
    [
      { key: 'a', choice: 'UNLINK' },
      { key: 'b', choice: 'LINK:r9' },
    ],
    newId,
  )
  expect(a).toMatchObject({ parentResultId: null, mode: null })
  expect(b).toMatchObject({ parentResultId: 'r9', mode: 'DIRECT' })
})

it('takes up a new row of the promise', () => {
  const ground = { by: 'measureId' as const, before: [], after: [above('m1', '88', 'Indeks naik')] }

  expect(questionsOnGround([], ground)[0]?.choices[0]?.value).toBe('ADD')
  expect(aligned([], ground, [{ key: 'm1', choice: 'ADD' }], newId)).toMatchObject([
    { id: 'new', measureId: 'm1', text: 'Indeks naik', indicators: [{ target: '88' }] },
  ])
})

it('offers what stays with the post to who follows, and what leaves with the person to them', () => {
  const both = [result('a'), result('b', { holder: 'INDIVIDUAL' })]

  expect(offeredOf(both, 'SUCCESSOR').map(({ id }) => id)).toEqual(['a'])
  expect(offeredOf(both, 'PERSON').map(({ id }) => id)).toEqual(['b'])
  expect(offeredOf(both, 'NEXT_YEAR')).toHaveLength(2)
})

it('shows what last year differs in, and takes only the rows that were pressed', () => {
  const source = 'SKP 2025'
  const offered = [
    { source, result: result('old-a'), parentText: 'KTP-el  Selesai' },
    { source, result: result('old-b', { text: 'SOP disahkan' }), parentText: null },
    { source, result: result('old-c', { text: 'Arsip rapi' }), parentText: 'KTP-el selesai' },
  ]
  const parents = [above('r1', '15000')]
  const own = [result('a', { indicators: [counted('14000')] }), result('c', { text: 'Arsip rapi' })]
  const { same, rows } = questionsOnOffers(own, offered, parents)

  expect(same).toBe(1)
  expect(rows.map(({ key, about }) => [key, about])).toEqual([
    ['old-a', 'SKP 2025, di sini berbeda'],
    ['old-b', 'SKP 2025, belum ada di sini'],
  ])
  const taken = carried(own, offered, {
    ...{ parents, newId, answers: [{ key: 'old-a', choice: 'TAKE' }] },
  })
  expect(taken.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(taken[0]).toMatchObject({ parentResultId: 'r1', indicators: [{ target: '12000' }] })
})
