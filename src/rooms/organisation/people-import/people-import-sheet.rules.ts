import type { SheetWish } from '../../../kernel/importer.ts'

/** What the file «Jabatan dan pegawai» holds: one row per holder, a row without NIP and name is a vacant post. */
export const peopleWish: SheetWish = {
  sheet: 'Pegawai',
  columns: [
    { key: 'positionCode', heading: 'KODE JABATAN', kind: 'code', aliases: ['ID Jabatan'] },
    {
      ...{ key: 'title', heading: 'NAMA JABATAN', kind: 'text', required: true, filled: true },
      aliases: ['Jabatan', 'Nama Jabatan Lengkap'],
    },
    {
      ...{ key: 'unitCode', heading: 'KODE UNIT', kind: 'code', required: true, filled: true },
      aliases: ['Kode Unit Kerja', 'Kode Unor', 'Kode OPD'],
    },
    {
      ...{ key: 'kind', heading: 'JENIS JABATAN', kind: 'choice' },
      choices: [
        { value: 'POLITIK', words: ['Politik', 'Pejabat politik', 'Kepala daerah'] },
        {
          value: 'STRUKTURAL',
          words: [
            'Struktural',
            'Jabatan Struktural',
            'Manajerial',
            'JPT Pratama',
            'Administrator',
            'Pengawas',
          ],
        },
        {
          value: 'FUNGSIONAL',
          words: ['Fungsional', 'Jabatan Fungsional', 'Jabatan Fungsional Tertentu', 'JFT', 'JF'],
        },
        {
          value: 'PELAKSANA',
          words: ['Pelaksana', 'Jabatan Pelaksana', 'Jabatan Fungsional Umum', 'JFU', 'Staf'],
        },
      ],
    },
    { key: 'echelon', heading: 'ESELON', kind: 'text', aliases: ['Eselonering'] },
    {
      key: 'level',
      heading: 'TINGKAT PK',
      kind: 'text',
      aliases: ['Tingkat Perjanjian Kinerja', 'Tingkat'],
    },
    {
      key: 'superiorCode',
      heading: 'KODE ATASAN',
      kind: 'code',
      aliases: ['Kode Jabatan Atasan', 'Atasan'],
    },
    { key: 'nip', heading: 'NIP', kind: 'nip', aliases: ['NIP Baru', 'NIP/NI PPPK', 'NI PPPK'] },
    {
      key: 'name',
      heading: 'NAMA',
      kind: 'text',
      aliases: ['Nama Pegawai', 'Nama Lengkap', 'Nama Pejabat'],
    },
    {
      ...{
        key: 'employmentKind',
        heading: 'STATUS PEGAWAI',
        kind: 'choice',
        aliases: ['Status', 'Status Kepegawaian', 'Jenis Pegawai'],
      },
      choices: [
        { value: 'PNS', words: ['PNS', 'Pegawai Negeri Sipil'] },
        { value: 'CPNS', words: ['CPNS', 'Calon PNS'] },
        { value: 'PPPK', words: ['PPPK', 'P3K', 'PPPK Penuh Waktu'] },
        {
          value: 'PPPK_PARUH_WAKTU',
          words: ['PPPK Paruh Waktu', 'P3K Paruh Waktu', 'Paruh Waktu'],
        },
        { value: 'NON_ASN', words: ['Non ASN', 'Bukan ASN', 'Pejabat politik'] },
      ],
    },
    {
      key: 'grade',
      heading: 'GOLONGAN',
      kind: 'text',
      aliases: ['Gol', 'Golongan Ruang', 'Gol/Ruang', 'Pangkat/Golongan', 'Pangkat'],
    },
    {
      ...{
        key: 'as',
        heading: 'SEBAGAI',
        kind: 'choice',
        aliases: ['Jenis Penugasan', 'Penugasan'],
      },
      choices: [
        { value: 'D', words: ['Definitif', 'D'] },
        { value: 'PLT', words: ['Plt', 'Pelaksana Tugas'] },
        { value: 'PLH', words: ['Plh', 'Pelaksana Harian'] },
        { value: 'PJ', words: ['Pj', 'Penjabat'] },
        { value: 'TT', words: ['Tugas tambahan', 'TT'] },
      ],
    },
    {
      key: 'since',
      heading: 'TMT',
      kind: 'date',
      aliases: ['TMT Jabatan', 'Terhitung Mulai Tanggal'],
    },
    { key: 'decreeNumber', heading: 'NOMOR SK', kind: 'text', aliases: ['No SK', 'SK'] },
    { key: 'decreeDate', heading: 'TANGGAL SK', kind: 'date', aliases: ['Tgl SK'] },
  ],
}

const example = {
  head: [
    'J001',
    'Wali Kota Contoh',
    '00',
    'Politik',
    null,
    'Kepala daerah',
    null,
    null,
    'Maya Lestari',
    'Non ASN',
    null,
  ],
  agencyHead: [
    'J002',
    'Kepala Dinas Kesehatan',
    '02',
    'Struktural',
    'II.b',
    'Kepala perangkat daerah',
    'J001',
    null,
    null,
    null,
    null,
  ],
  acting: [
    'J003',
    'Kepala Bidang Kesehatan Masyarakat',
    '02.01',
    'Struktural',
    'III.b',
    'Administrator',
    'J002',
  ],
  functional: [
    'J004',
    'Epidemiolog Kesehatan Ahli Muda',
    '02.01',
    'Fungsional',
    null,
    'Fungsional',
    'J003',
  ],
}

/** Rows of the downloadable example: an elected head, a vacant post, a Plt, two holders of one functional post. The names are invented. */
export const peopleExample: readonly (readonly (string | null)[])[] = [
  [...example.head, 'Definitif', '2025-02-20', '131.73-105', '2025-02-18'],
  [...example.agencyHead, null, null, null, null],
  [
    ...example.acting,
    '197504092002122001',
    'Dewi Anggraini, S.KM., M.Kes.',
    'PNS',
    'IV/b',
    'Plt',
    '2025-12-01',
    '800/431/2025',
    '2025-11-28',
  ],
  [
    ...example.functional,
    '199303252019032011',
    'Gita Permata, S.KM.',
    'PNS',
    'III/b',
    'Definitif',
    '2023-04-01',
    null,
    null,
  ],
  [
    ...example.functional,
    '199001052023212004',
    'Indah Purnama, S.KM.',
    'PPPK',
    'IX',
    'Definitif',
    '2023-03-01',
    null,
    null,
  ],
]
