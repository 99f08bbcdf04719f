import type { HeatRow } from '../../web/parts/chart/Heat.tsx'
import type { MarkKind } from '../../web/parts/drawings.ts'

/** Fictional rows of the style page. */
export type Office = {
  name: string
  state: MarkKind
  promises: number
  score: number | null
  budget: number
  head: string
}

const office = (
  name: string,
  head: string,
  state: MarkKind,
  promises: number,
  score: number | null,
  budget: number,
): Office => ({
  name,
  head,
  state,
  promises,
  score,
  budget,
})

export const offices: Office[] = [
  office('Dinas Pendidikan', 'Dra. Lestari Wulandari, M.Pd.', 'full', 148, 88.2, 412_300_000_000),
  office(
    'Dinas Kesehatan',
    'dr. Siti Nurjanah Rahman, M.K.M.',
    'agreed',
    96,
    72.3,
    286_750_000_000,
  ),
  office(
    'Dinas Pekerjaan Umum dan Penataan Ruang',
    'Ir. Bambang Hartono, M.T.',
    'half',
    71,
    58.6,
    198_420_000_000,
  ),
  office(
    'Dinas Kependudukan dan Pencatatan Sipil',
    'Drs. Hendra Wijaya, M.Si.',
    'full',
    34,
    97.1,
    18_640_000_000,
  ),
  office('Dinas Sosial', 'Nur Aini, S.Sos.', 'draft', 28, 79.4, 24_110_000_000),
  office('Dinas Perhubungan', 'Agus Salim, S.H.', 'declined', 31, null, 31_870_000_000),
  office(
    'Badan Perencanaan Pembangunan Daerah',
    'Rudi Hartono, S.E., M.M.',
    'full',
    42,
    93.8,
    15_220_000_000,
  ),
  office('Inspektorat', 'Yuliana Putri, S.E., Ak.', 'full', 37, 95.6, 12_900_000_000),
  office('Kecamatan Muara', 'Fajar Nugroho, S.STP.', 'agreed', 19, 74.0, 9_480_000_000),
  office('Kecamatan Bukit', 'Ratih Kusuma, S.IP.', 'half', 18, 81.5, 9_120_000_000),
  office('Satuan Polisi Pamong Praja', 'Joko Prasetyo, S.H.', 'draft', 26, 68.9, 17_350_000_000),
  office('Dinas Lingkungan Hidup', 'Maya Sari, S.T., M.Si.', 'full', 33, 90.4, 38_760_000_000),
  office(
    'Dinas Perpustakaan dan Arsip',
    'Dewi Anggraini, S.Hum.',
    'agreed',
    17,
    86.0,
    8_450_000_000,
  ),
  office('Dinas Pariwisata', 'Andi Pratama, S.Par.', 'full', 22, 77.7, 14_330_000_000),
]

/** The band of a figure on the style page; in the product bands come from the rule pack. */
export const bandOf = (score: number | null): MarkKind =>
  score === null
    ? 'unreported'
    : score >= 91
      ? 'good'
      : score >= 76
        ? 'fine'
        : score >= 66
          ? 'mid'
          : score >= 51
            ? 'low'
            : 'bad'

export const heatRows: HeatRow[] = [
  {
    name: 'KIA',
    cells: [
      { kind: 'mid', text: '71,2' },
      { kind: 'fine', text: '84,5', chosen: true },
      { kind: 'good', text: '95,1' },
      { kind: 'notyet' },
    ],
  },
  {
    name: 'KTP-el',
    cells: [
      { kind: 'good', text: '97,8' },
      { kind: 'good', text: '98,1' },
      { kind: 'bad', text: '44,1' },
      { kind: 'notyet' },
    ],
  },
  {
    name: 'IKM',
    cells: [
      { kind: 'unmeasurable' },
      { kind: 'low', text: '58,6' },
      { kind: 'unreported' },
      { kind: 'notyet' },
    ],
  },
]
