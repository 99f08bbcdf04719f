import type {
  PrintedParty,
  PrintedRow,
  PrintedSignature,
  SolePrint,
  TwoPartyPrint,
} from './agreement-print.contract.ts'

const region = {
  governmentName: 'Pemerintah Kota Tanjung Amanah',
  place: 'Tanjung Amanah',
  emblem: null,
}
const verifyUrl = 'https://amanah.tanjungamanah.example/v/7KQ2-M4XD-91TB'
const qr = 'https://amanah.tanjungamanah.example/v/7KQ2M4XD91TBVZ08RJH5N3CWEA'
const unsigned: PrintedSignature = { signedAt: null, qr: null, label: null }

/** A signature given inside the system at a time of day. */
export const signedAt = (time: string): PrintedSignature => {
  return {
    signedAt: `19 Januari 2026 ${time} WITA`,
    qr,
    label: 'TTE internal, tidak tersertifikasi',
  }
}

export const aParty = (over: Partial<PrintedParty> = {}): PrintedParty => ({
  name: 'dr. Siti Nurjanah Rahman, M.K.M.',
  position: 'Kepala Dinas Kesehatan',
  rank: 'Pembina Utama Muda (IV/c)',
  nip: '197204181999032004',
  roleLine: null,
  signature: signedAt('09.42'),
  ...over,
})

const mayor = aParty({
  name: 'H. Farid Alamsyah, S.E., M.M.',
  position: 'Wali Kota Tanjung Amanah',
  rank: null,
  nip: null,
  signature: signedAt('09.47'),
})

/** One row of block A with a number as target. */
export const aRow = (
  objective: string,
  indicator: string,
  unit: string,
  number: string,
): PrintedRow => ({
  objective,
  indicator,
  unit,
  target: { number },
})

/** A head of office: two sources of money, programs, both signatures given. */
export const aTwoPartyPrint = (over: Partial<TwoPartyPrint> = {}): TwoPartyPrint => ({
  form: 'TWO_PARTY',
  region,
  year: 2026,
  amendment: false,
  agencyName: 'Dinas Kesehatan',
  unitName: null,
  objectiveHeading: 'Sasaran Strategis',
  rows: [
    aRow(
      'Menurunnya prevalensi stunting dan masalah gizi',
      'Prevalensi stunting balita',
      'persen',
      '14.00',
    ),
    aRow(
      'Menurunnya prevalensi stunting dan masalah gizi',
      'Cakupan imunisasi dasar lengkap',
      'persen',
      '92.00',
    ),
    aRow(
      'Meningkatnya mutu layanan kesehatan',
      'Puskesmas terakreditasi paripurna',
      'persen',
      '70.00',
    ),
    aRow('Meningkatnya mutu layanan kesehatan', 'Indeks Kepuasan Masyarakat', 'poin', '86.00'),
    aRow(
      'Meningkatnya akuntabilitas kinerja perangkat daerah',
      'Nilai AKIP Dinas Kesehatan',
      'poin',
      '80.00',
    ),
  ],
  budget: {
    grain: 'Program',
    groups: [
      {
        name: null,
        rows: [
          {
            name: 'Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat',
            amount: 84_120_000_000,
            source: 'APBD, DAK',
          },
          {
            name: 'Program Peningkatan Kapasitas Sumber Daya Manusia Kesehatan',
            amount: 6_318_000_000,
            source: 'APBD',
          },
          {
            name: 'Program Pemberdayaan Masyarakat Bidang Kesehatan',
            amount: 4_619_500_000,
            source: 'APBD',
          },
        ],
      },
    ],
  },
  date: '2026-01-19',
  code: 'PK-2026-1.02-001',
  version: 1,
  digest: 'sha256:4be19a02c7d3558f1e60aa2b94c0d7e83f61b5a9024ce7d81b3f6a50e92d7c14',
  parentDigest: 'sha256:9f3a71c05be2d8460c1f7a93e4b85d20a67c31f98e05d42b7c6a18f3d09544be',
  verifyUrl,
  watermark: null,
  createdAt: '2026-01-19T01:30:00.000Z',
  firstParty: aParty(),
  secondParty: mayor,
  ...over,
})

/** Frozen and ready for both signature fields: nothing signed yet, the addresses of the codes are known. */
export const aPrintToSign = (): TwoPartyPrint => {
  const signature: PrintedSignature = { signedAt: null, qr, label: null }
  return aTwoPartyPrint({ firstParty: aParty({ signature }), secondParty: { ...mayor, signature } })
}

