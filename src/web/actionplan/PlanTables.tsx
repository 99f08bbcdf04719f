import type { JSX } from 'preact'
import { printRupiah } from '../../kernel/indonesian.ts'
import type {
  ActionPlanPage,
  MoneyRow,
  PlanRow,
} from '../../rooms/actionplan/plan/plan.contract.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, figureValue, type ListColumn } from '../parts/list/list.ts'
import { type PlanStep, planFile, stepColumns, targetText } from './plan-file.ts'

const quarterWords = ['TW I', 'TW II', 'TW III', 'TW IV'] as const

/** The target of a quarter, or nothing where none is asked. */
const quarterOf = ({ quarters }: PlanRow, at: number) =>
  quarters.find(({ period }) => period.endsWith(`Q${at + 1}`))

const targetColumns: ListColumn<PlanRow>[] = [
  column('indicator', 'Indikator', ({ indicator }) => indicator, {
    phone: 'name',
    cell: ({ indicator, objective, unitLabel }) => (
      <>
        <span class="font-semibold">{indicator}</span>
        <span class="block font-normal text-ink-2">
          {objective} · {unitLabel}
        </span>
      </>
    ),
  }),
  column('year', 'Setahun', ({ target }) => figureValue(target, targetText(target)), {
    kind: 'number',
  }),
  ...quarterWords.map((word, at) =>
    column<PlanRow>(
      word,
      word,
      (row) => {
        const target = quarterOf(row, at)?.target ?? null
        return figureValue(target, target && targetText(target))
      },
      { kind: 'number' },
    ),
  ),
]

const moneyColumns: ListColumn<MoneyRow>[] = [
  column('name', 'Anggaran', ({ code, name }) => `${code} ${name}`, {
    phone: 'name',
    cell: ({ code, name }) => (
      <>
        {name}
        <span class="block font-normal text-ink-2 num">{code}</span>
      </>
    ),
  }),
  column('amount', 'Setahun, Rp', ({ amount }) => amount, { kind: 'rupiah' }),
  ...quarterWords.map((word, at) =>
    column<MoneyRow>(word, `${word}, Rp`, ({ cash }) => cash[at] ?? null, { kind: 'rupiah' }),
  ),
]

/** What is planned, in the columns that plans are printed with (`perjanjian-kinerja.md` §3.9). */
export function PlanTables({ page }: { page: ActionPlanPage }): JSX.Element {
  const total = page.money.reduce((sum, { amount }) => sum + amount, 0)
  const planning = page.rows.some(({ quarters }) =>
    quarters.some(({ from }) => from === 'PLANNING'),
  )
  return (
    <>
      <DataTable
        sentence="Target triwulan"
        context={
          planning
            ? 'Target yang sudah ada di Perencanaan ditampilkan dari sana dan tidak diketik lagi.'
            : undefined
        }
        noun="indikator"
        name="target"
        columns={targetColumns}
        rows={page.rows}
        keyOf={({ number }) => String(number)}
        compare
      />
      <DataTable
        sentence="Langkah"
        noun="langkah"
        name="langkah"
        columns={stepColumns(page)}
        rows={page.steps as PlanStep[]}
        keyOf={({ id, row, action }) => id ?? `${row}${action}`}
        file={() => planFile(page)}
        first={40}
        empty={<p class="sheet p-5 mt-4">Belum ada langkah.</p>}
      />
      {page.money.length > 0 && (
        <DataTable
          sentence="Rencana kas triwulan"
          context={`Anggaran PK ini ${printRupiah(total)}.`}
          noun="anggaran"
          name="kas"
          columns={moneyColumns}
          rows={page.money}
          keyOf={({ row }) => String(row)}
          compare
        />
      )}
    </>
  )
}
