import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Misused } from './arguments.ts'
import { calc, run } from './calc.ts'

const today = '2026-06-17'
type Row = Record<string, unknown>
function rows(kind: string, input: unknown): Row[] {
  const result = calc(kind, JSON.stringify(input), today)
  if ('error' in result) throw new Error(result.error)
  return JSON.parse(result.output)
}
const row = (kind: string, input: unknown): Row | undefined => rows(kind, [input])[0]

describe('achievement', () => {
  it.each([
    [1, { target: 80, realization: 84, polarity: 'MAXIMIZE' }, '105.00'],
    [2, { target: '75,20', realization: '74,90', polarity: 'MAXIMIZE' }, '99.60'],
    [3, { target: '14,0', realization: '15,4', polarity: 'MINIMIZE' }, '90.00'],
    [
      4,
      { target: '14,0', realization: '15,4', polarity: 'MINIMIZE', formula: 'MIN_RATIO' },
      '90.91',
    ],
    [
      5,
      {
        target: '14,0',
        realization: '15,4',
        baseline: '18,0',
        polarity: 'MINIMIZE',
        formula: 'PROGRESS',
      },
      '65.00',
    ],
    [6, { target: '14,0', realization: '11,2', polarity: 'MINIMIZE' }, '120.00'],
    [
      7,
      { target: '14,0', realization: '11,2', polarity: 'MINIMIZE', formula: 'MIN_RATIO' },
      '125.00',
    ],
    [8, { target: '14,0', realization: '30,0', polarity: 'MINIMIZE' }, '0.00'],
    [9, { target: 4, realization: 0, polarity: 'MINIMIZE' }, '200.00'],
    [9, { target: 4, realization: 0, polarity: 'MINIMIZE', cap: 120 }, '120.00'],
    [10, { target: '3,0', realization: '3,6', polarity: 'STABILIZE' }, '80.00'],
    [11, { target: { low: 80, high: 90 }, realization: 92, polarity: 'MAXIMIZE' }, '102.22'],
    [12, { target: '80-90', realization: 70, polarity: 'MAXIMIZE' }, '87.50'],
    [13, { target: '7-8 bulan', realization: '6,5 bulan', polarity: 'MINIMIZE' }, '107.14'],
    [14, { target: '7-8', realization: '9', polarity: 'MINIMIZE' }, '87.50'],
    [15, { target: '1,5-3,5', realization: '4,0', polarity: 'RANGE' }, '85.71'],
    [16, { target: '1,5-3,5', realization: '1,2', polarity: 'STABILIZE' }, '80.00'],
    [17, { target: 'WTP', realization: 'WDP', polarity: 'MAXIMIZE' }, '75.00'],
    [18, { target: '70,00', realization: '72,50', polarity: 'MAXIMIZE' }, '103.57'],
  ])('worked example %i, %j: %s', (_, input, achievement) =>
    expect(row('achievement', input)).toMatchObject({ state: 'OK', achievement }),
  )

  it.each([
    [27, '90.70', 'TINGGI'],
    [28, '91.00', 'SANGAT_TINGGI'],
    [29, '50.60', 'SANGAT_RENDAH'],
  ])('worked example %i: %s is %s', (_, realization, code) => {
    expect(row('achievement', { target: 100, realization, polarity: 'MAXIMIZE' })).toMatchObject({
      achievement: realization,
      band: { code },
    })
  })

  it('answers each row for itself', () => {
    const answers = rows('achievement', [
      { target: '1.234', realization: 1, polarity: 'MAXIMIZE' },
      null,
      { target: 80, realization: '-', polarity: 'MAXIMIZE' },
      { target: 80, realization: 80, polarity: 'MAXIMIZE' },
    ])
    expect(answers.map(({ state }) => state)).toEqual(['INVALID', 'INVALID', 'NO_DATA', 'OK'])
  })
})

