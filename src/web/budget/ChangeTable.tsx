import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import {
  type BudgetComparison,
  ChangeKind,
  type SubActivityChange,
} from '../../rooms/budget/comparison/comparison.contract.ts'
import { Empty } from '../parts/Empty.tsx'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { changeWords, printDelta } from './budget-words.ts'

const columns: ListColumn<SubActivityChange>[] = [
  fileColumn('Kode SKPD', ({ skpdCode }) => skpdCode),
  fileColumn('Nama SKPD', ({ skpdName }) => skpdName),
  fileColumn('Kode sub unit', ({ subUnitCode }) => subUnitCode),
  fileColumn('Nama sub unit', ({ subUnitName }) => subUnitName),
  fileColumn('Kode sub kegiatan', ({ code }) => code),
  column('sub', 'Sub kegiatan', ({ name }) => name, {
    phone: 'name',
    sort: ({ code }) => code,
    class: 'min-w-64',
    cell: (change) => (
      <>
        {change.name}
        <span class="meta block">
          {change.code} · {change.subUnitName}
        </span>
        <Accounts of={change} />
      </>
    ),
  }),
  column('apa', 'Perubahan', ({ kind }) => changeWords[kind]),
  column('semula', 'Semula, Rp', ({ before }) => before, { kind: 'rupiah' }),
  column('menjadi', 'Menjadi, Rp', ({ after }) => after, { kind: 'rupiah' }),
  column('selisih', 'Selisih, Rp', ({ delta }) => delta, {
    kind: 'rupiah',
    phone: 'end',
    cell: ({ delta }) => printDelta(delta),
  }),
]

function Accounts({ of: { accounts } }: { of: SubActivityChange }): JSX.Element | null {
  if (accounts.length === 0) return null
  return (
    <details class="mt-1">
      <summary class="link text-sm font-normal w-fit">
        {printNumber(accounts.length)} rekening berubah
      </summary>
      <ul class="sec mt-1 space-y-1 font-normal">
        {accounts.map(({ code, name, before, after, delta }) => (
          <li key={code}>
            {name} <span class="meta">{code}</span>
            <span class="block num">
              <del>
                <span class="sr-only">semula </span>
                {printNumber(before)}
              </del>{' '}
              <ins>
                <span class="sr-only">menjadi </span>
                {printNumber(after)}
              </ins>{' '}
              ({printDelta(delta)})
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Sub kegiatan by sub kegiatan: what was added, dropped, raised, lowered or moved between
 * accounts. */
export function ChangeTable({ of }: { of: BudgetComparison }): JSX.Element {
  if (of.changes.length === 0)
    return (
      <Empty
        cause="Kedua versi memuat belanja yang sama."
        action={{ href: '/anggaran', label: 'Pilih versi lain' }}
      />
    )
  const kinds = ChangeKind.options.filter((kind) =>
    of.changes.some((change) => change.kind === kind),
  )
  return (
    <div id="perubahan">
      <DataTable
        sentence="Menurut sub kegiatan, dari selisih terbesar"
        context="Dalam rupiah. Rekening yang bergeser tanpa mengubah jumlah bukan alasan PK perubahan."
        columns={columns}
        rows={of.changes.toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta))}
        keyOf={({ subUnitCode, code, skpdCode }) => `${skpdCode} ${subUnitCode} ${code}`}
        noun="sub kegiatan"
        first={20}
        filters={
          kinds.length > 1
            ? kinds.map((kind) => ({
                id: kind,
                label: changeWords[kind],
                keeps: (change: SubActivityChange) => change.kind === kind,
              }))
            : []
        }
        search
        file="beda-sub-kegiatan"
        name="sub"
      />
    </div>
  )
}
