import { expect, it } from 'vitest'
import { sentenceOf } from './queue.rules.ts'

const objectives = { first: 'Meningkatnya mutu layanan pendidikan.', count: 3 }

it('says who promises what, how much of it, and for how much money', () =>
  expect(
    sentenceOf({ title: 'Kepala Dinas Pendidikan', objectives, rows: 12, budget: 4_619_500_000 }),
  ).toBe(
    'Kepala Dinas Pendidikan menjanjikan «Meningkatnya mutu layanan pendidikan» dan dua ' +
      'sasaran lain: 12 indikator dengan anggaran Rp\u00a04,62\u00a0miliar.',
  ))

it('leaves out other objectives and money where there are none', () =>
  expect(
    sentenceOf({
      title: 'Pengawas',
      objectives: { ...objectives, count: 1 },
      rows: 1,
      budget: null,
    }),
  ).toBe('Pengawas menjanjikan «Meningkatnya mutu layanan pendidikan»: satu indikator.'))

it('cuts a long objective at a word', () => {
  const first = `Meningkatnya ${'tata kelola pemerintahan, '.repeat(10)}selesai`
  const said = sentenceOf({
    title: 'Camat',
    objectives: { first, count: 1 },
    rows: 2,
    budget: null,
  })

  expect(said).toMatch(/tata kelola …»: dua indikator\.$/)
  expect(said.length).toBeLessThan(200)
})

it('says so when nothing is promised', () =>
  expect(sentenceOf({ title: 'Camat', objectives: undefined, rows: 0, budget: null })).toBe(
    'Camat belum menjanjikan sasaran apa pun.',
  ))
