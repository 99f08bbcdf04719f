import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type {
  AgreementProgress,
  MoneyLine,
} from '../../rooms/reporting/progress/progress.contract.ts'
import { absorbed, monthWord, spentSentence } from '../budget/budget-words.ts'
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

/** The money of a promise beside what was spent of it, up to the month that is known. */
export function PromiseMoney({
  money: { lines, realisedUpTo },
  year,
}: {
  money: NonNullable<AgreementProgress['money']>
  year: number
}): JSX.Element {
  const sum = (pick: (line: MoneyLine) => number | null): number =>
    lines.reduce((total, line) => total + (pick(line) ?? 0), 0)
  const spent = {
    realised: realisedUpTo === null ? null : sum(({ realised }) => realised),
    realisedUpTo,
  }
  return (
    <section class="mt-8" aria-labelledby="serapan-janji">
      <h3 id="serapan-janji" class="font-semibold">
        Serapan anggaran
      </h3>
      <p class="sec mt-1">
        {spentSentence(spent, { ceiling: sum(({ ceiling }) => ceiling), year })}
      </p>
      {realisedUpTo !== null && (
        <div class="mt-3">
          <DataTable
            sentence={`Anggaran PK ini sampai ${monthWord(realisedUpTo, year)}`}
            columns={columns}
            rows={lines}
            keyOf={({ code }) => code}
            noun="anggaran"
            first={8}
            file={`serapan-pk-${year}`}
          />
        </div>
      )}
    </section>
  )
}
