import * as z from 'zod/mini'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import type { RulePack } from './pack.contract.ts'
import { findPack } from './pack.store.ts'

/** Reads the pack in force on a date through its shape; a missing or misshapen pack is a fault of the installation, not of the user. */
export async function readPack<T>(
  ctx: Context<OrganisationTables>,
  code: string,
  on: LocalDate,
  shape: z.ZodMiniType<T>,
): Promise<Omit<RulePack, 'content'> & { content: T }> {
  const pack = await findPack(ctx, code, on)
  if (!pack) throw new Error(`no rule pack «${code}» in force on ${on}`)
  return { ...pack, content: z.parse(shape, pack.content) }
}

/** Grade to name of rank, from pack `kepangkatan`. */
export async function readRanks(ctx: Context<OrganisationTables>, on: LocalDate): Promise<Record<string, string>> {
  const { content } = await readPack(ctx, 'kepangkatan', on, z.object({ ranks: z.record(z.string(), z.string()) }))
  return content.ranks
}
