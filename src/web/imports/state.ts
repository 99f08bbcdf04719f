import type { ImportRun } from '../../rooms/imports/import.contract.ts'
import type { MarkKind } from '../parts/drawings.ts'
import { addressTo } from '../platform/address.ts'

type State = ImportRun['state']

/** How the state of a run is drawn and called. */
export const stateMarks: Record<State, { kind: MarkKind; word: string }> = {
  CHECKED: { kind: 'draft', word: 'Uji coba' },
  REFUSED: { kind: 'low', word: 'Perlu diperbaiki' },
  COMMITTED: { kind: 'good', word: 'Tersimpan' },
  UNDONE: { kind: 'unmeasurable', word: 'Dibatalkan' },
}

/** Where a kind of file is imported, with the options already chosen. */
export const importAddress = (kind: string, options: Record<string, string> = {}): string =>
  addressTo('/impor', { jenis: kind, ...options })

const planned = [
  { href: '/perencanaan', label: 'Lihat rencana' },
  { href: '/perjanjian', label: 'Lanjut: susun perjanjian kinerja' },
]
const spent = [{ href: '/anggaran', label: 'Lihat anggaran dan serapannya' }]

/** Where what was imported is looked at, and what usually comes next. */
export const nextSteps: Record<string, readonly { href: string; label: string }[]> = {
  units: [
    { href: '/organisasi', label: 'Lihat organisasi' },
    { href: importAddress('people'), label: 'Lanjut: impor jabatan dan pegawai' },
  ],
  people: [
    { href: '/organisasi', label: 'Lihat organisasi' },
    { href: importAddress('plan'), label: 'Lanjut: impor rencana' },
  ],
  transfers: [{ href: '/organisasi/peristiwa', label: 'Lihat peristiwanya' }],
  plan: planned,
  'plan-matrix': planned,
  sipd: [
    { href: '/anggaran', label: 'Lihat anggaran' },
    { href: '/perjanjian', label: 'Lanjut: susun perjanjian kinerja' },
  ],
  realisation: spent,
  'monthly-realisation': spent,
}

/** True for a column of figures: every filled cell is a number as Indonesians print it. */
export function isFigures(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '' && cell !== '–')
  return (
    filled.length > 0 && filled.every((cell) => /^[+−-]?\d{1,3}(\.\d{3})*(,\d+)?%?$/.test(cell))
  )
}

/** After an act that changes the whole page, the heading takes the focus so that the new sentence
 * is read first. */
export const focusHeading = (): void =>
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: false })
