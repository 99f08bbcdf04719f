import { capitalised, ended, printDate, printNumber } from '../../../kernel/indonesian.ts'
import { printMoment } from '../../../kernel/moment.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import { isReleased } from '../distribution/release.rules.ts'
import type { OrganisationPredicate } from '../evaluation/evaluation.contract.ts'
import {
  gradeNames,
  organisationPredicateNames,
  predicateNames,
} from '../evaluation/naming.rules.ts'
import type { EvaluationPage, Rated, ResultFact } from '../evaluation/rating.contract.ts'
import { measured } from '../skp/naming.rules.ts'
import { type Paper, type Party, partyBlock, type Section } from './paper.rules.ts'

/** The newest rating that was settled or decided; one that was only prepared is none. */
const settledOf = ({ ratings }: Pick<EvaluationPage, 'ratings'>): Rated | undefined =>
  ratings.find(({ step }) => step !== 'PREPARED')

/** Why there is no document yet: it says what was settled. */
export const whyNoDocument = (page: Pick<EvaluationPage, 'ratings'>): Refusal | null =>
  settledOf(page)
    ? null
    : refusal(
        'staff/no-evaluation-document',
        409,
        'Dokumen evaluasi dibuat sesudah penilaian ditetapkan dan disampaikan. Buka lagi nanti ' +
          'dari halaman evaluasi ini.',
      )

export type EvaluationAround = {
  employee: Party
  rater: Party | null
  above: Party | null
  government: string
  timeZone: string
  /** Of the office, for the same period. */
  organisation: OrganisationPredicate | null
}

const summaryOf = (
  rated: Rated,
  page: EvaluationPage,
  { organisation }: EvaluationAround,
): Section => ({
  heading: 'Evaluasi kinerja',
  columns: [
    { heading: 'Unsur', share: 45 },
    { heading: 'Hasil', share: 55 },
  ],
  rows: [
    [
      'Capaian kinerja organisasi',
      organisation ? organisationPredicateNames[organisation] : 'Belum ditetapkan',
    ],
    ['Rating hasil kerja', gradeNames[rated.result]],
    ['Rating perilaku kerja', gradeNames[rated.behaviour]],
    ['Predikat kinerja pegawai', predicateNames[rated.predicate]],
    [
      'Catatan harian dan umpan balik',
      `${printNumber(page.facts.logDays)} hari dicatat, ` +
        `${printNumber(page.facts.feedback)} umpan balik diterima`,
    ],
  ].map((cells) => ({ cells })),
})

const reachedOf = ({ indicators }: ResultFact): string =>
  indicators
    .map(({ realised, unit, achievement }) =>
      [
        realised ? `${printNumber(realised)} ${unit}`.trim() : '–',
        achievement && `(${printNumber(achievement)}%)`,
      ]
        .filter(Boolean)
        .join(' '),
    )
    .join('\n')

const resultsOf = (results: readonly ResultFact[], rated: Rated): Section => ({
  heading: 'Hasil kerja',
  columns: [
    { heading: 'No.', share: 5 },
    { heading: 'Rencana hasil kerja', share: 27 },
    { heading: 'Indikator dan target', share: 25 },
    { heading: 'Realisasi', share: 17 },
    { heading: 'Penjelasan', share: 22 },
    { heading: 'Rating', share: 14 },
  ],
  rows: results.map((result, at) => {
    const mark = rated.marks.results[result.id]
    const told = [result.told, result.link].filter(Boolean).join('\n')
    const planned = result.indicators.map((one) => `${one.text}: ${measured(one)}`)
    return {
      cells: [
        ...[`${at + 1}.`, result.text, planned.join('\n') || '–'],
        ...[reachedOf(result) || '–', told || '–', mark ? gradeNames[mark] : '–'],
      ],
    }
  }),
})

const behavioursOf = (page: EvaluationPage, rated: Rated): Section => ({
  heading: 'Perilaku kerja',
  columns: [
    { heading: 'No.', share: 5 },
    { heading: 'Nilai', share: 30 },
    { heading: 'Ekspektasi khusus pimpinan', share: 45 },
    { heading: 'Rating', share: 20 },
  ],
  rows: page.behaviours.map(({ code, name, expectation }, at) => {
    const mark = rated.marks.behaviours[code]
    return { cells: [`${at + 1}.`, name, expectation || '–', mark ? gradeNames[mark] : '–'] }
  }),
})

function closingOf({ states }: EvaluationPage, rated: Rated, timeZone: string): string[] {
  const when = (at: string) => printMoment(at, timeZone)
  const of = (state: string) => states.findLast((one) => one.state === state)
  const [delivered, accepted, objected] = ['DELIVERED', 'ACCEPTED', 'OBJECTED'].map(of)
  const by = [rated.by ?? 'sistem', rated.as].filter(Boolean).join(', ')
  return [
    `${rated.step === 'DECIDED' ? 'Diputus atas keberatan' : 'Ditetapkan'} oleh ${by} pada ` +
      `${when(rated.at)}.`,
    delivered
      ? `Disampaikan kepada pegawai pada ${when(delivered.at)}.`
      : 'Belum disampaikan kepada pegawai.',
    ...(objected ? [`Keberatan diajukan pada ${when(objected.at)}.`] : []),
    ...(accepted
      ? [
          accepted.by
            ? `Diterima ${accepted.by} pada ${when(accepted.at)}.`
            : `Dianggap diterima pada ${when(accepted.at)}, karena tidak ada keberatan.`,
        ]
      : []),
  ]
}

/** The evaluation document (§12): who is rated, who rates, who stands above, what was found, notes; with
 * results and behaviour below. */
export function evaluationPaper(page: EvaluationPage, around: EvaluationAround): Paper {
  const rated = settledOf(page)
  if (!rated) throw new Error(`nothing was settled of ${page.id}`)
  const span = `${printDate(page.startsOn)} s.d. ${printDate(addDays(page.endsOn, -1))}`
  const name = page.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const signature = (role: string, party: Party | null) =>
    party ? [{ role, name: party.name, below: party.title }] : []
  return {
    file: `evaluasi-${page.period.toLowerCase()}-${name}`,
    ...{ author: around.government, wide: false },
    watermark: isReleased(page.state) ? null : 'KONSEP',
    titles: ['DOKUMEN EVALUASI KINERJA PEGAWAI', `PERIODE: ${page.periodLabel.toUpperCase()}`],
    context: [around.government, `Periode penilaian: ${span}`],
    parties: [
      partyBlock('Pegawai yang dinilai', around.employee),
      partyBlock('Pejabat penilai kinerja', around.rater),
      partyBlock('Atasan pejabat penilai', around.above),
    ],
    sections: [
      summaryOf(rated, page, around),
      {
        ...{ heading: 'Catatan dan rekomendasi', columns: [], rows: [] },
        text: [rated.reason ? ended(capitalised(rated.reason)) : 'Tidak ada catatan.'],
      },
      resultsOf(page.results, rated),
      behavioursOf(page, rated),
    ],
    closing: closingOf(page, rated, around.timeZone),
    signatures: [
      ...signature('Pegawai yang dinilai,', around.employee),
      ...signature('Pejabat penilai kinerja,', around.rater),
    ],
    check: null,
    footer: `Evaluasi kinerja ${page.periodLabel}, ${page.name}`,
  }
}
