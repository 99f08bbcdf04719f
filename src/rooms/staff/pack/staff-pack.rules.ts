import {
  type Clause,
  type ClauseInput,
  type Column,
  clausesIn,
  optionsOf,
  positionKindNames,
  unitKindNames,
} from '../../organisation/words.ts'
import type { Grade } from '../evaluation/evaluation.contract.ts'
import {
  gradeNames,
  organisationPredicateNames,
  predicateNames,
} from '../evaluation/naming.rules.ts'
import type { StaffPack } from './staff-pack.contract.ts'

type Plain = ClauseInput & Column['entry']
const whole = (unit: string): Plain => ({ kind: 'whole', unit })
const decimal = (unit = '', empty: string | null = null): Plain => ({
  ...{ kind: 'decimal', unit, empty },
})
const text: Plain = { kind: 'text' }
const words: Plain = { kind: 'words' }
const choice = (names: Readonly<Record<string, string>>): Plain => ({
  ...{ kind: 'choice', options: optionsOf(names) },
})
const several = (names: Readonly<Record<string, string>>): Plain => ({
  ...{ kind: 'several', options: optionsOf(names) },
})
const record = (names: Readonly<Record<string, string>>, entry: Plain): ClauseInput => ({
  ...{ kind: 'record' },
  columns: Object.entries(names).map(([key, label]) => ({ key, label, entry })),
})

const grades = Object.keys(gradeNames) as Grade[]
/** A quadrant, a line for each grade of results. */
const quadrantIn = (path: string, names: Readonly<Record<string, string>>) =>
  grades.map(
    (grade) =>
      [
        `${path}.${grade}`,
        `Hasil kerja ${gradeNames[grade].toLowerCase()}, perilaku`,
        record(gradeNames, choice(names)),
      ] as const,
  )

const limits: ClauseInput = {
  kind: 'table',
  columns: [
    { key: 'classes', label: 'Predikat', entry: several(predicateNames) },
    { key: 'atMost', label: 'Paling banyak', entry: decimal('bagian, paling banyak', '') },
    { key: 'atLeast', label: 'Paling sedikit', entry: decimal('bagian, paling sedikit', '') },
    { key: 'heads', label: 'Paling sedikit', entry: whole('orang, paling sedikit') },
  ],
}

