import { type ChosenFile, csvFile } from './import-steps.ts'

/** The people the story is about, by the post they hold in January. */
export const posts = {
  mayor: ['J00', 'Wali Kota', '00', 'Politik', '', 'Kepala daerah', ''],
  secretary: ['J01', 'Sekretaris Daerah', '01', 'Struktural', 'II.a', '', 'J00'],
  bureau: ['J01.1', 'Kepala Bagian Organisasi', '01.1', 'Struktural', 'III.a', '', 'J01'],
  secondBureau: ['J01.2', 'Analis Kebijakan Ahli Muda', '01.1', 'Fungsional', '', '', 'J01.1'],
  industry: ['J02', 'Kepala Dinas Perindustrian', '02', 'Struktural', 'II.b', '', 'J00'],
  smallIndustry: [
    'J02.1',
    'Kepala Bidang Industri Kecil',
    '02.1',
    'Struktural',
    'III.b',
    '',
    'J02',
  ],
  trade: ['J03', 'Kepala Dinas Perdagangan', '03', 'Struktural', 'II.b', '', 'J00'],
  metrology: ['J03.1', 'Kepala Bidang Kemetrologian', '03.1', 'Struktural', 'III.b', '', 'J03'],
  works: ['J04', 'Kepala Dinas Pekerjaan Umum', '04', 'Struktural', 'II.b', '', 'J00'],
  roads: ['J04.1', 'Kepala Bidang Jalan', '04.1', 'Struktural', 'III.b', '', 'J04'],
  housing: ['J04.2', 'Kepala Bidang Perumahan', '04.2', 'Struktural', 'III.b', '', 'J04'],
  health: ['J05', 'Kepala Dinas Kesehatan', '05', 'Struktural', 'II.b', '', 'J00'],
  publicHealth: ['J05.1', 'Kepala Bidang Gizi', '05.1', 'Struktural', 'III.b', '', 'J05'],
  services: ['J05.2', 'Kepala Bidang Pelayanan', '05.2', 'Struktural', 'III.b', '', 'J05'],
  nutritionist: ['J05.3', 'Nutrisionis Ahli Muda', '05.1', 'Fungsional', '', '', 'J05.1'],
  operator: ['J02.9', 'Perencana Ahli Pertama', '02', 'Fungsional', '', '', 'J02'],
} as const satisfies Record<string, readonly string[]>
export type Member = keyof typeof posts
export const members = Object.keys(posts) as Member[]

const names = [
  ...['Maya Lestari', 'Bagus Santoso', 'Rina Kusuma', 'Hadi Pranoto', 'Surya Wijaya'],
  ...['Tini Hartati', 'Darma Putra', 'Wulan Sari', 'Agung Prabowo', 'Joko Susilo', 'Nur Aini'],
  ...['Siti Rahma', 'Dewi Anggraini', 'Eko Nugroho', 'Gita Permata', 'Lina Marlina'],
]
/** The name of one of them. */
export const nameOf = (member: Member): string => names[members.indexOf(member)] ?? ''
/** A valid NIP, of which everybody has another. */
const nip = (number: number): string => `198001012009011${String(number).padStart(3, '0')}`
export const nipOf = (member: Member): string => nip(members.indexOf(member) + 1)

/** A hundred clerks, twenty in each office, whom the decree of May sends one office further. */
export const offices = ['02', '03', '04', '05', '06']
export const clerks = Array.from({ length: 100 }, (_, number) => ({
  ...{ nip: nip(number + 101), name: `Pelaksana ${String(number + 1).padStart(3, '0')}` },
  from: offices[number % 5] ?? '',
  to: offices[(number + 1) % 5] ?? '',
}))

const skpd = (field: string): string => `${field}.0.00.0.00.01.0000`
/** What both offices become in July. */
export const mergedName = 'Dinas Perindustrian dan Perdagangan'
/** Codes in the budget. */
export const codes = {
  ...{ secretariat: skpd('4.01'), industry: skpd('3.31'), trade: skpd('3.30') },
  ...{ works: skpd('1.03'), health: skpd('1.02'), education: skpd('1.01') },
  ...{ merged: '3.30.3.31.0.00.01.0000', housing: skpd('1.04') },
}

