import { describe, expect, it } from 'vitest'
import { questionsAbout } from './question.rules.ts'

type Waiting = Parameters<typeof questionsAbout>[0]

/** A figure that raises no question. */
const aWaiting = (more: Partial<Waiting> = {}): Waiting => ({
  ...{
    value: '80',
    blank: null,
    provisional: false,
    version: 1,
    unitKind: 'PERCENT',
    achievement: '98',
    tone: 'good',
    band: 'Sangat tinggi',
  },
  last: { period: '2026-05', label: 'Mei 2026', value: '75' },
  ...more,
})

describe('what a waiting figure asks of its verifier', () => {
  it.each([
    ['nothing', {}, []],
    ['nothing, the first of its kind', { last: null }, []],
    [
      'a blank',
      { value: null, blank: 'NOT_MEASURABLE', achievement: null, tone: null },
      ['Belum dapat diukur; baca sebabnya.'],
    ],
    ['a correction or an answer', { version: 3 }, ['Versi 3; baca alasan atau jawabannya.']],
    ['a provisional figure', { provisional: true }, ['Masih angka sementara.']],
    ['more than the whole', { value: '101' }, ['Lebih dari 100%.']],
    ['a leap', { value: '30' }, ['Berubah 60% dari Mei 2026.']],
    [
      'an achievement that is missing',
      { achievement: null, tone: null },
      ['Capaiannya tidak dapat dihitung.'],
    ],
    ['the lowest band', { tone: 'bad', band: 'Sangat rendah' }, ['Capaiannya sangat rendah.']],
    [
      'several at once',
      { version: 2, provisional: true },
      ['Versi 2; baca alasan atau jawabannya.', 'Masih angka sementara.'],
    ],
  ] as const)('%s', (_, more, questions) =>
    expect(questionsAbout(aWaiting(more))).toEqual(questions),
  )
})
