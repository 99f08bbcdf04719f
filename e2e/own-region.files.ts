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

/** The nominative list as a personnel office keeps it, without codes of ours: titles, unit by name,
 * echelon; one post for everybody: the mayor, a head for each office, the others below these. */
export const staff: ChosenFile = csvFile(
  'daftar-nominatif.csv',
  'DAFTAR NOMINATIF PEGAWAI;;;;;;;',
  'KEADAAN 1 JANUARI 2026;;;;;;;',
  ';;;;;;;',
  'NO;NAMA PEGAWAI;NIP BARU;PANGKAT/GOL. RUANG;JABATAN;ESELON;UNIT KERJA;STATUS KEPEGAWAIAN',
  `1;${mayor};;;Wali Kota Maju Bersama;;Pemerintah Kota Maju Bersama;Pejabat politik`,
  ...Array.from({ length: people - 1 }, (_, number) => {
    const [, unit, title, kind] = offices[number % offices.length] ?? offices[0]
    const headed = `${title};${kind === 'Dinas' ? 'II.b' : 'II.a'}`
    const post = number < offices.length ? headed : `Pengelola Layanan ${number};`
    return `${number + 2};${nameOf(number)};${nipOf(number)};III/b;${post};${unit};PNS`
  }),
)

/** The emblem as a drawing program gives it. */
export const emblem: ChosenFile = {
  name: 'lambang.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"><path d="M2 2h36v24L20 46 2 26Z" ' +
      'fill="#0b5d53"/><path d="M20 8l4 9 9 1-7 6 2 9-8-5-8 5 2-9-7-6 9-1Z" fill="#f2c14e"/></svg>',
  ),
}

/** The annex of the region's plan: merged cells, years in a second row, no codes. */
export const annex: ChosenFile = csvFile(
  'lampiran-rpjmd.csv',
  'Tabel 3.2 Tujuan, Sasaran, dan Indikator RPJMD 2025–2029;;;;;;',
  'No;Tujuan;Sasaran;Indikator Tujuan/Sasaran;Satuan;Kondisi Awal 2024;Target Tahun;',
  ';;;;;;2025;2026',
  '(1);(2);(3);(4);(5);(6);(7);(8)',
  '1;1. Warga sejahtera;;Persentase warga sejahtera;Persen;70,00;75,00;80,00',
  ';;1.1 Warga terlayani;Persentase warga terlayani;Persen;60,00;70,00;80,00',
  'Sumber: Bappeda;;;;;;;',
)

/** What each head promises this year: the offices' own plans, put together in one table. */
export const officePlans: ChosenFile = csvFile(
  'matriks-renstra.csv',
  'Perangkat Daerah;Sasaran RPJMD yang Relevan;Sasaran Strategis;Indikator Kinerja;Satuan;Frekuensi;Target 2026',
  ...offices.map(
    ([, name]) =>
      `${name};Warga terlayani;Layanan ${name} tuntas;Persentase layanan ${name} tuntas;Persen;Bulanan;80,00`,
  ),
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
