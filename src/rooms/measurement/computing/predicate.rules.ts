import { scalesKnowing } from '../../planning/words.ts'
import type { MeasurementPack, OrdinalScale } from '../pack.contract.ts'

/** The first scale that knows a predicate, for the choices a form offers; `null` where none does,
 * also where nothing was said. */
export function scaleKnowing(
  pack: Pick<MeasurementPack, 'scales'>,
  predicate: string | null,
): OrdinalScale | null {
  const code = scalesKnowing(pack, predicate ?? '')[0]
  return (code === undefined ? undefined : pack.scales[code]) ?? null
}
