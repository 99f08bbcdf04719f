import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { blankMeans } from '../figure/blank.rules.ts'
import { AchievementAnswer } from './printed-achievement.contract.ts'
import { printedAchievement } from './printed-achievement.rules.ts'

const pack = aMeasurementPack()
const ask = (row: unknown): AchievementAnswer => printedAchievement(pack, row)
/** `105.00 MAX_RATIO`, or the state. */
function line(row: unknown): string {
  const { state, achievement, formula } = ask(row)
  return state === 'OK' ? `${achievement} ${formula}` : state
}

it('answers in the words of the contract', () => {
  expect(ask({ target: 80, realization: 84, polarity: 'MAXIMIZE' })).toEqual({
    state: 'OK',
    achievement: '105.00',
    uncapped: '105.00',
    formula: 'MAX_RATIO',
    capped: false,
    band: { code: 'SANGAT_TINGGI', label: 'Sangat tinggi' },
    warnings: [],
    reason: null,
  })
  expect(ask({ target: 4, realization: 0, polarity: 'MINIMIZE', cap: 120 })).toMatchObject({
    achievement: '120.00',
    uncapped: '200.00',
    capped: true,
  })
  expect(ask({ target: '1.234', realization: '1', polarity: 'MAXIMIZE' })).toEqual({
    state: 'INVALID',
    achievement: null,
    uncapped: null,
    formula: null,
    capped: false,
    band: null,
    warnings: [],
    reason: 'Angka «1.234» belum jelas: 1,234 atau 1.234? Tulis 1,234 atau 1234 supaya pasti.',
  })
})

describe('as people print it', () => {
  it.each<[unknown, unknown, object, string]>([
    ['87,5 poin', '85 poin', { polarity: 'MAXIMIZE' }, '97.14 MAX_RATIO'],
    ['85.00', '69,38', { polarity: 'MAXIMIZE' }, '81.62 MAX_RATIO'],
    ['Rp 1.234,00', 'Rp 1.234', { polarity: 'MAXIMIZE' }, '100.00 MAX_RATIO'],
    ['1.234.567', '1.234', { polarity: 'MAXIMIZE' }, '0.10 MAX_RATIO'],
    ['≤ 5 menit', '4 menit', { polarity: 'MINIMIZE' }, '120.00 MIN_LINEAR'],
    ['95.96 %', '95,96', { polarity: 'MAXIMIZE' }, '100.00 MAX_RATIO'],
    ['1:20', '1:17,9', { polarity: 'MINIMIZE' }, '110.50 MIN_LINEAR'],
    ['32 per 1000 kelahiran hidup', '30', { polarity: 'MINIMIZE' }, '106.25 MIN_LINEAR'],
    ['80-90', '92', { polarity: 'MAXIMIZE' }, '102.22 RANGE_MAX'],
    [{ low: 7, high: 8 }, 6.5, { polarity: 'MINIMIZE' }, '107.14 RANGE_MIN'],
    [{ low: '1,5', high: '3,5' }, '4,0', { polarity: 'RANGE' }, '85.71 RANGE_STAB'],
    [3, 3.6, { polarity: 'RANGE' }, '80.00 STAB_ABS'],
    ['-2,0', '−1,0', { polarity: 'MAXIMIZE' }, '150.00 MAX_RATIO'],
    [
      '14,0',
      '15,4',
      { polarity: 'MINIMIZE', formula: 'PROGRESS', baseline: '18,0 %' },
      '65.00 PROGRESS',
    ],
    ['14,0', '15,4', { polarity: 'MINIMIZE', formula: 'MIN_RATIO' }, '90.91 MIN_RATIO'],
    ['14', '0', { polarity: 'MINIMIZE', formula: 'MIN_RATIO' }, '200.00 MIN_LINEAR'],
    ['WTP', 'WDP', { polarity: 'MAXIMIZE' }, '75.00 ORDINAL'],
    ['wtp', 'Wajar Dengan Pengecualian', {}, '75.00 ORDINAL'],
    ['BB', 'A', { scale: 'PREDIKAT_SAKIP' }, '120.00 ORDINAL'],
    ['BB', 'Istimewa', { polarity: 'MAXIMIZE' }, '140.00 ORDINAL'],
    ['30 Juni 2026', '2026-06-29', {}, '100.00 BINARY'],
    ['2026-06-30', '1 Juli 2026', {}, '0.00 BINARY'],
    ['ada', 'belum ada', { formula: 'BINARY' }, '0.00 BINARY'],
    ['1 dokumen', '1 dokumen', { formula: 'BINARY' }, '100.00 BINARY'],
    ['0', '0', { polarity: 'MAXIMIZE' }, 'NOT_APPLICABLE'],
  ])('target %j, realisation %j', (target, realization, more, expected) =>
    expect(line({ target, realization, ...more })).toBe(expected),
  )

  it('rounds half-up to the places asked for', () => {
    expect(ask({ target: 3, realization: 2, polarity: 'MAXIMIZE', places: 4 }).achievement).toBe(
      '66.6667',
    )
    expect(
      ask({ target: 200, realization: 201, polarity: 'MAXIMIZE', places: 0 }).achievement,
    ).toBe('101')
    expect(ask({ target: 3, realization: 2, polarity: 'MAXIMIZE', places: null }).achievement).toBe(
      '66.67',
    )
  })

  it('leaves a baseline alone that the formula does not need', () => {
    expect(
      line({ target: 80, realization: 84, baseline: 'tahun lalu', polarity: 'MAXIMIZE' }),
    ).toBe('105.00 MAX_RATIO')
  })

  it('says that another formula stepped in', () => {
    expect(ask({ target: 14, realization: 0, formula: 'MIN_RATIO' }).reason).toContain('MIN_LINEAR')
  })
})

