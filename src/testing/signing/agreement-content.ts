import { createHash } from 'node:crypto'
import { canonicalJson } from '../../kernel/canonical.ts'
import { filled, ownWording } from '../../rooms/agreements/wording/wording.rules.ts'
import type { ToPrint } from '../../rooms/documents/index.ts'
import {
  type AgreementContent,
  type NewContent,
  noBudgetReasons,
  paperOfToday,
} from '../../rooms/documents/words.ts'

type FirstContent = Extract<AgreementContent, { schema: 'amanah/pk/1' }>
type SecondContent = Extract<AgreementContent, { schema: 'amanah/pk/2' }>
type Row = NewContent['rows'][number]

/** The head of an office, as first party. */
export const siti = {
  name: 'dr. Siti Nurjanah Rahman, M.K.M.',
  title: 'Kepala Dinas Kesehatan',
  rank: 'Pembina Utama Muda (IV/c)',
  nip: '197204181999032004',
  personRef: '019b1f3a-7c44-7a10-8f00-5a1c2e9b7d01',
}
/** The elected mayor, as second party or alone. */
export const farid = {
  name: 'H. Farid Alamsyah, S.E., M.M.',
  title: 'Wali Kota Tanjung Amanah',
  rank: null,
  nip: null,
  personRef: '019b1f3a-7c44-7a10-8f00-5a1c2e9b7d02',
}
const hendra = {
  name: 'Hendra Wijaya, S.K.M., M.Kes.',
  title: 'Kepala Bidang Kesehatan Masyarakat Dinas Kesehatan',
  rank: 'Pembina (IV/a)',
  nip: '198003122005011009',
  personRef: '019b1f3a-7c44-7a10-8f00-5a1c2e9b7d03',
}
const ratna = {
  name: 'Ratna Dewi Lestari, S.Gz.',
  title: 'Nutrisionis Ahli Muda, Ketua Tim Kesehatan Keluarga dan Gizi',
  rank: 'Penata Tingkat I (III/d)',
  nip: '198603152010011007',
  personRef: '019b1f3a-7c44-7a10-8f00-5a1c2e9b7d04',
}

/** One row of block A. */
export const aRow = (
  objective: string,
  indicator: string,
  unit: string,
  target: string,
  heading = 'Sasaran Strategis',
): Row => ({
  heading,
  objective,
  indicator,
  unit,
  target,
})

/** Block B from its rows, with their sum. */
export const someMoney = (
  grain: 'PROGRAM' | 'ACTIVITY' | 'SUB_ACTIVITY',
  ...rows: readonly [group: string | null, name: string, amount: number, source: string][]
): NonNullable<NewContent['budget']> => ({
  grain,
  rows: rows.map(([group, name, amount, source]) => ({
    groups: group === null ? [] : [group],
    ...{ name, amount, source },
  })),
  total: rows.reduce((sum, [, , amount]) => sum + amount, 0),
})

const ukm = 'Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat'
const empowerment = 'Program Pemberdayaan Masyarakat Bidang Kesehatan'

const common = {
  code: 'PK-2026-1.02-001',
  year: 2026,
  version: 1,
  round: 1,
  form: 'TWO_PARTY' as const,
  agency: 'Dinas Kesehatan',
  unit: null,
  firstParty: siti,
  secondParty: farid,
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
      '70..75',
    ),
    aRow('Meningkatnya akuntabilitas kinerja perangkat daerah', 'Predikat SAKIP', 'predikat', 'BB'),
  ],
  budget: someMoney(
    'PROGRAM',
    [null, ukm, 84_120_000_000, 'APBD, DAK'],
    [null, 'Program Peningkatan Kapasitas Sumber Daya Manusia Kesehatan', 6_318_000_000, 'APBD'],
  ),
  parent: { code: 'PK-2026-0.00-001', digest: `sha256:${'9f3a71c0'.repeat(8)}` },
  date: '2026-01-19',
}
const city = {
  code: '99.71',
  name: 'Kota Tanjung Amanah',
  governmentName: 'Pemerintah Kota Tanjung Amanah',
}

/** The content of an office head's agreement on today's paper: shared and single objectives, a
 * number, a range, a grade, two sources of money. */
export function aContent(over: Partial<NewContent> = {}): NewContent {
  const content = { ...common, region: { ...city, place: 'Tanjung Amanah' }, ...over }
  return {
    ...paperOfToday,
    ...{ level: 'AGENCY_HEAD' as const, amendment: null },
    noBudget: content.budget === null ? noBudgetReasons.OFFICE : null,
    ...filled(ownWording, content),
    letterhead: [],
    emblem: null,
    address: 'https://amanah.tanjungamanah.example',
    ...content,
  }
}

