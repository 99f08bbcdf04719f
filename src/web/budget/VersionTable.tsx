import type { JSX } from 'preact'
import { capitalised, printCount, printDate } from '../../kernel/indonesian.ts'
import type { BudgetVersion } from '../../rooms/budget/version/version.contract.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { Mark } from '../parts/Mark.tsx'
import { standingOf, versionAddress, versionName } from './budget-words.ts'

const columns: ListColumn<BudgetVersion>[] = [
  column('versi', 'Versi', (version) => versionName(version), {
    phone: 'name',
    sort: ({ sequence }) => sequence,
    cell: (version) => (
      <>
        <a href={versionAddress(version.id)}>{versionName(version)}</a>
        {version.legalBasis && <span class="meta block">{version.legalBasis}</span>}
      </>
    ),
  }),
  fileColumn('Dasar hukum', ({ legalBasis }) => legalBasis),
  column('keadaan', 'Keadaan', (version) => standingOf(version).word, {
    phone: 'end',
    cell: (version) => (
      <Mark kind={standingOf(version).kind} small said="">
        {standingOf(version).word}
      </Mark>
    ),
  }),
  column('disahkan', 'DPA disahkan', ({ approvedOn }) => approvedOn, {
    kind: 'date',
    cell: ({ approvedOn }) => printDate(approvedOn),
  }),
  fileColumn('Berlaku sejak', ({ effectiveFrom }) => effectiveFrom, 'date'),
  column('pd', 'Perangkat daerah', ({ offices }) => offices, { kind: 'number' }),
  column('baris', 'Baris', ({ lines }) => lines, { kind: 'number', phone: 'hidden' }),
  column('pagu', 'Pagu, Rp', ({ total }) => total, { kind: 'rupiah' }),
]

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
      file="versi-anggaran"
    />
  )
}
