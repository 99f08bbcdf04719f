import type { LocalDate } from '../kernel/time.ts'
import type {
  AssignmentKind,
  EmploymentKind,
  MandateLevel,
  PositionKind,
  UnitKind,
} from '../rooms/organisation/index.ts'

export type UnitPlan = {
  code: string
  name: string
  short: string
  kind: UnitKind
  parent?: string
  skpd?: string
  agency?: boolean
}
export type PostPlan = {
  title: string
  unit: UnitName
  level: MandateLevel
  kind?: PositionKind
  echelon?: string
  superior?: string
}
export type PersonPlan = {
  name: string
  nip: string | null
  kind: EmploymentKind
  grade: string | null
}
export type HolderPlan = {
  person: PersonName
  post: PostName
  as?: AssignmentKind
  from?: LocalDate
  decree?: string
}

/** Units, posts and people hold since the start of 2020, so that last year and this year see the
 * same chart. */
export const unitsSince = '2020-01-01'
/** Who holds what since the last great rotation of officials, unless said otherwise. */
export const holdersSince = '2025-02-20'

export const unitPlans = {
  pemda: { code: '00', name: 'Pemerintah Kota Uji', short: 'Kota Uji', kind: 'PEMDA' },
  setda: {
    code: '01',
    name: 'Sekretariat Daerah',
    short: 'Setda',
    kind: 'SETDA',
    parent: 'pemda',
    skpd: '4.01.0.00.0.00.01.0000',
    agency: true,
  },
  bagianOrganisasi: {
    code: '01.01',
    name: 'Bagian Organisasi',
    short: 'Bag. Organisasi',
    kind: 'BAGIAN',
    parent: 'setda',
    skpd: '4.01.0.00.0.00.01.0008',
  },
  dinasPendidikan: {
    code: '02',
    name: 'Dinas Pendidikan',
    short: 'Disdik',
    kind: 'DINAS',
    parent: 'pemda',
    skpd: '1.01.0.00.0.00.01.0000',
    agency: true,
  },
  sekretariatDinas: {
    code: '02.01',
    name: 'Sekretariat Dinas Pendidikan',
    short: 'Sekretariat',
    kind: 'SEKRETARIAT',
    parent: 'dinasPendidikan',
  },
  bidangSd: {
    code: '02.02',
    name: 'Bidang Pembinaan SD',
    short: 'Bidang SD',
    kind: 'BIDANG',
    parent: 'dinasPendidikan',
  },
  bidangSmp: {
    code: '02.03',
    name: 'Bidang Pembinaan SMP',
    short: 'Bidang SMP',
    kind: 'BIDANG',
    parent: 'dinasPendidikan',
  },
  uptdSkb: {
    code: '02.04',
    name: 'UPTD Sanggar Kegiatan Belajar',
    short: 'UPTD SKB',
    kind: 'UPTD',
    parent: 'dinasPendidikan',
    skpd: '1.01.0.00.0.00.01.0002',
  },
  smpn1: {
    code: '02.05',
    name: 'SMP Negeri 1 Uji',
    short: 'SMPN 1',
    kind: 'SEKOLAH',
    parent: 'dinasPendidikan',
    skpd: '1.01.0.00.0.00.01.0003',
  },
  badanKeuangan: {
    code: '03',
    name: 'Badan Keuangan dan Aset Daerah',
    short: 'BKAD',
    kind: 'BADAN',
    parent: 'pemda',
    skpd: '5.02.0.00.0.00.01.0000',
    agency: true,
  },
  bidangAnggaran: {
    code: '03.01',
    name: 'Bidang Anggaran',
    short: 'Bidang Anggaran',
    kind: 'BIDANG',
    parent: 'badanKeuangan',
  },
  kecamatanUtara: {
    code: '04',
    name: 'Kecamatan Uji Utara',
    short: 'Kec. Uji Utara',
    kind: 'KECAMATAN',
    parent: 'pemda',
    skpd: '7.01.0.00.0.00.01.0000',
    agency: true,
  },
  kelurahanMekar: {
    code: '04.01',
    name: 'Kelurahan Mekar',
    short: 'Kel. Mekar',
    kind: 'KELURAHAN',
    parent: 'kecamatanUtara',
    skpd: '7.01.0.00.0.00.01.0001',
  },
} as const satisfies Record<string, UnitPlan>
export type UnitName = keyof typeof unitPlans

