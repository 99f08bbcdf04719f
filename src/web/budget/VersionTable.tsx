import type { JSX } from 'preact'
import { capitalised, printCount, printDate, printNumber } from '../../kernel/indonesian.ts'
import type { BudgetVersion } from '../../rooms/budget/version/version.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { dateCell, type ListFile } from '../parts/list-file.ts'
import { Mark } from '../parts/Mark.tsx'
import type { Column } from '../parts/table.ts'
import { standingOf, versionAddress, versionName } from './budget-words.ts'

const columns: Column<BudgetVersion>[] = [
  {
    id: 'versi',
    head: 'Versi',
    phone: 'name',
    sort: ({ sequence }) => sequence,
    cell: (version) => (
      <>
        <a href={versionAddress(version.id)}>{versionName(version)}</a>
        {version.legalBasis && <span class="meta block">{version.legalBasis}</span>}
      </>
    ),
  },
  {
    id: 'keadaan',
    head: 'Keadaan',
    phone: 'end',
    cell: (version) => (
      <Mark kind={standingOf(version).kind} small said="">
        {standingOf(version).word}
      </Mark>
    ),
  },
  {
    id: 'disahkan',
    head: 'DPA disahkan',
    phone: 'under',
    sort: ({ approvedOn }) => approvedOn,
    cell: ({ approvedOn }) => printDate(approvedOn),
  },
  {
    id: 'pd',
    head: 'Perangkat daerah',
    right: true,
    phone: 'under',
    cell: ({ offices }) => printNumber(offices),
    sort: ({ offices }) => offices,
  },
  {
    id: 'baris',
    head: 'Baris',
    right: true,
    phone: 'hidden',
    cell: ({ lines }) => printNumber(lines),
    sort: ({ lines }) => lines,
  },
  {
    id: 'pagu',
    head: 'Pagu, Rp',
    right: true,
    phone: 'under',
    cell: ({ total }) => printNumber(total),
    sort: ({ total }) => total,
  },
]

function fileOf(versions: readonly BudgetVersion[]): ListFile {
  const heads = [
    'Versi',
    'Dasar hukum',
    'Keadaan',
    'DPA disahkan',
    'Berlaku sejak',
    'Perangkat daerah',
    'Baris',
    'Pagu (Rp)',
  ]
  const rows = versions.map((version) => [
    ...[
      versionName(version),
      version.legalBasis,
      standingOf(version).word,
      dateCell(version.approvedOn),
      dateCell(version.effectiveFrom),
    ],
    ...[version.offices, version.lines, version.total],
  ])
  return { name: 'versi-anggaran', heads, rows }
}

/** Every version of a year with what its lines add up to, the newest first. */
export function VersionTable({ versions }: { versions: readonly BudgetVersion[] }): JSX.Element {
  return (
    <DataTable
      sentence={`${capitalised(printCount(versions.length))} versi anggaran`}
      context="Versi lama tidak hilang; yang berlaku adalah yang terakhir mulai berlaku."
      columns={columns}
      rows={versions.toSorted((a, b) => b.sequence - a.sequence)}
      keyOf={({ id }) => id}
      noun="versi"
      file={() => fileOf(versions)}
    />
  )
}
