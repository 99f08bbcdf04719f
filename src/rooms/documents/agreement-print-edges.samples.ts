import type { TwoPartyPrint } from './agreement-print.contract.ts'
import { aParty, aRow, aTwoPartyPrint } from './agreement-print.samples.ts'

/** An acting head, amended agreement, post without a budget of its own. */
export const anActingPrint = (): TwoPartyPrint =>
  aTwoPartyPrint({
    amendment: true,
    version: 2,
    agencyName: 'Badan Kesatuan Bangsa dan Politik',
    firstParty: aParty({ position: 'Plt. Kepala Badan Kesatuan Bangsa dan Politik' }),
    budget: { reason: 'Jabatan ini tidak mengelola anggaran secara langsung pada tahun 2026.' },
  })

/** The longest names an office is likely to meet. */
export const aLongNamedPrint = (): TwoPartyPrint =>
  aTwoPartyPrint({
    agencyName:
      'Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan, dan Perlindungan Anak',
    firstParty: aParty({
      name: 'Prof. Dr. dr. Hj. Raden Ajeng Sri Wahyuningsih Kusumawardhani Puspitasari Hadiningrat, Sp.P.D., K.G.E.H., M.Kes., FINASIM',
      position:
        'Kepala Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan, dan Perlindungan Anak',
    }),
    secondParty: aParty({
      name: 'Dr. (H.C.) Ir. H. Muhammad Abdurrahman Wahid Sastranegara, S.T., M.T., M.M., IPU, ASEAN Eng.',
      position: 'Penjabat Wali Kota Tanjung Amanah',
      rank: 'Pembina Utama (IV/e)',
      nip: '196801011990031001',
    }),
    rows: [
      {
        objective:
          'Meningkatnya kesejahteraan keluarga, kesetaraan gender, dan perlindungan anak di seluruh wilayah kota secara berkelanjutan',
        indicator:
          'Indeks Pembangunan Keluarga (iBangga) dengan partisipasi lintas sektor pada kelurahan prioritas penanganan stunting',
        unit: 'rekomendasi',
        target: { number: '1234567890.55' },
      },
      {
        objective: 'Meningkatnya tata kelola',
        indicator: 'Tindak lanjut hasil pengawasan',
        unit: 'µg/m³',
        target: { words: '≥ 80 (Sangat Baik)' },
      },
    ],
  })

/** Many rows: one objective longer than a page, then many short ones, and a budget that runs over pages. */
export const aLongPrint = (indicators = 40, items = 24): TwoPartyPrint =>
  aTwoPartyPrint({
    rows: Array.from({ length: indicators }, (_, i) =>
      aRow(
        `Sasaran ke-${i < 10 ? 1 : Math.floor(i / 3)}: meningkatnya mutu layanan perangkat daerah`,
        `Indikator ke-${i + 1} layanan dengan nama yang cukup panjang untuk dua baris`,
        'persen',
        `${60 + i}.25`,
      ),
    ),
    budget: {
      grain: 'Kegiatan',
      groups: [1, 2].map((program) => ({
        name: `Program ke-${program} Penunjang Urusan Pemerintahan Daerah`,
        rows: Array.from({ length: items / 2 }, (_, i) => ({
          name: `Kegiatan ke-${program}.${i + 1}`,
          amount: 1_000_000 * (i + 1),
          source: 'APBD',
        })),
      })),
    },
  })

/** Text that would be markup or script elsewhere; on paper it is only text. */
export const hostile =
  '#eval("x") *tebal* $x^2$ \\ " <script>alert(1)</script> @cite //komentar = Judul'

/** Every text of the agreement is hostile. */
export const aHostilePrint = (): TwoPartyPrint =>
  aTwoPartyPrint({
    agencyName: hostile,
    firstParty: aParty({ name: hostile, position: hostile, rank: hostile }),
    rows: [{ objective: hostile, indicator: hostile, unit: '#u', target: { words: '*BB*' } }],
    budget: {
      grain: 'Program',
      groups: [{ name: hostile, rows: [{ name: hostile, amount: 1, source: '#sys' }] }],
    },
    code: '#PK',
  })
