import { readFileSync } from 'node:fs'
import type { FileAnswer, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { AskedSteps, Context } from '../../../platform/context.ts'
import { renderPdf } from '../../../platform/pdf.ts'
import { type Chart, chartOn } from '../../organisation/index.ts'
import { readTree, type TreeTables } from '../tree/tree.actions.ts'
import type { memoryContract } from './memory.contract.ts'
import {
  countSentence,
  memoryOf,
  nothingToHandOver,
  whyNotReadMemory,
  type YearOfTree,
} from './memory.rules.ts'
import { promisesOfPosts } from './memory.store.ts'

type Ctx = Context<TreeTables>
const template = readFileSync(new URL('./memory.typ', import.meta.url), 'utf8')
/** A term of office, and the year in which it ends. */
const termYears = 5

const headPostsIn = (chart: Chart): string[] =>
  chart.organisation.positions.filter(({ kind }) => kind === 'POLITIK').map(({ id }) => id)

/** Who holds the posts on the date of the chart, as they sign. */
const holderIn = (chart: Chart, posts: readonly string[]): string | null => {
  const held = chart.organisation.assignments.find(({ positionId }) => posts.includes(positionId))
  return (held && chart.person.get(held.personId)?.name) ?? null
}

/** What the head of region promised in the years of the term that ends on a day, and what became of
 * it; the tree of a year costs the statements of its page. */
async function memoryUntil(ctx: Ctx, on: LocalDate) {
  heed(whyNotReadMemory(ctx.actor))
  const eve = await chartOn(ctx, addDays(on, -1))
  const posts = headPostsIn(eve)
  const last = Math.min(Number(addDays(on, -1).slice(0, 4)), Number(ctx.today.slice(0, 4)))
  const promises = await promisesOfPosts(ctx, posts, { from: last - termYears, to: last })
  if (promises.length === 0) throw new Refused(nothingToHandOver)
  const trees: YearOfTree[] = []
  for (const year of [...new Set(promises.map((one) => one.year))])
    trees.push(await readTree(ctx, { year, until: 'OFFICES' }))
  const successor = on <= ctx.today ? holderIn(await chartOn(ctx, on), posts) : null
  return {
    ...memoryOf(trees, new Set(promises.map(({ agreementId }) => agreementId))),
    from: holderIn(eve, posts),
    to: successor,
  }
}

/** The memory that a head of region hands to whoever follows, as a paper to be signed by hand: per
 * mission the indicators of their promises with target and result of each year. */
export async function readHeadMemory(
  { step }: AskedSteps<TreeTables>,
  { on }: Taken<(typeof memoryContract)['readHeadMemory']>,
): Promise<FileAnswer> {
  const { counts, region, today, now, ...memory } = await step(async (ctx) => ({
    ...(await memoryUntil(ctx, on)),
    ...{ region: ctx.region, today: ctx.today, now: ctx.now },
  }))
  const data = {
    ...memory,
    ...{ title: `Memori jabatan ${region.headTitle}`, government: region.governmentName },
    ...{ headTitle: region.headTitle, place: region.place, until: printDate(addDays(on, -1)) },
    ...{ sum: countSentence(counts), made: printDate(today) },
  }
  const { bytes } = await renderPdf(template, data, { createdAt: now })
  return { name: `memori-jabatan-${on}.pdf`, type: 'application/pdf', bytes }
}
