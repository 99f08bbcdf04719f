import type { ComponentChildren, JSX } from 'preact'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { Result } from '../../../rooms/measurement/figure/figure.contract.ts'
import type { MeasurementPack } from '../../../rooms/measurement/pack.contract.ts'
import { FormulaCode } from '../../../rooms/planning/formula.contract.ts'
import { formulas } from '../../../rooms/planning/formula.rules.ts'
import { TechnicalDetails } from '../../parts/TechnicalDetails.tsx'
import { polarityWords, printAchievement, printFigure, targetOrigin } from './figure-words.ts'

/** The rules a figure was measured by, as the page shows them. */
export type Rules = {
  code: string
  digest: string
  legalBasis: string
  verified: boolean
  content: MeasurementPack
}

/** Where a figure comes from: promise, target, formula with its inputs, definition, source, people,
 * rules (one number, one lineage). */
export function Lineage({ page, rules }: { page: FigurePage; rules: Rules }): JSX.Element {
  const own = page.results.find(({ scope }) => scope === 'PERIOD')
  const origin = targetOrigin(page)
  const { clause, current, evidence } = page
  return (
    <section aria-labelledby="asal-usul">
      <h2 id="asal-usul" class="h2 mb-3">
        Asal-usul angka
      </h2>
      <dl class="sheet rows lineage">
        <Fact name="PK">
          {clause ? (
            <>
              <a class="link" href={`/perjanjian/${clause.agreementId}`}>
                {clause.code}
              </a>
              <br />
              {clause.receiver}
              {clause.giver && ` kepada ${clause.giver}`}
            </>
          ) : (
            'Belum ada PK yang memuatnya.'
          )}
        </Fact>
        <Fact name="Target">
          {page.target === null ? 'Belum ada dalam rencana.' : printFigure(page.target, page)}
          {origin && `, ${origin}`}
          <br />
          {polarityWords[page.polarity]}
        </Fact>
        {own && <Formula result={own} page={page} pack={rules.content} />}
        {page.results.length > 0 && <Scopes page={page} />}
        <Fact name="Definisi">{page.definition ?? 'Belum ditulis dalam kamus indikator.'}</Fact>
        {page.formulaText && <Fact name="Rumus indikator">{page.formulaText}</Fact>}
        <Fact name="Sumber data">{page.dataSource ?? 'Belum ditulis dalam kamus indikator.'}</Fact>
        {current && (
          <Fact name="Diisi dan disahkan">
            {current.reporterName ?? 'tidak lagi tercatat'};{' '}
            {current.verdict === 'VERIFIED' ? `disahkan ${current.verdictBy}` : 'belum disahkan'};{' '}
            {evidence === 0 ? 'tanpa bukti' : `${evidence} bukti`}
          </Fact>
        )}
        <Fact name="Aturan">
          {rules.legalBasis}. {!rules.verified && 'Belum dicocokkan dengan teks aturan.'}
          <TechnicalDetails>
            Paket «{rules.code}», sidik{' '}
            <span class="num">
              {(own?.packDigest ?? rules.digest).replace('sha256:', '').slice(0, 12)}
            </span>
          </TechnicalDetails>
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="px-4 py-3">
      <dt class="meta">{name}</dt>
      <dd class="text-sm break-words">{children}</dd>
    </div>
  )
}

const inputNames: Record<string, string> = {
  realization: 'realisasi (R)',
  target: 'target (T)',
  baseline: 'data dasar (B)',
}

/** How the region calls a formula, else how everybody does; results keep the code they were
 * computed by. */
function formulaOf(
  pack: MeasurementPack,
  code: string | null,
): { label: string; expression: string } | null {
  const known = FormulaCode.options.find((option) => option === code)
  return known ? (pack.formulas?.[known] ?? formulas[known]) : null
}

function Formula({
  result,
  page,
  pack,
}: {
  result: Result
  page: FigurePage
  pack: MeasurementPack
}): JSX.Element {
  const formula = formulaOf(pack, result.formula)
  const inputs = Object.entries(result.inputs).flatMap(([name, value]) =>
    value === null ? [] : [`${inputNames[name] ?? name} ${printFigure(value, page)}`],
  )
  return (
    <Fact name="Rumus capaian">
      {formula ? `${formula.label}: ${formula.expression}` : (result.reason ?? 'Tidak dihitung.')}
      {inputs.length > 0 && (
        <>
          <br />
          {inputs.join(', ')}
        </>
      )}
      {formula && result.reason && (
        <>
          <br />
          {result.reason}
        </>
      )}
    </Fact>
  )
}

const scopeNames: Record<Result['scope'], string> = {
  PERIOD: 'Periode ini',
  TO_DATE: 'Sampai periode ini',
  ANNUAL: 'Terhadap target tahun',
}

function Scopes({ page }: { page: FigurePage }): JSX.Element {
  return (
    <Fact name="Capaian">
      <table class="w-full">
        <tbody>
          {page.results.map(({ scope, uncapped, capped, band, reason }) => (
            <tr key={scope}>
              <th scope="row" class="text-left font-normal align-top pr-3 py-0.5">
                {scopeNames[scope]}
              </th>
              <td class="text-right num align-top py-0.5">
                {uncapped === null ? (
                  <span title={reason ?? ''}>belum ada</span>
                ) : (
                  <>
                    {printAchievement(uncapped)}{' '}
                    {scope !== 'ANNUAL' && band && <span class="meta">{band.toLowerCase()}</span>}
                    {capped !== null && capped !== uncapped && (
                      <span class="block meta">
                        dibatasi {printAchievement(capped)} pada rata-rata
                      </span>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fact>
  )
}
