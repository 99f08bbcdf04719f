import type { Addition, Clause, ClauseInput } from '../pack/clause.contract.ts'
import { clausesIn } from '../pack/clause.rules.ts'
import type { AbsencePack } from './absence.contract.ts'

const kind: ClauseInput = {
  kind: 'record',
  columns: [
    { key: 'name', label: 'Nama', entry: { kind: 'text' } },
    { key: 'words', label: 'Kata lain', entry: { kind: 'words' } },
    {
      key: 'offDuty',
      label: 'Pada hari-harinya',
      entry: { kind: 'yesNo', yes: 'tidak ada yang ditagih', no: 'tetap ditagih' },
    },
    {
      key: 'hidden',
      label: 'Sebabnya',
      entry: { kind: 'yesNo', yes: 'terbaca pengelola saja', no: 'terbaca semua' },
    },
    {
      key: 'standInAfterDays',
      label: 'Meminta Plh atau Plt mulai (0: tidak)',
      entry: { kind: 'whole', unit: 'hari' },
    },
  ],
}

/** Rule pack `ketidakhadiran`, value by value; a region sets all of it otherwise. */
export const absenceClauses = ({ kinds }: AbsencePack): Clause[] => [
  ...clausesIn('Sekembali bertugas', [
    [
      'workingDaysAfterReturn',
      'Yang jatuh tempo selama tidak bertugas ditagih pada hari kerja ke-',
      { kind: 'whole', unit: '' },
      'open',
    ],
  ]),
  ...clausesIn(
    'Jenis ketidakhadiran',
    Object.entries(kinds).map(([code, { name }]) => [`kinds.${code}`, name, kind, 'open']),
  ),
]

/** One more kind, as a region may add it. */
export const kindAddition: Addition = {
  path: 'kinds',
  label: 'Tambah jenis',
  clauses: clausesIn('Jenis ketidakhadiran', [['kinds.*', 'Jenis baru', kind, 'open']]).map(
    (clause) => ({
      ...clause,
      value: { name: '', words: [], offDuty: true, hidden: false, standInAfterDays: 14 },
    }),
  ),
}
