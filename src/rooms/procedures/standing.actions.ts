import { dateOf } from '../../kernel/moment.ts'
import { Refused } from '../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { grantsOf, holdersOf, type IdentityTables } from '../identity/index.ts'
import {
  type Chart,
  chartOn,
  dutyOf,
  holidaysBetween,
  type OrganisationTables,
  owesOn,
} from '../organisation/index.ts'
import { type CaseRow, findCase, holdCase, type StepRow, stepsOf } from './case.store.ts'
import { advisersIn, type Decider, deciderAbove } from './decider.rules.ts'
import type { ProcedureKind, Subject } from './kind.ports.ts'
import {
  type CaseNow,
  type Ending,
  endOf,
  noSuchCase,
  type Phase,
  phaseOf,
  type Step,
  termFrom,
} from './procedure.rules.ts'
import type { ProceduresTables } from './procedures.tables.ts'
import { lastDay, termOf } from './term.rules.ts'
import type { Reader, Terms } from './terms.contract.ts'

export type CaseTables = ProceduresTables & IdentityTables & OrganisationTables
export type Kinds = readonly ProcedureKind<CaseTables>[]
type Ctx = Context<CaseTables>

/** Who takes part today, by the posts people hold today. */
export type Roles = {
  decider: Decider | null
  answerer: Decider | null
  advisers: ReadonlyMap<string, string>
  givers: readonly string[]
}

/** A case as it stands today, with everybody who takes part. */
export type Standing = CaseNow & {
  row: CaseRow
  kind: ProcedureKind<CaseTables>
  subject: Subject | null
  rows: readonly StepRow[]
  roles: Roles
  phase: Phase
  ending: Ending | null
  dueOn: LocalDate | null
  acted: readonly string[]
  reads: boolean
  follower: Reader | null
}

export const kindOf = (kinds: Kinds, code: string): ProcedureKind<CaseTables> => {
  const kind = kinds.find((one) => one.code === code)
  if (!kind) throw new Refused(noSuchCase)
  return kind
}

/** Who takes part in what is proposed about a subject; `objected` is the decision that is objected
 * to, which somebody above answers for. */
export function rolesIn(
  chart: Chart,
  { fromPositionId, asked, personId }: Subject,
  { opinionsOf }: Pick<Terms, 'opinionsOf'>,
  proposerId: string,
  objected?: Pick<StepRow, 'personId' | 'positionId'>,
): Roles {
  const above = (positionId: string, others: readonly string[]): Decider | null =>
    deciderAbove(chart, positionId, asked, { person: personId, others })
  const decider = above(fromPositionId, [proposerId])
  return {
    decider,
    answerer: objected?.positionId
      ? above(objected.positionId, [proposerId, objected.personId ?? ''])
      : null,
    advisers: decider?.alone
      ? advisersIn(chart, opinionsOf, [personId, proposerId, decider.personId])
      : new Map(),
    givers: (chart.holders.get(fromPositionId) ?? [])
      .filter(({ kind, personId: id }) => kind !== 'PLH' && kind !== 'TT' && id !== personId)
      .map(({ personId: id }) => id),
  }
}

const nobody: Roles = { decider: null, answerer: null, advisers: new Map(), givers: [] }

/** The last day of the present term, which stops while whoever it is for is off duty. */
async function dueOf(
  ctx: Ctx,
  { terms, personId }: CaseRow,
  phase: Phase,
  steps: readonly Step[],
  { decider, answerer }: Roles,
): Promise<LocalDate | null> {
  const term = termOf(phase, terms)
  const from = termFrom(steps, phase)
  if (!term || !from) return null
  const judge = phase === 'ANSWER' ? answerer : phase === 'OPINIONS' ? null : decider
  const owing = phase === 'REPLY' || phase === 'OBJECTION' ? personId : judge?.personId
  const duty = await dutyOf(ctx, owing ? [owing] : [], from)
  const holidays = await holidaysBetween(ctx, from, addDays(from, 730))
  return lastDay(term, from, { holidays, owes: (day) => owesOn(duty, owing ?? '', day) })
}

/** Which role looks after what follows: Bagian Organisasi where nobody holds the one it is for. */
async function followerOf(
  ctx: Ctx,
  { followUp }: ProcedureKind<CaseTables>,
): Promise<Reader | null> {
  if (!followUp) return null
  const held = (await holdersOf(ctx, [followUp.grant])).length > 0
  return held ? followUp.grant : 'ORGANISATION_BUREAU'
}

/** How a case stands today, for whoever asks. */
export async function standingOf(ctx: Ctx, kinds: Kinds, row: CaseRow): Promise<Standing> {
  const kind = kindOf(kinds, row.kind)
  const rows = (await stepsOf(ctx, [row.id])).get(row.id) ?? []
  const steps = rows.map((step) => ({ ...step, on: dateOf(step.at, ctx.region.timeZone) }))
  const subject = await kind.subjectOf(ctx, row.subjectId)
  const objection = rows.some((step) => step.kind === 'OBJECTION')
  const objected = objection ? rows.find((step) => step.kind === 'DECISION') : undefined
  const chart = await chartOn(ctx, ctx.today)
  const roles = subject ? rolesIn(chart, subject, row.terms, row.proposerId, objected) : nobody
  const bounds = {
    mayObject: row.terms.objection !== null,
    opinions: [...roles.advisers.keys()],
  }
  const phase = phaseOf(steps, bounds)
  const ending = endOf(steps, bounds)
  const grants = ctx.actor.personId ? await grantsOf(ctx, ctx.actor.personId) : []
  const holds = (wanted: readonly string[]) => grants.some(({ role }) => wanted.includes(role))
  const follower = ending === 'IN_FORCE' ? await followerOf(ctx, kind) : null
  return {
    ...{ row, kind, subject, rows, steps, roles, bounds, phase, ending, ...roles },
    ...{ personId: row.personId, proposerId: row.proposerId },
    follower,
    follows: follower !== null && holds([follower]),
    reads: holds(row.terms.readers),
    acted: rows.flatMap(({ personId }) => personId ?? []),
    over: ending ? null : subject ? subject.over : 'Yang diusulkan tidak ada lagi.',
    dueOn: await dueOf(ctx, row, phase, steps, roles),
  }
}

/** One case by its id, held where it is written to: first its thing, then itself. */
export async function standing(
  ctx: Ctx,
  kinds: Kinds,
  caseId: string,
  hold = false,
): Promise<Standing> {
  const row = await findCase(ctx, caseId)
  if (!row) throw new Refused(noSuchCase)
  if (hold) {
    await kindOf(kinds, row.kind).hold(ctx, row.subjectId)
    await holdCase(ctx, caseId)
  }
  return standingOf(ctx, kinds, row)
}
