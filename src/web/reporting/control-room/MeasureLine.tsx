import type { JSX } from 'preact'
import type { BandLine, TreeMeasure } from '../../../rooms/reporting/tree/tree.contract.ts'
import { printFigure } from '../../measurement/figure/figure-words.ts'
import { Bullet } from '../../parts/chart/Bullet.tsx'
import { figureAddress, markOf, periodWord, printPercent } from '../reporting-words.ts'
import { NodeMark } from '../tree/NodeMark.tsx'

const decimal = /^-?\d+(\.\d+)?$/
const numberOf = (text: string | null): number | null =>
  text !== null && decimal.test(text) ? Number(text) : null

/** A measure with its bar: value against target in its own unit, or, for words and ranges,
 * achievement against 100. */
export function MeasureLine(props: {
  measure: TreeMeasure
  bands: readonly BandLine[]
  cap: string | null
  year: number
}): JSX.Element {
  const { measure, bands, cap, year } = props
  const address = figureAddress(measure)
  return (
    <li>
      <p class="leading-snug">{measure.indicator}</p>
      <Bar measure={measure} />
      <p class="meta">{valueSentence(measure, year)}</p>
      <p class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <NodeMark node={measure} bands={bands} worded />
        {measure.provisional && <span class="meta">sementara</span>}
        {measure.capped && <span class="meta">dalam rata-rata dibatasi {cap}</span>}
        {address && (
          <a class="link text-sm" href={address}>
            Lihat angkanya
          </a>
        )}
      </p>
      <Silence measure={measure} />
    </li>
  )
}

function Bar({ measure }: { measure: TreeMeasure }): JSX.Element {
  const { achievement, tone } = measure
  const [value, target] = [numberOf(measure.value), numberOf(measure.against)]
  const said = `${measure.indicator}: ${achievement ? printPercent(achievement) : 'belum ada capaian'}`
  const drawn = value !== null && target !== null && value >= 0 && target > 0
  return (
    <div class="my-1">
      {drawn ? (
        <Bullet value={value} target={target} tone={tone ?? 'none'} said={said} />
      ) : (
        <Bullet
          value={achievement ? Number(achievement) : null}
          target={100}
          end={125}
          tone={tone ?? 'none'}
          said={said}
        />
      )}
    </div>
  )
}

/** «9,80 dari target 8,00 persen sampai Triwulan II 2026, makin rendah makin baik». */
function valueSentence(measure: TreeMeasure, year: number): string {
  const unit = { unitKind: measure.unitKind, unitLabel: measure.unit }
  const lower = measure.polarity === 'MINIMIZE' ? ', makin rendah makin baik' : ''
  if (measure.value === null || measure.period === null)
    return measure.target === null
      ? `Target ${year} belum ada.`
      : `Target ${year}: ${printFigure(measure.target, unit)}${lower}.`
  const against =
    measure.against === null ? '' : ` dari target ${printFigure(measure.against, unit)}`
  return `${printFigure(measure.value, unit)}${against} sampai ${periodWord(measure.period)}${lower}.`
}

/** What the number does not say: a later period is over and empty, a question is open, or why there
 * is no achievement. */
function Silence({ measure }: { measure: TreeMeasure }): JSX.Element | null {
  const { state, period, last, reason, achievement, follows } = measure
  const words = [
    state === 'NOT_REPORTED' && last && last !== period
      ? `${periodWord(last)} belum dilaporkan.`
      : null,
    state === 'RETURNED' ? 'Angka ini dikembalikan dengan pertanyaan.' : null,
    achievement === null && markOf(measure) === 'unmeasurable' ? reason : null,
    follows ? 'Angkanya sama dengan indikator atasannya.' : null,
  ].filter((one) => one !== null)
  return words.length > 0 ? <p class="meta mt-1">{words.join(' ')}</p> : null
}
