import { canonicalJson } from '../../../kernel/canonical.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { recordAll } from '../../audit/index.ts'
import { agencyOf } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import {
  addPlans,
  addVersions,
  contentsOf,
  holdPlans,
  loadPlans,
  type Version,
  writeContent,
} from '../skp/plan.store.ts'
import type { PlannedResult, SkpContent } from '../skp/skp.contract.ts'
import { readRows, whyBeyond, whyNotDivideAs, whyNotFill, withCells } from './cells.rules.ts'
import { closesCircle } from './division.rules.ts'
import { type Matrix, matrixOf, shownVersion } from './matrix.actions.ts'
import type { MatrixRow, matrixContract, TypedRow } from './matrix.contract.ts'
import { linksAbove, moveGround, saveOwn } from './matrix.store.ts'
import { beginKind } from './succession/succession.rules.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof matrixContract
type Read = TypedRow & { row: MatrixRow }

/** Divides a leader's results: what each person delivers goes into the draft of their SKP; where there is
 * none one begins, and what was agreed gets a further version beside it. All rows or none. */
export async function saveMatrix(
  ctx: Ctx,
  { id, rows: typed, own }: Taken<Contract['saveMatrix']>,
): Promise<Given<Contract['saveMatrix']>> {
  await holdRows(ctx, id, typed)
  const matrix = await matrixOf(ctx, id)
  const { page, version } = matrix
  heed(whyNotDivideAs(ctx.actor, page))
  const { rows, wrong } = readRows(page, typed)
  if (wrong[0]) {
    const { detail } = wrong[0]
    throw new Refused(refusal('staff/cell-unreadable', 422, detail, { errors: wrong.slice(0, 20) }))
  }
  for (const one of rows) heed(whyNotFill(one.row, one))
  heed(whyBeyond(page, rows))
  heed(await whyCircle(ctx, rows, version))
  const written = []
  for (const one of rows) written.push(await writeRow(ctx, matrix, one))
  const known = own.filter((one) => version.results.some((result) => result.id === one))
  await saveOwn(ctx, id, known)
  const changed = written.filter((one) => one !== null)
  await recordAll(ctx, [
    { act: 'skp.divided', subject: id, after: { own: known, people: changed.length } },
    ...changed.map(({ planId, before, after }) => ({
      ...{ act: 'skp.results-given', subject: planId, before: { results: before } },
      after: { results: after, from: id },
    })),
  ])
  await tell(ctx, matrix, changed)
  return { sentence: savedSentence(changed) }
}

/** Two who write into one SKP wait for each other, and so do two who would begin one. */
async function holdRows(ctx: Ctx, id: string, typed: readonly TypedRow[]): Promise<void> {
  const [leader] = await loadPlans(ctx, { ids: [id] })
  if (!leader) return
  const assignmentIds = typed.map(({ assignmentId }) => assignmentId)
  const plans = await loadPlans(ctx, { year: leader.year, assignmentIds })
  await holdPlans(ctx, [id, `drafting ${leader.year}`, ...plans.map((plan) => plan.id)])
}

async function whyCircle(ctx: Ctx, rows: readonly Read[], { results }: Version) {
  const above = await linksAbove(
    ctx,
    results.map((result) => result.id),
  )
  const below = rows.flatMap(({ cells }) =>
    cells.flatMap(({ id, parentResultId }) => (id ? [{ resultId: id, parentResultId }] : [])),
  )
  return closesCircle([...above, ...below])
    ? refusal(
        'staff/links-in-circle',
        409,
        'Hasil kerja tidak dapat mendukung hasil yang mendukung dirinya sendiri. Pilih hasil kerja lain.',
      )
    : null
}

type Written = {
  planId: string
  personId: string
  name: string
  before: PlannedResult[]
  after: PlannedResult[]
  /** A further version beside one that was agreed. */
  isRevision: boolean
}

const contentIn = (version: Version | undefined): SkpContent => ({
  approach: version?.approach ?? 'QUANTITATIVE',
  results: version?.results ?? [],
  behaviours: version?.behaviours ?? {},
  annexes: version?.annexes ?? { resources: [], accountability: [], consequences: [] },
})

