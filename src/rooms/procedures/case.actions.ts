import { mandateWith } from '../../kernel/actor.ts'
import type { Given, Taken } from '../../kernel/contract.ts'
import { heed, type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context, Look } from '../../platform/context.ts'
import { recordLook } from '../audit/index.ts'
import { chartOn, namesOf, packOf } from '../organisation/index.ts'
import { casesOf, openCases, type StepRow, saveCase, stepsOf } from './case.store.ts'
import type { ProcedureKind, Subject } from './kind.ports.ts'
import type { procedureContract } from './procedure.contract.ts'
import {
  endOf,
  mayRead,
  noSuchCase,
  phaseOf,
  stepsOpen,
  whyMovedOn,
  whyNotTake,
} from './procedure.rules.ts'
import { readerNames } from './procedure-pack.rules.ts'
import { add, type SettlingTables } from './settling.actions.ts'
import {
  type CaseTables,
  type Kinds,
  kindOf,
  rolesIn,
  type Standing,
  standing,
} from './standing.actions.ts'
import { takenSentence } from './telling.rules.ts'
import { isOver, printTerm } from './term.rules.ts'
import { ProcedurePack, type Terms } from './terms.contract.ts'

type Ctx = Context<SettlingTables>
type Contract = typeof procedureContract

const noThing = refusal(
  'procedures/no-such-thing',
  404,
  'Yang hendak diusulkan tidak ditemukan. Buka lagi halamannya, lalu coba dari sana.',
)

/** Why this person may not propose it: not from their post, or a case about it is open. */
function whyNotPropose(ctx: Ctx, { fromPositionId, personId, over }: Subject): Refusal | null {
  const from = ctx.actor.mandates.find(
    ({ kind, positionId }) => kind === 'assignment' && positionId === fromPositionId,
  )
  if (!from || ctx.actor.personId === personId)
    return refusal(
      'procedures/not-proposer',
      403,
      'Hanya pemberi amanahnya yang dapat mengusulkan ini.',
    )
  if (from.routineOnly || from.readsOnly)
    return refusal(
      'procedures/stand-in',
      403,
      'Pelaksana harian (Plh) menjalankan tugas rutin. Pejabat definitif, Pj, atau Plt yang ' +
        'mengusulkan ini.',
    )
  return over === null ? null : refusal('procedures/overtaken', 409, over)
}

async function proposable(ctx: Ctx, kind: ProcedureKind<CaseTables>, subjectId: string) {
  const subject = await kind.subjectOf(ctx, subjectId)
  if (!subject) throw new Refused(noThing)
  heed(whyNotPropose(ctx, subject))
  const [open] = (await openCases(ctx, subjectId)).filter((one) => one.kind === kind.code)
  if (open)
    throw new Refused(
      refusal('procedures/already-open', 409, 'Usulan tentang ini sudah berjalan.', {
        mend: { href: `/prosedur/${open.id}`, label: 'Buka prosedurnya' },
      }),
    )
  const pack = await packOf(ctx, 'prosedur', ctx.today.slice(0, 4), ProcedurePack)
  const terms = pack.content.kinds[kind.code]
  if (!terms) throw new Error(`pack «prosedur» does not name ${kind.code}`)
  return { subject, terms, legalBasis: pack.legalBasis, termsSince: pack.validFrom }
}

const termLines = (
  { reply, hearing, opinions, decision, objection, answer }: Terms,
  alone: boolean,
) =>
  [
    ['Menanggapi', reply] as const,
    ['Didengar, bila diminta', hearing] as const,
    ...(alone ? [['Memberi pertimbangan', opinions] as const] : []),
    ['Memutus', decision] as const,
    ...(objection
      ? [['Mengajukan keberatan', objection] as const, ['Menjawab keberatan', answer] as const]
      : []),
  ].map(([step, term]) => ({ step, term: printTerm(term) }))

