import { csvOf } from '../../kernel/csv.ts'
import type { DemoData } from './demo-data.ts'
import type { DemoPerson, Seat } from './people.ts'

/** What one decree changes, as the file «Mutasi dan pelantikan» or «Ketidakhadiran», and its first
 * day. */
export type Decree = {
  kind: 'transfers' | 'absences'
  since: string
  name: string
  text: string
}

const headings = [
  ...['NIP', 'NAMA', 'KODE JABATAN', 'SEBAGAI', 'TMT', 'NOMOR SK', 'TANGGAL SK'],
  'BERHENTI KARENA',
]
type Row = (string | null)[]

/** The row of somebody who begins in a post. */
export const begins = ({ post, person, as, since, decree, decreeDate }: Seat): Row => [
  ...[person?.nip ?? null, person?.name ?? null, post.code, as, since, decree, decreeDate, null],
]
/** The row of somebody who leaves the region. */
export const leaves = (
  { nip, name }: DemoPerson,
  { since, why }: { since: string; why: string },
): Row => [nip, name, null, null, since, null, null, why]

const fileOf = (names: readonly string[], rows: readonly Row[]): string =>
  csvOf({ columns: names.map((heading) => ({ heading })), rows })
const nameOf = (decree: string): string => `sk-${decree.replaceAll(/\W+/g, '-')}.csv`

/** The file of a decree. */
export const decreeOf = (since: string, decree: string, rows: readonly Row[]): Decree => ({
  ...{ kind: 'transfers', since, name: nameOf(decree), text: fileOf(headings, rows) },
})

/** The leave that was granted, one file each. */
export const absencesOf = (
  seats: readonly Seat[],
  { absences }: Pick<DemoData['cast'], 'absences'>,
): Decree[] =>
  absences.map(({ title, kind, from, until, decree }) => {
    const person = seats.find(({ post, as }) => post.title === title && as === 'Definitif')?.person
    if (!person) throw new Error(`nobody to be absent: ${title}`)
    const text = fileOf(
      ['NIP', 'NAMA', 'JENIS', 'MULAI', 'SAMPAI DENGAN', 'NOMOR SK'],
      [[person.nip, person.name, kind, from, until, decree]],
    )
    return { kind: 'absences', since: from, name: nameOf(decree), text }
  })

/** The decrees of the year: who leaves, who acts, who changes places. */
export function decreesOf(
  first: readonly Seat[],
  seats: readonly Seat[],
  { acting }: DemoData['cast'],
): Decree[] {
  const key = ({ post, person }: Seat): string => `${post.code} ${person?.nip}`
  const held = new Set(first.map(key))
  const begun = Map.groupBy(
    seats.filter((seat) => !held.has(key(seat))),
    ({ decree }) => decree,
  )
  const rowsOf = (seat: Seat): Row[] => {
    const why = acting.find(({ title }) => title === seat.post.title)?.former?.leaves
    const former = first.find(({ post }) => post.code === seat.post.code)?.person
    const gone = why && former ? [leaves(former, { since: seat.since, why })] : []
    return [...gone, begins(seat)]
  }
  return [...begun].map(([decree, own]) =>
    decreeOf(own[0]?.since ?? '', decree, own.flatMap(rowsOf)),
  )
}
