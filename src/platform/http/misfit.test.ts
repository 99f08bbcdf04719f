import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { misfitSentence } from './misfit.ts'

const told = (shape: z.ZodMiniType, value: unknown): string | undefined =>
  z.safeParse(shape, value, { error: misfitSentence }).error?.issues[0]?.message

describe('what is told of a field that does not fit', () => {
  it.each([
    ['nothing at all', z.string(), undefined, 'Belum diisi.'],
    ['an empty text', z.string().check(z.minLength(1)), '', 'Belum diisi.'],
    ['a number for a text', z.string(), 1, 'Isi dengan teks.'],
    ['a text for a number', z.number(), 'a', 'Isi dengan angka.'],
    ['half a number', z.int(), 1.5, 'Isi dengan bilangan bulat.'],
    ['a text for yes or no', z.boolean(), 'ya', 'Pilih ya atau tidak.'],
    ['a list for an object', z.object({}), [], 'Bentuk isiannya tidak cocok.'],
    ['too long a text', z.string().check(z.maxLength(2)), 'abc', 'Paling banyak 2 huruf.'],
    ['too short a text', z.string().check(z.minLength(5)), 'abc', 'Paling sedikit 5 huruf.'],
    ['too many', z.array(z.string()).check(z.maxLength(1)), ['a', 'b'], 'Paling banyak 1 butir.'],
    ['too large a number', z.int().check(z.lte(12)), 13, 'Paling besar 12.'],
    ['too small a number', z.int().check(z.gte(1)), 0, 'Paling kecil 1.'],
    ['no id', z.uuid(), 'x', 'Pilih dari daftar; penandanya tidak dikenal.'],
    ['no date', z.iso.date(), 'besok', 'Tulis tanggal seperti 2026-01-31.'],
    [
      'another pattern',
      z.string().check(z.regex(/^a$/)),
      'b',
      'Bentuk tulisannya tidak dikenal. Periksa, lalu tulis lagi.',
    ],
    ['another choice', z.enum(['A']), 'B', 'Pilih salah satu yang tersedia.'],
    [
      'no branch of several',
      z.union([z.literal(1), z.string()]),
      [],
      'Isiannya tidak cocok. Periksa, lalu isi lagi.',
    ],
  ])('%s', (_, shape, value, sentence) => expect(told(shape, value)).toBe(sentence))

  it('is what the shape itself says, where it says something', () => {
    expect(told(z.string('Tulis namanya.'), 1)).toBe('Tulis namanya.')
  })
})
