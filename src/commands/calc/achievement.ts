import * as z from 'zod/mini'
import builtIn from '../../../data/packs/pengukuran.json' with { type: 'json' }
import { MeasurementPack, printedAchievement } from '../../rooms/measurement/words.ts'
import type { Kind } from './kind.ts'

const pack = z.parse(MeasurementPack, builtIn.content)

/** Achievement of a realisation against its target, by the built-in rule pack. */
export const achievement: Kind = {
  about: 'capaian dari target dan realisasi',
  example: '[{"target": "80", "realization": "84", "polarity": "MAXIMIZE"}]',
  answer: (row) => printedAchievement(pack, row),
}
