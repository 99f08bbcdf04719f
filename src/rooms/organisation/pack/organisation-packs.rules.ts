import { employmentKindNames, positionKindNames, unitKindNames } from '../person/naming.rules.ts'
import type { Clause, ClauseInput, Column } from './clause.contract.ts'
import { clausesIn, optionsOf } from './clause.rules.ts'
import type {
  EmploymentPack,
  OrganisationPack,
  RanksPack,
  RaterRank,
} from './organisation-pack.contract.ts'

const words: ClauseInput & Column['entry'] = { kind: 'words' }
const several = (names: Record<string, string>): ClauseInput & Column['entry'] => ({
  ...{ kind: 'several', options: optionsOf(names) },
})
const choice = (names: Record<string, string>): Column['entry'] => ({
  ...{ kind: 'choice', options: optionsOf(names) },
})
/** A record of words by code, a line each. */
const wordsOf = (names: Readonly<Record<string, string>>): ClauseInput => ({
  kind: 'record',
  columns: Object.entries(names).map(([key, label]) => ({ key, label, entry: words })),
})

/** Ranks of who rates, as people read them. */
export const raterRankNames: Record<RaterRank, string> = {
  SUPERVISOR: 'Pengawas',
  ADMINISTRATOR: 'Administrator',
  JPT: 'pimpinan tinggi',
  REGION_HEAD: 'kepala daerah',
}

/** Rule pack `organisasi`, value by value. */
export function organisationClauses({ levels, unitNames }: OrganisationPack): Clause[] {
  const levelNames = Object.fromEntries(levels.map(({ level, name }) => [level, name]))
  const kinds: Column = {
    ...{ key: 'positionKind', label: 'Jenis jabatan', entry: choice(positionKindNames) },
  }
  const conditions: Column[] = [
    { key: 'unitKinds', label: 'Di unit', entry: several(unitKindNames) },
    { key: 'echelons', label: 'Eselon', entry: words },
    { key: 'titleStarts', label: 'Diawali', entry: words },
    { key: 'titleHas', label: 'Memuat', entry: words },
  ]
  const byLevel: Column = { key: 'levels', label: 'Tingkat PK', entry: several(levelNames) }
  const rank = (key: string, label: string): Column => ({
    ...{ key, label, entry: choice(raterRankNames) },
  })
  return [
    ...clausesIn('Perangkat daerah', [
      ['agencyKinds', 'Unit yang menjadi perangkat daerah', several(unitKindNames)],
      ['agencyKindsAtTheTop', 'Hanya bila langsung di bawah pemda', several(unitKindNames)],
      [
        'unitNames',
        'Jenis unit menurut namanya',
        wordsOf(
          Object.fromEntries(Object.entries(unitKindNames).filter(([kind]) => kind in unitNames)),
        ),
      ],
    ]),
    ...clausesIn('Jabatan', [
      [
        'levels',
        'Tingkat jabatan',
        {
          kind: 'table',
          columns: [
            { key: 'name', label: 'Tingkat', entry: { kind: 'text' } },
            { key: 'words', label: 'Kata lain', entry: words },
          ],
        },
      ],
      [
        'mandateLevels',
        'Tingkat menurut jabatannya, yang pertama cocok',
        {
          kind: 'table',
          columns: [
            { key: 'level', label: 'Tingkat', entry: choice(levelNames) },
            kinds,
            ...conditions,
          ],
        },
      ],
      [
        'positionTitles',
        'Jenis jabatan menurut namanya',
        {
          kind: 'table',
          columns: [
            { ...kinds, key: 'kind' },
            { key: 'starts', label: 'Diawali', entry: words },
            { key: 'has', label: 'Memuat', entry: words },
          ],
        },
      ],
      ['echelons', 'Eselon', words],
      ['contractGrades', 'Golongan PPPK', words],
    ]),
    ...clausesIn('Penilaian SKP', [
      [
        'raterPosts',
        'Jenjang pejabat penilai, yang pertama cocok',
        { kind: 'table', columns: [rank('rank', 'Jenjang'), kinds, ...conditions, byLevel] },
      ],
      [
        'ratedPosts',
        'Siapa dinilai siapa, yang pertama cocok',
        {
          kind: 'table',
          columns: [
            ...[kinds, ...conditions, byLevel],
            rank('rater', 'Penilai paling rendah'),
            rank('raterSuperior', 'Atasan penilai paling rendah'),
          ],
        },
      ],
    ]),
    ...clausesIn('Pelaksana tugas', [
      ['acting.months', 'Plt paling lama', { kind: 'whole', unit: 'bulan' }, 'open'],
      [
        'acting.extensions',
        'Plt diperpanjang paling banyak',
        { kind: 'whole', unit: 'kali' },
        'open',
      ],
      [
        'acting.promisesAfterDays',
        'Plt membuat PK setelah',
        { kind: 'whole', unit: 'hari' },
        'open',
      ],
    ]),
  ]
}

/** Rule pack `kepangkatan`, value by value. */
export const ranksClauses = ({ ranks }: RanksPack): Clause[] =>
  clausesIn('Pangkat PNS', [
    [
      'ranks',
      'Golongan ruang',
      {
        kind: 'record',
        columns: Object.keys(ranks).map((grade) => ({
          key: grade,
          label: grade,
          entry: { kind: 'text' },
        })),
      },
    ],
  ])

/** Rule pack `evaluasi-pegawai`, value by value. */
export const employmentClauses = ({ kinds }: EmploymentPack): Clause[] =>
  clausesIn(
    'Evaluasi kinerja pegawai',
    Object.keys(kinds).map((kind) => [
      `kinds.${kind}`,
      employmentKindNames[kind as keyof typeof employmentKindNames],
      {
        kind: 'record',
        columns: [
          {
            key: 'evaluatedBy',
            label: 'Dievaluasi setiap',
            entry: several({ MONTH: 'bulan', QUARTER: 'triwulan', YEAR: 'tahun' }),
          },
          {
            key: 'contractMonths',
            label: 'Perjanjian kerja',
            entry: { kind: 'whole', unit: 'bulan' },
          },
        ],
      },
    ]),
  )
