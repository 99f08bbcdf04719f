import * as z from 'zod/mini'
import { UnitKind } from '../organisation/words.ts'

/** How long a step may take. WORKING: Monday to Friday, less the days off of the region. */
export const Term = z.object({
  days: z.int().check(z.gte(1), z.lte(90)),
  unit: z.enum(['WORKING', 'CALENDAR']),
})
export type Term = z.infer<typeof Term>

export const Reader = z.enum(['ORGANISATION_BUREAU', 'PERSONNEL', 'AUDITOR'])
export type Reader = z.infer<typeof Reader>

/** The terms of one kind of procedure. A case keeps those of the day of its notice. */
export const Terms = z.object({
  reply: Term,
  hearing: Term,
  opinions: Term,
  decision: Term,
  /** `null`: a decision cannot be objected to. */
  objection: z.nullable(Term),
  answer: Term,
  /** Whose leaders give their opinion where nobody stands above who proposed. */
  opinionsOf: z.array(UnitKind),
  /** Roles by decree that read every case of the kind beside those it concerns. */
  readers: z.array(Reader),
})
export type Terms = z.infer<typeof Terms>

/** Content of rule pack `prosedur`, by kind. */
export const ProcedurePack = z.object({ kinds: z.record(z.string(), Terms) })
export type ProcedurePack = z.infer<typeof ProcedurePack>