describe('targets and figures as offices print them', () => {
  it.each<[string, string, object, string]>([
    ['BB (70,00)', 'BB (72,50)', {}, '103.57 MAX_RATIO'],
    ['BB (72,50)', 'BB (70,00)', { scale: 'PREDIKAT_SAKIP' }, '96.55 MAX_RATIO'],
    ['BB (72,50)', 'BB', {}, '100.00 ORDINAL'],
    ['BB', 'A (81)', { scale: 'PREDIKAT_SAKIP' }, '120.00 ORDINAL'],
    ['BB (72,50)', 'A (81)', { formula: 'ORDINAL', scale: 'PREDIKAT_SAKIP' }, '120.00 ORDINAL'],
    ['81 (A)', '81', {}, '100.00 MAX_RATIO'],
    ['80', '81 (A)', { polarity: 'MAXIMIZE' }, '101.25 MAX_RATIO'],
    ['A', 'A', {}, '100.00 ORDINAL'],
    ['WTP', 'WTP', {}, '100.00 ORDINAL'],
    ['Paripurna', 'Utama', {}, '75.00 ORDINAL'],
    ['Peringkat 3', 'Peringkat 2', {}, '133.33 MIN_LINEAR'],
    ['Peringkat 3', '4', {}, '66.67 MIN_LINEAR'],
    ['10.400 orang', '10.400 orang', { polarity: 'MAXIMIZE' }, '100.00 MAX_RATIO'],
    ['10.400 orang', '5.200', { polarity: 'MAXIMIZE' }, '50.00 MAX_RATIO'],
    ['100 dari 110', '105 dari 120', { polarity: 'MAXIMIZE' }, '96.25 MAX_RATIO'],
    ['100%', '55 dari 110', { polarity: 'MAXIMIZE' }, '50.00 MAX_RATIO'],
    ['110', '100 dari 110', { polarity: 'MAXIMIZE' }, '90.91 MAX_RATIO'],
    ['Rp 1,2 M', 'Rp 1.200.000.000', { polarity: 'MAXIMIZE' }, '100.00 MAX_RATIO'],
    ['nihil', 'nihil', { polarity: 'MINIMIZE' }, '100.00 MIN_LINEAR'],
    ['5', 'nihil', { polarity: 'MINIMIZE' }, '200.00 MIN_LINEAR'],
    ['1 dokumen', '1 dokumen', { polarity: 'MAXIMIZE' }, '100.00 MAX_RATIO'],
    ['95%', '0,95', { polarity: 'MAXIMIZE' }, '1.00 MAX_RATIO'],
  ])('target «%s», realisation «%s»', (target, realization, more, expected) =>
    expect(line({ target, realization, ...more })).toBe(expected),
  )

  it('refuses one cell that counts two things, with both units', () => {
    const answer = ask({
      target: '140 kelompok (1.400 orang)',
      realization: '140 kelompok',
      polarity: 'MAXIMIZE',
    })
    expect(answer.state).toBe('INVALID')
    expect(answer.reason).toMatch(/kelompok dan orang/)
  })

  it.each<[string, object, RegExp[]]>([
    [
      'a share beside a percentage',
      { target: '95%', realization: '0,95', polarity: 'MAXIMIZE' },
      [/0,95 persen.*95 persen/],
    ],
    ['a score on one side only', { target: 'BB (72,50)', realization: 'BB' }, [/predikatnya/]],
    [
      'ranks counted upwards',
      { target: 'Peringkat 3', realization: '2', polarity: 'MAXIMIZE' },
      [/makin kecil makin baik/],
    ],
    ['nothing', { target: '95%', realization: '96%', polarity: 'MAXIMIZE' }, []],
  ])('points out %s and changes nothing', (_, row, words) => {
    const { state, warnings } = ask(row)
    expect(state).toBe('OK')
    expect(warnings).toEqual(words.map((word) => expect.stringMatching(word)))
  })
})

