import { code, required, rupiah, sheetOf, text } from '../../../kernel/fields.ts'

const month = (number: number) =>
  rupiah(`realisasi_${number}`, [`Realisasi Bulan ${number}`, `realisasi bulan_${number}`])

/** What is read of the cash plan with its realisation (`anggaran-organisasi-layanan.md` §1.8 D): a
 * row an account, twelve months beside each other. */
const fields = {
  skpdCode: code('kode_skpd'),
  skpdName: text('nama_sub_skpd', ['nama_skpd']),
  subUnitCode: required(code('kode_sub_skpd', ['kode_sub_unit'])),
  affairCode: text('kode_bidang_urusan'),
  subActivityCode: required(code('kode_sub_giat', ['kode_sub_kegiatan'])),
  accountCode: required(code('kode_akun', ['kode_rekening'])),
  realised1: required(month(1)),
  realised2: month(2),
  realised3: month(3),
  realised4: month(4),
  realised5: month(5),
  realised6: month(6),
  realised7: month(7),
  realised8: month(8),
  realised9: month(9),
  realised10: month(10),
  realised11: month(11),
  realised12: month(12),
}

const example = `
  nama_sub_skpd | kode_sub_skpd | kode_sub_giat | kode_akun |
  realisasi_1 | realisasi_2 | realisasi_3

  Dinas Kesehatan | 1.02.0.00.0.00.01.0000 | 1.02.01.2.01.0001 | 5.1.02.01.01.0024 |
  0 | 4908000 | 1250000

  Dinas Kesehatan | 1.02.0.00.0.00.01.0000 | 1.02.02.2.02.0001 | 5.1.02.04.01.0001 |
  0 | 0 | 20500000`

/** The file, by its fields; rows without account are sums of others. */
export const cashPlanSheet = sheetOf(
  { name: 'RAK', example, onlyRowsWith: ['accountCode'] },
  fields,
)