/** What a case is about and who takes part, as it is shown before and in it. */
async function declared(
  ctx: Ctx,
  kind: ProcedureKind<CaseTables>,
  {
    subject,
    terms,
    roles,
    personId,
    title,
    legalBasis,
    given,
  }: {
    subject: Subject | null
    terms: Terms
    roles: Standing['roles']
    personId: string
    title: string
    legalBasis: string
    given: readonly StepRow[]
  },
) {
  const chart = await chartOn(ctx, ctx.today)
  const names = await namesOf(ctx, [personId, ...roles.advisers.values()])
  const { decider, advisers } = roles
  const post = chart.position.get(subject?.positionId ?? '')
  return {
    ...{ name: kind.name, title, link: subject?.link ?? '/', meaning: kind.meaning, legalBasis },
    person: { name: names.get(personId) ?? '', title: post?.title ?? null },
    decider: decider && { name: decider.name, title: decider.title },
    alone: decider?.alone ?? false,
    opinions: [...advisers].map(([positionId, id]) => ({
      name: names.get(id) ?? '',
      title: chart.position.get(positionId)?.title ?? null,
      given: given.some((step) => step.kind === 'OPINION' && step.positionId === positionId),
    })),
    terms: termLines(terms, decider?.alone ?? false),
    readers: terms.readers.map((role) => readerNames[role]),
  }
}

export const procedureActs = (kinds: Kinds) => ({
  /** What the proposer reads before: who answers, who decides, by which terms. */
  async readProposal(
    ctx: Ctx,
    { kind: code, subjectId }: Taken<Contract['readProposal']>,
  ): Promise<Given<Contract['readProposal']>> {
    const kind = kindOf(kinds, code)
    const { subject, terms, legalBasis } = await proposable(ctx, kind, subjectId)
    const chart = await chartOn(ctx, ctx.today)
    const roles = rolesIn(chart, subject, terms, ctx.actor.personId ?? '')
    const { personId, title } = subject
    const shown = { subject, terms, roles, personId, title, legalBasis, given: [] }
    return { ...(await declared(ctx, kind, shown)), asksReason: kind.asksReason }
  },

  /** Opens a case: whom it concerns is told at once, and asked to answer. */
  async openCase(
    ctx: Ctx,
    { kind: code, subjectId, reason }: Taken<Contract['openCase']>,
  ): Promise<Given<Contract['openCase']>> {
    const kind = kindOf(kinds, code)
    await kind.hold(ctx, subjectId)
    const { subject, ...by } = await proposable(ctx, kind, subjectId)
    if (reason.trim() === '')
      throw new Refused(
        refusal('procedures/words-missing', 422, 'Tulis alasannya; yang bersangkutan membacanya.'),
      )
    const id = ctx.newId()
    await saveCase(ctx, {
      ...{ id, kind: code, subjectId, openedAt: ctx.now, ...by },
      ...{ title: subject.title, personId: subject.personId, positionId: subject.positionId },
      ...{ proposerId: ctx.actor.personId ?? '', proposerPositionId: subject.fromPositionId },
    })
    const acting = actingFrom(ctx, subject.fromPositionId)
    await add(acting, kinds, await standing(acting, kinds, id), 'NOTICE', { words: reason })
    return { id }
  },

  /** One case, for those it concerns; every reading is on record before anything is shown. */
  async readCase(
    look: Look<SettlingTables>,
    { caseId }: Taken<Contract['readCase']>,
  ): Promise<Given<Contract['readCase']>> {
    const page = await look.step(async (ctx) => shown(ctx, await readable(ctx, kinds, caseId)))
    await look.onRecord((ctx) => recordLook(ctx, { act: 'procedure.read', subject: caseId }))
    return page
  },

  async listCases(ctx: Ctx): Promise<Given<Contract['listCases']>> {
    const rows = await casesOf(ctx, ctx.actor.personId ?? '')
    const steps = await stepsOf(
      ctx,
      rows.map(({ id }) => id),
    )
    const items = rows.map(({ id, kind, title, openedAt, terms }) => {
      const taken = (steps.get(id) ?? []).map((step) => ({ ...step, on: '' }))
      const bounds = { mayObject: terms.objection !== null, opinions: [] }
      return {
        ...{ id, title, openedAt, name: kindOf(kinds, kind).name },
        ...{ phase: phaseOf(taken, bounds), ending: endOf(taken, bounds) },
      }
    })
    return { items }
  },

  /** The next step of a case, by whoever it waits for. */
  async takeStep(
    ctx: Ctx,
    { caseId, seen, hearing, ...wish }: Taken<Contract['takeStep']>,
  ): Promise<Given<Contract['takeStep']>> {
    const at = await readable(ctx, kinds, caseId, true)
    heed(whyMovedOn(seen, at.rows))
    heed(whyNotTake(wish, at, ctx.actor.personId ?? ''))
    const post = postOf(wish.kind, at, ctx.actor.personId ?? '')
    const reply = wish.kind === 'REPLY'
    const { ending } = await add(post ? actingFrom(ctx, post) : ctx, kinds, at, wish.kind, {
      ...{ words: wish.words, positionId: post },
      outcome: wish.kind === 'DECISION' || wish.kind === 'ANSWER' ? wish.outcome : null,
      hearing: reply && hearing && !at.steps.some((step) => step.kind === 'HEARING'),
      late: reply && isLate(at, ctx.today),
    })
    return { sentence: takenSentence(wish.kind, ending) }
  },
})

