import { decimal, fixed } from '../../../kernel/decimal.ts'
import { printDate, printNumber } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import {
  type Addition,
  type Clause,
  type ClauseInput,
  type Column,
  clausesIn,
  effectOf,
  optionsOf,
  type PackEffect,
} from '../../organisation/words.ts'
import { formulaLabels, polarityLabels } from '../../planning/words.ts'
import { periodLabel } from '../desk/desk.rules.ts'
import { dueDateOfPeriod, monthsOfYear } from '../desk/schedule.rules.ts'
import type { MeasurementPack, SchedulePack } from '../pack.contract.ts'
import { type Computed, type Measured, type Reported, resultsOf } from './result.rules.ts'

const decimalOf = (unit: string, empty: string | null = null): ClauseInput & Column['entry'] => ({
  ...{ kind: 'decimal', unit, empty },
})
const choice = (names: Record<string, string>): Column['entry'] => ({
  kind: 'choice',
  options: optionsOf(names),
})
const words: ClauseInput = { kind: 'words' }

const tones = {
  good: 'hijau',
  fine: 'hijau muda',
  mid: 'kuning',
  low: 'jingga',
  bad: 'merah',
}
const bands: ClauseInput = {
  kind: 'table',
  columns: [
    { key: 'label', label: 'Kategori', entry: { kind: 'text' } },
    { key: 'from', label: 'Mulai', entry: decimalOf('', 'di bawahnya') },
    {
      key: 'includes',
      label: 'Batasnya',
      entry: { kind: 'yesNo', yes: 'termasuk', no: 'di atasnya' },
    },
    { key: 'tone', label: 'Warna', entry: choice(tones) },
  ],
}
const grades: ClauseInput = {
  kind: 'table',
  columns: [
    { key: 'code', label: 'Predikat', entry: { kind: 'text' } },
    { key: 'label', label: 'Kepanjangan', entry: { kind: 'text' } },
    { key: 'score', label: 'Skor', entry: decimalOf('', '') },
  ],
}
const formulaOf: ClauseInput = {
  kind: 'record',
  columns: Object.entries(polarityLabels).map(([key, label]) => ({
    ...{ key, label, entry: choice(formulaLabels) },
  })),
}

const zeroClauses = clausesIn('Nilai nol dan kosong', [
  [
    'zero.minimizeMissed',
    'Target 0 dan makin rendah makin baik, tetapi terjadi',
    {
      kind: 'record',
      columns: [
        {
          key: 'kind',
          label: 'Capaian',
          entry: choice({ NOTHING: 'nol', PENALTY: 'berkurang setiap kejadian' }),
        },
        { key: 'perUnit', label: 'Pengurang', entry: decimalOf('poin', '') },
      ],
    },
    'open',
  ],
  [
    'zero.maximizeBothZero',
    'Target 0 dan realisasi 0',
    choice({ NOT_APPLICABLE: 'tidak dihitung', FULL: '100' }),
    'open',
  ],
  [
    'zero.maximizeExceeded',
    'Target 0 dan realisasi di atas 0',
    choice({ FULL: '100', CAP: 'batas atas' }),
    'open',
  ],
  [
    'zero.progressWithoutDistance',
    'Target sama dengan data dasar',
    choice({
      REACHED_OR_NOTHING: '100 bila tercapai, selain itu nol',
      NOT_APPLICABLE: 'tidak dihitung',
    }),
    'open',
  ],
  [
    'zero.missingAtYearEnd',
    'Kosong pada akhir tahun',
    choice({ NO_DATA: 'tidak dihitung, tetap disebut kosong', ZERO: 'dihitung nol' }),
    'open',
  ],
])

const milestoneClauses = clausesIn('Tanggal dan tahap', [
  [
    'milestone.late',
    'Selesai terlambat',
    {
      kind: 'record',
      columns: [
        {
          key: 'kind',
          label: 'Capaian',
          entry: choice({ FIXED: 'tetap', PER_DAY: 'berkurang setiap hari' }),
        },
        { key: 'value', label: 'Nilai tetap', entry: decimalOf('', '') },
        { key: 'points', label: 'Pengurang', entry: decimalOf('poin', '') },
      ],
    },
    'open',
  ],
  ['milestone.done', 'Kata untuk selesai', words, 'open'],
  ['milestone.notDone', 'Kata untuk belum', words, 'open'],
])

const scaleClauses = (code: string, label: string): Clause[] =>
  clausesIn('Skala predikat', [
    [`scales.${code}.label`, `Nama skala «${label}»`, { kind: 'text' }, 'open'],
    [`scales.${code}.grades`, `${label}, dari tertinggi`, grades, 'open'],
  ])

/** One more scale of ordinal words, as a region may add it. */
export const scaleAddition: Addition = {
  path: 'scales',
  label: 'Tambah skala',
  clauses: scaleClauses('*', 'skala baru').map((clause) => ({
    ...clause,
    value: clause.path.endsWith('label')
      ? ''
      : ['', ''].map((code) => ({ code, label: code, score: null })),
  })),
}

/** Rule pack `pengukuran`, value by value. Only the profile of the region's own has bands that a
 * region may set; the others are what they are called. */