export const postPlans = {
  waliKota: { title: 'Wali Kota Uji', unit: 'pemda', level: 'REGION_HEAD', kind: 'POLITIK' },
  sekda: {
    title: 'Sekretaris Daerah',
    unit: 'setda',
    level: 'AGENCY_HEAD',
    echelon: 'II.a',
    superior: 'waliKota',
  },
  asistenUmum: {
    title: 'Asisten Administrasi Umum',
    unit: 'setda',
    level: 'ASSISTANT',
    echelon: 'II.b',
    superior: 'sekda',
  },
  kabagOrganisasi: {
    title: 'Kepala Bagian Organisasi',
    unit: 'bagianOrganisasi',
    level: 'ADMINISTRATOR',
    echelon: 'III.a',
    superior: 'asistenUmum',
  },
  analisKebijakan: {
    title: 'Analis Kebijakan Ahli Muda',
    unit: 'bagianOrganisasi',
    level: 'FUNCTIONAL',
    kind: 'FUNGSIONAL',
    superior: 'kabagOrganisasi',
  },
  kepalaDinas: {
    title: 'Kepala Dinas Pendidikan',
    unit: 'dinasPendidikan',
    level: 'AGENCY_HEAD',
    echelon: 'II.b',
    superior: 'waliKota',
  },
  sekretarisDinas: {
    title: 'Sekretaris Dinas Pendidikan',
    unit: 'sekretariatDinas',
    level: 'ADMINISTRATOR',
    echelon: 'III.a',
    superior: 'kepalaDinas',
  },
  kasubbagUmum: {
    title: 'Kepala Subbagian Umum dan Kepegawaian',
    unit: 'sekretariatDinas',
    level: 'SUPERVISOR',
    echelon: 'IV.a',
    superior: 'sekretarisDinas',
  },
  pengadministrasi: {
    title: 'Pengadministrasi Perkantoran',
    unit: 'sekretariatDinas',
    level: 'STAFF',
    kind: 'PELAKSANA',
    superior: 'kasubbagUmum',
  },
  kabidSd: {
    title: 'Kepala Bidang Pembinaan SD',
    unit: 'bidangSd',
    level: 'ADMINISTRATOR',
    echelon: 'III.b',
    superior: 'kepalaDinas',
  },
  pengembangSd: {
    title: 'Pengembang Teknologi Pembelajaran Ahli Pertama',
    unit: 'bidangSd',
    level: 'FUNCTIONAL',
    kind: 'FUNGSIONAL',
    superior: 'kabidSd',
  },
  kabidSmp: {
    title: 'Kepala Bidang Pembinaan SMP',
    unit: 'bidangSmp',
    level: 'ADMINISTRATOR',
    echelon: 'III.b',
    superior: 'kepalaDinas',
  },
  ketuaTimKurikulum: {
    title: 'Perencana Ahli Muda selaku Ketua Tim Kurikulum',
    unit: 'bidangSmp',
    level: 'COORDINATOR',
    kind: 'FUNGSIONAL',
    superior: 'kabidSmp',
  },
  perencana: {
    title: 'Perencana Ahli Pertama',
    unit: 'bidangSmp',
    level: 'FUNCTIONAL',
    kind: 'FUNGSIONAL',
    superior: 'ketuaTimKurikulum',
  },
  kepalaUptd: {
    title: 'Kepala UPTD Sanggar Kegiatan Belajar',
    unit: 'uptdSkb',
    level: 'SUPERVISOR',
    echelon: 'IV.a',
    superior: 'kepalaDinas',
  },
  kepalaSekolah: {
    title: 'Kepala SMP Negeri 1 Uji',
    unit: 'smpn1',
    level: 'FUNCTIONAL',
    kind: 'FUNGSIONAL',
    superior: 'kabidSmp',
  },
  guru: {
    title: 'Guru Ahli Pertama',
    unit: 'smpn1',
    level: 'FUNCTIONAL',
    kind: 'FUNGSIONAL',
    superior: 'kepalaSekolah',
  },
  kepalaBadan: {
    title: 'Kepala Badan Keuangan dan Aset Daerah',
    unit: 'badanKeuangan',
    level: 'AGENCY_HEAD',
    echelon: 'II.b',
    superior: 'waliKota',
  },
  kabidAnggaran: {
    title: 'Kepala Bidang Anggaran',
    unit: 'bidangAnggaran',
    level: 'ADMINISTRATOR',
    echelon: 'III.b',
    superior: 'kepalaBadan',
  },
  camat: {
    title: 'Camat Uji Utara',
    unit: 'kecamatanUtara',
    level: 'AGENCY_HEAD',
    echelon: 'III.a',
    superior: 'waliKota',
  },
  sekcam: {
    title: 'Sekretaris Kecamatan Uji Utara',
    unit: 'kecamatanUtara',
    level: 'ADMINISTRATOR',
    echelon: 'III.b',
    superior: 'camat',
  },
  lurah: {
    title: 'Lurah Mekar',
    unit: 'kelurahanMekar',
    level: 'SUPERVISOR',
    echelon: 'IV.a',
    superior: 'camat',
  },
} as const satisfies Record<string, PostPlan>
export type PostName = keyof typeof postPlans