/** A reply is late once its term has passed, whatever the case waits for by then. */
const isLate = ({ phase, dueOn, steps }: Standing, today: string): boolean =>
  phase === 'REPLY' ? isOver(dueOn, today) : steps.some(({ kind }) => kind === 'NO_REPLY')

/** The post somebody acts from in a step; `null`: as themselves. */
function postOf(kind: StepRow['kind'], { roles }: Standing, personId: string): string | null {
  const { decider, answerer, advisers } = roles
  if (kind === 'HEARING' || kind === 'DECISION') return decider?.positionId ?? null
  if (kind === 'ANSWER') return answerer?.positionId ?? null
  return kind === 'OPINION' ? ([...advisers].find(([, id]) => id === personId)?.[0] ?? null) : null
}

/** The same context, acting in the capacity a step asks for. */
const actingFrom = (ctx: Ctx, positionId: string): Ctx => ({
  ...ctx,
  actor: {
    ...ctx.actor,
    actingAs:
      ctx.actor.mandates.find((mandate) => mandate.positionId === positionId) ??
      mandateWith(ctx.actor, 'agreements.read') ??
      null,
  },
})

/** A case that the actor may read. */
async function readable(ctx: Ctx, kinds: Kinds, caseId: string, hold = false): Promise<Standing> {
  const at = await standing(ctx, kinds, caseId, hold)
  if (!mayRead(at, ctx.actor.personId)) throw new Refused(noSuchCase)
  return at
}

async function shown(ctx: Ctx, at: Standing): Promise<Given<Contract['readCase']>> {
  const { row, kind, subject, rows, roles, phase, ending, dueOn } = at
  const names = await namesOf(ctx, [row.proposerId, ...at.acted])
  const capacity = (acting: unknown): string | null =>
    typeof acting === 'object' && acting !== null && 'title' in acting ? String(acting.title) : null
  const [notice] = rows
  return {
    ...(await declared(ctx, kind, {
      ...{ subject, terms: row.terms, roles, personId: row.personId, title: row.title },
      ...{ legalBasis: row.legalBasis, given: rows },
    })),
    id: row.id,
    proposer: { name: names.get(row.proposerId) ?? '', title: capacity(notice?.actingAs) },
    ...{ phase, ending, dueOn, today: ctx.today },
    stopped: phase !== 'CLOSED' && dueOn === null,
    steps: rows.map(({ personId, actingAs, kind: what, at: when, ...step }) => ({
      ...{ kind: what, at: when, words: step.words, outcome: step.outcome },
      ...{ hearing: step.hearing, late: step.late },
      by: personId ? { name: names.get(personId) ?? '', title: capacity(actingAs) } : null,
    })),
    may: stepsOpen(at, ctx.actor.personId ?? ''),
    concerned: row.personId === ctx.actor.personId,
  }
}
