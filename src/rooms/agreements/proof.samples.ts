import type { Json } from '../../kernel/canonical.ts'
import type { AgreementPrint } from '../documents/words.ts'
import type { AgreementContent } from './content.contract.ts'
import { canonicalContent } from './content.rules.ts'
import { printFrom } from './proof-paper.rules.ts'

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

/** The content of an office head's agreement: shared and single objectives, a number, a range, a grade, two sources of money. */
export const aContent = (over: Partial<AgreementContent> = {}): AgreementContent => ({
  schema: 'amanah/pk/1',
  code: 'PK-2026-1.02-001',
  year: 2026,
  version: 1,
  round: 1,
  region: {
    code: '99.71',
    name: 'Kota Tanjung Amanah',
    governmentName: 'Pemerintah Kota Tanjung Amanah',
  },
  level: 'AGENCY_HEAD',
  form: 'TWO_PARTY',
  agency: 'Dinas Kesehatan',
  unit: null,
  firstParty: siti,
  secondParty: farid,
  heading: 'Sasaran Strategis',
  rows: [
    {
      objective: 'Menurunnya prevalensi stunting dan masalah gizi',
      indicator: 'Prevalensi stunting balita',
      unit: 'persen',
      target: '14.00',
    },
    {
      objective: 'Menurunnya prevalensi stunting dan masalah gizi',
      indicator: 'Cakupan imunisasi dasar lengkap',
      unit: 'persen',
      target: '92.00',
    },
    {
      objective: 'Meningkatnya mutu layanan kesehatan',
      indicator: 'Puskesmas terakreditasi paripurna',
      unit: 'persen',
      target: '70..75',
    },
    {
      objective: 'Meningkatnya akuntabilitas kinerja perangkat daerah',
      indicator: 'Predikat SAKIP',
      unit: 'predikat',
      target: 'BB',
    },
  ],
  budget: {
    grain: 'PROGRAM',
    rows: [
      {
        group: null,
        name: 'Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat',
        amount: 84_120_000_000,
        source: 'APBD, DAK',
      },
      {
        group: null,
        name: 'Program Peningkatan Kapasitas Sumber Daya Manusia Kesehatan',
        amount: 6_318_000_000,
        source: 'APBD',
      },
    ],
    total: 90_438_000_000,
  },
  parent: { code: 'PK-2026-0.00-001', digest: `sha256:${'9f3a71c0'.repeat(8)}` },
  date: '2026-01-19',
  ...over,
})

/** The mayor's own, alone and without a parent. */
export const aSoleContent = (over: Partial<AgreementContent> = {}): AgreementContent =>
  aContent({
    code: 'PK-2026-0.00-001',
    level: 'REGION_HEAD',
    form: 'SOLE',
    agency: null,
    firstParty: farid,
    secondParty: null,
    parent: null,
    ...over,
  })

/** The paper of a content, as the application prints it once it is agreed. */
export const aPaper = (content: AgreementContent, digest: string): AgreementPrint =>
  printFrom(content, digest, {
    place: 'Tanjung Amanah',
    publicCode: '7KQ2M4XD91TBVZ08RJH5N3CWEA',
    publicUrl: 'https://amanah.tanjungamanah.example',
    createdAt: '2026-01-19T01:30:00.000Z',
    budgetFrom: 'OFFICE',
  })

/** The content as the data that is attached. */
export const jsonOf = (content: AgreementContent): Json => JSON.parse(canonicalContent(content))