describe('blanks', () => {
  it.each<[string, object, string]>([
    ['null', { target: 80, realization: null }, 'NO_DATA'],
    ['nothing', { target: 80 }, 'NO_DATA'],
    ['an empty text', { target: 80, realization: ' ' }, 'NO_DATA'],
    ['a dash', { target: 80, realization: '-' }, 'NO_DATA'],
    ['a predicate waiting', { target: 'BB', realization: null }, 'NO_DATA'],
    ['a date waiting', { target: '2026-06-30', realization: '-' }, 'NO_DATA'],
    ['a target that is missing', { target: '', realization: 5 }, 'NO_DATA'],
    ['before its time', { target: 80, realization: null, due: false }, 'NOT_DUE'],
    ['early but reported', { target: 80, realization: 80, due: false }, 'OK'],
    ['due', { target: 80, realization: '', due: true }, 'NO_DATA'],
    ['n/a realised', { target: 80, realization: 'n/a' }, 'NOT_APPLICABLE'],
    [
      'n/a as target, before its time',
      { target: 'N/A', realization: null, due: false },
      'NOT_APPLICABLE',
    ],
    ['a zero', { target: 80, realization: 0 }, 'OK'],
  ])('%s', (_, row, state) => {
    const answer = ask({ polarity: 'MAXIMIZE', ...row })
    expect(answer.state).toBe(state)
    if (state !== 'OK')
      expect(answer).toMatchObject({ achievement: null, band: null, capped: false })
  })

  it('may become zero when the year closes', () => {
    expect(blankMeans(pack, { due: true, yearEnd: true })).toBe('NO_DATA')
    const strict = { zero: { ...pack.zero, missingAtYearEnd: 'ZERO' as const } }
    expect(blankMeans(strict, { due: true, yearEnd: true })).toBe('ZERO')
    expect(blankMeans(strict, { due: true })).toBe('NO_DATA')
    expect(blankMeans(strict, { due: false, yearEnd: true })).toBe('NOT_DUE')
  })
})

