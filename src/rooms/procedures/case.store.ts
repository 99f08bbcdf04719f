import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { Outcome, StepKind } from './procedure.rules.ts'
import type { ProceduresTables } from './procedures.tables.ts'
import type { Terms } from './terms.contract.ts'

type Ctx = Context<ProceduresTables>

export type CaseRow = {
  id: string
  kind: string
  subjectId: string
  title: string
  personId: string
  positionId: string | null
  proposerId: string
  proposerPositionId: string
  terms: Terms
  termsSince: LocalDate
  legalBasis: string
  openedAt: string
}

export type StepRow = {
  caseId: string
  sequence: number
  kind: StepKind
  at: string
  personId: string | null
  positionId: string | null
  actingAs: unknown
  words: string | null
  outcome: Outcome | null
  hearing: boolean
  late: boolean
}

export async function saveCase({ db, tenantId }: Ctx, { terms, ...row }: CaseRow): Promise<void> {
  await db
    .insertInto('procedures.cases')
    .values({ tenantId, ...row, terms: JSON.stringify(terms) })
    .execute()
}

/** What a step adds to a case. */
export type NewStep = Pick<StepRow, 'caseId' | 'sequence' | 'kind'> &
  Partial<Pick<StepRow, 'words' | 'outcome' | 'hearing' | 'late' | 'positionId'>> & {
    closes: boolean
  }

/** Adds the next step of a case, with who took it and in which capacity. */
export async function saveStep(
  { db, tenantId, now, actor, newId }: Ctx,
  { words, outcome, hearing, late, positionId, ...step }: NewStep,
): Promise<void> {
  const { kind, id, title } = actor.actingAs ?? {}
  await db
    .insertInto('procedures.steps')
    .values({
      ...{ tenantId, id: newId(), at: now, ...step },
      personId: actor.personId,
      positionId: positionId ?? null,
      actingAs: actor.actingAs && JSON.stringify({ kind, id, title }),
      words: words?.trim() || null,
      outcome: outcome ?? null,
      hearing: hearing ?? false,
      late: late ?? false,
    })
    .execute()
}

const cases = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('procedures.cases as one')
    .select(['one.id', 'kind', 'subjectId', 'title', 'one.personId', 'one.positionId'])
    .select(['proposerId', 'proposerPositionId', 'terms', 'termsSince', 'legalBasis', 'openedAt'])
    .where('one.tenantId', '=', tenantId)

const isOpen = sql<boolean>`not exists (select from procedures.steps as last
  where last.tenant_id = one.tenant_id and last.case_id = one.id and last.closes)`

export const findCase = (ctx: Ctx, id: string): Promise<CaseRow | undefined> =>
  cases(ctx).where('one.id', '=', id).executeTakeFirst()

/** Until this transaction ends nobody else takes a step in the case. */
export async function holdCase({ db, tenantId }: Ctx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`procedures.cases ${id}`}))`.execute(
    db,
  )
}

/** The open cases, of everything or about one thing. */
export const openCases = (ctx: Ctx, subjectId?: string): Promise<CaseRow[]> =>
  cases(ctx)
    .where(isOpen)
    .$if(subjectId !== undefined, (query) => query.where('subjectId', '=', subjectId ?? ''))
    .orderBy('one.id')
    .execute()

/** The cases that concern somebody, that they proposed or acted in, the newest first. */
const ofPerson = (ctx: Ctx, personId: string) =>
  cases(ctx)
    .where((where) =>
      where.or([
        where('one.personId', '=', personId),
        where('proposerId', '=', personId),
        where.exists(
          where
            .selectFrom('procedures.steps as step')
            .select('step.id')
            .where('step.tenantId', '=', ctx.tenantId)
            .whereRef('step.caseId', '=', 'one.id')
            .where('step.personId', '=', personId),
        ),
      ]),
    )
    .orderBy('openedAt', 'desc')

export const casesOf = (ctx: Ctx, personId: string): Promise<CaseRow[]> =>
  ofPerson(ctx, personId).limit(200).execute()

/** The newest case about a thing in which the actor takes part: the one whom it concerns, the
 * proposer, whoever took a step. */
export async function caseAbout(
  ctx: Ctx,
  subjectId: string,
): Promise<{ id: string; open: boolean } | null> {
  const { personId } = ctx.actor
  if (personId === null) return null
  const found = await ofPerson(ctx, personId)
    .select(isOpen.as('open'))
    .where('subjectId', '=', subjectId)
    .limit(1)
    .executeTakeFirst()
  return found ? { id: found.id, open: found.open } : null
}

/** The steps of some cases, each case's in order. */
export async function stepsOf(
  { db, tenantId }: Ctx,
  caseIds: readonly string[],
): Promise<Map<string, StepRow[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('procedures.steps')
    .select(['caseId', 'sequence', 'kind', 'at', 'personId', 'positionId', 'actingAs'])
    .select(['words', 'outcome', 'hearing', 'late'])
    .where('tenantId', '=', tenantId)
    .where('caseId', '=', sql<string>`any(${[...caseIds]}::uuid[])`)
    .orderBy('caseId')
    .orderBy('sequence')
    .execute()
  return Map.groupBy(rows, ({ caseId }) => caseId)
}
