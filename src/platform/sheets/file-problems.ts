import type { FileProblem } from '../../kernel/importer.ts'
import { printNumber } from '../../kernel/indonesian.ts'

/** Ends the reading of a file with a reason people can act on; never leaves this folder. */
export class Unreadable extends Error {
  readonly problem: FileProblem
  constructor(problem: FileProblem) {
    super(problem.detail)
    this.name = 'Unreadable'
    this.problem = problem
  }
}

const megabytes = (bytes: number): string =>
  `${printNumber(Math.max(1, Math.round(bytes / 1024 / 1024)))} MB`
const quoted = (names: readonly string[]): string => names.map((name) => `«${name}»`).join(', ')
const problem = (code: string, detail: string): FileProblem => ({ code: `sheets/${code}`, detail })

/** File types people upload by mistake, with the way out. */
const wrongTypes = {
  pdf: 'Berkas ini PDF, bukan lembar kerja. Minta berkas aslinya, lalu unggah sebagai XLSX atau CSV.',
  word:
    'Berkas ini dokumen Word, bukan lembar kerja. Salin tabelnya ke Excel, simpan sebagai ' +
    'XLSX, lalu unggah.',
  slides: 'Berkas ini salindia, bukan lembar kerja. Unggah XLSX atau CSV.',
  image: 'Berkas ini gambar, bukan lembar kerja. Unggah XLSX atau CSV.',
  archive: 'Berkas ini arsip. Buka arsipnya dahulu, lalu unggah lembar kerja di dalamnya.',
  openDocument:
    'Berkas ini OpenDocument. Buka di LibreOffice, simpan sebagai Excel 2007-365 (.xlsx), lalu unggah.',
  binaryExcel:
    'Berkas ini Excel biner (.xlsb). Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu unggah.',
  web:
    'Isi berkas ini halaman web, walau mungkin bernama .xls. Buka di Excel, simpan sebagai ' +
    'Excel Workbook (.xlsx), lalu unggah.',
  xml: 'Isi berkas ini XML. Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu unggah.',
  unknown: 'Jenis berkas ini tidak dikenal. Unggah XLSX atau CSV.',
} as const

/** A type the reader names but does not read. */
export type WrongType = keyof typeof wrongTypes

