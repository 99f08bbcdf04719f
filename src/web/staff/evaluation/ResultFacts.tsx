import type { JSX } from 'preact'
import { printNumber } from '../../../kernel/indonesian.ts'
import { gradeNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import type { IndicatorFact, ResultFact } from '../../../rooms/staff/evaluation/rating.contract.ts'
import { targetWords } from './target-words.ts'

/** What was promised, what became of it, and how far it came. */
export function ResultFacts({ results }: { results: readonly ResultFact[] }): JSX.Element {
  return (
    <section class="space-y-3">
      <h2 class="h2">Hasil kerja</h2>
      {results.map((result, at) => (
        <article key={result.id} class="sheet p-4 md:p-5 space-y-2">
          <p class="font-semibold">
            {at + 1}. {result.text}
            {result.kind === 'ADDITIONAL' && <span class="meta"> · tambahan</span>}
          </p>
          <ul class="space-y-1">
            {result.indicators.map((indicator) => (
              <li key={indicator.number}>
                <Indicator indicator={indicator} />
              </li>
            ))}
          </ul>
          {result.told && <p>{result.told}</p>}
          {result.link && (
            <p>
              <a class="link break-all" href={result.link} rel="noreferrer" target="_blank">
                {result.link}
              </a>
            </p>
          )}
          <p class="meta">
            {result.logEntries > 0
              ? `${printNumber(result.logEntries)} catatan disetujui, ${printNumber(Math.round(result.logMinutes / 60))} jam. `
              : 'Tanpa catatan yang disetujui. '}
            {result.mark
              ? `Capaiannya menyarankan ${gradeNames[result.mark].toLowerCase()}.`
              : 'Capaiannya belum dapat dihitung seluruhnya.'}
          </p>
        </article>
      ))}
    </section>
  )
}

function Indicator({ indicator }: { indicator: IndicatorFact }): JSX.Element {
  const { text, realised, achievement } = indicator
  return (
    <>
      {text}: target {targetWords(indicator)}, realisasi {realised || 'belum dilaporkan'}
      {achievement !== null && <b class="num"> ({printNumber(achievement)}%)</b>}
    </>
  )
}
