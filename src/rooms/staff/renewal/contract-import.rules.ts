import { overlaps } from '../../../kernel/dating.ts'
import { date, filled, nip, sheetOf, text } from '../../../kernel/fields.ts'
import {
  type ImportSummary,
  notesOf,
  type Problem,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import type { EmploymentKind } from '../../organisation/words.ts'
import type { WorkContract } from './renewal.contract.ts'

const fields = {
  nip: filled(nip('NIP', ['NI PPPK', 'NIP/NI PPPK', 'NIPPPK'])),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap']),
  number: filled(text('NOMOR KONTRAK', ['Nomor Perjanjian Kerja', 'No Kontrak', 'Nomor PK'])),
  from: filled(date('MULAI', ['TMT', 'TMT Kontrak', 'Mulai Tanggal', 'Sejak'])),
  until: filled(date('SAMPAI DENGAN', ['Berakhir', 'Hari Terakhir', 'Sampai', 'Akhir Kontrak'])),
}

/** Two contracts of a year. The names are invented. */
const example = `
  NIP | NAMA | NOMOR KONTRAK | MULAI | SAMPAI DENGAN

  199708282025212009 | Kartika Sari | 800/PW/114/2026 | 2026-01-01 | 2026-12-31

  199708282025212010 | Bayu Saputra | 800/PW/115/2026 | 2026-10-01 | 2027-09-30`

export const workContractSheet = sheetOf({ name: 'Kontrak kerja', example }, fields)
type Known = WorkContract & { rowId: string }

/** What a file of contracts would change: the same person and number corrects what is on record.
 * Refuses unknown people and other kinds of employment, an end before the beginning, and two contracts
 * of a person that share a day. */
export function planContracts(
  table: SheetTable,
  personOf: (nip: string) => { id: string; employmentKind: EmploymentKind } | undefined,
  onRecord: readonly Known[],
): { closed: string[]; written: WorkContract[]; problems: Problem[]; summary: ImportSummary } {
  const notes = notesOf(table)
  const standing = new Map<string, WorkContract & { rowId?: string }>(
    onRecord.map((one) => [`${one.personId} ${one.number}`, one]),
  )
  const [closed, written]: [string[], WorkContract[]] = [[], []]
  let read = 0
  for (const { row, nip, number, from, until } of workContractSheet.rows(table)) {
    const note = notes.of(row)
    const person = personOf(nip)
    const said = { personId: person?.id ?? '', number, validFrom: from, validTo: addDays(until, 1) }
    const key = `${said.personId} ${number}`
    const before = standing.get(key)
    const others = [...standing].filter(([other]) => other !== key).map(([, one]) => one)
    if (!person)
      note.error('nip', 'organisation/unknown-person', 'Tidak ada pegawai dengan NIP ini.')
    else if (person.employmentKind !== 'PPPK_PARUH_WAKTU')
      note.error('nip', 'staff/contract-not-part-time', 'Pegawai ini bukan PPPK paruh waktu.')
    else if (until < from)
      note.error('until', 'staff/contract-ends-before', 'Hari terakhir mendahului hari mulainya.')
    else if (before && before.rowId === undefined)
      note.error('number', 'staff/contract-twice', 'Kontrak ini sudah ada di baris lain.')
    else if (others.some((one) => one.personId === said.personId && overlaps(one, said)))
      note.error(
        'from',
        'staff/contracts-overlap',
        'Kontrak lain orang ini mencakup hari yang sama.',
      )
    else {
      read += 1
      standing.set(key, said)
      if (before?.validFrom === said.validFrom && before.validTo === said.validTo) continue
      if (before?.rowId) closed.push(before.rowId)
      written.push(said)
    }
  }
  return {
    ...{ closed, written, problems: notes.all() },
    summary: {
      sentence: `${printNumber(written.length)} dari ${printNumber(read)} kontrak baru atau berubah.`,
      counts: [
        { label: 'Baris', count: read },
        { label: 'Baru atau berubah', count: written.length },
      ],
      preview: { columns: [], rows: [] },
    },
  }
}
