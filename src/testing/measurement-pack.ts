import * as z from 'zod/mini'
import builtIn from '../../data/packs/pengukuran.json' with { type: 'json' }
import { MeasurementPack } from '../rooms/measurement/words.ts'

/** The built-in pack `pengukuran`, with what a test wants otherwise. */
export const aMeasurementPack = (overrides: Partial<MeasurementPack> = {}): MeasurementPack => ({
  ...z.parse(MeasurementPack, builtIn.content),
  ...overrides,
})
