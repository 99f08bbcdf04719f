import type { Notice } from '../../kernel/importer.ts'
import { capitalised, printCount } from '../../kernel/indonesian.ts'

type Words = (count: string, names: string) => string

/** What the reader tells besides problems; the count comes as a word, `names` are sheets or
 * columns. */
const words = {
  formula: (n) => `${n} sel berisi rumus; yang dipakai hasil hitungan terakhirnya.`,
  'formula-text': (n) =>
    `${n} sel diawali tanda sama dengan (=); isinya dibaca sebagai teks, bukan rumus.`,
  percent: (n) => `${n} sel berformat persen; dibaca seperti yang tampil (0,85 menjadi 85).`,
  'code-as-shown': (n) =>
    `${n} kode tersimpan sebagai angka; dibaca seperti yang tampil, lengkap dengan nolnya.`,
  'hidden-rows': (n) => `${n} baris tersembunyi (misalnya karena saringan) ikut dibaca.`,
  'header-again': (n) => `${n} baris mengulang judul kolom; baris itu dilewati.`,
  'header-second': (n) =>
    `${n} baris di bawah judul hanya memuat nomor atau satuan kolom; baris itu dilewati.`,
  'header-two-rows': () =>
    'Judul kolom terdiri atas dua baris; keduanya dibaca sebagai satu judul.',
  'row-passed': (n) => `${n} baris tanpa isi di kolom kuncinya dilewati.`,
  'column-ignored': (n, names) => `${n} kolom tidak dikenal dan tidak dibaca: ${names}.`,
  'column-absent': (n, names) => `${n} kolom pilihan tidak ada di berkas ini: ${names}.`,
  'sheet-other': (n, names) => `${n} lembar lain tidak dibaca: ${names}.`,
  'sheet-hidden': (n, names) => `${n} lembar tersembunyi tidak dibaca: ${names}.`,
  macros: () => 'Berkas ini memuat makro; makronya tidak dijalankan dan tidak disimpan.',
  'windows-1252': () =>
    'Berkas ini tidak tersimpan sebagai UTF-8; dibaca sebagai Windows-1252. Periksa huruf beraksen bila ada.',
} satisfies Record<string, Words>

/** What can be noticed. */
export type NoticeCode = keyof typeof words

const mostNames = 12

/** One notice, worded. */
export function notice(
  code: NoticeCode,
  {
    count = 1,
    cells = [],
    names = [],
  }: { count?: number; cells?: string[]; names?: string[] } = {},
): Notice {
  const listed =
    names.slice(0, mostNames).join(', ') +
    (names.length > mostNames ? `, dan ${names.length - mostNames} lagi` : '')
  const say: Words = words[code]
  return {
    code: `sheets/${code}`,
    detail: capitalised(say(printCount(count), listed)),
    count,
    cells,
  }
}

/** Counts what happens cell by cell, keeps the first few addresses, and words it once at the
 * end. */
export function noticeTally(): {
  note: (code: NoticeCode, cell: string) => void
  notices: () => Notice[]
} {
  const seen = new Map<NoticeCode, { count: number; cells: string[] }>()
  return {
    note: (code, cell) => {
      const entry = seen.get(code) ?? { count: 0, cells: [] }
      entry.count++
      if (entry.cells.length < 5) entry.cells.push(cell)
      seen.set(code, entry)
    },
    notices: () => [...seen].map(([code, entry]) => notice(code, entry)),
  }
}