export const personPlans = {
  maya: { name: 'Maya Lestari', nip: null, kind: 'NON_ASN', grade: null },
  hasan: {
    name: 'Hasan Basri, S.H., M.Si.',
    nip: '196908171994031005',
    kind: 'PNS',
    grade: 'IV/d',
  },
  ratih: {
    name: 'Ratih Kusuma, S.E., M.M.',
    nip: '197203041997032002',
    kind: 'PNS',
    grade: 'IV/c',
  },
  bagus: {
    name: 'Bagus Santoso, S.STP., M.AP.',
    nip: '198001152000121003',
    kind: 'PNS',
    grade: 'IV/a',
  },
  lina: { name: 'Lina Wulandari, S.Sos.', nip: '198807222014022001', kind: 'PNS', grade: 'III/c' },
  surya: {
    name: 'Drs. Surya Pratama, M.Pd.',
    nip: '196811021993031004',
    kind: 'PNS',
    grade: 'IV/c',
  },
  dewi: {
    name: 'Dewi Anggraini, S.Pd., M.M.',
    nip: '197504092002122001',
    kind: 'PNS',
    grade: 'IV/b',
  },
  eko: { name: 'Eko Nugroho, S.Pd.', nip: '197911302006041006', kind: 'PNS', grade: 'IV/a' },
  fitri: { name: 'Fitri Handayani, S.Si.', nip: '198509172010012008', kind: 'PNS', grade: 'III/d' },
  gita: { name: 'Gita Permata, S.T.', nip: '199303252019032011', kind: 'PNS', grade: 'III/b' },
  rudi: { name: 'Rudi Hartono, S.T.', nip: '199506112025041002', kind: 'CPNS', grade: 'III/a' },
  indah: { name: 'Indah Purnama, S.Kom.', nip: '199001052023212004', kind: 'PPPK', grade: 'IX' },
  joko: { name: 'Joko Susilo', nip: '198202142009011003', kind: 'PNS', grade: 'II/d' },
  kartika: {
    name: 'Kartika Sari',
    nip: '199708282025212009',
    kind: 'PPPK_PARUH_WAKTU',
    grade: 'V',
  },
  made: { name: 'Made Wirawan, S.Pd.', nip: '197806182005011002', kind: 'PNS', grade: 'III/d' },
  nur: { name: 'Nur Aisyah, S.Pd., M.Pd.', nip: '197212121998022001', kind: 'PNS', grade: 'IV/b' },
  okta: { name: 'Okta Ramadhan, S.Pd.', nip: '199404042022211007', kind: 'PPPK', grade: 'IX' },
  putri: {
    name: 'Putri Maharani, S.E., Ak.',
    nip: '198306192008012005',
    kind: 'PNS',
    grade: 'IV/a',
  },
  yusuf: { name: 'Yusuf Maulana, S.IP.', nip: '197607072001121004', kind: 'PNS', grade: 'IV/a' },
  sari: { name: 'Sari Rahayu, S.Sos.', nip: '198110232007012006', kind: 'PNS', grade: 'III/d' },
  tono: { name: 'Tono Wijaya, S.AP.', nip: '198705052012121001', kind: 'PNS', grade: 'III/c' },
} as const satisfies Record<string, PersonPlan>
export type PersonName = keyof typeof personPlans

/** Named `who@post`. Kabid SD is vacant with Kabid SMP as Plt, Kepala Badan with Kabag Organisasi;
 * Kasubbag Umum has nobody at all. */
export const holderPlans = {
  mayaWaliKota: { person: 'maya', post: 'waliKota' },
  hasanSekda: { person: 'hasan', post: 'sekda', decree: '821/17/2025' },
  ratihAsisten: { person: 'ratih', post: 'asistenUmum' },
  bagusKabag: { person: 'bagus', post: 'kabagOrganisasi' },
  bagusPltBadan: {
    person: 'bagus',
    post: 'kepalaBadan',
    as: 'PLT',
    from: '2025-11-03',
    decree: '800/412/2025',
  },
  linaAnalis: { person: 'lina', post: 'analisKebijakan' },
  suryaKepalaDinas: { person: 'surya', post: 'kepalaDinas', decree: '821/18/2025' },
  dewiSekretaris: { person: 'dewi', post: 'sekretarisDinas' },
  ekoKabidSmp: { person: 'eko', post: 'kabidSmp' },
  ekoPltKabidSd: {
    person: 'eko',
    post: 'kabidSd',
    as: 'PLT',
    from: '2025-12-01',
    decree: '800/431/2025',
  },
  fitriKetuaTim: { person: 'fitri', post: 'ketuaTimKurikulum' },
  gitaPerencana: { person: 'gita', post: 'perencana' },
  rudiPerencana: { person: 'rudi', post: 'perencana', from: '2025-04-01' },
  indahPengembang: { person: 'indah', post: 'pengembangSd' },
  jokoStaf: { person: 'joko', post: 'pengadministrasi' },
  kartikaStaf: { person: 'kartika', post: 'pengadministrasi', from: '2025-10-01' },
  madeKepalaUptd: { person: 'made', post: 'kepalaUptd' },
  nurKepalaSekolah: { person: 'nur', post: 'kepalaSekolah' },
  oktaGuru: { person: 'okta', post: 'guru' },
  putriKabidAnggaran: { person: 'putri', post: 'kabidAnggaran' },
  yusufCamat: { person: 'yusuf', post: 'camat' },
  sariSekcam: { person: 'sari', post: 'sekcam' },
  tonoLurah: { person: 'tono', post: 'lurah' },
} as const satisfies Record<string, HolderPlan>
