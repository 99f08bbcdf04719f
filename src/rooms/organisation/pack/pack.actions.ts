import * as z from 'zod/mini'
import { printDate } from '../../../kernel/indonesian.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { remembered } from '../chart/chart.actions.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { type Level, OrganisationPack, RanksPack } from './organisation-pack.contract.ts'
import type { RulePack } from './pack.contract.ts'
import { findPacks, firstDayOfPack } from './pack.store.ts'

type Ctx = Context<OrganisationTables>

/** Who asks for a day before the rules began is told since when there are some; a pack missing
 * altogether is a fault of the installation. */
async function missing(ctx: Ctx, code: string, on: LocalDate): Promise<Error> {
  const first = await firstDayOfPack(ctx, code)
  if (first === null || first <= on) return new Error(`no rule pack «${code}» in force on ${on}`)
  return new Refused(
    refusal(
      'organisation/before-the-rules',
      422,
      `Aturan di sini baru ada sejak ${printDate(first)}, jadi ${printDate(on)} belum ` +
        'dapat dibuka. Pilih tahun atau tanggal sesudahnya.',
    ),
  )
}

/** Contents as they came through a shape, kept with the pack they belong to. */
const contents = new WeakMap<RulePack, Map<z.ZodMiniType, unknown>>()

function contentOf<T>(pack: RulePack, shape: z.ZodMiniType<T>): T {
  const known = contents.get(pack) ?? new Map()
  contents.set(pack, known)
  if (!known.has(shape)) known.set(shape, z.parse(shape, pack.content))
  return known.get(shape)
}

/** Reads the pack in force on a date through its shape, from memory where it can; a day before the
 * first of its kind is refused. */
export async function readPack<T>(
  ctx: Ctx,
  code: string,
  on: LocalDate,
  shape: z.ZodMiniType<T>,
): Promise<Omit<RulePack, 'content'> & { content: T }> {
  const pack = await remembered(ctx, `pack ${code} ${on}`, async () =>
    (await findPacks(ctx, [code], on)).get(code),
  )
  if (!pack) throw await missing(ctx, code, on)
  return { ...pack, content: contentOf(pack, shape) }
}

/** The pack of a year, by which all that belongs to the year is read: the one in force on its last
 * day. Refuses like `readPack`. */
export const packOf = <T>(
  ctx: Ctx,
  code: string,
  year: number | string,
  shape: z.ZodMiniType<T>,
): Promise<Omit<RulePack, 'content'> & { content: T }> =>
  readPack(ctx, code, `${year}-12-31`, shape)

/** Grade to name of rank. */
export const readRanks = async (ctx: Ctx, on: LocalDate): Promise<Record<string, string>> =>
  (await readPack(ctx, 'kepangkatan', on, RanksPack)).content.ranks

/** The levels of posts, with the rights each gives beyond reading (pack `organisasi`). */
export const levelsOn = async (ctx: Ctx, on: LocalDate): Promise<readonly Level[]> =>
  (await readPack(ctx, 'organisasi', on, OrganisationPack)).content.levels
