import type { Problem } from '../../../kernel/importer.ts'
import type { Ending } from '../../../kernel/ports.ts'
import { standsInTheWay, toBeKnown } from '../event/event.rules.ts'
import type { AssignmentRecord, PersonVersion } from '../records/record.contract.ts'

type PersonRow = PersonVersion & { rowId: string }
type Rows<Row> = {
  /** What the event wrote and still stands. */
  written: readonly Row[]
  /** What it superseded, as it stood. */
  replaced: readonly Row[]
}

/** What an executed event did to who holds what. */
export type Done = { assignments: Rows<AssignmentRecord>; people: Rows<PersonRow> }

/** What takes an event back: each row that is superseded without anything in its place, and each
 * former row with the one it takes the place of. */
export type Restored<Row> = { voided: Row[]; again: { row: Row; over: Row | null }[] }

/** Puts back what was superseded; of what the event wrote nothing stays. */
export function restore<Row extends { id: string; validFrom: string }>({
  written,
  replaced,
}: Rows<Row>): Restored<Row> {
  const left = new Set(written)
  const again = replaced.map((row) => {
    const over = written.find((one) => one.id === row.id && left.has(one)) ?? null
    if (over) left.delete(over)
    return { row, over }
  })
  return { voided: [...left], again }
}

/** The assignments that never were, each with whoever holds its post again. */
export const endingsOfCancel = ({ voided, again }: Restored<AssignmentRecord>): Ending[] =>
  voided
    .filter(({ id }) => again.every(({ row }) => row.id !== id))
    .map(({ id: assignmentId, personId, positionId }) => {
      const back = again.find(({ row }) => row.positionId === positionId && row.singleHolder)
      return {
        ...{ assignmentId, personId, positionId },
        next: back ? { assignmentId: back.row.id, personId: back.row.personId } : null,
      }
    })

/** What stands in the way of taking a transfer back, or is to be known first. `event` is what is to
 * be cancelled, `later` how many of its rows others have changed since. */
export function aboutCancelling(
  event: { code: string; kind: string; state: string; effectiveOn: string } | undefined,
  on: string,
  later: number,
  { people }: Done,
): Problem[] {
  if (event?.kind !== 'TRANSFER' || event.state !== 'EXECUTED')
    return [
      standsInTheWay(
        'nothing-to-cancel',
        'Yang dibatalkan harus mutasi yang sudah dilaksanakan. Yang belum dilaksanakan dibatalkan di halamannya sendiri.',
      ),
    ]
  if (event.effectiveOn !== on)
    return [
      standsInTheWay(
        'cancels-on-its-date',
        `Pembatalan berlaku pada tanggal mutasinya sendiri. Isi tanggalnya sama dengan ${event.code}.`,
      ),
    ]
  if (later > 0)
    return [
      standsInTheWay(
        'changed-later',
        `${event.code} tidak dapat dibatalkan: penugasan di dalamnya sudah berubah lagi sesudahnya. ` +
          'Batalkan dulu perubahan yang lebih baru.',
      ),
    ]
  const notes = [
    toBeKnown(
      'promises-stay-ended',
      `PK yang berakhir karena ${event.code} tidak hidup kembali; pejabatnya menyusun PK untuk sisa tahun.`,
    ),
  ]
  return people.replaced.length > 0
    ? [
        ...notes,
        toBeKnown(
          'accounts-stay-closed',
          'Akun pegawai yang tadinya berhenti dibuka lagi di halaman Pengguna.',
        ),
      ]
    : notes
}
