import type { JSX } from 'preact'
import { printRupiah } from '../../../kernel/indonesian.ts'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import type { PaperAmount, PaperRow } from '../../../rooms/agreements/scans/scan.contract.ts'
import { printTarget } from '../../../rooms/planning/target/target.rules.ts'
import { TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { digitsIn, type TypedPaper } from './paper-form.ts'

type Told = {
  typed: TypedPaper
  draft: Pick<AgreementPage, 'rowList' | 'budgetList'>
  change: (typed: TypedPaper) => void
}

const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at)

/** Rows and amounts as the paper has them, each beside what plan and budget say. */
export function PaperBlocks({ typed, draft, change }: Told): JSX.Element {
  const rows = (next: PaperRow[]): void => change({ ...typed, rows: next })
  const budget = (next: PaperAmount[]): void => change({ ...typed, budget: next })
  const last = typed.rows.at(-1)
  const more = (): void =>
    rows([
      ...typed.rows,
      {
        ...{ measureId: null, objective: last?.objective ?? '', indicator: '' },
        ...{ unitLabel: '', target: '' },
      },
    ])
  return (
    <div class="space-y-6">
      <fieldset class="space-y-4">
        <legend class="h2">Sasaran, indikator, dan target di kertas</legend>
        {typed.rows.map((row, at) => (
          <RowFields
            key={row.measureId ?? `baru-${at}`}
            at={at}
            row={row}
            draft={draft.rowList.find((one) => one.measureId === row.measureId)}
            change={(next) => rows(typed.rows.with(at, next))}
            drop={() => rows(without(typed.rows, at))}
          />
        ))}
        <Button onClick={more}>Tambah baris yang hanya di kertas</Button>
      </fieldset>
      {typed.budget.length > 0 && (
        <fieldset class="space-y-4">
          <legend class="h2">Anggaran di kertas</legend>
          {typed.budget.map((line, at) => (
            <AmountFields
              key={line.code ?? `baru-${at}`}
              at={at}
              line={line}
              planned={draft.budgetList.find(({ code }) => code === line.code)?.amount}
              change={(next) => budget(typed.budget.with(at, next))}
              drop={() => budget(without(typed.budget, at))}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}

const planned = (own: string, typed: string): string | undefined =>
  own === typed ? undefined : `Di rencana: ${own || 'kosong'}`

function RowFields(told: {
  at: number
  row: PaperRow
  draft: AgreementPage['rowList'][number] | undefined
  change: (row: PaperRow) => void
  drop: () => void
}): JSX.Element {
  const { at, row, draft, change, drop } = told
  const field = (name: keyof Omit<PaperRow, 'measureId'>, own: string | undefined) => ({
    name: `${name}-${at}`,
    value: row[name],
    change: (value: string) => change({ ...row, [name]: value }),
    hint: own === undefined ? undefined : planned(own, row[name]),
  })
  return (
    <div class="sheet p-4 space-y-3">
      <TextField {...field('objective', draft?.objective)} label="Sasaran" />
      <TextField {...field('indicator', draft?.indicator)} label="Indikator" />
      <div class="grid grid-cols-2 gap-3 max-w-124">
        <TextField {...field('target', draft && printTarget(draft.target))} label="Target" />
        <TextField {...field('unitLabel', draft?.unitLabel)} label="Satuan" />
      </div>
      <p class="flex flex-wrap items-center justify-between gap-3">
        <span class="meta">{draft ? '' : 'Hanya di kertas: tidak diukur.'}</span>
        <Button kind="text" onClick={drop}>
          Tidak ada di kertas<span class="sr-only">: {row.indicator}</span>
        </Button>
      </p>
    </div>
  )
}

function AmountFields(told: {
  at: number
  line: PaperAmount
  planned: number | undefined
  change: (line: PaperAmount) => void
  drop: () => void
}): JSX.Element {
  const { at, line, change, drop } = told
  const same = told.planned !== undefined && digitsIn(line.amount) === String(told.planned)
  return (
    <div class="grid sm:grid-cols-[1fr_14rem_auto] gap-3 items-start">
      <p class="leading-snug pt-2">{line.name}</p>
      <TextField
        name={`amount-${at}`}
        label="Anggaran, Rp"
        value={line.amount}
        change={(amount) => change({ ...line, amount })}
        hint={
          same || told.planned === undefined ? undefined : `Di DPA: ${printRupiah(told.planned)}`
        }
        figures
      />
      <Button kind="text" onClick={drop}>
        Tidak ada di kertas<span class="sr-only">: {line.name}</span>
      </Button>
    </div>
  )
}
