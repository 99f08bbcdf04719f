import { printNumber } from '../../../kernel/indonesian.ts'
import { titleAs } from '../organisation.rules.ts'
import type { LeavingReason, TransferRow } from './transfer.contract.ts'

/** Why somebody leaves, as people call it. */
export const leavingNames: Record<LeavingReason, string> = {
  DUTY_ENDED: 'Selesai bertugas',
  RETIRED: 'Pensiun',
  DIED: 'Meninggal dunia',
  MOVED_AWAY: 'Pindah ke luar pemerintah daerah',
  RESIGNED: 'Mengundurkan diri',
  DISMISSED: 'Diberhentikan',
}

/** A line as people say it: «Plt. Kepala Dinas Kesehatan», «Pensiun». */
export function lineWords({ title, kind, reason }: TransferRow): string {
  const post = title === null ? '' : titleAs({ title }, kind)
  if (reason === null) return post
  return post ? `${leavingNames[reason]}: ${post}` : leavingNames[reason]
}

/** What an event of these lines is called: by its one line, else by how many of what. */
export function titleOf(rows: readonly TransferRow[]): string {
  const [only, ...others] = rows
  if (only && others.length === 0) return `${only.name.split(',')[0]}: ${lineWords(only)}`
  const leaving = rows.every(({ reason }) => reason !== null)
  return `${leaving ? 'Pemberhentian' : 'Mutasi dan pelantikan'} ${printNumber(rows.length)} pegawai`
}
