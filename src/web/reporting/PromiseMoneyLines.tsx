import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type { MoneyLine } from '../../rooms/reporting/progress/progress.contract.ts'
import { absorbed, monthWord } from '../budget/budget-words.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'

const columns: ListColumn<MoneyLine>[] = [
  fileColumn('Kode', ({ code }) => code),
  column('anggaran', 'Program, kegiatan, atau sub kegiatan', ({ name }) => name, {
    phone: 'name',
    cell: ({ code, name, source }) => (
      <>
        {name}
        <span class="meta block">
          {code} · {source}
        </span>
      </>
    ),
  }),
  fileColumn('Sumber dana', ({ source }) => source),
  column('janji', 'Pada PK, Rp', ({ promised }) => promised, { kind: 'rupiah', phone: 'hidden' }),
  column('pagu', 'Pagu sekarang, Rp', ({ ceiling }) => ceiling, {
    kind: 'rupiah',
    cell: ({ ceiling }) => (ceiling ? printNumber(ceiling) : 'tidak ada lagi'),
  }),
  column('realisasi', 'Realisasi, Rp', ({ realised }) => realised, { kind: 'rupiah' }),
  column('serapan', 'Serapan', ({ realised, ceiling }) => absorbed(realised, ceiling), {
    ...{ class: 'r', phone: 'end' },
    sort: ({ realised, ceiling }) => (realised === null || !ceiling ? null : realised / ceiling),
  }),
]

/** What each line of the promise had, has and spent up to a month (1–12) of its year. */
export function PromiseMoneyLines(told: {
  lines: readonly MoneyLine[]
  upTo: number
  year: number
}): JSX.Element {
  const { lines, upTo, year } = told
  return (
    <DataTable
      sentence={`Anggaran PK ini sampai ${monthWord(upTo, year)}`}
      columns={columns}
      rows={lines}
      keyOf={({ code }) => code}
      noun="anggaran"
      first={8}
      file={`serapan-pk-${year}`}
    />
  )
}
