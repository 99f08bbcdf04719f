import { planCsv } from '../src/testing/samples/plan-import.samples.ts'
import { type ChosenFile, csvFile } from './import-steps.ts'

/** Offices of the region, each with a head who promises something to the mayor. */
export const offices = [
  ['01', 'Sekretariat Daerah', 'Sekretaris Daerah', 'Sekretariat daerah'],
  ['02', 'Dinas Kesehatan', 'Kepala Dinas Kesehatan', 'Dinas'],
  ['03', 'Dinas Pendidikan', 'Kepala Dinas Pendidikan', 'Dinas'],
  ['04', 'Dinas Perhubungan', 'Kepala Dinas Perhubungan', 'Dinas'],
  ['05', 'Dinas Sosial', 'Kepala Dinas Sosial', 'Dinas'],
  ['06', 'Dinas Pariwisata', 'Kepala Dinas Pariwisata', 'Dinas'],
] as const

/** People of the region, the mayor and the heads of office among them. */
export const people = 300
export const mayor = 'Zulaikha Wardani'

/** A valid NIP, of which every person of the region has another. */
export const nipOf = (number: number): string => `198001012009011${String(number).padStart(3, '0')}`
/** The heads of the offices, by their NIP. */
export const heads = offices.map((_, number) => nipOf(number))
const given = ['Andi', 'Budi', 'Citra', 'Dewi', 'Eko', 'Fitri', 'Gita', 'Hadi', 'Indah', 'Joko']
const family = ['Lestari', 'Nugroho', 'Pratama', 'Rahayu', 'Santoso', 'Siregar', 'Wijaya']
/** The name of somebody of the list; the first of each office is its head. */
export const nameOf = (number: number): string =>
  `${given[number % 10]} ${family[number % 7]} ${family[Math.floor(number / 70)]}`

export const units: ChosenFile = csvFile(
  'struktur.csv',
  'KODE UNIT;NAMA UNIT;JENIS;KODE INDUK;PERANGKAT DAERAH',
  '00;Pemerintah Kota Maju Bersama;Pemerintah daerah;;Tidak',
  ...offices.map(([code, name, , kind]) => `${code};${name};${kind};00;Ya`),
)

/** One post for everybody: the mayor, a head for each office, the others under these in turn. */
export const staff: ChosenFile = csvFile(
  'pegawai.csv',
  'KODE JABATAN;NAMA JABATAN;KODE UNIT;JENIS JABATAN;TINGKAT PK;KODE ATASAN;NIP;NAMA;STATUS PEGAWAI;GOLONGAN',
  `J00;Wali Kota Maju Bersama;00;Politik;Kepala daerah;;;${mayor};Non ASN;`,
  ...Array.from({ length: people - 1 }, (_, number) => {
    const [unit, , title] = offices[number % offices.length] ?? offices[0]
    const post =
      number < offices.length
        ? `H${unit};${title};${unit};Struktural;Kepala perangkat daerah;J00`
        : `P${number};Pengelola Layanan ${number};${unit};Pelaksana;Pelaksana;H${unit}`
    return `${post};${nipOf(number)};${nameOf(number)};PNS;III/b`
  }),
)

const measured = { SATUAN: 'Persen', ARAH: 'Makin tinggi makin baik', AKUMULASI: 'Terakhir' }
const node = (code: string, parent: string, kind: string, words: string, post: string) => ({
  ...{ 'KODE KINERJA': code, 'KODE INDUK': parent, JENIS: kind, PERNYATAAN: words },
  ...{ 'KODE JABATAN': post, 'KODE INDIKATOR': code, INDIKATOR: `Persentase ${words}` },
  ...{ ...measured, 'JENIS TURUNAN': parent && 'Baru', 'TARGET 2026': '80,00' },
})

/** What the mayor and each head promise this year. */
export const plan: ChosenFile = csvFile(
  'rencana.csv',
  planCsv([
    node('T', '', 'Tujuan daerah', 'warga sejahtera', 'J00'),
    node('S', 'T', 'Sasaran daerah', 'warga terlayani', 'J00'),
    ...offices.map(([unit, name]) => ({
      ...node(`S${unit}`, 'S', 'Sasaran perangkat daerah', `layanan ${name} tuntas`, `H${unit}`),
      'KODE UNIT': unit,
    })),
  ]),
)

const decree = '188.45/17/2026;2026-01-05'
/** A second administrator, somebody of BKPSDM, and an operator in every office. */
export const roles = { administrator: 6, personnel: 7, operator: 12 }
export const grants: ChosenFile = csvFile(
  'kewenangan.csv',
  'NIP;KEWENANGAN;KODE UNIT;NOMOR KEPUTUSAN;TANGGAL KEPUTUSAN',
  `${nipOf(roles.administrator)};Bagian Organisasi;;${decree}`,
  `${nipOf(roles.personnel)};BKPSDM;;${decree}`,
  ...offices.map(([unit], at) => `${nipOf(roles.operator + at)};Operator OPD;${unit};${decree}`),
)
