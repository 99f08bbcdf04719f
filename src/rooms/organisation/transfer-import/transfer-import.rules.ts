import type { Notes } from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { addDays, holds, type LocalDate } from '../../../kernel/time.ts'
import type { Chart } from '../organisation.rules.ts'
import { coreName, plainWords } from '../person/naming.rules.ts'
import { checkNip } from '../person/nip.rules.ts'
import type { TransferRow } from '../transfer/transfer.contract.ts'
import type { TransferRecords } from '../transfer/transfer-plan.contract.ts'
import { type PostFound, postFinder } from './transfer-import-posts.rules.ts'
import type { TransferLine } from './transfer-import-sheet.rules.ts'

/** A line of the decree with the row of the file it stands in. */
export type ReadLine = TransferRow & { row: number }

/** What the rows are read against. */
export type ReadQuestion = {
  today: LocalDate
  /** The organisation of each date that rows take effect on. */
  chartOf: (on: LocalDate) => Chart
  personIdByNip: ReadonlyMap<string, string>
  nameOf: (personId: string) => string | undefined
  /** Lines that were declared before and wait for their date. */
  pending: readonly { code: string; on: LocalDate; rows: readonly TransferRow[] }[]
  notes: Notes
}

/** Days a decree names are the last ones; we keep the first on which it is over. */
const dayAfter = (last: LocalDate | null): LocalDate | null => last && addDays(last, 1)

/** The rows as lines of a transfer, by the date they take effect on, the earliest first; a row that
 * names nobody, no post or what was declared already is told and left out. */
export function linesByDate(
  rows: readonly TransferLine[],
  question: ReadQuestion,
): Map<LocalDate, ReadLine[]> {
  const finders = new Map<LocalDate, ReturnType<typeof postFinder>>()
  const finderOn = (on: LocalDate): ReturnType<typeof postFinder> => {
    const known = finders.get(on) ?? postFinder(question.chartOf(on))
    finders.set(on, known)
    return known
  }
  const lines = rows.flatMap((row) => {
    const line = lineOf(row, finderOn, question)
    return line && !toldPending(line, row.since, question) ? [{ on: row.since, line }] : []
  })
  const dated = Map.groupBy(lines, ({ on }) => on)
  return new Map(
    [...dated.keys()].toSorted().map((on) => [on, (dated.get(on) ?? []).map(({ line }) => line)]),
  )
}

function lineOf(
  row: TransferLine,
  finderOn: (on: LocalDate) => ReturnType<typeof postFinder>,
  question: ReadQuestion,
): ReadLine | null {
  const note = question.notes.of(row.row)
  const person = personOf(row, question)
  const leaves = row.reason !== null && row.reason !== 'DUTY_ENDED'
  const asked = row.reason === 'DUTY_ENDED' ? { ...row, title: row.title ?? row.formerTitle } : row
  const found: PostFound | null = leaves ? null : finderOn(row.since)(asked)
  if (found?.post === null) {
    const more = found.suggestion ? { suggestion: found.suggestion } : {}
    note.error(found.key, 'organisation/post-unknown', found.detail, more)
  }
  if (!person || found?.post === null) return null
  return {
    row: row.row,
    ...{ personId: person.personId, name: person.name },
    ...{ positionId: found?.post.id ?? null, title: found?.post.title ?? null },
    ...{ kind: row.as ?? 'D', reason: row.reason },
    ...{ until: leaves ? null : dayAfter(row.until), formerUntil: dayAfter(row.formerUntil) },
    ...{ decreeNumber: row.decreeNumber, decreeDate: row.decreeDate },
    inauguratedOn: row.inauguratedOn,
  }
}

/** Whose NIP it is; one that nobody of this region has is told, with what is wrong with its form. */
function personOf(
  { row, nip, name }: TransferLine,
  { personIdByNip, nameOf, today, notes }: ReadQuestion,
): { personId: string; name: string } | null {
  const note = notes.of(row)
  const personId = personIdByNip.get(nip)
  const known = personId && nameOf(personId)
  if (!personId || !known) {
    const read = checkNip({ nip, kind: 'PPPK', today })
    note.error(
      'nip',
      'organisation/nip-unknown',
      read.valid ? 'NIP ini tidak tercatat sebagai pegawai daerah ini.' : read.reason,
      {
        found: nip,
        suggestion: 'Periksa angkanya; pegawai baru dicatat dulu lewat «Jabatan dan pegawai».',
      },
    )
    return null
  }
  if (name !== null && coreName(name) !== coreName(known))
    note.warn('name', 'organisation/name-differs', `NIP ini milik ${known}.`, { found: name })
  return { personId, name: known }
}

/** A former post that is not what is on record is told: the decree and the record disagree. */
export function tellFormer(
  { row, since, formerTitle }: TransferLine,
  personId: string,
  { assignments, posts }: TransferRecords,
  { notes }: Pick<ReadQuestion, 'notes'>,
): void {
  if (formerTitle === null) return
  const before = addDays(since, -1)
  const held = assignments.filter((one) => one.personId === personId && holds(one, before))
  const titles = held.map(
    ({ positionId }) => posts.find(({ id }) => id === positionId)?.title ?? 'jabatan lain',
  )
  const said = plainWords(formerTitle)
  if (titles.map(plainWords).some((title) => said.includes(title) || title.includes(said))) return
  notes
    .of(row)
    .warn(
      'formerTitle',
      'organisation/former-differs',
      titles.length > 0
        ? `Yang tercatat sampai ${printDate(before)}: ${titles.join('; ')}.`
        : 'Belum ada jabatan yang tercatat baginya.',
      { found: formerTitle },
    )
}

/** The same line waits already in an event that was declared before. */
function toldPending(line: ReadLine, on: LocalDate, { pending, notes }: ReadQuestion): boolean {
  const before = pending.find(
    (event) =>
      event.on === on &&
      event.rows.some(
        ({ personId, positionId, kind, reason }) =>
          personId === line.personId &&
          positionId === line.positionId &&
          kind === line.kind &&
          reason === line.reason,
      ),
  )
  if (!before) return false
  notes
    .of(line.row)
    .error(
      null,
      'organisation/transfer-declared',
      `Baris ini sudah ada di ${before.code}, yang belum dilaksanakan.`,
      { suggestion: 'Lanjutkan peristiwa itu, atau batalkan dulu.' },
    )
  return true
}
