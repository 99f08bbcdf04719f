import type { ColumnWish, SheetWish } from '../../../kernel/importer.ts'

const column = (
  key: string,
  heading: string,
  kind: ColumnWish['kind'],
  more: Partial<ColumnWish> = {},
): ColumnWish => ({
  ...{ key, heading, kind },
  ...more,
})
const required = { required: true }

/**
 * The 23 columns of SIPD «Rekap» (`anggaran-organisasi-layanan.md` §1.8 A), found by name. Short codes are read as text, because a spreadsheet
 * makes numbers of `2.12` and `1.2`; rows without any code (sums at the foot, signatures) are no data.
 */
export const rekapWish: SheetWish = {
  sheet: 'Rekap',
  onlyRowsWith: [
    'skpdCode',
    'subUnitCode',
    'programCode',
    'activityCode',
    'subActivityCode',
    'accountCode',
  ],
  columns: [
    column('number', 'NO', 'text', { aliases: ['Nomor'] }),
    column('year', 'TAHUN', 'code', { ...required, aliases: ['Tahun Anggaran'] }),
    column('affairGroupCode', 'KODE URUSAN', 'text'),
    column('affairGroupName', 'NAMA URUSAN', 'text'),
    column('skpdCode', 'KODE SKPD', 'code', required),
    column('skpdName', 'NAMA SKPD', 'text', required),
    column('subUnitCode', 'KODE SUB UNIT', 'code', { aliases: ['Kode Sub SKPD', 'Kode Unit'] }),
    column('subUnitName', 'NAMA SUB UNIT', 'text', { aliases: ['Nama Sub SKPD', 'Nama Unit'] }),
    column('affairCode', 'KODE BIDANG URUSAN', 'text'),
    column('affairName', 'NAMA BIDANG URUSAN', 'text'),
    column('programCode', 'KODE PROGRAM', 'code', required),
    column('programName', 'NAMA PROGRAM', 'text', required),
    column('activityCode', 'KODE KEGIATAN', 'code', { ...required, aliases: ['Kode Giat'] }),
    column('activityName', 'NAMA KEGIATAN', 'text', { ...required, aliases: ['Nama Giat'] }),
    column('subActivityCode', 'KODE SUB KEGIATAN', 'code', {
      ...required,
      aliases: ['Kode Sub Giat'],
    }),
    column('subActivityName', 'NAMA SUB KEGIATAN', 'text', {
      ...required,
      aliases: ['Nama Sub Giat'],
    }),
    column('fundCode', 'KODE SUMBER DANA', 'text', { aliases: ['Kode Dana'] }),
    column('fundName', 'NAMA SUMBER DANA', 'text', { aliases: ['Sumber Dana', 'Nama Dana'] }),
    column('accountCode', 'KODE REKENING', 'code', {
      ...required,
      aliases: ['Kode Akun', 'Kode Belanja'],
    }),
    column('accountName', 'NAMA REKENING', 'text', {
      ...required,
      aliases: ['Nama Akun', 'Nama Belanja'],
    }),
    column('packageCode', 'PAKET/KELOMPOK', 'text', {
      aliases: ['Kode Standar Harga', 'Kode Paket/Kelompok'],
    }),
    column('packageName', 'NAMA PAKET/KELOMPOK', 'text', { aliases: ['Nama Standar Harga'] }),
    column('amount', 'PAGU', 'rupiah', {
      ...required,
      aliases: ['Pagu Anggaran', 'Nilai', 'Pagu (Rp)'],
    }),
  ],
}

/** The variant with standard prices instead of packages lists single goods, so the same line may well come twice (§1.8 A). */
export const hasStandardPrices = (columns: readonly { key: string; heading: string }[]): boolean =>
  columns.some(({ key, heading }) => key === 'packageCode' && /harga/i.test(heading))

const support = 'PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA'
const office = ['1.02.0.00.0.00.01.0000', 'Dinas Kesehatan'] as const
const start = [
  '2026',
  '1',
  'URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR',
  ...office,
  ...office,
] as const
const field = ['1.02', 'URUSAN PEMERINTAHAN BIDANG KESEHATAN'] as const

/** Rows of the downloadable example. */
export const rekapExample: readonly (readonly (string | number)[])[] = [
  [
    ...['1', ...start, ...field, '1.02.01', support],
    ...['1.02.01.2.01', 'Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah'],
    ...[
      '1.02.01.2.01.0001',
      'Penyusunan Dokumen Perencanaan Perangkat Daerah',
      '1.1',
      'PENDAPATAN ASLI DAERAH (PAD)',
    ],
    ...[
      '5.1.02.01.01.0024',
      'Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor',
      '[#]',
      '[#] Dokumen perencanaan',
      12_500_000,
    ],
  ],
  [
    ...[
      '2',
      ...start,
      ...field,
      '1.02.02',
      'PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT',
    ],
    ...[
      '1.02.02.2.02',
      'Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota',
    ],
    ...[
      '1.02.02.2.02.0001',
      'Pengelolaan Pelayanan Kesehatan Ibu Hamil',
      '2.2',
      'DANA TRANSFER KHUSUS-DANA ALOKASI KHUSUS NON FISIK',
    ],
    ...[
      '5.1.02.04.01.0001',
      'Belanja Perjalanan Dinas Biasa',
      '[#]',
      '[#] Pendampingan ibu hamil',
      84_000_000,
    ],
  ],
]