describe('deadline', () => {
  it.each([
    [{ approvedOn: '2026-01-31', months: 1 }, '2026-02-28'],
    [{ approvedOn: '2026-01-02', months: 1 }, '2026-02-02'],
    [{ receivedAt: '2026-06-17T09:00', workingDays: 14, holidays: [] }, '2026-07-07'],
    [{ receivedAt: '2026-06-17T09:00:30+07:00', workingDays: 14 }, '2026-07-07'],
    [{ receivedAt: '2026-06-20', workingDays: 1 }, '2026-06-22'],
    [{ receivedAt: '2026-06-17T09:00', workingDays: 14, holidays: ['2026-06-29'] }, '2026-07-08'],
    [{ receivedAt: '2199-12-31', workingDays: 10_000 }, '2238-05-01'],
  ])('%j: %s', (input, dueOn) => expect(row('deadline', input)).toEqual({ state: 'OK', dueOn }))

  it.each([
    [{}, /approvedOn dengan months/],
    [7, /approvedOn dengan months/],
    [{ approvedOn: '2026-01-31', months: 1, receivedAt: '2026-01-31' }, /approvedOn dengan months/],
    [{ approvedOn: '2026-02-30', months: 1 }, /ada di kalender/],
    [{ approvedOn: '31-01-2026', months: 1 }, /ada di kalender/],
    [{ approvedOn: '2026-01-31' }, /bulan/],
    [{ approvedOn: '2026-01-31', months: 1.5 }, /bulan/],
    [{ approvedOn: '2026-01-31', months: '1' }, /bulan/],
    [{ receivedAt: '2026-06-17T25:00', workingDays: 14 }, /receivedAt/],
    [{ receivedAt: '2026-06-17T20:00Z', workingDays: 14 }, /receivedAt/],
    [{ receivedAt: '9999-12-31', workingDays: 14 }, /receivedAt/],
    [{ receivedAt: '2026-06-17', workingDays: -1 }, /hari kerja/],
    [{ receivedAt: '2026-06-17', workingDays: 14, holidays: 'besok' }, /Hari libur/],
    [{ receivedAt: '2026-06-17', workingDays: 14, holidays: ['2026-13-01'] }, /Hari libur/],
  ])('refuses %j', (input, reason) =>
    expect(row('deadline', input)).toMatchObject({
      state: 'INVALID',
      reason: expect.stringMatching(reason),
    }),
  )
})

describe('nip', () => {
  it('tells what the number holds', () => {
    expect(row('nip', { nip: '19860315 201001 1 007', kind: 'PNS' })).toEqual({
      state: 'OK',
      valid: true,
      nip: '198603152010011007',
      birthDate: '1986-03-15',
      appointed: '2010-01',
      sex: 'MALE',
      warnings: [],
    })
    expect(row('nip', { nip: '199501012023211003', kind: 'PPPK' })).toMatchObject({
      valid: true,
      appointed: '2023',
    })
  })

  it('says why a number is none, by the day given', () => {
    expect(row('nip', { nip: '150307928', kind: 'PNS' })).toMatchObject({
      state: 'OK',
      valid: false,
      reason: expect.stringContaining('NIP lama'),
    })
    const result = calc('nip', '[{"nip":"198603152010011007"}]', '2009-01-01')
    expect('output' in result && JSON.parse(result.output)[0]).toMatchObject({ valid: false })
  })

  it.each([
    [{ nip: 198603152010011, kind: 'PNS' }, /teks/],
    [{ kind: 'PNS' }, /teks/],
    [null, /teks/],
    [{ nip: '198603152010011007', kind: 'HONORER' }, /PNS atau PPPK/],
  ])('refuses %j', (input, reason) => {
    expect(row('nip', input)).toMatchObject({
      state: 'INVALID',
      valid: false,
      reason: expect.stringMatching(reason),
    })
  })

  it('agrees with the vectors of the rule', () => {
    const file = 'src/rooms/organisation/fixtures/nip.csv'
    const vectors = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const answers = rows(
      'nip',
      vectors.map(([nip, expected]) => ({ nip, kind: expected === 'valid_pppk' ? 'PPPK' : 'PNS' })),
    )
    expect(answers.map(({ valid }) => valid)).toEqual(
      vectors.map(([, expected]) => !expected?.startsWith('tidak_valid')),
    )
  })
})

