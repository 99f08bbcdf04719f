import { canonicalJson } from '../../../kernel/canonical.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { addVersions, contentsOf, type Version, writeContent } from '../skp/plan.store.ts'
import type { PlannedResult } from '../skp/skp.contract.ts'
import type { RowAnswer, RowQuestion, RowsPage } from './alignment.contract.ts'
import { shownVersion } from './matrix.actions.ts'
import { moveGround } from './matrix.store.ts'
import { whyNotAnswerRows, whyUnanswered } from './rows.rules.ts'
import type { StandingSkp } from './standing.actions.ts'

type Ctx = Context<StaffRoomTables>
type Answered = { id: string; number: number; edits: number; answers: readonly RowAnswer[] }

/** Rows of an SKP that are asked about, and what the answers make of its results. */
export type Asked = {
  standing: StandingSkp
  version: Version
  source: string | null
  same: number
  rows: RowQuestion[]
  apply: (answers: readonly RowAnswer[]) => PlannedResult[]
  /** Against what it stands once they are answered. */
  ground: { parentVersionId: string | null; agreementVersionId: string | null }
  /** Why there is a further version, where one was agreed to. */
  reason: string
}

/** The version of an SKP that is worked with. */
export async function versionOf(ctx: Ctx, { plan }: StandingSkp): Promise<Version> {
  const id = shownVersion(plan)
  const version = (await contentsOf(ctx, [id])).get(id)
  if (!version) throw new Error(`version ${id} is missing`)
  return version
}

export const pageOf = ({ standing, source, same, rows }: Asked): RowsPage => {
  const { plan, person } = standing
  const { id, year, state, startsOn, endsOn, edits, number } = plan
  return { id, year, person, state, startsOn, endsOn, edits, number, source, same, rows }
}

/** Carries the answers out, all or none: into the draft, or into a further version beside what was agreed
 * to. Where nothing changes only the ground has moved, and no version is made. */
export async function answerRows(
  ctx: Ctx,
  asked: Asked,
  { number, edits, answers }: Answered,
  wholly: boolean,
): Promise<{ sentence: string }> {
  const { standing, version, ground } = asked
  const { plan } = standing
  heed(whyNotAnswerRows(ctx, standing, { number, edits }))
  const wrong = whyUnanswered(asked.rows, answers, wholly)
  if (wrong) throw new Refused(refusal('staff/row-unanswered', 422, wrong))
  const results = asked.apply(answers)
  const { approach, behaviours, annexes } = version
  const content = { approach, behaviours, annexes, results }
  const isSame = canonicalJson(results) === canonicalJson(version.results)
  const isOpen = plan.state === 'DRAFT' || plan.state === 'RETURNED'
  if (!isSame && !isOpen) {
    const { digest: rulePack } = await staffRules(ctx, plan.year)
    const next = { id: ctx.newId(), planId: plan.id, number: plan.number + 1, rulePack }
    await addVersions(ctx, [{ ...content, ...next, ...ground, reason: asked.reason }])
  } else {
    if (!isSame) await writeContent(ctx, plan.versionId, content)
    await moveGround(ctx, plan.versionId, ground)
  }
  await record(ctx, {
    ...{ act: 'skp.rows-answered', subject: plan.id, before: { results: version.results } },
    after: { results, answers, ...ground },
  })
  if (isSame) return { sentence: 'Tercatat sudah diperiksa; isi SKP tetap.' }
  return {
    sentence: isOpen
      ? 'Konsep SKP sudah disesuaikan. Periksa, lalu ajukan.'
      : 'Versi baru SKP disusun; yang disepakati tetap berlaku sampai versi baru ini disepakati.',
  }
}
