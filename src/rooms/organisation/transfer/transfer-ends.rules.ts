import { overlaps } from '../../../kernel/dating.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { titleAs } from '../organisation.rules.ts'
import type { AssignmentRecord } from '../records/record.contract.ts'
import type { Line, Tools } from './transfer-plan.contract.ts'

/** Who a recorded assignment belongs to and what it is, in words. */
export const wordsOf = (
  { personId, positionId, kind }: AssignmentRecord,
  { personOf, postOf }: Pick<Tools, 'personOf' | 'postOf'>,
): { who: string; what: string } => ({
  who: personOf(personId)?.name ?? 'Pegawai lain',
  what: titleAs({ title: postOf(positionId)?.title ?? 'jabatan lain' }, kind),
})

/** Ends an assignment, unless it was over by then; one that began later is told. */
export function endOf(line: Line, record: AssignmentRecord, on: LocalDate, tools: Tools): void {
  if (record.validTo !== null && record.validTo <= on) return
  if (record.validFrom > on) {
    const { who, what } = wordsOf(record, tools)
    tools
      .noteOf(line.row)
      .error(
        'since',
        'organisation/holder-later',
        `${who} tercatat sebagai ${what} sejak ${printDate(record.validFrom)}, sesudah TMT ` +
          `${printDate(on)}.`,
        { suggestion: 'Periksa TMT-nya; bila benar, batalkan dulu perubahan yang kemudian itu.' },
      )
    return
  }
  const before = tools.ends.get(record.rowId)
  if (!before || on < before.on) tools.ends.set(record.rowId, { row: line.row, record, on })
}

/** What a person gives up with a line: the former definitive posts for a new one, one duty that has
 * ended, or all they hold. */
export function endFormer(line: Line, tools: Tools): void {
  const held = tools.heldBy(line.personId)
  if (line.reason === 'DUTY_ENDED') endDuty(line, held, tools)
  else if (line.reason !== null) for (const record of held) endOf(line, record, tools.on, tools)
  else if (line.kind === 'D')
    for (const record of held)
      if (record.kind === 'D' && record.positionId !== line.positionId)
        endOf(line, record, line.formerUntil ?? tools.on, tools)
}

function endDuty(line: Line, held: readonly AssignmentRecord[], tools: Tools): void {
  const from = { validFrom: tools.on, validTo: null }
  const record = held.find(
    (one) => one.positionId === line.positionId && one.kind === line.kind && overlaps(one, from),
  )
  if (record) endOf(line, record, tools.on, tools)
  else
    tools
      .noteOf(line.row)
      .error(
        'title',
        'organisation/duty-not-held',
        `${line.name} tidak tercatat sebagai ` +
          `${titleAs({ title: line.title ?? 'jabatan itu' }, line.kind)} pada ${printDate(tools.on)}.`,
        { suggestion: 'Periksa jabatan dan isi kolom SEBAGAI, atau hapus baris ini.' },
      )
}