/** The head of the region, alone. */
export const aSolePrint = (over: Partial<SolePrint> = {}): SolePrint => {
  const { agencyName, unitName, secondParty, ...common } = aTwoPartyPrint()
  return {
    ...common,
    form: 'SOLE',
    firstParty: mayor,
    parentDigest: null,
    code: 'PK-2026-0.00-001',
    rows: [
      aRow('Meningkatnya kualitas hidup masyarakat', 'Indeks Pembangunan Manusia', 'poin', '76.40'),
      aRow('Meningkatnya kualitas hidup masyarakat', 'Angka kemiskinan', 'persen', '5.85'),
      aRow('Tumbuhnya ekonomi kota yang inklusif', 'Laju pertumbuhan ekonomi', 'persen', '5.60'),
      aRow(
        'Tumbuhnya ekonomi kota yang inklusif',
        'Tingkat pengangguran terbuka',
        'persen',
        '5.10',
      ),
      aRow('Tumbuhnya ekonomi kota yang inklusif', 'Rasio gini', 'indeks', '0.352'),
      {
        objective: 'Terwujudnya tata kelola pemerintahan yang bersih dan melayani',
        indicator: 'Opini BPK atas laporan keuangan',
        unit: 'opini',
        target: { words: 'WTP' },
      },
      {
        objective: 'Terwujudnya tata kelola pemerintahan yang bersih dan melayani',
        indicator: 'Predikat SAKIP',
        unit: 'predikat',
        target: { words: 'BB' },
      },
      aRow(
        'Terwujudnya tata kelola pemerintahan yang bersih dan melayani',
        'Indeks Reformasi Birokrasi',
        'poin',
        '78.00',
      ),
    ],
    budget: {
      grain: 'Program',
      groups: [
        {
          name: null,
          rows: [
            {
              name: 'Program Pengelolaan Pendidikan',
              amount: 412_650_300_000,
              source: 'APBD, DAK',
            },
            {
              name: 'Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat',
              amount: 184_120_000_000,
              source: 'APBD, DAK',
            },
            { name: 'Program Penyelenggaraan Jalan', amount: 96_480_000_000, source: 'APBD' },
            {
              name: 'Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota',
              amount: 641_902_775_450,
              source: 'APBD',
            },
          ],
        },
      ],
    },
    ...over,
  }
}

/** An administrator (eselon III): kegiatan grouped by program. */
export const anAdministratorPrint = (): TwoPartyPrint =>
  aTwoPartyPrint({
    unitName: 'Bidang Kesehatan Masyarakat',
    objectiveHeading: 'Sasaran Program',
    code: 'PK-2026-1.02-014',
    firstParty: aParty({
      name: 'Hendra Wijaya, S.K.M., M.Kes.',
      position: 'Kepala Bidang Kesehatan Masyarakat Dinas Kesehatan',
      rank: 'Pembina (IV/a)',
      nip: '198003122005011009',
    }),
    secondParty: aParty({ signature: unsigned }),
    rows: [
      aRow(
        'Meningkatnya cakupan pelayanan kesehatan ibu dan anak',
        'Persentase ibu hamil mendapat pelayanan sesuai standar',
        'persen',
        '97.50',
      ),
      aRow(
        'Meningkatnya cakupan pelayanan kesehatan ibu dan anak',
        'Angka kematian ibu',
        'per 100.000 kelahiran hidup',
        '85',
      ),
      aRow(
        'Meningkatnya status gizi masyarakat',
        'Balita gizi buruk yang mendapat perawatan',
        'persen',
        '100.00',
      ),
    ],
    budget: {
      grain: 'Kegiatan',
      groups: [
        {
          name: 'Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat',
          rows: [
            {
              name: 'Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota',
              amount: 12_640_250_000,
              source: 'APBD, DAK',
            },
            {
              name: 'Penyelenggaraan Sistem Informasi Kesehatan secara Terintegrasi',
              amount: 415_000_000,
              source: 'APBD',
            },
          ],
        },
        {
          name: 'Program Pemberdayaan Masyarakat Bidang Kesehatan',
          rows: [
            {
              name: 'Advokasi, Pemberdayaan, Kemitraan, Peningkatan Peran serta Masyarakat dan Lintas Sektor Tingkat Daerah Kabupaten/Kota',
              amount: 1_120_400_000,
              source: 'APBD',
            },
            {
              name: 'Pelaksanaan Sehat dalam rangka Promotif Preventif Tingkat Daerah Kabupaten/Kota',
              amount: 738_900_000,
              source: 'DBHCHT',
            },
          ],
        },
      ],
    },
  })

/** A functional official leading a team: sub kegiatan grouped by kegiatan; a draft, so nothing is signed, dated or frozen. */
export const aFunctionalDraft = (): TwoPartyPrint =>
  aTwoPartyPrint({
    unitName: 'Bidang Kesehatan Masyarakat',
    objectiveHeading: 'Sasaran Kegiatan',
    code: 'PK-2026-1.02-057',
    date: null,
    digest: null,
    parentDigest: null,
    watermark: 'KONSEP',
    firstParty: aParty({
      name: 'Ratna Dewi Lestari, S.Gz.',
      position: 'Nutrisionis Ahli Muda, Ketua Tim Kesehatan Keluarga dan Gizi',
      rank: 'Penata Tingkat I (III/d)',
      nip: '198603152010011007',
      signature: unsigned,
    }),
    secondParty: aParty({
      name: 'Hendra Wijaya, S.K.M., M.Kes.',
      position: 'Kepala Bidang Kesehatan Masyarakat Dinas Kesehatan',
      rank: 'Pembina (IV/a)',
      nip: '198003122005011009',
      signature: unsigned,
    }),
    rows: [
      aRow(
        'Terlaksananya pengelolaan pelayanan kesehatan gizi masyarakat',
        'Balita yang ditimbang setiap bulan',
        'persen',
        '88.00',
      ),
      aRow(
        'Terlaksananya pengelolaan pelayanan kesehatan gizi masyarakat',
        'Dokumen surveilans gizi',
        'dokumen',
        '12',
      ),
    ],
    budget: {
      grain: 'Sub Kegiatan',
      groups: [
        {
          name: 'Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota',
          rows: [
            {
              name: 'Pengelolaan Pelayanan Kesehatan Gizi Masyarakat',
              amount: 1_864_300_000,
              source: 'APBD, DAK',
            },
            {
              name: 'Pengelolaan Pelayanan Kesehatan Ibu Hamil',
              amount: 942_150_000,
              source: 'APBD',
            },
          ],
        },
      ],
    },
  })