/** What the papers before had: one heading for all rows, one group for a line of money. */
const before = {
  ...common,
  heading: 'Sasaran Strategis',
  rows: common.rows.map(({ heading: _, ...row }) => row),
  budget: {
    ...common.budget,
    rows: common.budget.rows.map(({ groups: [group = null], ...row }) => ({ ...row, group })),
  },
}

/** The same on the second paper, which is closed. */
export const aSecondContent = (over: Partial<SecondContent> = {}): SecondContent => ({
  schema: 'amanah/pk/2',
  paper: 'pk-2',
  region: { ...city, place: 'Tanjung Amanah' },
  level: 'AGENCY_HEAD',
  wording: [
    { id: 'opening', text: 'Kami yang bertanda tangan di bawah ini:' },
    { id: 'first-party', text: 'selanjutnya disebut pihak pertama.' },
    { id: 'second-party', text: 'selanjutnya disebut pihak kedua.' },
    { id: 'promise', text: 'Pihak pertama berjanji mewujudkan target kinerja.' },
    { id: 'supervision', text: 'Pihak kedua memberikan supervisi.' },
    { id: 'no-budget', text: noBudgetReasons.NODES },
  ],
  blocks: [],
  letterhead: [],
  emblem: null,
  address: 'https://amanah.tanjungamanah.example',
  ...before,
  ...over,
})

/** The same on the first paper, which is closed. */
export const aFirstContent = (over: Partial<FirstContent> = {}): FirstContent => ({
  schema: 'amanah/pk/1',
  region: city,
  level: 'AGENCY_HEAD',
  ...before,
  ...over,
})

const alone = {
  code: 'PK-2026-0.00-001',
  level: 'REGION_HEAD' as const,
  form: 'SOLE' as const,
  agency: null,
  firstParty: farid,
  secondParty: null,
  parent: null,
}

/** The mayor's own, alone and without a parent. */
export const aSoleContent = (over: Partial<NewContent> = {}): NewContent =>
  aContent({ ...alone, ...over })

/** The mayor's own on the first paper. */
export const aFirstSoleContent = (over: Partial<FirstContent> = {}): FirstContent =>
  aFirstContent({ ...alone, ...over })

/** An administrator (eselon III): kegiatan grouped by program. */
export const anAdministratorContent = (): NewContent =>
  aContent({
    code: 'PK-2026-1.02-014',
    level: 'ADMINISTRATOR',
    unit: 'Bidang Kesehatan Masyarakat',
    firstParty: hendra,
    secondParty: siti,
    rows: [
      aRow(
        'Meningkatnya cakupan pelayanan kesehatan ibu',
        'Angka kematian ibu',
        'per 100.000 kelahiran',
        '85',
        'Sasaran Program',
      ),
      aRow(
        'Meningkatnya status gizi',
        'Balita gizi buruk yang mendapat perawatan',
        'persen',
        '100.00',
        'Sasaran Program',
      ),
    ],
    budget: someMoney(
      'ACTIVITY',
      [ukm, 'Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan', 12_640_250_000, 'APBD, DAK'],
      [ukm, 'Penyelenggaraan Sistem Informasi Kesehatan secara Terintegrasi', 415_000_000, 'APBD'],
      [
        empowerment,
        'Advokasi, Pemberdayaan, Kemitraan, dan Peningkatan Peran serta Masyarakat',
        1_120_400_000,
        'APBD',
      ],
      [empowerment, 'Pelaksanaan Sehat dalam rangka Promotif Preventif', 738_900_000, 'DBHCHT'],
    ),
  })

/** A functional official leading a team: sub kegiatan grouped by kegiatan. */
export const aFunctionalContent = (): NewContent =>
  aContent({
    code: 'PK-2026-1.02-057',
    level: 'FUNCTIONAL',
    unit: 'Bidang Kesehatan Masyarakat',
    firstParty: ratna,
    secondParty: hendra,
    parent: null,
    rows: [
      aRow(
        ...(['Terlaksananya pengelolaan pelayanan gizi', 'Dokumen surveilans gizi'] as const),
        ...(['dokumen', '12', 'Sasaran Kegiatan'] as const),
      ),
    ],
    budget: someMoney(
      'SUB_ACTIVITY',
      [ukm, 'Pengelolaan Pelayanan Kesehatan Gizi Masyarakat', 1_864_300_000, 'APBD, DAK'],
      [ukm, 'Pengelolaan Pelayanan Kesehatan Ibu Hamil', 942_150_000, 'APBD'],
    ),
  })

