import * as z from 'zod/mini'
import { DateText } from '../../../kernel/ids.ts'

/** Levels of the national list, from government affair down to sub kegiatan (§1.7). */
export const NomenclatureLevel = z.enum([
  'urusan',
  'bidang_urusan',
  'program',
  'kegiatan',
  'sub_kegiatan',
])
export type NomenclatureLevel = z.infer<typeof NomenclatureLevel>

/** One row of the list. `performance`, `indicator` and `unitLabel` came with Kepmendagri
 * 050-5889/2021. */
export const NomenclatureItem = z.object({
  code: z.string(),
  level: NomenclatureLevel,
  parentCode: z.nullable(z.string()),
  name: z.string(),
  performance: z.nullable(z.string()),
  indicator: z.nullable(z.string()),
  unitLabel: z.nullable(z.string()),
  /** The regulation that last changed the row. */
  regulation: z.nullable(z.string()),
})
export type NomenclatureItem = z.infer<typeof NomenclatureItem>

/** One issue of the list; each adds, renames and drops rows, so a fiscal year reads one edition. */
export const NomenclatureEdition = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(60)),
  name: z.string().check(z.minLength(1)),
  legalBasis: z.string().check(z.minLength(1)),
  issuedOn: z.nullable(DateText),
})
export type NomenclatureEdition = z.infer<typeof NomenclatureEdition>
