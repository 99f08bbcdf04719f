import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber } from '../../kernel/indonesian.ts'
import {
  aggregationLabels,
  descentLabels,
  frequencyLabels,
  polarityLabels,
} from '../../rooms/planning/labels.rules.ts'
import type { MeasureCard } from '../../rooms/planning/node/node.contract.ts'
import type { Target } from '../../rooms/planning/target/target.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { indicatorAddress, nodeAddress, unitBeside } from './plan-words.ts'
import { TargetDialog } from './TargetDialog.tsx'

type SheetTold = { measure: MeasureCard; year: number; editable: boolean; changed: () => void }

/** One indicator of a node with its targets, year by year and quarter by quarter. */
export function MeasureSheet({ measure, year, editable, changed }: SheetTold): JSX.Element {
  const [asked, ask] = useState<string | null>(null)
  const standing =
    [...measure.years, ...measure.quarters].find(({ period }) => period === asked) ?? null
  const own = (target: Target): boolean => target.measureId === measure.id
  const yearlyOnly =
    measure.frequency === 'ANNUAL' && measure.quarters.every(({ value }) => value === null)
  const change =
    editable && measure.years.every(own) ? ({ period }: Target) => ask(period) : undefined
  return (
    <section class="sheet p-5 space-y-4" aria-labelledby={`ukuran-${measure.id}`}>
      <div>
        <h3 id={`ukuran-${measure.id}`} class="font-semibold leading-snug">
          <a class="link" href={indicatorAddress(measure.indicatorId, year)}>
            {measure.indicatorName}
          </a>
        </h3>
        <p class="meta mt-1">{factsOf(measure).join(' · ')}</p>
        <Origin measure={measure} year={year} />
      </div>
      <div class="grid sm:grid-cols-2 items-start gap-x-10 gap-y-5">
        <Targets
          heading="Target tahunan"
          targets={measure.years}
          measure={measure}
          now={String(year)}
          change={change}
        />
        {yearlyOnly ? (
          <p class="sec sm:pt-2">Diukur setahun sekali, jadi tidak memerlukan target triwulan.</p>
        ) : (
          <Targets
            heading={`Target triwulan ${year}`}
            targets={measure.quarters}
            measure={measure}
            now=""
            change={change}
          />
        )}
      </div>
      <TargetDialog measure={measure} target={standing} close={() => ask(null)} changed={changed} />
    </section>
  )
}

const factsOf = ({ isKey, unitLabel, polarity, aggregation, frequency }: MeasureCard): string[] => [
  ...(isKey ? ['Indikator kinerja utama'] : []),
  `satuan ${unitLabel}`,
  polarityLabels[polarity].toLowerCase(),
  `akumulasi ${aggregationLabels[aggregation].toLowerCase()}`,
  `diukur ${frequencyLabels[frequency].toLowerCase()}`,
]

function Origin({
  measure: { descent, parent, share },
  year,
}: {
  measure: MeasureCard
  year: number
}): JSX.Element | null {
  if (!parent) return null
  return (
    <p class="sec mt-2">
      {descent === 'IDENTICAL' ? 'Sama dengan' : `${descentLabels[descent]} dari`} indikator{' '}
      <a class="link" href={nodeAddress(parent.nodeId, year)}>
        {parent.indicatorName}
      </a>
      {share && ` sebesar ${printNumber(share)}%`}.
      {descent === 'IDENTICAL' && ' Target yang tidak ditulis di sini mengikutinya.'}
    </p>
  )
}

type TargetsTold = {
  heading: string
  targets: Target[]
  measure: MeasureCard
  now: string
  change: ((target: Target) => void) | undefined
}

function Targets({ heading, targets, measure, now, change }: TargetsTold): JSX.Element {
  const unit = unitBeside(measure)
  return (
    <table class="tbl">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col" class="r">
            {unit || 'Target'}
          </th>
          {change && (
            <th scope="col">
              <span class="sr-only">Tindakan</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {targets.map((target) => (
          <tr key={target.period} class="[&>*]:align-middle!">
            <th scope="row" class={target.period === now ? 'font-semibold!' : ''}>
              {target.printedPeriod}
            </th>
            <td class={`r ${target.period === now ? 'font-semibold' : ''}`}>
              {target.printed ?? <span class="text-ink-3 font-normal">belum ada</span>}
            </td>
            {change && (
              <td class="w-px py-0!">
                <Button kind="text" onClick={() => change(target)}>
                  {target.value === null ? 'Isi' : 'Ubah'}
                  <span class="sr-only">
                    {' '}
                    target {target.printedPeriod} untuk {measure.indicatorName}
                  </span>
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