export const measurementClauses = (pack: MeasurementPack): Clause[] => [
  ...clausesIn('Kategori capaian', [
    [
      'bandProfile',
      'Kategori yang dipakai',
      choice(
        Object.fromEntries(
          Object.entries(pack.bandProfiles).map(([code, { label }]) => [code, label]),
        ),
      ),
      'open',
    ],
    ...Object.entries(pack.bandProfiles).flatMap(([code, { label }]) => {
      const open = code === 'DAERAH' ? ('open' as const) : undefined
      return [
        [`bandProfiles.${code}.bands`, label, bands, open] as const,
        [
          `bandProfiles.${code}.rounding`,
          `${label}: pembulatan`,
          choice({ NONE: 'tanpa dibulatkan', INTEGER: 'ke bilangan bulat' }),
          open,
        ] as const,
      ]
    }),
  ]),
  ...clausesIn('Batas dan pembulatan', [
    [
      'limits.capForAverage',
      'Batas atas dalam rata-rata',
      decimalOf('persen', 'tanpa batas'),
      'open',
    ],
    [
      'limits.capForDisplay',
      'Batas atas yang ditampilkan',
      decimalOf('persen', 'tanpa batas'),
      'open',
    ],
    ['limits.floor', 'Batas bawah', decimalOf('persen'), 'open'],
    ['limits.places', 'Angka di belakang koma', { kind: 'whole', unit: 'angka' }, 'open'],
  ]),
  ...Object.entries(pack.scales).flatMap(([code, { label }]) => scaleClauses(code, label)),
  ...zeroClauses,
  ...milestoneClauses,
  ...clausesIn('Rumus capaian', [
    ['defaults.single', 'Target satu angka', formulaOf, 'open'],
    ['defaults.range', 'Target rentang', formulaOf, 'open'],
  ]),
  ...clausesIn('Efisiensi', [
    [
      'efficiency.default',
      'Rumus efisiensi',
      choice({
        EFF_DIFF: 'capaian dikurangi serapan',
        EFF_UNSPENT: 'anggaran tersisa bila target tercapai',
        EFF_UNITCOST: 'hemat biaya per satuan',
        EFF_NE: 'nilai efisiensi 0–100',
        EFF_RATIO: 'capaian dibagi serapan',
      }),
    ],
    ['efficiency.scoreAtZero', 'Nilai efisiensi pada titik nol', decimalOf('')],
    ['efficiency.span', 'Rentang nilai efisiensi', decimalOf('persen')],
  ]),
]

const dayInput: ClauseInput = { kind: 'whole', unit: 'bulan berikutnya' }

/** Rule pack `jadwal-pengukuran`, value by value. */
export const scheduleClauses = (): Clause[] =>
  clausesIn('Batas waktu', [
    ['reportByDay', 'Angka dilaporkan paling lambat tanggal', dayInput, 'open'],
    ['verifyByDay', 'Angka disahkan paling lambat tanggal', dayInput, 'open'],
    ['remindDaysBefore', 'Pengingat pada hari ke (0: hari jatuh tempo)', words],
  ])

/** A measure with its figures, as a change of rules weighs it. */
export type Weighed = { name: string; measured: Measured; figures: readonly Told[] }
type Told = Reported & { locked: boolean }

const printed = ({ uncapped, band, state }: Computed): string =>
  uncapped === null
    ? state === 'NOT_DUE'
      ? 'belum waktunya'
      : 'tanpa capaian'
    : [printNumber(fixed(decimal(uncapped), 2)), band].filter(Boolean).join(' ')

const averaged = ({ capped }: Computed): string => (capped === null ? '–' : printNumber(capped))

/** What other rules would change of the figures that no lock holds, computed by the same rules as
 * they are stored by. */
export function measurementEffects(
  weighed: readonly Weighed[],
  { before, after }: { before: MeasurementPack; after: MeasurementPack },
): PackEffect[] {
  const pairs = weighed.flatMap(({ name, measured, figures }) =>
    figures
      .filter(({ locked }) => !locked)
      .flatMap(({ period }) => {
        const [was] = resultsOf(measured, period, figures, before)
        const [will] = resultsOf(measured, period, figures, after)
        return was && will ? [{ name: `${name}, ${periodLabel(period)}`, was, will }] : []
      }),
  )
  const rowsOf = (say: (computed: Computed) => string, differ: (one: Computed) => unknown) =>
    pairs
      .filter(({ was, will }) => differ(was) !== differ(will))
      .map(({ name, was, will }) => ({ name, before: say(was), after: say(will) }))
  return [
    effectOf(
      'angka berganti warna',
      rowsOf(printed, ({ tone }) => tone),
    ),
    effectOf(
      'angka berganti nama kategori saja',
      rowsOf(printed, ({ band }) => band).filter(
        ({ name }) => !pairs.some((one) => one.name === name && one.was.tone !== one.will.tone),
      ),
    ),
    effectOf(
      'angka berganti capaian',
      rowsOf(printed, ({ uncapped }) => uncapped),
    ),
    effectOf(
      'angka dihitung lain dalam rata-rata',
      rowsOf(averaged, ({ capped }) => capped),
    ),
  ]
}

/** Which due dates of a year that have not come another schedule would move. */
export function scheduleEffects(
  { before, after }: { before: SchedulePack; after: SchedulePack },
  { year, today }: { year: number; today: LocalDate },
): PackEffect[] {
  const moved = (key: 'reportByDay' | 'verifyByDay') =>
    monthsOfYear(year)
      .map((month) => ({
        name: periodLabel(month),
        was: dueDateOfPeriod(month, before[key]),
        will: dueDateOfPeriod(month, after[key]),
      }))
      .filter(({ was, will }) => was !== will && (was >= today || will >= today))
      .map(({ name, was, will }) => ({ name, before: printDate(was), after: printDate(will) }))
  return [
    effectOf('batas melaporkan bergeser', moved('reportByDay')),
    effectOf('batas mengesahkan bergeser', moved('verifyByDay')),
  ]
}