export const units: ChosenFile = csvFile(
  'struktur.csv',
  'KODE UNIT;NAMA UNIT;NAMA SINGKAT;JENIS;KODE INDUK;PERANGKAT DAERAH;KODE SKPD',
  '00;Pemerintah Kota Maju Bersama;Kota;Pemerintah daerah;;Tidak;',
  `01;Sekretariat Daerah;Setda;Sekretariat daerah;00;Ya;${codes.secretariat}`,
  '01.1;Bagian Organisasi;Bag. Organisasi;Bagian;01;Tidak;',
  `02;Dinas Perindustrian;Disperin;Dinas;00;Ya;${codes.industry}`,
  '02.1;Bidang Industri Kecil;Bid. Industri Kecil;Bidang;02;Tidak;',
  `03;Dinas Perdagangan;Disdag;Dinas;00;Ya;${codes.trade}`,
  '03.1;Bidang Kemetrologian;Bid. Kemetrologian;Bidang;03;Tidak;',
  `04;Dinas Pekerjaan Umum;Dinas PU;Dinas;00;Ya;${codes.works}`,
  '04.1;Bidang Jalan;Bid. Jalan;Bidang;04;Tidak;',
  '04.2;Bidang Perumahan;Bid. Perumahan;Bidang;04;Tidak;',
  `05;Dinas Kesehatan;Dinkes;Dinas;00;Ya;${codes.health}`,
  '05.1;Bidang Gizi;Bid. Gizi;Bidang;05;Tidak;',
  '05.2;Bidang Pelayanan;Bid. Pelayanan;Bidang;05;Tidak;',
  `06;Dinas Pendidikan;Disdik;Dinas;00;Ya;${codes.education}`,
)

export const people: ChosenFile = csvFile(
  'pegawai.csv',
  'KODE JABATAN;NAMA JABATAN;KODE UNIT;JENIS JABATAN;ESELON;TINGKAT PK;KODE ATASAN;NIP;NAMA;STATUS PEGAWAI;GOLONGAN;SEBAGAI;TMT;NOMOR SK',
  ...members.map((member) => {
    const elected = member === 'mayor'
    const person = elected
      ? `;${nameOf(member)};Non ASN;`
      : `${nipOf(member)};${nameOf(member)};PNS;IV/a`
    return `${posts[member].join(';')};${person};Definitif;2025-03-01;800/1/2025`
  }),
  `J06;Kepala Dinas Pendidikan;06;Struktural;II.b;;J00;${nip(99)};Yanti Puspita;PNS;IV/b;Definitif;2025-03-01;800/1/2025`,
  ...clerks.map(
    ({ nip: own, name, from }) =>
      `J${from}.8;Pengadministrasi Perkantoran;${from};Pelaksana;;;J${from};${own};${name};PNS;II/c;Definitif;2025-03-01;800/1/2025`,
  ),
)

const measure = (code: string, name: string, unit: string, target: string, how = 'Terakhir') =>
  `${code};${name};${unit};Makin tinggi makin baik;${how};Ya;${target};Triwulanan`
const ratio = 'Rasio gabungan'

