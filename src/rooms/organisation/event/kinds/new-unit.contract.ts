import * as z from 'zod/mini'
import { Id } from '../../../../kernel/ids.ts'
import { AssignmentKind, MandateLevel, UnitKind } from '../../organisation.contract.ts'

export const Words = z
  .string()
  .check(z.trim(), z.minLength(1, 'Isian ini wajib.'), z.maxLength(300))
export const Code = z.string().check(z.trim(), z.minLength(1, 'Isian ini wajib.'), z.maxLength(60))
export const SkpdCode = z
  .string()
  .check(
    z.trim(),
    z.regex(
      /^(\d\.\d{2}\.){3}\d{2}\.\d{4}$/,
      'Kode SKPD seperti 1.01.2.19.0.00.01.0000 (22 karakter).',
    ),
  )
/** Units and posts that an event names. */
export const Ids = z.array(Id).check(z.maxLength(5000))

/** A unit that an event opens; what is not said is as in the unit it comes from. */
export const NewUnit = z.object({
  code: Code,
  name: Words,
  shortName: z.optional(Words),
  kind: z.optional(UnitKind),
  parentId: z.optional(Id),
  isAgency: z.optional(z.boolean()),
  skpdCode: z.optional(SkpdCode),
})
export type NewUnit = z.infer<typeof NewUnit>

/** The post that leads it; who holds it may be said at once. */
export const NewHead = z.object({
  title: Words,
  code: z.optional(Code),
  echelon: z.optional(Words),
  level: z.optional(MandateLevel),
  personId: z.optional(Id),
  as: z.optional(AssignmentKind),
})
export type NewHead = z.infer<typeof NewHead>
