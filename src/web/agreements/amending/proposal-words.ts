import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { changeWords } from '../../../rooms/agreements/amending/change.rules.ts'
import type { Change } from '../../../rooms/agreements/amending/proposal.contract.ts'
import { addressTo } from '../../platform/address.ts'

/** A change in one line of a file: `Anggaran, Reviu Laporan Keuangan: 440.500.000 → 465.500.000`. */
export const changeLine = ({ kind, of, before, after }: Change): string =>
  `${changeWords[kind]}, ${of}: ${[before, after].map((side) => side ?? '–').join(' → ')}`

/** Where the proposals of a year are, all or of one promise. */
export const proposalsAddress = (year: number, id?: string): string =>
  addressTo('/perjanjian/perubahan', { tahun: String(year), pk: id })

/** «Dua PK 2026 perlu diubah, empat dapat diubah.» */
export function proposalsSentence(
  { must, may, compared }: { must: number; may: number; compared: number },
  year: number,
): string {
  if (compared === 0) return `Belum ada PK ${year} yang berlaku.`
  if (must + may === 0) return `Tidak ada PK ${year} yang perlu diubah.`
  if (must === 0)
    return `${capitalised(printCount(may))} PK ${year} dapat diubah, tidak ada yang wajib.`
  const rest = may > 0 ? `, ${printCount(may)} lagi dapat diubah` : ''
  return `${capitalised(printCount(must))} PK ${year} perlu diubah${rest}.`
}
