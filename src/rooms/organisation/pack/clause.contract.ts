import * as z from 'zod/mini'

const Option = z.object({ value: z.string(), label: z.string() })

/** How one plain value of a rule pack is printed and written. */
export const Entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), unit: z.string() }),
  /** `empty` says what no number means; `null` where there must be one. */
  z.object({ kind: z.literal('decimal'), unit: z.string(), empty: z.nullable(z.string()) }),
  z.object({ kind: z.literal('text') }),
  z.object({ kind: z.literal('yesNo'), yes: z.string(), no: z.string() }),
  z.object({ kind: z.literal('choice'), options: z.array(Option) }),
  z.object({ kind: z.literal('several'), options: z.array(Option) }),
  z.object({ kind: z.literal('words') }),
])
export type Entry = z.infer<typeof Entry>

const Column = z.object({ key: z.string(), label: z.string(), entry: Entry })
export type Column = z.infer<typeof Column>

/** How one clause is printed and written: a plain value, several that belong together, or a list of
 * such. */
export const ClauseInput = z.union([
  Entry,
  z.object({ kind: z.literal('record'), columns: z.array(Column) }),
  z.object({ kind: z.literal('table'), columns: z.array(Column) }),
])
export type ClauseInput = z.infer<typeof ClauseInput>

/** One value of a rule pack as people read it. */
export const Clause = z.object({
  /** Where it stands in the content: `limits.capForAverage`. */
  path: z.string(),
  group: z.string(),
  label: z.string(),
  input: ClauseInput,
  /** May a region set it otherwise? */
  open: z.boolean(),
})
export type Clause = z.infer<typeof Clause>

/** A clause with what it says, where that comes from, and whether it was read there. */
export const ClauseLine = z.object({
  ...Clause.shape,
  value: z.unknown(),
  national: z.unknown(),
  printed: z.array(z.string()),
  /** The region says otherwise than the national pack. */
  own: z.boolean(),
  source: z.string(),
  /** Was it read in the text of the law itself? */
  verified: z.boolean(),
})
export type ClauseLine = z.infer<typeof ClauseLine>

/** What a region may add to a pack: one more of a kind, with the clauses it has; `*` in their paths
 * is its code. */
export const Addition = z.object({
  path: z.string(),
  label: z.string(),
  clauses: z.array(z.object({ ...Clause.shape, value: z.unknown() })),
})
export type Addition = z.infer<typeof Addition>

/** One thing that a change of rules would change: how many, and the first of them. */
export const PackEffect = z.object({
  /** What they are: «angka berganti warna». */
  what: z.string(),
  count: z.int(),
  rows: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
})
export type PackEffect = z.infer<typeof PackEffect>
