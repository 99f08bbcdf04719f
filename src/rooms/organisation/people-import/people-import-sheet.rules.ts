import {
  choice,
  code,
  date,
  filled,
  lines,
  nip,
  type RowOf,
  sheetOf,
  text,
} from '../../../kernel/fields.ts'
import type { AssignmentKind, EmploymentKind, PositionKind } from '../organisation.contract.ts'

const kinds: Record<PositionKind, string[]> = {
  POLITIK: ['Politik', 'Pejabat politik', 'Kepala daerah'],
  WAKIL: ['Wakil kepala daerah', 'Wakil'],
  STRUKTURAL: [
    ...['Struktural', 'Jabatan Struktural', 'Manajerial'],
    ...['JPT Pratama', 'Administrator', 'Pengawas'],
  ],
  FUNGSIONAL: ['Fungsional', 'Jabatan Fungsional', 'Jabatan Fungsional Tertentu', 'JFT', 'JF'],
  PELAKSANA: ['Pelaksana', 'Jabatan Pelaksana', 'Jabatan Fungsional Umum', 'JFU', 'Staf'],
}
/** Kinds of employment as files write them. */
export const employments: Record<EmploymentKind, string[]> = {
  PNS: ['PNS', 'Pegawai Negeri Sipil'],
  CPNS: ['CPNS', 'Calon PNS'],
  PPPK: ['PPPK', 'P3K', 'PPPK Penuh Waktu'],
  PPPK_PARUH_WAKTU: ['PPPK Paruh Waktu', 'P3K Paruh Waktu', 'Paruh Waktu'],
  NON_ASN: ['Non ASN', 'Bukan ASN', 'Pejabat politik'],
}
const assignments: Record<AssignmentKind, string[]> = {
  D: ['Definitif', 'D'],
  PLT: ['Plt', 'Pelaksana Tugas'],
  PLH: ['Plh', 'Pelaksana Harian'],
  PJ: ['Pj', 'Penjabat'],
  TT: ['Tugas tambahan', 'TT'],
}

/** What the file «Jabatan dan pegawai» holds: one row per holder, a row without NIP and name is a
 * vacant post. */
const fields = {
  positionCode: code('KODE JABATAN', ['ID Jabatan']),
  title: filled(text('NAMA JABATAN', ['Jabatan', 'Nama Jabatan Lengkap'])),
  unitCode: filled(
    code('KODE UNIT', [
      ...['Kode Unit Kerja', 'Kode Unor', 'Kode OPD'],
      ...['Nama Unit', 'Unit Kerja', 'Nama Unit Kerja'],
    ]),
  ),
  kind: choice('JENIS JABATAN', kinds),
  echelon: lines('ESELON', ['Eselonering']),
  /** As written; the pack of the region says which level it stands for. */
  level: text('TINGKAT PK', ['Tingkat Perjanjian Kinerja', 'Tingkat']),
  superiorCode: code('KODE ATASAN', ['Kode Jabatan Atasan', 'Atasan']),
  nip: nip('NIP', ['NIP Baru', 'NIP/NI PPPK', 'NI PPPK']),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap', 'Nama Pejabat']),
  employmentKind: choice('STATUS PEGAWAI', employments, [
    ...['Status', 'Status Kepegawaian', 'Jenis Pegawai'],
  ]),
  grade: text('GOLONGAN', [
    ...['Gol', 'Golongan Ruang', 'Gol/Ruang', 'Pangkat/Golongan', 'Pangkat'],
    ...['Pangkat/Gol', 'Pangkat/Gol Ruang', 'Pangkat Golongan Ruang'],
  ]),
  as: choice('SEBAGAI', assignments, ['Jenis Penugasan', 'Penugasan']),
  since: date('TMT', ['TMT Jabatan', 'Terhitung Mulai Tanggal']),
  decreeNumber: text('NOMOR SK', ['No SK', 'SK']),
  decreeDate: date('TANGGAL SK', ['Tgl SK']),
}

/** An elected head, a vacant post, a Plt, two holders of one functional post. The names are
 * invented. */
const example = `
  KODE JABATAN | NAMA JABATAN | KODE UNIT | JENIS JABATAN | ESELON | TINGKAT PK | KODE ATASAN |
  NIP | NAMA | STATUS PEGAWAI | GOLONGAN | SEBAGAI | TMT | NOMOR SK | TANGGAL SK

  J001 | Wali Kota Contoh | 00 | Politik | | Kepala daerah | |
  | Maya Lestari | Non ASN | | Definitif | 2025-02-20 | 131.73-105 | 2025-02-18

  J002 | Kepala Dinas Kesehatan | 02 | Struktural | II.b | Kepala perangkat daerah | J001

  J003 | Kepala Bidang Kesehatan Masyarakat | 02.01 | Struktural | III.b | Administrator | J002 |
  197504092002122001 | Dewi Anggraini, S.KM., M.Kes. | PNS | IV/b | Plt | 2025-12-01 | 800/431/2025 | 2025-11-28

  J004 | Epidemiolog Kesehatan Ahli Muda | 02.01 | Fungsional | | Fungsional | J003 |
  199303252019032011 | Gita Permata, S.KM. | PNS | III/b | Definitif | 2023-04-01

  J004 | Epidemiolog Kesehatan Ahli Muda | 02.01 | Fungsional | | Fungsional | J003 |
  199001052023212004 | Indah Purnama, S.KM. | PPPK | IX | Definitif | 2023-03-01`

/** The file, by its fields. */
export const peopleSheet = sheetOf({ name: 'Pegawai', example }, fields)

/** One row as read; an empty cell leaves what is known as it is. */
export type PeopleRow = RowOf<typeof fields>

/** The reader could not read who holds the post, and has said so: nothing is concluded from the
 * empty cell. */
export const isHolderUnread = ({ unread }: PeopleRow): boolean =>
  ['nip', 'name', 'as', 'since', 'employmentKind'].some((key) => unread.has(key))
