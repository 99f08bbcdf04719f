import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, namesOf } from '../../organisation/index.ts'
import type { Party } from '../agreement.contract.ts'
import { loadHistory } from '../agreement.store.ts'
import { blocksOf } from '../block.store.ts'
import { answererOf } from '../drafting/mandate.rules.ts'
import { found } from './agreeing.actions.ts'
import { departs, isAsked, traceOf } from './departure.rules.ts'
import { plannedOf, type TalkTables } from './plan.actions.ts'
import type { Round, RoundBlock, TalkPage } from './round.contract.ts'
import { rowKeyOf } from './round.rules.ts'
import { loadRounds } from './round.store.ts'
import { declinedOf, whyNotReadTalk } from './talk.rules.ts'

type Ctx = Context<TalkTables>

const named = ({ personId, name, title }: Party) => ({ personId, name, title })

/** Everything that was said about the current version of a promise, row by row. */
export async function readTalk(ctx: Ctx, { id }: { id: string }): Promise<TalkPage> {
  const current = await found(ctx, id)
  heed(whyNotReadTalk(current, ctx.actor))
  const { rows, budget } = await blocksOf(ctx, current.versionId)
  const planned = await plannedOf(ctx, current.year, rows)
  const all = (await loadRounds(ctx, [current.versionId])).get(current.versionId) ?? []
  const history = await loadHistory(ctx, id)
  const names = await namesOf(
    ctx,
    [...all, ...history].flatMap(({ personId }) => personId ?? []),
  )
  const nameOf = (personId: string | null): string | null => names.get(personId ?? '') ?? null
  const about = (block: RoundBlock, key: string): Round[] =>
    all
      .filter((said) => said.block === block && said.rowKey === key)
      .map(({ versionId: _v, block: _b, rowKey: _k, personId, ...said }) => ({
        ...said,
        by: nameOf(personId),
      }))
  const followUps = about('PROMISE', '')
  const answeredBy = answererOf(await chartOn(ctx, ctx.today), current)
  const told = history.map(({ personId, ...entry }) => ({ ...entry, by: nameOf(personId) }))
  return {
    ...current,
    firstParty: named(current.firstParty),
    secondParty: current.secondParty && named(current.secondParty),
    answeredBy,
    declined: declinedOf({ state: current.state, history: told }, answeredBy),
    rows: rows.map((row) => {
      const rounds = about('ROW', rowKeyOf(row))
      const plan = planned.get(row.measureId ?? '')?.target ?? null
      return {
        ...{ ...row, key: rowKeyOf(row), planned: departs(row, plan) ? plan : null, rounds },
        ...{ trace: traceOf(rounds), asked: isAsked('ROW', rounds, current.state) },
      }
    }),
    money: budget.map((row) => {
      const rounds = about('MONEY', row.code)
      return { ...row, key: row.code, rounds, asked: isAsked('MONEY', rounds, current.state) }
    }),
    followUps,
    asked: isAsked('PROMISE', followUps, current.state),
  }
}
