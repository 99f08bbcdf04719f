import { printDate } from '../../../kernel/indonesian.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type OrganisationTables, unitsOn } from '../../organisation/index.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { codesOn } from '../in-force.actions.ts'
import type { Handed, Link } from './link.rules.ts'

type Ctx = Context<BudgetTables & OrganisationTables>

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} dan ${words.at(-1)}`

/** What changes of the organisation did to the money under a code, a sentence each: who goes on with
 * it or with a part of it, who carries it out, and whose it goes on with itself. */
export async function changesOf(
  ctx: Ctx,
  version: { effectiveFrom: LocalDate },
  skpdCode: string,
): Promise<string[]> {
  const { unitOf, links, handed } = await codesOn(ctx, ctx.today)
  const own = links.filter(
    (link): link is Link & { validFrom: LocalDate } =>
      link.code === skpdCode && link.validFrom !== null && link.validFrom <= ctx.today,
  )
  const before = handed.filter(({ heirCode, from }) => heirCode === skpdCode && from !== null)
  if (own.length + before.length === 0) return []
  const units = new Map((await unitsOn(ctx, ctx.today)).map(({ id, name }) => [id, name]))
  const groups = Map.groupBy(
    own.filter(({ executed, validFrom }) => !executed || version.effectiveFrom <= validFrom),
    ({ unitId, validFrom, executed, subActivityCode }) =>
      `${validFrom} ${unitId} ${executed} ${subActivityCode === null}`,
  )
  const told = [...groups.values()].flatMap(([link, ...others]) => {
    const name = units.get(link?.unitId ?? '')
    if (!link || !name) return []
    const since = `Sejak ${printDate(link.validFrom)}`
    const subs = listed([link, ...others].flatMap(({ subActivityCode }) => subActivityCode ?? []))
    if (link.executed)
      return [`${since} dilaksanakan ${name}, anggarannya tetap di sini: sub kegiatan ${subs}.`]
    const what = subs === '' ? '' : `sub kegiatan ${subs} `
    return [`${since} ${what}dilanjutkan ${name}; yang dibukukan sebelum itu tetap pada kode ini.`]
  })
  return [...told, ...(await joinedBy(ctx, before, (code) => unitOf(code)?.name ?? code))]
}

/** «Sejak 1 Juli 2026 gabungan dari Dinas A dan Dinas B; …», by the names they had then. */
async function joinedBy(
  ctx: Ctx,
  before: readonly Handed[],
  nameOf: (code: string) => string,
): Promise<string[]> {
  const told: string[] = []
  for (const [from, codes] of Map.groupBy(before, (one) => one.from ?? '')) {
    const then = new Map(
      (await unitsOn(ctx, addDays(from, -1))).map(({ skpdCode, name }) => [skpdCode ?? '', name]),
    )
    const names = codes.map(({ code }) => then.get(code) ?? nameOf(code)).toSorted()
    told.push(
      `Sejak ${printDate(from)} melanjutkan ${listed(names)}; realisasi sebelum itu dibukukan ` +
        'di sana dan ikut dihitung di sini.',
    )
  }
  return told
}
