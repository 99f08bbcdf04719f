import type { JSX } from 'preact'
import { periodWord } from '../../rooms/actionplan/plan/check.rules.ts'
import type {
  ActionPlanPage,
  PeriodCell,
  PlanRow,
} from '../../rooms/actionplan/plan/plan.contract.ts'
import type { Aggregation } from '../../rooms/planning/plan.contract.ts'
import { Icon } from '../parts/Drawing.tsx'
import { TextField } from '../parts/form/fields.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { newStep, type PlanFields } from './plan-draft.ts'
import { targetText } from './plan-file.ts'
import { StepFields } from './StepFields.tsx'

type Told = { page: ActionPlanPage; row: PlanRow; form: PlanFields }

const wholeBy: Record<Aggregation, string> = {
  SUM: 'Jumlah target triwulan sama dengan target setahun.',
  LAST: 'Target triwulan terakhir sama dengan target setahun.',
  AVERAGE: 'Rata-rata target triwulan sama dengan target setahun.',
  RATIO_POOLED: 'Target setahun terletak di antara target triwulan.',
  MAX: 'Target triwulan tertinggi sama dengan target setahun.',
  MIN: 'Target triwulan terendah sama dengan target setahun.',
}

/** A row of the promise: its targets by period, and the steps towards it. */
export function RowFields(told: Told): JSX.Element {
  const { row, form, page } = told
  const { steps } = form.values
  const own = steps.filter((step) => step.row === row.number)
  const add = (): void => {
    const key = `baru-${row.number}-${steps.length + 1}-${own.length + 1}`
    form.change({ steps: [...steps, newStep(row.number, key)] })
  }
  return (
    <section class="sheet p-5 space-y-5" aria-labelledby={`baris-${row.number}`}>
      <div>
        <h2 id={`baris-${row.number}`} class="h2">
          {row.number}. {row.indicator}
        </h2>
        <p class="sec">
          {row.objective}. Target setahun {targetText(row.target) || 'belum ada'} {row.unitLabel}.
        </p>
      </div>
      <Targets {...told} />
      <div class="space-y-6">
        {own.map((step, nth) => (
          <StepFields
            key={step.key}
            page={page}
            step={step}
            name={`Langkah ${row.number}.${nth + 1}`}
            change={(part) =>
              form.change({
                steps: steps.map((one) => (one === step ? { ...one, ...part } : one)),
              })
            }
            remove={() => form.change({ steps: steps.filter((one) => one !== step) })}
          />
        ))}
        <Button onClick={add}>
          <Icon name="tambah" size={20} />
          Tambah langkah
        </Button>
      </div>
    </section>
  )
}

function Targets({ row, form }: Told): JSX.Element {
  const open = row.quarters.filter(({ from }) => from !== 'YEAR')
  if (open.length === 0)
    return (
      <p class="sec">
        Indikator ini dihitung setahun sekali, jadi tidak meminta target triwulan; langkahnya yang
        bergerak tiap bulan.
      </p>
    )
  return (
    <div class="space-y-2">
      <div class="grid grid-cols-2 md:grid-cols-4 gap-3">
        {open.map((cell) => (
          <Target key={cell.period} row={row} cell={cell} form={form} />
        ))}
      </div>
      <p class="meta">{wholeBy[row.aggregation]}</p>
      {row.months.length > 0 && (
        <details class="twin">
          <summary class="link text-sm">Target tiap bulan</summary>
          <div class="grid grid-cols-3 md:grid-cols-6 gap-3 mt-3">
            {row.months.map((cell) => (
              <Target key={cell.period} row={row} cell={cell} form={form} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

function Target({
  row,
  cell: { period, target, from },
  form,
}: {
  row: PlanRow
  cell: PeriodCell
  form: PlanFields
}): JSX.Element {
  const { targets } = form.values
  const key = `${row.number} ${period}`
  const label = periodWord(period)
  if (from === 'PLANNING')
    return (
      <div>
        <p class="label">{label}</p>
        <p class="num py-2">{targetText(target ?? '')}</p>
        <p class="meta">dari Perencanaan</p>
      </div>
    )
  return (
    <TextField
      label={label}
      name={key}
      figures
      value={targets[key] ?? ''}
      change={(typed) => form.change({ targets: { ...targets, [key]: typed } })}
    />
  )
}
