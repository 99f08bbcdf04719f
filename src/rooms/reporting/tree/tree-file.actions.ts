import { readFileSync } from 'node:fs'
import type { FileAnswer, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { AskedSteps } from '../../../platform/context.ts'
import { renderPdf } from '../../../platform/pdf.ts'
import { writeSheet } from '../../../platform/sheets/writing/write-sheet.ts'
import { chartOn } from '../../organisation/index.ts'
import { posterOf } from './poster.rules.ts'
import { whyNotTreeFile } from './scope.rules.ts'
import { upToSentence } from './shown.rules.ts'
import { readTree, type TreeTables } from './tree.actions.ts'
import type { treeContract } from './tree.contract.ts'
import { treeSheet } from './tree-sheet.rules.ts'

const template = readFileSync(new URL('./poster.typ', import.meta.url), 'utf8')
const types = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  SVG: 'image/svg+xml',
  PDF: 'application/pdf',
}

/** The tree somebody sees as a file: read with the statements of the page, drawn outside any
 * transaction. Refuses what the page refuses. */
export async function readTreeFile(
  { step }: AskedSteps<TreeTables>,
  { as, paper = 'A1', ...question }: Taken<(typeof treeContract)['readTreeFile']>,
): Promise<FileAnswer> {
  const { tree, now, today, region, whose } = await step(async (ctx) => {
    const read = await readTree(ctx, question)
    const { unit } = await chartOn(ctx, ctx.today)
    heed(whyNotTreeFile(read.nodes.length, !question.unit || unit.has(question.unit)))
    const offices = (read.units ?? []).flatMap((id) => unit.get(id)?.name ?? [])
    const { now: at, today: on } = ctx
    return { tree: read, now: at, today: on, region: ctx.region, whose: offices.join(', ') }
  })
  const title = `Pohon kinerja ${whose || region.name} ${tree.year}`
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const answer = (bytes: Uint8Array, tail = ''): FileAnswer => ({
    ...{ name: `${name}${tail}.${as.toLowerCase()}`, type: types[as], bytes },
  })
  if (as === 'XLSX')
    return answer(await writeSheet({ sheets: [treeSheet(tree, `Pohon kinerja ${tree.year}`)] }))
  const context = `${whose ? `${region.name}. ` : ''}${upToSentence(tree.year, tree.upTo)} Dibuat ${printDate(today)}.`
  const poster = posterOf(tree, { title, context }, as === 'PDF' ? paper : null)
  if (as === 'SVG') return answer(new TextEncoder().encode(poster.svg))
  const { drawn: _, ...sheet } = poster
  const data = { ...sheet, title, government: region.governmentName }
  return answer(
    (await renderPdf(template, data, { createdAt: now })).bytes,
    `-${paper.toLowerCase()}`,
  )
}
