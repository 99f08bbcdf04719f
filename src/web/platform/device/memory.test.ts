import { expect, it } from 'vitest'
import { refusal } from '../../../kernel/refusal.ts'
import { fileNameOf, freshKey } from '../request.ts'
import { forgetAnswers, isUncertain, keyFor, rememberAnswer, rememberedAnswer } from './memory.ts'

it('keeps the key of an act while its input stays the same', () => {
  const first = keyFor(null, { planId: '7', name: 'a' })

  expect(keyFor(first, { planId: '7', name: 'a' }).key).toBe(first.key)
  expect(keyFor(first, { planId: '7', name: 'b' }).key).not.toBe(first.key)
  expect(keyFor(null, { planId: '7', name: 'a' }).key).not.toBe(first.key)
})

it('tells two files with the same name apart', () => {
  const file = (content: string): File => new File([content], 'rekap.xlsx', { lastModified: 1 })

  expect(keyFor(keyFor(null, { file: file('a') }), { file: file('ab') }).made).not.toBe(
    keyFor(null, { file: file('a') }).made,
  )
})

it.each([
  [0, true],
  [503, true],
  [409, false],
  [422, false],
])('knows whether an act refused with %i may have arrived: %s', (status, uncertain) => {
  expect(isUncertain(refusal('x/y', status, 'Tidak.'))).toBe(uncertain)
})

it('remembers forty answers, the newest ones', () => {
  for (let i = 0; i < 45; i++) rememberAnswer(`/api/${i}`, i)

  expect(rememberedAnswer('/api/4')).toBeUndefined()
  expect(rememberedAnswer('/api/5')).toBe(5)
  forgetAnswers()
  expect(rememberedAnswer('/api/44')).toBeUndefined()
})

it.each([
  [null, 'berkas'],
  ['attachment; filename="daftar.csv"', 'daftar.csv'],
  [
    'attachment; filename="x"; filename*=UTF-8\'\'Bagian%20Organisasi.xlsx',
    'Bagian Organisasi.xlsx',
  ],
])('reads the file name of %s', (header, name) => expect(fileNameOf(header)).toBe(name))

it('makes keys that do not repeat', () => {
  expect(new Set(Array.from({ length: 100 }, freshKey)).size).toBe(100)
})
