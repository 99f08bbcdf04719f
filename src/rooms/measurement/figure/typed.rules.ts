import { decimalText } from '../../../kernel/decimal.ts'
import { readPrinted } from '../../../kernel/printed-number.ts'
import { unitText } from '../../../kernel/printed-unit.ts'
import type { UnitKind } from '../../planning/words.ts'

/** What somebody typed into a field of numbers: nothing, a value as it is stored, or why it is
 * none. */
export type Typed =
  | { kind: 'blank' }
  | { kind: 'value'; value: string }
  | { kind: 'refused'; detail: string }

/** Of what the number is: numerators and denominators count things. */
export type TypedUnit = { unitKind: UnitKind; unitLabel: string; part?: boolean }

const counts: readonly UnitKind[] = ['NUMBER', 'RUPIAH', 'DURATION']

/** Where things are counted a lone dot before three digits is a thousands mark, as Indonesians
 * write; where they are measured it stays in doubt. */
function reading(text: string, countsThings: boolean) {
  const read = readPrinted(text)
  const grouped =
    read.kind === 'refused' && read.why === 'ambiguous' && countsThings && !text.includes(',')
  return grouped ? readPrinted(text.replaceAll('.', '')) : read
}

/** Reads a number as people type it: `61.482`, `87,5`, `87.5 %`, `Rp 1.200.000`. Never guesses
 * between 1,234 and 1.234 where both are possible. */
export function readTyped(text: string, { unitKind, unitLabel, part = false }: TypedUnit): Typed {
  const read = reading(text, part || counts.includes(unitKind))
  if (read.kind === 'blank' || read.kind === 'not-applicable') return { kind: 'blank' }
  if (read.kind === 'refused') return { kind: 'refused', detail: read.reason }
  if (read.kind === 'number' && read.outOf !== undefined)
    return {
      kind: 'refused',
      detail: 'Tulis satu angka. Dua angka ditulis sebagai pembilang dan penyebut.',
    }
  if (read.kind === 'range') return { kind: 'refused', detail: 'Tulis satu angka, bukan rentang.' }
  const beside = read.unit && unitText({ ...read.unit, size: null })
  const own = [
    unitLabel.trim().toLowerCase(),
    unitKind === 'PERCENT' ? '%' : '',
    unitKind === 'RUPIAH' ? 'rupiah' : '',
  ]
  if (beside && !part && beside !== 'tanpa satuan' && !own.includes(beside))
    return {
      kind: 'refused',
      detail: `Satuannya «${unitLabel}», bukan «${beside}». Tulis angkanya saja.`,
    }
  return { kind: 'value', value: decimalText(read.value) }
}