/** Writes the cells of a row into the SKP of its person; `null` where nothing changes. */
async function writeRow(ctx: Ctx, matrix: Matrix, { row, cells }: Read): Promise<Written | null> {
  const { page, version } = matrix
  const plan = matrix.plans.get(row.assignmentId)
  const content = contentIn(plan && matrix.contents.get(shownVersion(plan)))
  const inForceId = plan?.inForceId ?? null
  const inForce =
    inForceId === null ? undefined : (await contentsOf(ctx, [inForceId])).get(inForceId)
  const agreed = new Set(inForce?.results.map((result) => result.id))
  const results = withCells(content.results, cells, {
    ...{ columns: page.columns, agreed, newId: ctx.newId },
  })
  if (canonicalJson(results) === canonicalJson(content.results)) return null
  const next = { ...content, results }
  const told = { personId: row.personId, name: row.name, before: content.results, after: results }
  if (!plan) {
    const planId = await begin(ctx, matrix, row, next)
    return { ...told, planId, isRevision: false }
  }
  const isOpen = plan.state === 'DRAFT' || plan.state === 'RETURNED'
  const parentVersionId = plan.parentVersionId ?? (row.by === 'RATER' ? version.versionId : null)
  const { agreementVersionId } = plan
  if (isOpen) {
    await writeContent(ctx, plan.versionId, next)
    await moveGround(ctx, plan.versionId, { parentVersionId, agreementVersionId })
  } else {
    const { digest } = await staffRules(ctx, plan.year)
    await addVersions(ctx, [
      {
        ...{ ...next, id: ctx.newId(), planId: plan.id, number: plan.number + 1 },
        ...{ parentVersionId, agreementVersionId, rulePack: digest },
        reason: `Pembagian hasil kerja ${page.leader.name}`,
      },
    ])
  }
  return { ...told, planId: plan.id, isRevision: !isOpen }
}

/** Begins the SKP of a year for somebody in a post, from the day they hold it. */
async function begin(
  ctx: Ctx,
  { leader: { plan: above, chart }, version }: Matrix,
  { assignmentId, personId, by }: MatrixRow,
  content: SkpContent,
): Promise<string> {
  const { year } = above
  const { rules, digest } = await staffRules(ctx, year)
  const held = chart.posts.get(personId)?.find((one) => one.id === assignmentId)
  const post = held && chart.position.get(held.positionId)
  if (!held || !post) throw new Error(`assignment ${assignmentId} is not on the chart`)
  const id = ctx.newId()
  const isExecutive = rules.skp.executiveLevels.includes(post.level)
  await addPlans(ctx, [
    {
      plan: {
        ...{ id, year, personId, assignmentId, positionId: post.id, unitId: post.unitId },
        agencyId: agencyOf(chart, post.unitId)?.id ?? null,
        employmentKind: chart.person.get(personId)?.employmentKind ?? 'PNS',
        family: isExecutive ? 'EXECUTIVE' : 'STAFF',
        startsOn: held.validFrom > `${year}-01-01` ? held.validFrom : `${year}-01-01`,
        ...{ endsOn: `${year + 1}-01-01`, succeedsId: null },
      },
      version: {
        ...{ ...content, id: ctx.newId(), planId: id, number: 1, reason: null },
        parentVersionId: by === 'RATER' ? version.versionId : null,
        ...{ agreementVersionId: null, rulePack: digest },
      },
    },
  ])
  await ctx.tasks.close({ kind: beginKind, subjects: [assignmentId], reason: 'SKP sudah disusun' })
  return id
}

/** Tells everybody whose SKP was written into. */
const tell = (ctx: Ctx, { page }: Matrix, written: readonly Written[]): Promise<void> =>
  ctx.notices.tell(
    written.map(({ planId, personId, isRevision }) => ({
      ...{ personId, kind: 'staff/results-given', topic: `staff/results-given ${planId}` },
      title: `${page.leader.name} membagi hasil kerja ${page.year} kepada Anda.`,
      detail: isRevision
        ? 'SKP yang sudah disepakati tetap berlaku; perubahannya menunggu Anda periksa dan ajukan.'
        : 'Hasilnya sudah tertulis dalam konsep SKP Anda. Periksa, lengkapi, lalu ajukan.',
      link: `/skp/${planId}`,
    })),
  )

function savedSentence(written: readonly Written[]): string {
  if (written.length === 0) return 'Tersimpan.'
  const revisions = written.filter(({ isRevision }) => isRevision).length
  const drafts = `Tersimpan dalam konsep SKP ${written.length} pegawai`
  return revisions === 0
    ? `${drafts}; mereka diberi tahu.`
    : `${drafts}; ${revisions} di antaranya usulan perubahan atas SKP yang sudah disepakati, yang tetap berlaku sampai disepakati lagi.`
}