/** An acting head, amended agreement, post without a budget of its own. */
export const anActingContent = (): NewContent =>
  aContent({
    version: 2,
    agency: 'Badan Kesatuan Bangsa dan Politik',
    firstParty: { ...siti, title: 'Plt. Kepala Badan Kesatuan Bangsa dan Politik' },
    budget: null,
    noBudget: noBudgetReasons.NODES,
  })

/** The longest names an office is likely to meet. */
export const aLongNamedContent = (): NewContent =>
  aContent({
    agency:
      'Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan, dan Perlindungan Anak',
    firstParty: {
      ...siti,
      name:
        'Prof. Dr. dr. Hj. Raden Ajeng Sri Wahyuningsih Kusumawardhani Puspitasari ' +
        'Hadiningrat, Sp.P.D., K.G.E.H., M.Kes., FINASIM',
      title:
        'Kepala Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan, ' +
        'dan Perlindungan Anak',
    },
    secondParty: {
      ...farid,
      name: 'Dr. (H.C.) Ir. H. Muhammad Abdurrahman Wahid Sastranegara, S.T., M.T., M.M., IPU, ASEAN Eng.',
      title: 'Penjabat Wali Kota Tanjung Amanah',
      rank: 'Pembina Utama (IV/e)',
      nip: '196801011990031001',
    },
    rows: [
      aRow(
        'Meningkatnya kesejahteraan keluarga, kesetaraan gender, dan perlindungan anak di ' +
          'seluruh wilayah kota',
        'Indeks Pembangunan Keluarga (iBangga) dengan partisipasi lintas sektor pada kelurahan prioritas',
        'rekomendasi',
        '1234567890.55',
      ),
      aRow(
        'Meningkatnya tata kelola',
        'Tindak lanjut hasil pengawasan',
        'µg/m³',
        '≥ 80 (Sangat Baik)',
      ),
    ],
  })

/** Many rows: one objective longer than a page, then many short ones, and a budget that runs over
 * pages. */
export const aLongContent = (indicators = 40, items = 24): NewContent =>
  aContent({
    rows: Array.from({ length: indicators }, (_, i) =>
      aRow(
        `Sasaran ke-${i < 10 ? 1 : Math.floor(i / 3)}: meningkatnya mutu layanan perangkat daerah`,
        `Indikator ke-${i + 1} layanan dengan nama yang cukup panjang untuk dua baris`,
        'persen',
        `${60 + i}.25`,
      ),
    ),
    budget: someMoney(
      'ACTIVITY',
      ...Array.from({ length: items }, (_, i): [string, string, number, string] => {
        const [program, row] = [Math.floor((i * 2) / items) + 1, (i % (items / 2)) + 1]
        const group = `Program ke-${program} Penunjang Urusan Pemerintahan Daerah`
        return [group, `Kegiatan ke-${program}.${row}`, 1_000_000 * row, 'APBD']
      }),
    ),
  })

/** Text that would be markup or script elsewhere; on paper it is only text. */
export const hostile =
  '#eval("x") *tebal* $x^2$ \\ " <script>alert(1)</script> @cite //komentar = Judul'

/** Every text of the agreement is hostile. */
export const aHostileContent = (): NewContent =>
  aContent({
    agency: hostile,
    firstParty: { ...siti, name: hostile, title: hostile, rank: hostile },
    rows: [aRow(hostile, hostile, '#u', '*BB*')],
    budget: someMoney('PROGRAM', [hostile, hostile, 1, '#sys']),
    code: '#PK',
  })

/** The digest of a content, as it stands on the paper. */
export const digestOf = (content: AgreementContent): string =>
  `sha256:${createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex')}`

/** The paper of a content, as the application prints it once it is agreed; a draft without a
 * digest. */
export const aPaper = (
  content: AgreementContent,
  digest: string | null = digestOf(content),
): ToPrint => ({
  content,
  createdAt: '2026-01-19T01:30:00.000Z',
  emblem: null,
  beside: {
    digest,
    publicCode: '7KQ2M4XD91TBVZ08RJH5N3CWEA',
    publicUrl: 'https://amanah.tanjungamanah.example',
    place: 'Tanjung Amanah',
    emptyBudget: 'OFFICE',
  },
})
