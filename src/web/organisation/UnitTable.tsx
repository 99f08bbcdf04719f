import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type { UnitLine } from '../../rooms/organisation/organisation.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import type { ListFile } from '../parts/list-file.ts'
import { Mark } from '../parts/Mark.tsx'
import type { Column } from '../parts/table.ts'

const steps = ['', 'md:pl-5', 'md:pl-10', 'md:pl-15', 'md:pl-20', 'md:pl-25'] as const

/** Where a unit is read; a date other than today goes along. */
export const unitAddress = (id: string, on?: string): string =>
  `/organisasi/${id}${on ? `?per=${on}` : ''}`

function headCell({ head, headNote }: UnitLine): JSX.Element {
  if (!head)
    return headNote ? (
      <Mark kind="mid" small said="">
        Kosong
      </Mark>
    ) : (
      <span class="text-ink-3">tanpa jabatan pimpinan</span>
    )
  return (
    <>
      {head.name}
      {headNote && <span class="meta block">{headNote}</span>}
    </>
  )
}

function columnsOf(on: string | undefined, indented: boolean): Column<UnitLine>[] {
  return [
    {
      id: 'nama',
      head: 'Unit',
      phone: 'name',
      sort: ({ name }) => name,
      cell: ({ id, name, depth }) => (
        <span class={indented ? `block ${steps[Math.min(depth, steps.length - 1)]}` : ''}>
          <a href={unitAddress(id, on)}>{name}</a>
        </span>
      ),
    },
    {
      id: 'kepala',
      head: 'Pimpinan',
      phone: 'under',
      cell: headCell,
      sort: ({ head }) => head?.name ?? null,
    },
    {
      id: 'jabatan',
      head: 'Jabatan',
      right: true,
      phone: 'hidden',
      cell: ({ positions }) => printNumber(positions),
      sort: ({ positions }) => positions,
    },
    {
      id: 'pegawai',
      head: 'Pegawai',
      right: true,
      phone: 'under',
      cell: ({ people }) => printNumber(people),
      sort: ({ people }) => people,
    },
    {
      id: 'kosong',
      head: 'Jabatan kosong',
      right: true,
      phone: 'end',
      sort: ({ vacancies }) => vacancies,
      cell: ({ vacancies }) =>
        vacancies > 0 ? (
          <Mark kind="mid" small said="">
            {printNumber(vacancies)}
            <span class="md:sr-only"> kosong</span>
          </Mark>
        ) : (
          <span class="hidden md:inline text-ink-3">0</span>
        ),
    },
  ]
}

const wordsOf = ({ name, shortName, code, head }: UnitLine): string =>
  `${code} ${name} ${shortName} ${head?.name ?? ''}`

function fileOf(units: readonly UnitLine[]): ListFile {
  const heads = [
    'Kode',
    'Nama unit',
    'Nama singkat',
    'Kode SKPD',
    'Pimpinan',
    'Jabatan pimpinan',
    'Jabatan',
    'Pegawai',
    'Jabatan kosong',
  ]
  const rows = units.map(
    ({ code, name, shortName, skpdCode, head, positions, people, vacancies }) => [
      ...[code, name, shortName, skpdCode, head?.name ?? null, head?.title ?? null],
      ...[positions, people, vacancies],
    ],
  )
  return { name: 'organisasi', heads, rows }
}

/** Units with who leads them and how many posts, people and vacancies are in and below them. */
export function UnitTable(told: {
  sentence: string
  context?: string
  rows: readonly UnitLine[]
  noun: string
  on?: string | undefined
  indented?: boolean
}): JSX.Element {
  return (
    <DataTable
      sentence={told.sentence}
      context={told.context}
      columns={columnsOf(told.on, told.indented ?? false)}
      rows={told.rows}
      keyOf={({ id }) => id}
      noun={told.noun}
      {...(told.rows.length > 8 ? { textOf: wordsOf } : {})}
      file={() => fileOf(told.rows)}
      first={told.indented ? 60 : 12}
    />
  )
}
