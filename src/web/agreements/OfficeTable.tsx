import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort, printNumber } from '../../kernel/indonesian.ts'
import type { OfficeReadiness } from '../../rooms/agreements/agreement.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { dateCell, type ListCell } from '../parts/list-file.ts'
import type { Column, Filter } from '../parts/table.ts'
import { countdown } from './agreement-words.ts'
import type { Readiness } from './calls.ts'

const draftedOf = ({ obliged, missing }: OfficeReadiness): number => obliged - missing

const few = 3

const filters: Filter<OfficeReadiness>[] = [
  { id: 'belum', label: 'Belum lengkap', keeps: ({ missing }) => missing > 0 },
  { id: 'lewat', label: 'Lewat batas', keeps: ({ late }) => late > 0 },
]

function sentenceOf(complete: number, offices: number): string {
  if (complete === 0) return 'Belum ada perangkat daerah yang lengkap PK-nya'
  if (complete === offices) return 'Semua perangkat daerah lengkap PK-nya'
  return `${capitalised(printCount(complete))} dari ${printNumber(offices)} perangkat daerah lengkap PK-nya`
}

/** Every office with its states; the least ready first, as the server orders them. */
export function OfficeTable({ readiness }: { readiness: Readiness }): JSX.Element {
  const { offices, year } = readiness
  const complete = offices.filter(({ missing }) => missing === 0).length
  return (
    <DataTable
      sentence={sentenceOf(complete, offices.length)}
      context="Yang paling belum siap disebut dulu. Batang muda: sudah disusun. Batang tua: aktif."
      noun="perangkat daerah"
      columns={columnsOf(readiness)}
      rows={offices}
      keyOf={({ agencyId }) => agencyId ?? 'daerah'}
      file={() => ({ name: `kesiapan-pk-${year}`, heads, rows: offices.map(cellsOf) })}
      {...(offices.length > few && {
        textOf: ({ agencyName }: OfficeReadiness) => agencyName,
        filters,
      })}
    />
  )
}

const number = (
  id: string,
  head: string,
  value: (office: OfficeReadiness) => number,
): Column<OfficeReadiness> => ({
  id,
  head,
  right: true,
  phone: 'hidden',
  cell: (office) => printNumber(value(office)),
  sort: value,
})

/** Columns of states that nobody is in yet are left out. */
function columnsOf({ total, today, year }: Readiness): Column<OfficeReadiness>[] {
  return [
    {
      id: 'perangkat',
      head: 'Perangkat daerah',
      phone: 'name',
      class: 'w-[26%]',
      cell: (office) => <Office office={office} year={year} />,
      sort: ({ agencyName }) => agencyName,
    },
    {
      ...number(
        'disusun',
        'Sudah disusun',
        (office) => draftedOf(office) / Math.max(office.obliged, 1),
      ),
      phone: 'end',
      cell: (office) => `${printNumber(draftedOf(office))} dari ${printNumber(office.obliged)}`,
    },
    {
      ...number('belum', 'Belum ada', ({ missing }) => missing),
      phone: 'under',
      cell: (office) => <Missing office={office} year={year} />,
    },
    number('konsep', 'Konsep', ({ draft, negotiation }) => draft + negotiation),
    ...(total.declined > 0 ? [number('belum-siap', 'Belum siap', ({ declined }) => declined)] : []),
    ...(total.agreed > 0 ? [number('disepakati', 'Disepakati', ({ agreed }) => agreed)] : []),
    ...(total.signedFirst > 0
      ? [number('satu', 'Satu tanda tangan', ({ signedFirst }) => signedFirst)]
      : []),
    number('aktif', 'Aktif', ({ active }) => active),
    {
      id: 'batas',
      head: 'Batas',
      phone: 'under',
      class: 'whitespace-nowrap',
      cell: (office) => <Due office={office} today={today} />,
      sort: ({ dueOn }) => dueOn,
    },
  ]
}

function Office({ office, year }: { office: OfficeReadiness; year: number }): JSX.Element {
  const { agencyId, agencyName, obliged, active } = office
  const list = `/perjanjian?tahun=${year}${agencyId ? `&unit=${agencyId}` : '&tingkat=REGION_HEAD'}`
  return (
    <>
      {draftedOf(office) > 0 ? <a href={list}>{agencyName}</a> : agencyName}
      <svg
        class="block w-full mt-1.5"
        height="6"
        viewBox={`0 0 ${Math.max(obliged, 1)} 6`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width={Math.max(obliged, 1)} height="6" fill="var(--sunken)" />
        <rect width={draftedOf(office)} height="6" fill="var(--accent)" fill-opacity=".4" />
        <rect width={active} height="6" fill="var(--accent)" />
      </svg>
    </>
  )
}

/** A count that leads to its reasons, where something stands in the way. */
function Missing({
  office: { missing, ready, agencyId },
  year,
}: {
  office: OfficeReadiness
  year: number
}): JSX.Element {
  if (missing === ready || agencyId === null) return <span>{printNumber(missing)}</span>
  return (
    <a href={`/perjanjian/kesiapan?tahun=${year}&unit=${agencyId}#belum`}>{printNumber(missing)}</a>
  )
}

function Due({
  office: { dueOn, late },
  today,
}: {
  office: OfficeReadiness
  today: string
}): JSX.Element {
  if (dueOn === null) return <>belum ada</>
  return (
    <>
      {printDateShort(dueOn)}
      <span class={`md:block ${late > 0 ? 'text-bad font-semibold' : 'text-ink-2'}`}>
        {' '}
        {countdown(dueOn, today)}
      </span>
    </>
  )
}

const heads = [
  ...[
    'Perangkat daerah',
    'Wajib',
    'Belum ada',
    'Dapat disusun',
    'Konsep',
    'Dibahas lagi',
    'Disepakati',
    'Satu tanda tangan',
  ],
  ...['Aktif', 'Belum siap', 'Lewat batas', 'Batas'],
]

const cellsOf = (office: OfficeReadiness): ListCell[] => [
  ...[
    office.agencyName,
    office.obliged,
    office.missing,
    office.ready,
    office.draft,
    office.negotiation,
    office.agreed,
  ],
  ...[office.signedFirst, office.active, office.declined, office.late, dateCell(office.dueOn)],
]
