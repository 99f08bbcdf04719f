import type { TypedRow } from '../../../kernel/importer.ts'
import type { Context } from '../../../platform/context.ts'
import type { Suggestion, Typing } from '../../../platform/importer.ts'
import { chartOn } from '../chart/chart.actions.ts'
import { titleAs } from '../organisation.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { nipOwner, seesNip } from '../person/nip-sight.rules.ts'
import { peopleFitting, postsFitting, unitsFitting } from '../unit/unit-suggestions.rules.ts'

type Ctx = Context<OrganisationTables>

/** A person with what they hold today, or a post to be filled. */
async function rowsOf(ctx: Ctx, { id }: { id: string }): Promise<TypedRow[]> {
  const chart = await chartOn(ctx, ctx.today)
  const post = chart.position.get(id)
  if (post) return [{ positionCode: post.code, title: post.title }]
  const person = chart.person.get(id)
  if (!person?.nip) return []
  const titles = (chart.posts.get(id) ?? []).flatMap(({ positionId, kind }) => {
    const held = chart.position.get(positionId)
    return held ? [titleAs(held, kind)] : []
  })
  return [{ nip: person.nip, name: person.name, formerTitle: titles.join('; ') || null }]
}

async function suggest(
  ctx: Ctx,
  { column, words }: { column: string; words: string },
): Promise<Suggestion[]> {
  const chart = await chartOn(ctx, ctx.today)
  if (column === 'positionCode') return postsFitting(words, chart)
  if (column === 'unit') return unitsFitting(words, chart)
  return peopleFitting(words, chart, (id) => seesNip(ctx.actor, nipOwner(chart, id)))
}

/** «Mutasi dan pelantikan» typed on screen; a line of a decree is always new. */
export const transferTyping: Typing<OrganisationTables> = {
  rowsOf,
  suggests: ['nip', 'positionCode', 'unit'],
  suggest,
  changedBy: async (_, rows) => rows.map(() => null),
}