export const plan: ChosenFile = csvFile(
  'rencana.csv',
  'KODE KINERJA;KODE INDUK;JENIS;PERNYATAAN;KODE UNIT;KODE JABATAN;NIP PEMEGANG;KODE ANGGARAN;KODE INDIKATOR;INDIKATOR;SATUAN;ARAH;AKUMULASI;IKU;TARGET 2026;FREKUENSI',
  `T1;;Sasaran daerah;Meningkatnya daya saing kota;00;J00;;;${measure('DSK', 'Indeks daya saing', 'indeks', '70')}`,
  `S2;T1;Sasaran perangkat daerah;Meningkatnya industri kecil yang naik kelas;02;J02;;;${measure('IKM', 'Persentase IKM naik kelas', 'persen', '40', ratio)}`,
  `S2;T1;Sasaran perangkat daerah;;;;;;${measure('SKM', 'Nilai survei kepuasan', 'nilai', '86')}`,
  `S3;T1;Sasaran perangkat daerah;Meningkatnya ketertiban ukuran di pasar;03;J03;;;${measure('UKUR', 'Persentase pasar tertib ukur', 'persen', '80', ratio)}`,
  `S3;T1;Sasaran perangkat daerah;;;;;;${measure('SKM', 'Nilai survei kepuasan', 'nilai', '84')}`,
  `S4;T1;Sasaran perangkat daerah;Meningkatnya mutu jalan dan rumah;04;J04;;;${measure('JALAN', 'Persentase jalan mantap', 'persen', '75', ratio)}`,
  `S5;T1;Sasaran perangkat daerah;Menurunnya gizi buruk;05;J05;;;${measure('GIZI', 'Persentase balita bergizi baik', 'persen', '90', ratio)}`,
  `P2;S2;Sasaran program;Terbinanya industri kecil;02.1;J02.1;;3.31.02;${measure('BINA', 'Jumlah IKM dibina', 'unit', '120', 'Jumlah')}`,
  `P3;S3;Sasaran program;Tertera alat ukur pasar;03.1;J03.1;;3.30.06;${measure('TERA', 'Jumlah alat ukur ditera', 'unit', '600', 'Jumlah')}`,
  `P41;S4;Sasaran program;Terpeliharanya jalan kota;04.1;J04.1;;1.03.10;${measure('PANJANG', 'Panjang jalan dipelihara', 'km', '40', 'Jumlah')}`,
  `P42;S4;Sasaran program;Terbangunnya rumah layak huni;04.2;J04.2;;1.04.02;${measure('RUMAH', 'Jumlah rumah layak huni', 'unit', '60', 'Jumlah')}`,
  `P5;S5;Sasaran program;Terlayaninya balita gizi;05.1;J05.1;;1.02.02;${measure('BALITA', 'Jumlah balita dilayani', 'orang', '800', 'Jumlah')}`,
  `I5;P5;Kinerja individu;Terpantaunya balita di posyandu;05.1;J05.3;${nipOf('nutritionist')};;PANTAU;Jumlah balita dipantau;orang;Makin tinggi makin baik;Jumlah;Tidak;240;Bulanan`,
)

/** What the budget gives to a programme of an office, in rupiah. */
export type Ceiling = readonly [
  code: string,
  office: string,
  program: string,
  title: string,
  sum: number,
]

/** What the budget gives in January. */
export const money: readonly Ceiling[] = [
  [codes.secretariat, 'Sekretariat Daerah', '4.01.01', 'PROGRAM PENUNJANG', 2_000_000_000],
  [codes.industry, 'Dinas Perindustrian', '3.31.02', 'PROGRAM PEMBANGUNAN INDUSTRI', 6_000_000_000],
  [codes.trade, 'Dinas Perdagangan', '3.30.06', 'PROGRAM PERLINDUNGAN KONSUMEN', 4_000_000_000],
  [codes.works, 'Dinas Pekerjaan Umum', '1.03.10', 'PROGRAM PENYELENGGARAAN JALAN', 7_000_000_001],
  [codes.works, 'Dinas Pekerjaan Umum', '1.04.02', 'PROGRAM PENGEMBANGAN PERUMAHAN', 2_999_999_999],
  [codes.health, 'Dinas Kesehatan', '1.02.02', 'PROGRAM UPAYA KESEHATAN', 5_000_000_000],
  [codes.education, 'Dinas Pendidikan', '1.01.02', 'PROGRAM PENGELOLAAN PENDIDIKAN', 8_000_000_000],
]
/** The whole budget, in rupiah. */
export const budgetTotal = money.reduce((sum, [, , , , amount]) => sum + amount, 0)
const account = '5.1.02.01.01.0024'

