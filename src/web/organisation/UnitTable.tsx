import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type { UnitLine } from '../../rooms/organisation/organisation.contract.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { Mark } from '../parts/Mark.tsx'
import { type Day, personAddress, unitAddress } from './day.tsx'

const steps = ['', 'md:pl-5', 'md:pl-10', 'md:pl-15', 'md:pl-20', 'md:pl-25'] as const

const headCell =
  (day: Day) =>
  ({ head, headNote }: UnitLine): JSX.Element => {
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
        <a href={personAddress(head.personId, day)}>{head.name}</a>
        {headNote && <span class="meta block">{headNote}</span>}
      </>
    )
  }

const columnsOf = (day: Day, indented: boolean): ListColumn<UnitLine>[] => [
  fileColumn('Kode', ({ code }) => code),
  column('nama', 'Unit', ({ name }) => name, {
    phone: 'name',
    cell: ({ id, name, depth }) => (
      <span class={indented ? `block ${steps[Math.min(depth, steps.length - 1)]}` : ''}>
        <a href={unitAddress(id, day)}>{name}</a>
      </span>
    ),
  }),
  fileColumn('Nama singkat', ({ shortName }) => shortName),
  fileColumn('Kode SKPD', ({ skpdCode }) => skpdCode),
  column('kepala', 'Pimpinan', ({ head }) => head?.name ?? null, {
    cell: headCell(day),
  }),
  fileColumn('Jabatan pimpinan', ({ head }) => head?.title ?? null),
  column('jabatan', 'Jabatan', ({ positions }) => positions, { kind: 'number', phone: 'hidden' }),
  column('pegawai', 'Pegawai', ({ people }) => people, { kind: 'number' }),
  column('kosong', 'Jabatan kosong', ({ vacancies }) => vacancies, {
    kind: 'number',
    phone: 'end',
    cell: ({ vacancies }) =>
      vacancies > 0 ? (
        <Mark kind="mid" small said="">
          {printNumber(vacancies)}
          <span class="md:sr-only"> kosong</span>
        </Mark>
      ) : (
        <span class="hidden md:inline text-ink-3">0</span>
      ),
  }),
]

/** Units with who leads them and how many posts, people and vacancies are in and below them. */
export function UnitTable(props: {
  sentence: string
  context?: string
  rows: readonly UnitLine[]
  noun: string
  day: Day
  indented?: boolean
}): JSX.Element {
  return (
    <DataTable
      sentence={props.sentence}
      context={props.context}
      columns={columnsOf(props.day, props.indented ?? false)}
      rows={props.rows}
      keyOf={({ id }) => id}
      noun={props.noun}
      search={props.rows.length > 8}
      file="organisasi"
      first={props.indented ? 60 : 12}
    />
  )
}
