import {
  choice,
  code,
  date,
  filled,
  nip,
  type RowOf,
  sheetOf,
  text,
} from '../../../kernel/fields.ts'
import type { AssignmentKind } from '../organisation.contract.ts'
import type { LeavingReason } from '../transfer/transfer.contract.ts'

const kinds: Record<AssignmentKind, string[]> = {
  D: ['Definitif', 'D', 'Mutasi', 'Promosi', 'Pelantikan', 'Rotasi', 'Pengukuhan'],
  PLT: ['Plt', 'Pelaksana Tugas'],
  PLH: ['Plh', 'Pelaksana Harian'],
  PJ: ['Pj', 'Penjabat'],
  TT: ['Tugas tambahan', 'TT'],
}
const reasons: Record<LeavingReason, string[]> = {
  DUTY_ENDED: ['Selesai bertugas', 'Berakhir', 'Selesai', 'Dicabut'],
  RETIRED: ['Pensiun', 'BUP', 'Batas usia pensiun', 'MPP'],
  DIED: ['Meninggal dunia', 'Meninggal', 'Wafat'],
  MOVED_AWAY: ['Pindah ke luar', 'Pindah', 'Mutasi keluar', 'Pindah instansi'],
  RESIGNED: ['Mengundurkan diri', 'APS', 'Atas permintaan sendiri'],
  DISMISSED: ['Diberhentikan', 'PTDH', 'Hukuman disiplin'],
}

/** What the file «Mutasi dan pelantikan» holds: one row a line of the decree. */
const fields = {
  nip: filled(nip('NIP', ['NIP Baru', 'NIP/NI PPPK', 'NI PPPK'])),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap', 'Nama Pejabat']),
  formerTitle: text('JABATAN LAMA', ['Jabatan Semula', 'Dari Jabatan', 'Jabatan Asal']),
  positionCode: code('KODE JABATAN', ['ID Jabatan', 'Kode Jabatan Baru']),
  title: text('JABATAN BARU', ['Jabatan', 'Nama Jabatan', 'Jabatan Menjadi', 'Ke Jabatan']),
  unit: text('UNIT KERJA', [
    ...['Unit', 'Unit Kerja Baru', 'Unit Baru', 'OPD', 'Kode Unit', 'Nama Unit'],
    ...['Perangkat Daerah', 'Perangkat Daerah Baru', 'SKPD'],
  ]),
  as: choice('SEBAGAI', kinds, ['Jenis', 'Jenis Penugasan', 'Penugasan', 'Jenis Mutasi']),
  since: filled(date('TMT', ['TMT Jabatan', 'TMT SK', 'Terhitung Mulai Tanggal', 'Mulai Tanggal'])),
  until: date('SAMPAI DENGAN', ['Sampai', 'Sampai Tanggal', 's.d.', 'TMT Akhir', 'Berakhir']),
  formerUntil: date('JABATAN LAMA SAMPAI', ['Akhir Jabatan Lama', 'Jabatan Lama Berakhir']),
  decreeNumber: text('NOMOR SK', ['No SK', 'SK', 'Nomor Keputusan', 'No Keputusan']),
  decreeDate: date('TANGGAL SK', ['Tgl SK', 'Tanggal Keputusan']),
  inauguratedOn: date('TANGGAL PELANTIKAN', ['Tgl Pelantikan', 'Pelantikan', 'Tanggal Lantik']),
  reason: choice('BERHENTI KARENA', reasons, ['Alasan Berhenti', 'Sebab Berhenti', 'Berhenti']),
}

/** A move, a Plt of the post it leaves, and somebody who retires. The names are invented. */
const example = `
  NIP | NAMA | JABATAN LAMA | JABATAN BARU | UNIT KERJA | SEBAGAI | TMT | SAMPAI DENGAN |
  NOMOR SK | TANGGAL SK | TANGGAL PELANTIKAN | BERHENTI KARENA

  197504092002122001 | Dewi Anggraini, S.KM., M.Kes. | Kepala Bidang Kesehatan Masyarakat |
  Sekretaris Dinas Kesehatan | Dinas Kesehatan | Definitif | 2026-05-04 | |
  800.1.3.3/512/2026 | 2026-04-29 | 2026-05-04

  198106172006042008 | Lilis Suryani, S.KM. | Kepala Seksi Gizi | Kepala Bidang Kesehatan Masyarakat |
  Bidang Kesehatan Masyarakat | Plt | 2026-05-04 | 2026-08-03 | 800.1.11.1/97/2026 | 2026-05-04

  196605012001121002 | Sugeng Riyadi | Pengadministrasi Perkantoran | | | | 2026-06-01 | |
  882/143/2026 | 2026-03-30 | | Pensiun`

/** The file, by its fields. */
export const transferSheet = sheetOf({ name: 'Mutasi', example }, fields)

/** One row as read. */
export type TransferLine = RowOf<typeof fields>
