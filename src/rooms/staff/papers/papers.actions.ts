import { readFileSync } from 'node:fs'
import type { FileAnswer, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { renderPdf } from '../../../platform/pdf.ts'
import { drawQr } from '../../../platform/qr.ts'
import { writeSheet } from '../../../platform/sheets/writing/write-sheet.ts'
import { recordLook } from '../../audit/index.ts'
import {
  type Chart,
  chartOn,
  printedNip,
  printedRank,
  readRanks,
} from '../../organisation/index.ts'
import { titleAs } from '../../organisation/words.ts'
import { organisationPredicatesIn } from '../distribution/distribution.store.ts'
import { loadEvaluations } from '../evaluation/evaluation.store.ts'
import { groundOf } from '../evaluation/facts.actions.ts'
import { readEvaluation } from '../evaluation/person.actions.ts'
import type { EvaluationPage } from '../evaluation/rating.contract.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { readLogRecap } from '../log/recap.actions.ts'
import { readSkp } from '../skp/reading.actions.ts'
import { mainPostOf } from '../skp/whose.rules.ts'
import { type EvaluationAround, evaluationPaper, whyNoDocument } from './evaluation-paper.rules.ts'
import { drawnPaper, type Paper, type Party, sheetsOfPaper } from './paper.rules.ts'
import type { papersContract } from './papers.contract.ts'
import { recapPaper } from './recap-paper.rules.ts'
import { checkPath } from './skp-check.rules.ts'
import { agreementOf, skpPaper } from './skp-paper.rules.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof papersContract
type As = Taken<Contract['readSkpFile']>['as']

const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook as it goes out. */
export const workbookFile = async (
  name: string,
  sheets: Parameters<typeof writeSheet>[0]['sheets'],
): Promise<FileAnswer> => ({
  ...{ name: `${name}.xlsx`, type: sheetType, bytes: await writeSheet({ sheets }) },
})

/** A paper as it was asked for. */
export async function fileOf(paper: Paper, as: As, createdAt: Instant): Promise<FileAnswer> {
  if (as === 'XLSX') return workbookFile(paper.file, sheetsOfPaper(paper))
  const { check } = paper
  const data = { ...drawnPaper(paper), check: check && { ...check, qr: qrOf(check.address) } }
  const { bytes } = await renderPdf(template, data, { createdAt })
  return { name: `${paper.file}.pdf`, type: 'application/pdf', bytes, inline: true }
}
const qrOf = (address: string) => ({ ...drawQr(address), address })

/** Names people as a form does, by the post they hold in the first place. */
async function namerOf(ctx: Ctx, chart: Chart): Promise<(personId: string | null) => Party | null> {
  const ranks = await readRanks(ctx, ctx.today)
  return (personId) => {
    const person = personId === null ? undefined : chart.person.get(personId)
    if (!person) return null
    const post = mainPostOf(chart, person.id)
    const position = post && chart.position.get(post.positionId)
    return {
      ...{ name: person.name, nip: printedNip(person), rank: printedRank(person, ranks) },
      title: position ? titleAs(position, post.kind) : '',
      unit: (position && chart.unit.get(position.unitId)?.name) ?? '',
    }
  }
}

/** An SKP as its form; another person's only once the look is on record. */
export async function readSkpFile(
  look: Look<StaffRoomTables>,
  { as, ...asked }: Taken<Contract['readSkpFile']>,
): Promise<FileAnswer> {
  const { paper, own, now } = await look.step(async (ctx) => {
    const page = await readSkp(ctx, asked)
    const named = await namerOf(ctx, await chartOn(ctx, ctx.today))
    const employee = { nip: null, rank: null, ...named(page.personId) }
    const rater = named(page.raterPersonId)
    const { agreed } = agreementOf(page)
    const around = {
      employee: { ...employee, name: page.name, title: page.title, unit: page.unitName },
      rater: rater && { ...rater, title: page.rater?.title ?? rater.title },
      ...{ government: ctx.region.governmentName, timeZone: ctx.region.timeZone },
      address: agreed?.digest ? `${ctx.publicUrl}${checkPath(page, agreed.digest)}` : null,
    }
    const own = page.personId === ctx.actor.personId
    return { paper: skpPaper(page, around), own, now: ctx.now }
  })
  if (!own)
    await look.onRecord((ctx) => recordLook(ctx, { act: 'staff.skp-file', subject: asked.id }))
  return fileOf(paper, as, now)
}

/** Who stands in the blocks of an evaluation, and what the office was found to be. */
async function aroundOf(ctx: Ctx, page: EvaluationPage): Promise<EvaluationAround> {
  const [one] = await loadEvaluations(ctx, [page.id])
  if (!one) throw new Error(`evaluation ${page.id} is missing`)
  const ground = await groundOf(ctx, [one])
  const { rater, aboveRaterId } = ground.ratersOf(one)
  const named = await namerOf(ctx, ground.chart)
  const found = await organisationPredicatesIn(ctx, page.period)
  const employee = { nip: null, rank: null, ...named(page.personId) }
  return {
    employee: { ...employee, name: page.name, title: page.title, unit: page.unit },
    ...{ rater: named(rater?.personId ?? null), above: named(aboveRaterId) },
    ...{ government: ctx.region.governmentName, timeZone: ctx.region.timeZone },
    organisation:
      (found.get(one.unitId) ?? (one.agencyId ? found.get(one.agencyId) : null))?.predicate ?? null,
  }
}

/** The document of an evaluation that was settled; it refuses and records what its page does. */
export async function readEvaluationFile(
  look: Look<StaffRoomTables>,
  { id, as }: Taken<Contract['readEvaluationFile']>,
): Promise<FileAnswer> {
  const page = await readEvaluation(look, { id })
  heed(whyNoDocument(page))
  const { around, now } = await look.step(async (ctx) => ({
    ...{ around: await aroundOf(ctx, page), now: ctx.now },
  }))
  return fileOf(evaluationPaper(page, around), as, now)
}

/** The log of somebody by week and month; it refuses and records what its page does. */
export async function readLogRecapFile(
  look: Look<StaffRoomTables>,
  { as, ...asked }: Taken<Contract['readLogRecapFile']>,
): Promise<FileAnswer> {
  const recap = await readLogRecap(look, asked)
  const { paper, now } = await look.step(async (ctx) => {
    const named = await namerOf(ctx, await chartOn(ctx, ctx.today))
    const person = named(recap.person.personId)
    const around = { person, government: ctx.region.governmentName, made: printDate(ctx.today) }
    return { paper: recapPaper(recap, around), now: ctx.now }
  })
  return fileOf(paper, as, now)
}