/** Every reason to refuse a whole file, worded once. */
export const fileProblems = {
  empty: problem(
    'empty-file',
    'Berkas ini kosong (0 bita). Periksa berkas asalnya, lalu unggah lagi.',
  ),
  blank: problem('blank', 'Berkas ini belum berisi apa pun: semua selnya kosong.'),
  tooBig: (bytes: number, most: number): FileProblem =>
    problem(
      'too-big',
      `Berkas ${megabytes(bytes)} terlalu besar. Paling besar ${megabytes(most)}; bagi ` +
        'menjadi beberapa berkas.',
    ),
  wrongType: (type: WrongType): FileProblem => problem('wrong-type', wrongTypes[type]),
  oldExcel: problem(
    'old-excel',
    'Berkas ini Excel lama (.xls). Buka di Excel atau LibreOffice, pilih Simpan Sebagai, ' +
      'jenis Excel Workbook (.xlsx), lalu unggah.',
  ),
  password: problem(
    'password',
    'Berkas ini terkunci sandi. Di Excel buka File, Info, Lindungi Buku Kerja, Enkripsi ' +
      'dengan Kata Sandi; kosongkan sandinya, simpan, lalu unggah.',
  ),
  broken: problem(
    'broken',
    'Berkas ini rusak atau belum selesai tersalin. Buka di Excel, simpan lagi, lalu unggah.',
  ),
  doctype: problem(
    'doctype',
    'Berkas ini memuat bagian yang tidak pernah dibuat Excel (DOCTYPE), jadi tidak dibuka. ' +
      'Simpan ulang dari Excel, lalu unggah.',
  ),
  bomb: (most: number): FileProblem =>
    problem(
      'bomb',
      `Isi berkas ini mengembang melebihi batas ${megabytes(most)} saat dibuka. Salin ` +
        'hanya datanya ke berkas baru, lalu unggah.',
    ),
  tooManyParts: (count: number, most: number): FileProblem =>
    problem(
      'too-many-parts',
      `Berkas ini tersusun dari ${printNumber(count)} bagian; paling banyak ` +
        `${printNumber(most)}. Salin datanya ke berkas baru, lalu unggah.`,
    ),
  tooManyRows: (count: number, most: number): FileProblem =>
    problem(
      'too-many-rows',
      `Berkas ini memuat ${printNumber(count)} baris data; paling banyak ` +
        `${printNumber(most)}. Bagi menjadi beberapa berkas, misalnya per perangkat daerah.`,
    ),
  tooManyColumns: (count: number, most: number): FileProblem =>
    problem(
      'too-many-columns',
      `Berkas ini memuat ${printNumber(count)} kolom; paling banyak ${printNumber(most)}. ` +
        'Hapus kolom yang tidak dipakai, lalu unggah lagi.',
    ),
  tooSlow: (milliseconds: number): FileProblem =>
    problem(
      'too-slow',
      'Berkas ini belum selesai dibaca dalam ' +
        `${printNumber(Math.round(milliseconds / 1000))} detik. Bagi menjadi beberapa ` +
        'berkas, lalu unggah lagi.',
    ),
  tooHeavy: problem(
    'too-heavy',
    'Berkas ini memerlukan terlalu banyak memori. Salin hanya datanya ke berkas baru atau ' +
      'bagi menjadi beberapa berkas.',
  ),
  unreadable: (cause: string): FileProblem => ({
    ...problem(
      'unreadable',
      'Berkas ini tidak dapat dibaca. Simpan ulang dari Excel sebagai XLSX, lalu unggah lagi.',
    ),
    cause,
  }),
  openQuote: (row: number): FileProblem =>
    problem(
      'open-quote',
      `Tanda kutip (") yang dibuka di baris ${printNumber(row)} tidak pernah ditutup, jadi ` +
        'batas kolom sesudahnya tidak pasti. Tutup tanda kutipnya, lalu unggah lagi.',
    ),
  noRows: (sheet: string | null, headerRow: number): FileProblem =>
    problem(
      'no-rows',
      'Di bawah judul kolom (baris ' +
        `${headerRow}${sheet === null ? '' : `, lembar «${sheet}»`}) belum ada baris data.`,
    ),
  hiddenSheet: (sheet: string): FileProblem =>
    problem(
      'hidden-sheet',
      `Kolom yang dicari ada di lembar «${sheet}», tetapi lembar itu tersembunyi. ` +
        'Tampilkan lembarnya di Excel, simpan, lalu unggah lagi.',
    ),
  severalFit: (sheets: readonly string[]): FileProblem =>
    problem(
      'several-fit',
      `Lebih dari satu lembar memuat kolom yang dicari: ${quoted(sheets)}. Sisakan satu, lalu unggah lagi.`,
    ),
  tooManySheets: (count: number, most: number): FileProblem =>
    problem(
      'too-many-sheets',
      `Berkas ini memuat ${printNumber(count)} lembar; paling banyak ${printNumber(most)}. ` +
        'Salin lembar yang dipakai ke berkas baru, lalu unggah.',
    ),
  noHeader: (
    wanted: readonly string[],
    seen: readonly string[],
    sheets: readonly string[],
    within: number,
  ): FileProblem =>
    problem(
      'no-header',
      (
        `Judul kolom tidak ditemukan dalam ${within} baris pertama. Dicari: ` +
        `${quoted(wanted)}. ` +
        `${seen.length ? `Baris teratas berisi: ${quoted(seen)}.` : ''}${sheetsSeen(sheets)}`
      ).trim(),
    ),
  missingColumns: (sentences: readonly string[], sheets: readonly string[]): FileProblem =>
    problem('missing-column', `${sentences.join(' ')}${sheetsSeen(sheets)}`),
  otherFile: (absent: readonly { heading: string }[]): FileProblem =>
    problem(
      'mapped-elsewhere',
      absent.length > 0
        ? 'Pasangan kolom ini dibuat untuk berkas lain: judul ' +
            `${quoted(absent.slice(0, 6).map(({ heading }) => heading))} tidak ada di berkas ` +
            'ini. Pasangkan lagi kolomnya.'
        : 'Pasangan kolom ini dibuat untuk berkas lain: judulnya tidak berada dalam satu ' +
            'baris di berkas ini. Pasangkan lagi kolomnya.',
    ),
  twiceTheSame: (heading: string, letters: readonly string[]): FileProblem =>
    problem(
      'duplicate-column',
      `Kolom «${heading}» ada ${letters.length} kali (kolom ${letters.join(', ')}). Sisakan satu,
        lalu unggah lagi.`,
    ),
}

const sheetsSeen = (sheets: readonly string[]): string =>
  sheets.length > 1 ? ` Lembar yang dilihat: ${quoted(sheets)}.` : ''
