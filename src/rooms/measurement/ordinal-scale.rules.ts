import { type Decimal, decimal } from '../../kernel/decimal.ts'
import type { MeasurementPack, OrdinalScale } from './pack.contract.ts'

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** The score of a predicate on a scale, by code or full name, whatever the capitals; `null` when the scale does not know it. */
export function scoreOn({ grades }: Pick<OrdinalScale, 'grades'>, predicate: string): Decimal | null {
  const said = plain(predicate)
  const grade = grades.find(({ code, label }) => plain(code) === said || plain(label) === said)
  return grade ? decimal(grade.score) : null
}

/** Codes of the scales of a pack that know a predicate: `WTP` is on one, `BB` on several. */
export const scalesKnowing = ({ scales }: Pick<MeasurementPack, 'scales'>, predicate: string): string[] =>
  Object.entries(scales).flatMap(([code, scale]) => (scoreOn(scale, predicate) ? [code] : []))