describe('input', () => {
  it.each(['', 'x', '{}', '5', '[1', 'null'])('%j is no JSON array', (input) => {
    expect(calc('nip', input, today)).toEqual({
      error: expect.stringContaining('bukan larik JSON'),
    })
  })

  it('takes an empty list and a byte order mark', () =>
    expect(calc('nip', '\ufeff[]', today)).toEqual({ output: '[]' }))

  it.each(['', 'evaluasi', 'constructor', '__proto__'])(
    'does not know %j, and lists the kinds',
    (kind) => {
      expect(calc(kind, '[]', today)).toEqual({
        error: expect.stringContaining('achievement, appraisal, credit'),
      })
    },
  )

  it('answers any JSON whatsoever, row for row', () => {
    const odd = fc.record(
      {
        approvedOn: fc.string(),
        months: fc.integer(),
        receivedAt: fc.string(),
        workingDays: fc.double(),
        holidays: fc.jsonValue(),
        nip: fc.string(),
        kind: fc.constantFrom('PNS', 'PPPK'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.constantFrom('achievement', 'deadline', 'nip'),
        fc.array(fc.oneof(fc.jsonValue(), odd), { maxLength: 5 }),
        (kind, input) => {
          const answers = rows(kind, input)
          expect(answers).toHaveLength(input.length)
          for (const { state, reason } of answers)
            if (state === 'INVALID') expect(reason).toMatch(/\.$/)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('appraisal', () => {
  it.each([
    ['ABOVE', 'ABOVE', 'SANGAT_BAIK'],
    ['ABOVE', 'MEETS', 'BAIK'],
    ['ABOVE', 'BELOW', 'KURANG'],
    ['MEETS', 'ABOVE', 'BAIK'],
    ['MEETS', 'MEETS', 'BAIK'],
    ['MEETS', 'BELOW', 'KURANG'],
    ['BELOW', 'ABOVE', 'BUTUH_PERBAIKAN'],
    ['BELOW', 'MEETS', 'BUTUH_PERBAIKAN'],
    ['BELOW', 'BELOW', 'SANGAT_KURANG'],
  ])('%s, %s: %s', (result, behaviour, predicate) =>
    expect(row('appraisal', { result, behaviour })).toEqual({ state: 'OK', predicate }),
  )

  it.each([[null], [{}], [{ result: 'ABOVE' }], [{ result: 'A', behaviour: 'ABOVE' }]])(
    'refuses %j',
    (input) => expect(row('appraisal', input)).toMatchObject({ state: 'INVALID' }),
  )
})

describe('distribution', () => {
  const spread = (organisation: string, counts: Row) =>
    row('distribution', { organisation, counts })

  it('answers the limits in heads and what departs from them', () => {
    expect(spread('BAIK', { SANGAT_BAIK: 4, BAIK: 19 })).toEqual({
      ...{ state: 'OK', n: 23 },
      limits: [
        { classes: ['BAIK'], atMost: 16, atLeast: null },
        { classes: ['BUTUH_PERBAIKAN', 'KURANG'], atMost: null, atLeast: 1 },
      ],
      findings: [
        expect.objectContaining({ kind: 'TOO_MANY', heads: 19, limit: 16 }),
        expect.objectContaining({ kind: 'TOO_FEW', heads: 0, limit: 1 }),
      ],
    })
    expect(spread('BAIK', { SANGAT_BAIK: 5, BAIK: 15, BUTUH_PERBAIKAN: 3 })).toMatchObject({
      ...{ n: 23, findings: [] },
    })
  })

  it.each([
    [{ organisation: 'CUKUP', counts: {} }],
    [{ organisation: 'BAIK', counts: { BAIK: -1 } }],
    [{ organisation: 'BAIK', counts: { BAIK: 1.5 } }],
    [{ organisation: 'BAIK', counts: { CUKUP: 1 } }],
    ['BAIK'],
  ])('refuses %j', (input) =>
    expect(row('distribution', input)).toMatchObject({ state: 'INVALID' }),
  )
})

describe('credit', () => {
  it.each([
    ['Ahli Pertama', 12, 'SANGAT_BAIK', '18.75', '18.75'],
    ['Ahli Pertama', 2, 'BAIK', '2.083333', '2.08'],
    ['Ahli Muda', 9, 'BUTUH_PERBAIKAN', '14.0625', '14.06'],
    ['Ahli Pertama', 8, 'BAIK', '8.333333', '8.33'],
    ['Ahli Muda', 4, 'SANGAT_BAIK', '12.5', '12.50'],
  ])('%s, %i months, %s: %s', (grade, months, predicate, points, printed) =>
    expect(row('credit', { grade, months, predicate })).toEqual({ state: 'OK', points, printed }),
  )

  it.each([
    [{ grade: 'Ahli Kuno', months: 12, predicate: 'BAIK' }],
    [{ grade: 'Ahli Muda', months: 13, predicate: 'BAIK' }],
    [{ grade: 'Ahli Muda', months: 0, predicate: 'BAIK' }],
    [{ grade: 'Ahli Muda', months: 12, predicate: 'CUKUP' }],
  ])('refuses %j', (input) => expect(row('credit', input)).toMatchObject({ state: 'INVALID' }))
})

describe('as a command', () => {
  const command = (args: string[], input: string) => {
    const program =
      `const { run } = await import('./src/commands/calc.ts'); process.exitCode = await ` +
      `run(${JSON.stringify(args)})`
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', program],
      { input, encoding: 'utf8' },
    )
    return { status, stdout, stderr }
  }

  it('reads standard input, writes standard output', () => {
    const { status, stdout } = command(
      ['achievement'],
      '[{"target":80,"realization":84,"polarity":"MAXIMIZE"}]',
    )
    expect([status, JSON.parse(stdout)[0].achievement]).toEqual([0, '105.00'])
  })

  it('ends with 2 and a sentence when the input is no JSON array', () => {
    expect(command(['deadline'], 'bukan JSON')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('Masukan bukan larik JSON'),
    })
  })

  it.each([[[]], [['evaluasi']], [['nip', 'lagi']], [['nip', '--cepat']]])(
    'explains itself for %j',
    async (args) => {
      await expect(run(args)).rejects.toThrow(Misused)
      await expect(run(args)).rejects.toThrow('./amanah calc JENIS')
    },
  )
})
