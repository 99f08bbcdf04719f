import type { Given } from '../../../kernel/contract.ts'
import { decimal, fixed, percentOf } from '../../../kernel/decimal.ts'
import { printDate, printDay, printNumber } from '../../../kernel/indonesian.ts'
import { type PeriodKind, periodAround, periodText, printPeriod } from '../../../kernel/period.ts'
import type { logContract } from '../log/log.contract.ts'
import { printClock, rowNotes } from '../log/log.rules.ts'
import { sumsOf } from '../log/norm.rules.ts'
import { type Paper, type Party, partyBlock, type Section } from './paper.rules.ts'

type Recap = Given<(typeof logContract)['readLogRecap']>
const numbers = true

/** Minutes of a day that is owed, as the recap counted. */
function perDayOf({ days, sums }: Recap): number {
  const owed = days.filter(({ free }) => free === null).length
  return owed === 0 ? 0 : sums.norm / owed
}

/** Owed days and minutes by week or by month, and what was approved of the norm. */
function sumsBy(recap: Recap, kind: PeriodKind, heading: string): Section {
  const groups = Map.groupBy(recap.days, ({ day }) => periodText(periodAround(kind, day)))
  const perDay = perDayOf(recap)
  return {
    heading: `Rekap per ${heading.toLowerCase()}`,
    columns: [
      { heading, share: 34 },
      { heading: 'Hari wajib', share: 12, numbers },
      { heading: 'Norma (menit)', share: 14, numbers },
      { heading: 'Dicatat (menit)', share: 14, numbers },
      { heading: 'Disetujui (menit)', share: 14, numbers },
      { heading: 'Capaian (%)', share: 12, numbers },
    ],
    rows: [...groups.values()].flatMap((days) => {
      const [first] = days
      if (!first) return []
      const { norm, logged, approved, percent } = sumsOf(days, perDay)
      const owed = days.filter(({ free }) => free === null).length
      const counts = [owed, norm, logged, approved].map(String)
      const name = printPeriod(periodAround(kind, first.day))
      return [{ cells: [name, ...counts, percent ?? '–'] }]
    }),
  }
}

/** How many rows and approved minutes each result has; most first. */
function byResult({ rows, results, sums }: Recap): Section {
  const groups = Map.groupBy(rows, ({ resultId }) => resultId)
  const nameOf = (id: string | null): string =>
    results.find(({ resultId }) => resultId === id)?.text ??
    (id === null ? 'Pekerjaan di luar hasil kerja SKP' : 'Hasil kerja versi SKP lain')
  const lines = [...groups].map(([id, own]) => ({
    ...{ name: nameOf(id), rows: own.length },
    approved: own.reduce((sum, { counted }) => sum + (counted ?? 0), 0),
  }))
  return {
    heading: 'Menurut hasil kerja',
    columns: [
      { heading: 'Hasil kerja', share: 60 },
      { heading: 'Catatan', share: 12, numbers },
      { heading: 'Disetujui (menit)', share: 16, numbers },
      { heading: 'Bagian (%)', share: 12, numbers },
    ],
    rows: lines
      .toSorted((a, b) => b.approved - a.approved)
      .map(({ name, rows: count, approved }) => ({
        cells: [
          ...[name, String(count), String(approved)],
          sums.approved === 0
            ? '–'
            : fixed(percentOf(decimal(approved), decimal(sums.approved)), 1),
        ],
      })),
  }
}

const answerNames = { CONFIRMED: 'Dibenarkan', APPROVED: 'Disetujui', RETURNED: 'Dikembalikan' }

function everyRow({ rows, results }: Recap): Section {
  const textOf = new Map(results.map(({ resultId, text }) => [resultId, text]))
  return {
    heading: 'Catatan',
    columns: [
      { heading: 'Tanggal', share: 16 },
      { heading: 'Jam', share: 11 },
      { heading: 'Kegiatan', share: 33 },
      { heading: 'Hasil kerja', share: 24 },
      { heading: 'Menit', share: 8, numbers },
      { heading: 'Dihitung', share: 9, numbers },
      { heading: 'Keadaan', share: 14 },
    ],
    rows: rows.map((row) => ({
      cells: [
        printDay(row.day),
        `${printClock(row.starts)}–${printClock(row.starts + row.minutes)}`,
        [row.activity, ...rowNotes(row, false)].join('\n'),
        textOf.get(row.resultId ?? '') ?? '–',
        String(row.minutes),
        row.counted === null ? '–' : String(row.counted),
        row.answer ? answerNames[row.answer] : 'Menunggu',
      ],
    })),
  }
}

/** The log of somebody within some days: by week, by month, by result, and every row. */
export function recapPaper(
  recap: Recap,
  around: { person: Party | null; government: string; made: string },
): Paper {
  const { from, to, person, sums } = recap
  const name = person.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return {
    file: `catatan-harian-${name}-${from}-${to}`,
    ...{ author: around.government, wide: true, watermark: null },
    titles: ['REKAP CATATAN HARIAN'],
    context: [around.government, `${printDate(from)} s.d. ${printDate(to)}`],
    parties: [partyBlock('Pegawai', around.person)],
    sections: [
      sumsBy(recap, 'week', 'Minggu'),
      sumsBy(recap, 'month', 'Bulan'),
      byResult(recap),
      everyRow(recap),
    ],
    closing: [
      `Disetujui ${printNumber(sums.approved)} dari ${printNumber(sums.norm)} menit yang wajib. ` +
        `Dibuat ${around.made}.`,
    ],
    ...{ signatures: [], check: null, footer: `Catatan harian ${person.name}` },
  }
}