it.each<[string, unknown, RegExp]>([
  [
    'another base',
    { target: '32 per 1000', realization: '30 per 100.000', polarity: 'MINIMIZE' },
    /per 1\.000.*per 100\.000/,
  ],
  ['another unit', { target: '5 menit', realization: '1 jam', polarity: 'MINIMIZE' }, /menit.*jam/],
  [
    'a size on one side only',
    { target: 'Rp 1,5 miliar', realization: '1,2', polarity: 'MAXIMIZE' },
    /miliar rupiah.*tanpa satuan/,
  ],
  ['words in brackets that are no predicate', { target: '5 (lima)', realization: 5 }, /5 \(lima\)/],
  [
    'a predicate on several scales',
    { target: 'BB', realization: 'A', polarity: 'MAXIMIZE' },
    /PREDIKAT_SAKIP, PREDIKAT_RB/,
  ],
  ['predicates of two scales', { target: 'WTP', realization: 'BB' }, /skala yang berbeda/],
  ['a predicate beside a number', { target: 'BB', realization: '72,5' }, /sama-sama predikat/],
  ['a predicate beside nonsense', { target: 'WTP', realization: 'bagus' }, /«bagus»/],
  [
    'a predicate the scale lacks',
    { target: 'WTP', realization: 'BB', scale: 'OPINI_BPK' },
    /«BB» tidak ada di skala OPINI_BPK \(WTP, WDP, TW, TMP\)/,
  ],
  ['a number on a scale', { target: 'WTP', realization: 3, scale: 'OPINI_BPK' }, /«3» tidak ada/],
  [
    'an unknown scale',
    { target: 'WTP', realization: 'WTP', scale: 'constructor' },
    /Skala «constructor» tidak dikenal/,
  ],
  [
    'a range realised',
    { target: '80-90', realization: '80-90', polarity: 'MAXIMIZE' },
    /satu nilai/,
  ],
  [
    'a range upside down',
    { target: { low: 90, high: 80 }, realization: 85, polarity: 'RANGE' },
    /Batas bawah/,
  ],
  ['no polarity', { target: 80, realization: 84 }, /Polaritas/],
  [
    'an unknown polarity',
    { target: 80, realization: 84, polarity: 'NAIK' },
    /Polaritas harus salah satu dari MAXIMIZE, MINIMIZE, STABILIZE, RANGE/,
  ],
  [
    'an unknown formula',
    { target: 80, realization: 84, formula: 'X' },
    /Rumus harus salah satu dari MAX_RATIO/,
  ],
  [
    'progress without baseline',
    { target: 80, realization: 84, formula: 'PROGRESS', polarity: 'MAXIMIZE' },
    /baseline/,
  ],
  [
    'an ambiguous baseline',
    { target: 80, realization: 84, baseline: '1.234', formula: 'PROGRESS' },
    /1,234 atau 1\.234/,
  ],
  [
    'a baseline in another unit',
    { target: '80 menit', realization: 84, baseline: '2 jam', formula: 'PROGRESS' },
    /data dasar/,
  ],
  [
    'a baseline that is a range',
    { target: 80, realization: 84, baseline: '1-2', formula: 'PROGRESS' },
    /satu angka/,
  ],
  [
    'a cap that is a word',
    { target: 80, realization: 84, polarity: 'MAXIMIZE', cap: 'banyak' },
    /Batas atas/,
  ],
  [
    'a floor in another unit',
    { target: 80, realization: 84, polarity: 'MAXIMIZE', floor: '5 menit' },
    /Batas bawah/,
  ],
  [
    'too many places',
    { target: 80, realization: 84, polarity: 'MAXIMIZE', places: 99 },
    /0 sampai 10/,
  ],
  ['due as a word', { target: 80, realization: null, due: 'besok' }, /true atau false/],
  ['a scale that is a number', { target: 80, realization: 84, scale: 5 }, /Skala harus/],
  [
    'an unreadable target though nothing is realised',
    { target: 'banyak', realization: null },
    /«banyak»/,
  ],
  ['a row that is none', 5, /objek JSON/],
  ['a row that is nothing', null, /objek JSON/],
  ['a row that is a list', [1, 2], /objek JSON/],
])('refuses %s', (_, row, words) => {
  const { state, reason } = ask(row)
  expect(state).toBe('INVALID')
  expect(reason).toMatch(words)
})

it('refuses an object on a scale in a sentence, whatever it calls itself', () => {
  const { state, reason } = ask({
    target: { toString: '' },
    realization: 'WTP',
    scale: 'OPINI_BPK',
  })
  expect([state, reason]).toEqual([
    'INVALID',
    expect.stringMatching(/tidak ada di skala OPINI_BPK/),
  ])
})

it('answers any JSON whatsoever in its own shape', () => {
  const cell = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      '1.234',
      'WTP',
      'BB',
      '80-90',
      'Rp 5.000',
      '2026-06-30',
      'selesai',
      '-',
      'n/a',
      0,
      -1,
    ),
  )
  const row = fc.record(
    {
      target: cell,
      realization: cell,
      baseline: cell,
      cap: cell,
      floor: cell,
      polarity: fc.constantFrom('MAXIMIZE', 'MINIMIZE', 'STABILIZE', 'RANGE', 'x', null),
      formula: fc.constantFrom(
        'MAX_RATIO',
        'MIN_RATIO',
        'RANGE_STAB',
        'PROGRESS',
        'BINARY',
        'ORDINAL',
        null,
        '__proto__',
      ),
      scale: fc.constantFrom('OPINI_BPK', '__proto__', null),
      places: fc.constantFrom(0, 2, 10, 11, null),
      due: fc.constantFrom(true, false, null),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(row, fc.jsonValue()), (input) => {
      const answer = ask(input)
      expect(AchievementAnswer.safeParse(answer).success).toBe(true)
      if (answer.state === 'INVALID') expect(answer.reason).toMatch(/\.$/)
    }),
    { numRuns: 2000 },
  )
})
