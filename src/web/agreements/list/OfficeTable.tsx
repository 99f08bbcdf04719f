import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort, printNumber } from '../../../kernel/indonesian.ts'
import type { OfficeReadiness } from '../../../rooms/agreements/agreement.contract.ts'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type Filter, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { countdown } from '../agreement-words.ts'
import type { Readiness } from '../calls.ts'

const draftedOf = ({ obliged, missing }: OfficeReadiness): number => obliged - missing

/** Drafted is not complete: every PK an office owes is in force. */
const isComplete = ({ obliged, active }: OfficeReadiness): boolean => active === obliged

const few = 3

const filters: Filter<OfficeReadiness>[] = [
  { id: 'belum', label: 'Belum lengkap', keeps: (office) => !isComplete(office) },
  { id: 'lewat', label: 'Lewat batas', keeps: ({ late }) => late > 0 },
]

function sentenceOf(complete: number, offices: number): string {
  if (complete === 0) return 'Belum ada perangkat daerah yang lengkap PK-nya'
  if (complete === offices) return 'Semua perangkat daerah lengkap PK-nya'
  return `${capitalised(printCount(complete))} dari ${printNumber(offices)} perangkat daerah lengkap PK-nya`
}

/** Every office with its states; the least ready first, as the server orders them. What belongs to
 * no office, the PK of the head of region, is told by `RegionLine`. */
export function OfficeTable({ readiness }: { readiness: Readiness }): JSX.Element {
  const { year } = readiness
  const offices = readiness.offices.filter(({ agencyId }) => agencyId !== null)
  const complete = offices.filter(isComplete).length
  return (
    <DataTable
      sentence={sentenceOf(complete, offices.length)}
      context="Yang paling belum siap disebut dulu. Batang muda: sudah disusun. Batang tua: aktif."
      noun="perangkat daerah"
      columns={columnsOf(readiness)}
      rows={offices}
      keyOf={({ agencyId }) => agencyId ?? ''}
      compare
      file={`kesiapan-pk-${year}`}
      search={offices.length > few}
      filters={offices.length > few ? filters : []}
    />
  )
}

/** The PK of the head of region, which no office has. */
export function RegionLine({ readiness }: { readiness: Readiness }): JSX.Element | null {
  const region = readiness.offices.find(({ agencyId }) => agencyId === null)
  if (!region) return null
  return (
    <p class="sec">
      PK kepala daerah:{' '}
      {region.missing === region.obliged ? (
        <a class="link" href="#belum">
          belum disusun
        </a>
      ) : (
        <a class="link" href={`/perjanjian?tahun=${readiness.year}&tingkat=REGION_HEAD`}>
          {isComplete(region) ? 'aktif' : 'sudah disusun, belum aktif'}
        </a>
      )}
      .
    </p>
  )
}

/** Columns of states that nobody is in yet are left out. */
function columnsOf({ total, today, year }: Readiness): ListColumn<OfficeReadiness>[] {
  const count = (
    id: string,
    head: string,
    value: (office: OfficeReadiness) => number,
    more: Partial<ListColumn<OfficeReadiness>> = {},
  ): ListColumn<OfficeReadiness> =>
    column(id, head, value, { kind: 'number', phone: 'hidden', ...more })
  const whereAny = (some: number): Partial<ListColumn<OfficeReadiness>> =>
    some > 0 ? {} : { only: 'file' }
  return [
    column('perangkat', 'Perangkat daerah', ({ agencyName }) => agencyName, {
      phone: 'name',
      class: 'w-[26%]',
      cell: (office) => <Office office={office} year={year} />,
    }),
    fileColumn('Wajib', ({ obliged }) => obliged, 'number'),
    count('disusun', 'Sudah disusun', draftedOf, {
      phone: 'end',
      sort: (office) => draftedOf(office) / Math.max(office.obliged, 1),
      cell: (office) => `${printNumber(draftedOf(office))} dari ${printNumber(office.obliged)}`,
    }),
    count('belum', 'Belum ada', ({ missing }) => missing, {
      phone: 'under',
      cell: (office) => <Missing office={office} year={year} />,
    }),
    fileColumn('Dapat disusun', ({ ready }) => ready, 'number'),
    count('konsep', 'Konsep', ({ draft, negotiation }) => draft + negotiation, { only: 'screen' }),
    fileColumn('Konsep', ({ draft }) => draft, 'number'),
    fileColumn('Dibahas lagi', ({ negotiation }) => negotiation, 'number'),
    count('belum-siap', 'Belum siap', ({ declined }) => declined, whereAny(total.declined)),
    count('disepakati', 'Disepakati', ({ agreed }) => agreed, whereAny(total.agreed)),
    count('satu', 'Satu tanda tangan', (office) => office.signedFirst, whereAny(total.signedFirst)),
    count('aktif', 'Aktif', ({ active }) => active),
    count('basah', 'Tanda tangan basah', ({ wet }) => wet, whereAny(total.wet)),
    fileColumn('Lewat batas', ({ late }) => late, 'number'),
    fileColumn('Ditandatangani terlambat', ({ signedLate }) => signedLate, 'number'),
    fileColumn('Wajib menurut peraturan nasional', ({ byLaw }) => byLaw.obliged, 'number'),
    fileColumn('Aktif di antaranya', ({ byLaw }) => byLaw.active, 'number'),
    column('batas', 'Batas', ({ dueOn }) => dueOn, {
      kind: 'date',
      class: 'whitespace-nowrap',
      cell: (office) => <Due office={office} today={today} />,
    }),
  ]
}

function Office({ office, year }: { office: OfficeReadiness; year: number }): JSX.Element {
  const { agencyId, agencyName, obliged, active } = office
  const list = `/perjanjian?tahun=${year}&unit=${agencyId}`
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
    <a class="tap" href={`/perjanjian/kesiapan?tahun=${year}&unit=${agencyId}#belum`}>
      {printNumber(missing)}
    </a>
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
