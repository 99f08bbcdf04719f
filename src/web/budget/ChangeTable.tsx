import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import {
  type BudgetComparison,
  ChangeKind,
  type SubActivityChange,
} from '../../rooms/budget/comparison/comparison.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import type { ListFile } from '../parts/list-file.ts'
import type { Column } from '../parts/table.ts'
import { changeWords, printDelta } from './budget-words.ts'

const columns: Column<SubActivityChange>[] = [
  {
    id: 'sub',
    head: 'Sub kegiatan',
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
  },
  {
    id: 'apa',
    head: 'Perubahan',
    phone: 'under',
    cell: ({ kind }) => changeWords[kind],
    sort: ({ kind }) => changeWords[kind],
  },
  {
    id: 'semula',
    head: 'Semula, Rp',
    right: true,
    phone: 'under',
    cell: ({ before }) => printNumber(before),
    sort: ({ before }) => before,
  },
  {
    id: 'menjadi',
    head: 'Menjadi, Rp',
    right: true,
    phone: 'under',
    cell: ({ after }) => printNumber(after),
    sort: ({ after }) => after,
  },
  {
    id: 'selisih',
    head: 'Selisih, Rp',
    right: true,
    phone: 'end',
    cell: ({ delta }) => printDelta(delta),
    sort: ({ delta }) => delta,
  },
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

function fileOf({ changes }: BudgetComparison): ListFile {
  const heads = [
    'Kode SKPD',
    'Nama SKPD',
    'Kode sub unit',
    'Nama sub unit',
    'Kode sub kegiatan',
    'Sub kegiatan',
    'Perubahan',
    'Semula (Rp)',
    'Menjadi (Rp)',
    'Selisih (Rp)',
  ]
  const rows = changes.map((change) => [
    ...[
      change.skpdCode,
      change.skpdName,
      change.subUnitCode,
      change.subUnitName,
      change.code,
      change.name,
      changeWords[change.kind],
    ],
    ...[change.before, change.after, change.delta],
  ])
  return { name: 'beda-sub-kegiatan', heads, rows }
}

/** Sub kegiatan by sub kegiatan: what was added, dropped, raised, lowered or moved between accounts. */
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
        textOf={({ name, code, skpdName, subUnitName }) =>
          `${name} ${code} ${skpdName} ${subUnitName}`
        }
        file={() => fileOf(of)}
      />
    </div>
  )
}
