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

/** The steps as a list; with all the columns of the printed form in the file. */
export function stepColumns(page: ActionPlanPage): ListColumn<PlanStep>[] {
  const rowOf = ({ row }: PlanStep) => page.rows.find(({ number }) => number === row)
  const moneyOf = ({ budgetCode }: PlanStep) => page.money.find(({ code }) => code === budgetCode)
  const done = doneOf(page)
  const quarter = (at: number) => (step: PlanStep) => {
    const found = rowOf(step)?.quarters.find(({ period }) => period.endsWith(`Q${at}`))?.target
    return figureValue(found ?? null, found ? targetText(found) : null)
  }
  return [
    fileColumn('Baris PK', ({ row }) => row, 'number'),
    fileColumn('Sasaran', (step) => rowOf(step)?.objective ?? null),
    fileColumn('Indikator', (step) => rowOf(step)?.indicator ?? null),
    fileColumn('Satuan', (step) => rowOf(step)?.unitLabel ?? null),
    fileColumn(
      'Target setahun',
      (step) => {
        const target = rowOf(step)?.target ?? ''
        return figureValue(target || null, targetText(target) || null)
      },
      'number',
    ),
    ...['I', 'II', 'III', 'IV'].map((word, at) =>
      fileColumn(`Target TW ${word}`, quarter(at + 1), 'number'),
    ),
    column('action', 'Langkah', ({ action }) => action, {
      phone: 'name',
      cell: (step) => `${step.row}. ${step.action}`,
    }),
    column('output', 'Keluaran', ({ output }) => output, {
      phone: 'hidden',
    }),
    fileColumn('Satuan keluaran', ({ unitLabel }) => unitLabel),
    column('months', 'Bulan', ({ months: planned }) => monthsWords(planned), { phone: 'under' }),
    column('quantity', 'Jumlah', (step) => quantityOf(step) || null, {
      kind: 'number',
      phone: 'hidden',
    }),
    ...months.map((name, at) =>
      fileColumn<PlanStep>(
        name,
        ({ months: planned }) => {
          const found = planned.find(({ month }) => month === at + 1)
          return found ? (found.amount ?? 'x') : null
        },
        'number',
      ),
    ),
    column('responsible', 'Penanggung jawab', ({ responsible }) => responsible, {
      phone: 'under',
    }),
    fileColumn('Pelaksana', ({ executors }) => executors.join('; ') || null),
    fileColumn('Kode anggaran', ({ budgetCode }) => budgetCode),
    fileColumn('Program/kegiatan/sub kegiatan', (step) => moneyOf(step)?.name ?? null),
    fileColumn('Anggaran, Rp', (step) => moneyOf(step)?.amount ?? null, 'rupiah'),
    ...['I', 'II', 'III', 'IV'].map((word, at) =>
      fileColumn<PlanStep>(
        `Anggaran TW ${word}, Rp`,
        (step) => moneyOf(step)?.cash[at] ?? null,
        'rupiah',
      ),
    ),
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
