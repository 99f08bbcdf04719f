import { Refused } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import type { Chore } from '../../platform/operations/upkeep.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { openTasks, type TasksTables } from '../tasks/index.ts'
import { type NewStep, openCases, saveStep } from './case.store.ts'
import { endingOf, lapseOf, type StepKind } from './procedure.rules.ts'
import {
  type CaseTables,
  type Kinds,
  type Standing,
  standing,
  standingOf,
} from './standing.actions.ts'
import { caseTasks, followingUp, noticesOf, tasksOf } from './telling.rules.ts'
import { isOver } from './term.rules.ts'

export type SettlingTables = CaseTables & AuditTables & TasksTables
type Ctx = Context<SettlingTables>

/** What a step says beside its kind. */
export type Said = Partial<Pick<NewStep, 'words' | 'outcome' | 'hearing' | 'late' | 'positionId'>>

/** Puts the next step of a case on record, does what follows from it, asks and tells. The case is
 * held. */
export async function add(
  ctx: Ctx,
  kinds: Kinds,
  at: Standing,
  kind: StepKind,
  said: Said = {},
): Promise<Standing> {
  const { row, rows, bounds, phase } = at
  const ending = endingOf({ kind, outcome: said.outcome ?? null }, bounds.mayObject)
  const step = { caseId: row.id, sequence: rows.length + 1, kind, ...said }
  await saveStep(ctx, { ...step, closes: ending !== null })
  await record(ctx, {
    act: 'procedure.step',
    subject: row.id,
    before: { phase },
    after: { kind, outcome: said.outcome ?? null, late: said.late ?? false, ending },
  })
  if (ending === 'IN_FORCE')
    await at.kind.takeEffect(ctx, {
      ...{ caseId: row.id, subjectId: row.subjectId },
      decidedBy: (rows.find((one) => one.kind === 'DECISION') ?? ctx.actor).personId,
    })
  const now = await standingOf(ctx, kinds, row)
  await ctx.notices.tell(noticesOf(now, kind, ctx.actor.personId))
  await tend(ctx, now)
  return now
}

/** Asks whom the case waits for now, and nobody else any more. */
async function tend(ctx: Ctx, now: Standing): Promise<void> {
  const reason = 'Langkah ini sudah dilakukan'
  await ctx.tasks.open(
    [],
    caseTasks.map((kind) => ({ kind, subjects: [now.row.id], reason })),
  )
  await ctx.tasks.open(tasksOf(now))
}

/** What the passing of time does to a case: it goes on where its term is over, is closed where there
 * is nothing left to decide about, and asks again where another is asked or another day is due. */
async function look(ctx: Ctx, kinds: Kinds, caseId: string): Promise<void> {
  const at = await standing(ctx, kinds, caseId, true)
  if (at.ending === null && at.over !== null) {
    await add(ctx, kinds, at, 'OVERTAKEN', { words: at.over })
    return
  }
  const lapse = !at.ending && isOver(at.dueOn, ctx.today) ? lapseOf(at.phase, at.steps) : null
  if (lapse) await add(ctx, kinds, at, lapse)
  else if (await isAskedOtherwise(ctx, at)) await tend(ctx, at)
}

/** Do the open tasks of a case differ from those it would open today? */
async function isAskedOtherwise(ctx: Ctx, at: Standing): Promise<boolean> {
  const open = (await openTasks(ctx, { kinds: caseTasks })).filter(
    ({ subject }) => subject === at.row.id,
  )
  const asked = new Set(
    open.map(({ kind, dueOn, ...to }) =>
      keyOf(kind, dueOn, to.positionId ?? to.personId ?? to.grant),
    ),
  )
  const wanted = tasksOf(at).map(({ kind, dueOn, holder }) =>
    keyOf(kind, dueOn ?? null, Object.values(holder)[0] ?? null),
  )
  return wanted.length !== asked.size || wanted.some((one) => !asked.has(one))
}

const keyOf = (kind: string, dueOn: string | null, holder: string | null): string =>
  [kind, dueOn, holder].join(' ')

/** Looks after the terms of open cases. */
export const termsChore = (kinds: Kinds): Chore<SettlingTables> => ({
  name: 'procedures/terms',
  title: 'Batas waktu prosedur',
  everyMinutes: 60,
  run: async ({ step }) => {
    const asked = await step(async (ctx) => [
      ...(await openCases(ctx)).map(({ id }) => id),
      ...(await ctx.tasks.subjectsOf(followingUp)),
    ])
    for (const id of asked)
      await step((ctx) => look(ctx, kinds, id)).catch((error: unknown) => {
        // what is being signed at this moment is looked at an hour later
        if (!(error instanceof Refused)) throw error
      })
  },
})
