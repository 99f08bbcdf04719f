import { code, date, required, rupiah, sheetOf, text } from '../../../kernel/fields.ts'

/** What is read of SIPD «Laporan Realisasi Per Dokumen» (`anggaran-organisasi-layanan.md` §1.8 B),
 * by heading. Names, NIP and what a payment was for are not among it, so they are never kept. */
const fields = {
  skpdCode: required(code('Kode SKPD')),
  skpdName: text('Nama SKPD'),
  subUnitCode: code('Kode Sub SKPD', ['Kode Sub Unit']),
  affairCode: text('Kode Bidang Urusan'),
  subActivityCode: required(code('Kode Sub Kegiatan', ['Kode Sub Giat'])),
  accountCode: required(code('Kode Rekening', ['Kode Akun'])),
  documentNumber: required(text('Nomor Dokumen')),
  documentKind: required(text('Jenis Dokumen')),
  transactionKind: text('Jenis Transaksi'),
  dptNumber: text('Nomor DPT'),
  documentDate: required(date('Tanggal Dokumen')),
  amount: required(rupiah('Nilai Realisasi')),
  refund: required(rupiah('Nilai Setoran')),
  spdNumber: text('Nomor SPD'),
  sp2dNumber: text('Nomor SP2D'),
  transferDate: required(date('Tanggal Transfer')),
}

const example = `
  Kode SKPD | Nama SKPD | Kode Sub SKPD | Kode Bidang Urusan | Kode Sub Kegiatan | Kode Rekening |
  Nomor Dokumen | Jenis Dokumen | Jenis Transaksi | Tanggal Dokumen | Nilai Realisasi | Nilai Setoran |
  Nomor SPD | Nomor SP2D | Tanggal Transfer

  1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 1.02.0.00.0.00.01.0000 | 1.02 | 1.02.01.2.01.0001 |
  5.1.02.01.01.0024 | 000012/TBP/2026 | TBP | UP/GU | 2026-02-10 | 4908000 | 0 |
  SPD/1/2026 | SP2D/00012/2026 |

  1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 1.02.0.00.0.00.01.0000 | 1.02 | 1.02.02.2.02.0001 |
  5.1.02.04.01.0001 | 000031/LS/2026 | SPP-LS | LS | 2026-02-24 | 21000000 | 500000 |
  SPD/1/2026 | SP2D/00031/2026 | 2026-03-02`

/** The file, by its fields; rows without any code are sums and signatures. */
export const documentSheet = sheetOf(
  {
    name: 'Data Realisasi Dokumen',
    example,
    onlyRowsWith: ['skpdCode', 'subActivityCode', 'accountCode'],
  },
  fields,
)
