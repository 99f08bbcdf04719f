import * as z from 'zod/mini'
import type { Context } from '../../../platform/context.ts'
import type { Addition, Clause, PackEffect } from './clause.contract.ts'

/** A change of rules as a room weighs it: what holds in a year, and what would. */
export type PackTurn<Content> = { year: number; before: Content; after: Content }

type Declared<Tables, Content> = {
  code: string
  title: string
  /** What it rules, in one sentence. */
  sentence: string
  /** Judges a whole content: the national under the region's own. */
  shape: z.ZodMiniType<Content>
  clauses: (content: Content) => readonly Clause[]
  additions?: readonly Addition[]
  /** What a change would change, by the same rules that compute it. */
  effects?: (ctx: Context<Tables>, turn: PackTurn<Content>) => Promise<PackEffect[]>
  /** What follows once a year is ruled otherwise. */
  adopted?: (ctx: Context<Tables>, year: number) => Promise<void>
}

/** How a room offers a rule pack it reads; joined in `app.ts`, so that this room knows none of the
 * others. Its contents are unknown here, and read by `shape`. */
export type RulePackKind<Tables> = Pick<
  Declared<Tables, unknown>,
  'code' | 'title' | 'sentence' | 'shape' | 'additions'
> & {
  // Methods, not function fields: a kind over one room's tables may stand in a list of all.
  clauses(content: unknown): readonly Clause[]
  effects(ctx: Context<Tables>, turn: PackTurn<unknown>): Promise<PackEffect[]>
  adopted(ctx: Context<Tables>, year: number): Promise<void>
}

/** Declares a pack over its own shape. */
export function rulePack<Tables, Content>({
  clauses,
  effects,
  adopted,
  ...declared
}: Declared<Tables, Content>): RulePackKind<Tables> {
  const read = (content: unknown): Content => z.parse(declared.shape, content)
  return {
    ...declared,
    clauses: (content) => clauses(read(content)),
    effects: async (ctx, { year, before, after }) =>
      effects ? effects(ctx, { year, before: read(before), after: read(after) }) : [],
    adopted: async (ctx, year) => adopted?.(ctx, year),
  }
}
