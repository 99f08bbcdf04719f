import { code, required, rupiah, sheetOf, text } from '../../../kernel/fields.ts'

/** The 23 columns of SIPD «Rekap» (`anggaran-organisasi-layanan.md` §1.8 A), found by name. Short
 * codes are read as text, because a spreadsheet makes numbers of `2.12` and `1.2`. */
const fields = {
  number: text('NO', ['Nomor']),
  year: required(code('TAHUN', ['Tahun Anggaran'])),
  affairGroupCode: text('KODE URUSAN'),
  affairGroupName: text('NAMA URUSAN'),
  skpdCode: required(code('KODE SKPD')),
  skpdName: required(text('NAMA SKPD')),
  subUnitCode: code('KODE SUB UNIT', ['Kode Sub SKPD', 'Kode Unit']),
  subUnitName: text('NAMA SUB UNIT', ['Nama Sub SKPD', 'Nama Unit']),
  affairCode: text('KODE BIDANG URUSAN'),
  affairName: text('NAMA BIDANG URUSAN'),
  programCode: required(code('KODE PROGRAM')),
  programName: required(text('NAMA PROGRAM')),
  activityCode: required(code('KODE KEGIATAN', ['Kode Giat'])),
  activityName: required(text('NAMA KEGIATAN', ['Nama Giat'])),
  subActivityCode: required(code('KODE SUB KEGIATAN', ['Kode Sub Giat'])),
  subActivityName: required(text('NAMA SUB KEGIATAN', ['Nama Sub Giat'])),
  fundCode: text('KODE SUMBER DANA', ['Kode Dana']),
  fundName: text('NAMA SUMBER DANA', ['Sumber Dana', 'Nama Dana']),
  accountCode: required(code('KODE REKENING', ['Kode Akun', 'Kode Belanja'])),
  accountName: required(text('NAMA REKENING', ['Nama Akun', 'Nama Belanja'])),
  packageCode: text('PAKET/KELOMPOK', ['Kode Standar Harga', 'Kode Paket/Kelompok']),
  packageName: text('NAMA PAKET/KELOMPOK', ['Nama Standar Harga']),
  amount: required(rupiah('PAGU', ['Pagu Anggaran', 'Nilai', 'Pagu (Rp)'])),
}

const example = `
  NO | TAHUN | KODE URUSAN | NAMA URUSAN | KODE SKPD | NAMA SKPD | KODE SUB UNIT | NAMA SUB UNIT |
  KODE BIDANG URUSAN | NAMA BIDANG URUSAN | KODE PROGRAM | NAMA PROGRAM | KODE KEGIATAN | NAMA KEGIATAN |
  KODE SUB KEGIATAN | NAMA SUB KEGIATAN | KODE SUMBER DANA | NAMA SUMBER DANA |
  KODE REKENING | NAMA REKENING | PAKET/KELOMPOK | NAMA PAKET/KELOMPOK | PAGU

  1 | 2026 | 1 | URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR |
  1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 1.02.0.00.0.00.01.0000 | Dinas Kesehatan |
  1.02 | URUSAN PEMERINTAHAN BIDANG KESEHATAN |
  1.02.01 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA |
  1.02.01.2.01 | Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah |
  1.02.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah |
  1.1 | PENDAPATAN ASLI DAERAH (PAD) |
  5.1.02.01.01.0024 | Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor |
  [#] | [#] Dokumen perencanaan | 12500000

  2 | 2026 | 1 | URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR |
  1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 1.02.0.00.0.00.01.0000 | Dinas Kesehatan |
  1.02 | URUSAN PEMERINTAHAN BIDANG KESEHATAN |
  1.02.02 | PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT |
  1.02.02.2.02 | Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota |
  1.02.02.2.02.0001 | Pengelolaan Pelayanan Kesehatan Ibu Hamil |
  2.2 | DANA TRANSFER KHUSUS-DANA ALOKASI KHUSUS NON FISIK |
  5.1.02.04.01.0001 | Belanja Perjalanan Dinas Biasa |
  [#] | [#] Pendampingan ibu hamil | 84000000`

/** Rows without any code (sums at the foot, signatures) are no data. */
const onlyRowsWith = [
  ...['skpdCode', 'subUnitCode', 'programCode'],
  ...['activityCode', 'subActivityCode', 'accountCode'],
]

/** The file, by its fields. Its rows are read one by one, because it may hold a hundred
 * thousand. */
export const rekapSheet = sheetOf({ name: 'Rekap', example, onlyRowsWith }, fields)

/** The variant with standard prices instead of packages lists single goods, so the same line may
 * well come twice (§1.8 A). */
export const hasStandardPrices = (columns: readonly { key: string; heading: string }[]): boolean =>
  columns.some(({ key, heading }) => key === 'packageCode' && /harga/i.test(heading))
