const practice = 'Praktik LKjIP daerah; tidak ada rumus nasional'
const superseded = 'Permenpan-RB 8/2021 (sudah diganti), dipakai dalam LKjIP daerah'
const own = 'Pilihan Amanah, boleh diganti daerah'

/** Every formula of achievement (capaian) there is: how people call it, how it reads with R, T and
 * B, and where it comes from (`perjanjian-kinerja.md` §4.1; no text of law fixes one for regions).
 * What each computes stands in `measurement`, complete by type: a formula added here does not
 * compile until it is there. */
export const formulas = {
  MAX_RATIO: { label: 'Realisasi dibagi target', expression: 'R ÷ T × 100', basis: practice },
  MIN_LINEAR: {
    label: 'Dua kali target dikurangi realisasi, dibagi target',
    expression: '(2T − R) ÷ T × 100',
    basis: superseded,
  },
  MIN_RATIO: { label: 'Target dibagi realisasi', expression: 'T ÷ R × 100', basis: practice },
  STAB_ABS: {
    label: 'Selisih mutlak dari target',
    expression: '(1 − |R − T| ÷ |T|) × 100',
    basis: own,
  },
  RANGE_MAX: {
    label: 'Rentang, makin tinggi makin baik',
    expression: 'di dalam rentang 100; di luar R ÷ batas × 100',
    basis: superseded,
  },
  RANGE_MIN: {
    label: 'Rentang, makin rendah makin baik',
    expression: 'di dalam rentang 100; di luar (1 + (1 − R ÷ batas)) × 100',
    basis: superseded,
  },
  RANGE_STAB: {
    label: 'Rentang, di dalamnya paling baik',
    expression: 'di dalam rentang 100; di luar (1 − jarak ÷ batas) × 100',
    basis: own,
  },
  PROGRESS: {
    label: 'Kemajuan dari data dasar',
    expression: '(R − B) ÷ (T − B) × 100',
    basis: own,
  },
  BINARY: {
    label: 'Tercapai atau tidak',
    expression: 'tepat waktu 100; terlambat menurut aturan; belum 0',
    basis: own,
  },
  ORDINAL: { label: 'Urutan predikat', expression: 'skor R ÷ skor T × 100', basis: practice },
} as const

export type FormulaCode = keyof typeof formulas