/** «SIPD: rekap belanja» with these ceilings. */
export const recap = (ceilings: readonly Ceiling[]): ChosenFile =>
  csvFile(
    'rekap-belanja.csv',
    'NO;TAHUN;KODE URUSAN;NAMA URUSAN;KODE SKPD;NAMA SKPD;KODE SUB UNIT;NAMA SUB UNIT;KODE BIDANG URUSAN;NAMA BIDANG URUSAN;KODE PROGRAM;NAMA PROGRAM;KODE KEGIATAN;NAMA KEGIATAN;KODE SUB KEGIATAN;NAMA SUB KEGIATAN;KODE SUMBER DANA;NAMA SUMBER DANA;KODE REKENING;NAMA REKENING;PAKET/KELOMPOK;NAMA PAKET/KELOMPOK;PAGU',
    ...ceilings.map(([code, name, program, title, amount], at) =>
      [
        ...[at + 1, 2026, program.slice(0, 1), 'URUSAN', code, name, code, name],
        ...[program.slice(0, 4), 'BIDANG URUSAN', program, title],
        ...[
          `${program}.2.01`,
          `Kegiatan ${title}`,
          `${program}.2.01.0001`,
          `Sub kegiatan ${title}`,
        ],
        ...['1.1', 'PAD', account, 'Alat Tulis Kantor', '[#]', `[#] ${title}`, amount],
      ].join(';'),
    ),
  )
export const budget: ChosenFile = recap(money)

/** What both offices had spent by the end of June. */
export const spent = { industry: 2_400_000_000, trade: 1_000_000_000 }
const paid = (code: string, name: string, program: string, number: number, amount: number) =>
  `${code};${name};${code};${program.slice(0, 4)};${program}.2.01.0001;${account};00${number}/LS/2026;SPP-LS;LS;2026-06-10;${amount};0;SPD/1/2026;SP2D/${number}/2026;2026-06-12`
export const realisation: ChosenFile = csvFile(
  'realisasi-dokumen.csv',
  'Kode SKPD;Nama SKPD;Kode Sub SKPD;Kode Bidang Urusan;Kode Sub Kegiatan;Kode Rekening;Nomor Dokumen;Jenis Dokumen;Jenis Transaksi;Tanggal Dokumen;Nilai Realisasi;Nilai Setoran;Nomor SPD;Nomor SP2D;Tanggal Transfer',
  paid(codes.industry, 'Dinas Perindustrian', '3.31.02', 1, spent.industry),
  paid(codes.trade, 'Dinas Perdagangan', '3.30.06', 2, spent.trade),
)

/** Who heads Bidang Gizi retires; the head of the other division acts there. */
export const acting: ChosenFile = csvFile(
  'sk-plt.csv',
  'NIP;NAMA;JABATAN LAMA;JABATAN BARU;SEBAGAI;TMT;NOMOR SK;TANGGAL SK;BERHENTI KARENA',
  `${nipOf('publicHealth')};${nameOf('publicHealth')};${posts.publicHealth[1]};;;2026-03-02;882/14/2026;2026-02-20;Pensiun`,
  `${nipOf('services')};${nameOf('services')};;${posts.publicHealth[1]};Plt;2026-03-02;800.1.11.1/9/2026;2026-02-27;`,
)

/** The nutritionist is on leave for most of April. */
export const leave: ChosenFile = csvFile(
  'cuti.csv',
  'NIP;NAMA;JENIS;MULAI;SAMPAI DENGAN;NOMOR SK',
  `${nipOf('nutritionist')};${nameOf('nutritionist')};Cuti tahunan;2026-04-01;2026-04-24;851/3/2026`,
)

/** The decree of May: every clerk one office further, three of them since April. */
export const transfers: ChosenFile = csvFile(
  'sk-mutasi-mei.csv',
  'NIP;NAMA;JABATAN BARU;UNIT KERJA;TMT;NOMOR SK;TANGGAL SK;TANGGAL PELANTIKAN',
  ...clerks.map(({ nip: own, name, to }, number) => {
    const dates = number < 3 ? '2026-04-01;800.1.3.3/77/2026' : '2026-05-04;800.1.3.3/90/2026'
    return `${own};${name};Pengadministrasi Perkantoran;${to};${dates};2026-04-29;2026-05-04`
  }),
)