/** Rule pack `kinerja-pegawai`, value by value. */
export const staffClauses = ({ behaviours, credit }: StaffPack): Clause[] => [
  ...clausesIn('SKP', [
    ['skp.dueOn', 'Disepakati paling lambat (bulan-tanggal)', text, 'open'],
    [
      'skp.approach',
      'Pendekatan',
      choice({ QUANTITATIVE: 'Kuantitatif', QUALITATIVE: 'Kualitatif' }),
      'open',
    ],
    ['skp.employmentKinds', 'Yang ber-SKP', words, 'open'],
    ['skp.executiveLevels', 'Bentuk pimpinan untuk tingkat PK', words, 'open'],
    ['skp.graceDays', 'SKP baru sesudah mutasi, paling lama', whole('hari'), 'open'],
    [
      'skp.external',
      'Direncanakan dan dinilai di aplikasi lain',
      {
        kind: 'table',
        columns: [
          { key: 'positionKind', label: 'Jenis jabatan', entry: choice(positionKindNames) },
          { key: 'unitKinds', label: 'Di unit', entry: several(unitKindNames) },
          { key: 'titleStarts', label: 'Diawali', entry: words },
        ],
      },
      'open',
    ],
    ['contract.noticeDays', 'Sisa perjanjian kerja saat penilai diingatkan (hari)', words, 'open'],
  ]),
  ...clausesIn('Perilaku kerja', [
    [
      'behaviours',
      `${behaviours.length} nilai BerAKHLAK`,
      {
        kind: 'table',
        columns: [
          { key: 'name', label: 'Nilai', entry: text },
          { key: 'guides', label: 'Panduan', entry: words },
        ],
      },
    ],
  ]),
  ...clausesIn('Catatan harian', [
    ['log.hoursPerDay', 'Jam kerja efektif sehari', decimal('jam'), 'open'],
    ['log.graceDays', 'Diterima paling lambat', whole('hari sesudahnya'), 'open'],
    ['log.clockJumpMinutes', 'Pergeseran jam perangkat yang ditandai', whole('menit'), 'open'],
  ]),
  ...clausesIn('Rating dan predikat', [
    ['rating.mostAbove', 'Sebagian besar berarti lebih dari', decimal('bagian'), 'open'],
    [
      'rating.smallPrimaryBelow',
      'Sebagian kecil hasil utama berarti sampai',
      decimal('bagian'),
      'open',
    ],
    ['rating.achievementCap', 'Capaian ditampilkan paling tinggi', decimal('%'), 'open'],
    ['rating.meetsFrom', 'Saran «sesuai ekspektasi» sejak capaian', decimal('%'), 'open'],
    ['rating.aboveFrom', 'Saran «di atas ekspektasi» sejak capaian', decimal('%'), 'open'],
    ['rating.reportDays', 'Realisasi dilaporkan paling lambat', whole('hari'), 'open'],
    ['rating.settleDays', 'Dinilai paling lambat', whole('hari'), 'open'],
    ...quadrantIn('quadrant', predicateNames),
  ]),
  ...clausesIn('Predikat organisasi', [
    ...quadrantIn('organisation.quadrant', organisationPredicateNames),
    [
      'organisation.periodic',
      'Bagian rencana aksi yang mencapai target',
      record(
        { good: 'Baik sejak', improvable: 'Butuh Perbaikan sejak', started: 'Mulai berjalan' },
        decimal('bagian'),
      ),
      'open',
    ],
    [
      'organisation.leader',
      'Rating hasil kerja pimpinannya',
      record(organisationPredicateNames, choice(gradeNames)),
      'open',
    ],
  ]),
  ...clausesIn('Pola distribusi', [
    [
      'distribution.mode',
      'Bila pola tidak terpenuhi',
      choice({ WARN: 'diingatkan', BLOCK: 'tidak dapat dilanjutkan', OFF: 'tidak diperiksa' }),
      'open',
    ],
    ['distribution.minPopulation', 'Diperiksa sejak', whole('orang'), 'open'],
    ['distribution.majority', 'Predikat terbanyak lebih dari', decimal('bagian'), 'open'],
    ...Object.entries(organisationPredicateNames).flatMap(
      ([code, name]) =>
        [
          [
            `distribution.patterns.${code}.dominant`,
            `${name}: predikat terbanyak`,
            choice(predicateNames),
          ],
          [`distribution.patterns.${code}.limits`, `${name}: batasnya`, limits],
        ] as const,
    ),
  ]),
  ...clausesIn('Keberatan', [
    ['objection.days', 'Keberatan diajukan', whole('hari sejak diterima'), 'open'],
    [
      'objection.unit',
      'Hari dihitung',
      choice({ CALENDAR: 'hari kalender', WORKING: 'hari kerja' }),
      'open',
    ],
    ['objection.statementDays', 'Penjelasan penilai', whole('hari'), 'open'],
    ['objection.decisionDays', 'Keputusan atasan penilai', whole('hari'), 'open'],
  ]),
  ...clausesIn('Angka kredit', [
    ['credit.percent', 'Persentase menurut predikat', record(predicateNames, decimal())],
    ...Object.keys(credit.grades).map(
      (grade) =>
        [
          `credit.grades.${grade}`,
          grade,
          record(
            {
              coefficient: 'Koefisien setahun',
              rank: 'Kenaikan pangkat',
              grade: 'Kenaikan jenjang',
            },
            decimal('', ''),
          ),
        ] as const,
    ),
    ['credit.places', 'Angka di belakang koma', whole('angka'), 'open'],
  ]),
  ...clausesIn('Denyut tim', [
    ['pulse.opensOn', 'Dibuka tiap tahun pada (bulan-tanggal)', words, 'open'],
    ['pulse.days', 'Dibuka selama', whole('hari'), 'open'],
  ]),
  ...clausesIn('Perlindungan pribadi', [
    ['smallestGroup', 'Kelompok paling kecil yang ditampilkan', whole('orang'), 'open'],
  ]),
]
