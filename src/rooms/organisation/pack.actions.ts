import * as z from 'zod/mini'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import type { RulePack } from './pack.contract.ts'
import { findPacks } from './pack.store.ts'

type Ctx = Context<OrganisationTables>

/** Reads the pack in force on a date through its shape; a missing or misshapen pack is a fault of the installation, not of the user. */
export async function readPack<T>(
  ctx: Ctx,
  code: string,
  on: LocalDate,
  shape: z.ZodMiniType<T>,
): Promise<Omit<RulePack, 'content'> & { content: T }> {
  const pack = (await findPacks(ctx, [code], on)).get(code)
  if (!pack) throw new Error(`no rule pack «${code}» in force on ${on}`)
  return { ...pack, content: z.parse(shape, pack.content) }
}

/** The contents of several packs in force on a date, each through its shape, in one statement; refuses like `readPack`. */
export async function readPacks<Shapes extends Record<string, z.ZodMiniType>>(
  ctx: Ctx,
  on: LocalDate,
  shapes: Shapes,
): Promise<{ [Code in keyof Shapes]: z.infer<Shapes[Code]> }> {
  const found = await findPacks(ctx, Object.keys(shapes), on)
  const contents = Object.entries(shapes).map(([code, shape]) => {
    const pack = found.get(code)
    if (!pack) throw new Error(`no rule pack «${code}» in force on ${on}`)
    return [code, z.parse(shape, pack.content)]
  })
  return Object.fromEntries(contents)
}

/** Grade to name of rank, from pack `kepangkatan`. */
export async function readRanks(ctx: Ctx, on: LocalDate): Promise<Record<string, string>> {
  const { content } = await readPack(ctx, 'kepangkatan', on, z.object({ ranks: z.record(z.string(), z.string()) }))
  return content.ranks
}
