import type { MeasurementPack, OrdinalScale } from '../pack.contract.ts'

type Scales = Pick<MeasurementPack, 'scales'>

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** The grade of a scale that a predicate names, by code or full name, whatever the capitals; `null`
 * when the scale does not know it. */
export function gradeOn(
  { grades }: Pick<OrdinalScale, 'grades'>,
  predicate: string,
): OrdinalScale['grades'][number] | null {
  const said = plain(predicate)
  return grades.find(({ code, label }) => plain(code) === said || plain(label) === said) ?? null
}

/** Codes of the scales of a pack that know a predicate: `WTP` is on one, `BB` on several. */
export const scalesKnowing = ({ scales }: Scales, predicate: string): string[] =>
  Object.entries(scales).flatMap(([code, scale]) => (gradeOn(scale, predicate) ? [code] : []))

/** The first scale that knows a predicate, for the choices a form offers; `null` where none does,
 * also where nothing was said. */
export function scaleKnowing(pack: Scales, predicate: string | null): OrdinalScale | null {
  const code = scalesKnowing(pack, predicate ?? '')[0]
  return (code === undefined ? undefined : pack.scales[code]) ?? null
}
