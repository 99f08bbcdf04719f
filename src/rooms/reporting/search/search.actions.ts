import { mandateWith } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import { type AgreementsTables, sightOf } from '../../agreements/index.ts'
import { type Chart, chartOn, type OrganisationTables } from '../../organisation/index.ts'
import { componentLabels } from '../../planning/words.ts'
import type { ReportingTables } from '../reporting.tables.ts'
import type { Found, FoundKind, searchContract } from './search.contract.ts'
import {
  fewOfEach,
  foundPeople,
  foundUnits,
  manyOfOne,
  peopleNamed,
  wordsOf,
} from './search.rules.ts'
import { type FoundRow, rowsFound } from './search.store.ts'

type Ctx = Context<ReportingTables & OrganisationTables & AgreementsTables>

/** Looks for words in everything the asker may open: people and units in the chart of the day,
 * which is in memory; promises, plan and budget in the views of their rooms, in one statement. */
export async function searchEverything(
  ctx: Ctx,
  { q, kind }: Taken<(typeof searchContract)['searchEverything']>,
): Promise<Given<(typeof searchContract)['searchEverything']>> {
  const words = wordsOf(q)
  const most = kind ? manyOfOne : fewOfEach
  const asked = (one: FoundKind): boolean => kind === undefined || kind === one
  const chart = await chartOn(ctx, ctx.today)
  const people = asked('PERSON') || asked('AGREEMENT') ? peopleNamed(chart, words) : []
  const rows = await rowsFound(ctx, {
    ...{ on: ctx.today, words, people, most },
    agreements: asked('AGREEMENT') ? sightOf(ctx.actor) : null,
    plan:
      (asked('NODE') || asked('INDICATOR')) &&
      mandateWith(ctx.actor, 'planning.read') !== undefined,
    budget: asked('BUDGET') && mandateWith(ctx.actor, 'budget.read') !== undefined,
  })
  const items = [
    ...(asked('PERSON') ? foundPeople(chart, people, most) : []),
    ...(asked('UNIT') ? foundUnits(chart, words, most) : []),
    ...rows.filter((row) => asked(row.kind)).map((row) => foundThing(chart, row)),
  ]
  return { items }
}

/** A thing of plan, promise or budget in its words, with the page it opens. */
function foundThing({ person, position }: Chart, row: FoundRow): Found {
  if (row.kind === 'AGREEMENT') {
    const title = position.get(row.positionId ?? '')?.title
    const holder = person.get(row.personId)?.name
    return {
      kind: row.kind,
      title: [row.code, holder].filter(Boolean).join(', '),
      detail: [`PK ${row.year}`, title].filter(Boolean).join(', '),
      link: `/perjanjian/${row.id}`,
    }
  }
  if (row.kind === 'BUDGET')
    return {
      kind: row.kind,
      title: row.name,
      detail: `${row.code}, ${row.skpdName}`,
      link: `/anggaran/${row.id}/${encodeURIComponent(row.skpdCode)}`,
    }
  const isNode = row.kind === 'NODE'
  return {
    kind: row.kind,
    title: row.name,
    detail: isNode ? `${componentLabels[row.component]}, ${row.code}` : row.code,
    link: isNode ? `/perencanaan/${row.id}` : `/perencanaan/indikator/${row.id}`,
  }
}
