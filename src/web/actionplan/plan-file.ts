import { months } from '../../kernel/indonesian.ts'
import type { ActionPlanPage, StepReport } from '../../rooms/actionplan/plan/plan.contract.ts'
import { printTarget } from '../../rooms/planning/target/target.rules.ts'
import {
  column,
  figureValue,
  fileColumn,
  fileOf,
  type ListColumn,
  type ListFile,
} from '../parts/list/list.ts'
import { monthsWords, quantityOf } from './plan-words.ts'

export type PlanStep = ActionPlanPage['steps'][number]

/** A stored target as it is printed. */
export const targetText = (target: string): string => (target === '' ? '' : printTarget(target))

type Words = (step: PlanStep) => string | null

/** What was said of a step in its months, one after the other. */
const saidOf =
  ({ reports }: ActionPlanPage, of: (report: StepReport) => string | null): Words =>
  ({ id }) =>
    reports
      .filter(({ stepId }) => stepId === id)
      .flatMap((report) => {
        const words = of(report)
        return words ? [`${months[report.month - 1] ?? ''}: ${words}`] : []
      })
      .join('; ') || null

const doneOf =
  ({ reports }: ActionPlanPage) =>
  ({ id }: PlanStep): number =>
    reports.filter(({ stepId, done }) => stepId === id && done).length

const rowIn =
  ({ rows }: ActionPlanPage) =>
  ({ row }: PlanStep) =>
    rows.find(({ number }) => number === row)
const quarters = ['I', 'II', 'III', 'IV'] as const

/** What of the promise stands beside a step, in the file. */
function ofPromise(page: ActionPlanPage): ListColumn<PlanStep>[] {
  const rowOf = rowIn(page)
  const target = (found: string | null | undefined) =>
    figureValue(found || null, found ? targetText(found) : null)
  return [
    fileColumn('Baris PK', ({ row }) => row, 'number'),
    fileColumn('Sasaran', (step) => rowOf(step)?.objective ?? null),
    fileColumn('Indikator', (step) => rowOf(step)?.indicator ?? null),
    fileColumn('Satuan', (step) => rowOf(step)?.unitLabel ?? null),
    fileColumn('Target setahun', (step) => target(rowOf(step)?.target), 'number'),
    ...quarters.map((word, at) =>
      fileColumn<PlanStep>(
        `Target TW ${word}`,
        (step) => target(rowOf(step)?.quarters.find(isQuarter(at + 1))?.target),
        'number',
      ),
    ),
  ]
}
const isQuarter =
  (at: number) =>
  ({ period }: { period: string }): boolean =>
    period.endsWith(`Q${at}`)

/** The months of a step, in the file: how much, or an x. */
const ofMonths: ListColumn<PlanStep>[] = months.map((name, at) =>
  fileColumn<PlanStep>(
    name,
    ({ months: planned }) => {
      const found = planned.find(({ month }) => month === at + 1)
      return found ? (found.amount ?? 'x') : null
    },
    'number',
  ),
)

/** The money of a step, in the file. */
function ofMoney({ money }: ActionPlanPage): ListColumn<PlanStep>[] {
  const moneyOf = ({ budgetCode }: PlanStep) => money.find(({ code }) => code === budgetCode)
  return [
    fileColumn('Kode anggaran', ({ budgetCode }) => budgetCode),
    fileColumn('Program/kegiatan/sub kegiatan', (step) => moneyOf(step)?.name ?? null),
    fileColumn('Anggaran, Rp', (step) => moneyOf(step)?.amount ?? null, 'rupiah'),
    ...quarters.map((word, at) =>
      fileColumn<PlanStep>(
        `Anggaran TW ${word}, Rp`,
        (step) => moneyOf(step)?.cash[at] ?? null,
        'rupiah',
      ),
    ),
  ]
}

/** The steps as a list; with all the columns of the printed form in the file. */
export function stepColumns(page: ActionPlanPage): ListColumn<PlanStep>[] {
  const done = doneOf(page)
  return [
    ...ofPromise(page),
    column('action', 'Langkah', ({ action }) => action, {
      phone: 'name',
      cell: ({ row, action }) => `${row}. ${action}`,
    }),
    column('output', 'Keluaran', ({ output }) => output, { phone: 'hidden' }),
    fileColumn('Satuan keluaran', ({ unitLabel }) => unitLabel),
    column('months', 'Bulan', ({ months: planned }) => monthsWords(planned), { phone: 'under' }),
    column('quantity', 'Jumlah', (step) => quantityOf(step) || null, {
      kind: 'number',
      phone: 'hidden',
    }),
    ...ofMonths,
    column('responsible', 'Penanggung jawab', ({ responsible }) => responsible, {
      phone: 'under',
    }),
    fileColumn('Pelaksana', ({ executors }) => executors.join('; ') || null),
    ...ofMoney(page),
    column('done', 'Terlaksana', done, {
      phone: 'end',
      cell: (step) => `${done(step)} dari ${step.months.length}`,
    }),
    fileColumn(
      'Faktor pendukung',
      saidOf(page, ({ supporting }) => supporting),
    ),
    fileColumn(
      'Faktor penghambat',
      saidOf(page, ({ obstacle }) => obstacle),
    ),
    fileColumn(
      'Tindak lanjut',
      saidOf(page, ({ followUp }) => followUp),
    ),
    fileColumn(
      'Bukti dukung',
      saidOf(page, ({ proof }) => proof),
    ),
  ]
}

/** The plan as a file, in the columns offices print (`perjanjian-kinerja.md` §3.9). */
export const planFile = (page: ActionPlanPage): ListFile =>
  fileOf(`rencana-aksi-${page.code}`, stepColumns(page), page.steps)
