import type { Context } from '../../../platform/context.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { isInTalks, isWithdrawn } from '../state.rules.ts'
import { isTalkedAbout } from '../talks/round.rules.ts'
import { loadRounds, type StoredRound, saveRounds } from '../talks/round.store.ts'
import { talkPath } from '../talks/talk.rules.ts'
import { movedRows } from './changes.rules.ts'
import { lockStanding, type Standing } from './drafting.store.ts'
import type { Decision } from './reconcile.rules.ts'

type Ctx = Context<AgreementsTables>

/** What was said about the rows of promises in talks, by version and row; held until the drafting
 * ends, so that nobody accepts a row that is being replaced. */
export async function talkedRows(
  ctx: Ctx,
  stands: readonly Standing[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, StoredRound[]>>> {
  const open = stands.filter(
    ({ state, version }) => version === 1 && (isInTalks(state) || isWithdrawn(state)),
  )
  await lockStanding(
    ctx,
    open.map(({ id }) => id),
  )
  const rounds = await loadRounds(
    ctx,
    open.map(({ versionId }) => versionId),
  )
  return new Map(
    [...rounds].map(([versionId, own]) => [
      versionId,
      Map.groupBy(
        own.filter(({ block }) => block === 'ROW'),
        ({ rowKey }) => rowKey,
      ),
    ]),
  )
}

/** The rows that wait for an answer or were accepted. */
export const talkedKeys = (rows: ReadonlyMap<string, StoredRound[]> | undefined): Set<string> =>
  new Set(
    [...(rows ?? [])].flatMap(([key, own]) =>
      isTalkedAbout(own.map((said) => ({ ...said, by: null }))) ? [key] : [],
    ),
  )

/** Tells who is in talks what the drafting moved under them: a round for each row, a task to read. */
export async function tellMoved(
  ctx: Ctx,
  decisions: readonly Decision[],
  talked: Awaited<ReturnType<typeof talkedRows>>,
): Promise<void> {
  const moved = decisions.flatMap((decision) => {
    const { stand, act } = decision
    if (!stand || act === 'keep' || stand.state === 'DRAFT') return []
    const rows = movedRows(decision)
    return rows.length > 0 ? [{ stand, rows }] : []
  })
  await saveRounds(
    ctx,
    moved.flatMap(({ stand: { versionId }, rows }) =>
      rows.map(({ key, before, row }) => ({
        ...{ versionId, block: 'ROW' as const, rowKey: key, side: 'OFFICE' as const },
        ...{ act: 'FOLLOWED' as const, wasTarget: before.target, wasIndicator: before.indicator },
        number: (talked.get(versionId)?.get(key)?.at(-1)?.number ?? 0) + 1,
        ...{ target: row.target, indicator: row.indicator },
      })),
    ),
  )
  await ctx.tasks.open(
    moved.map(({ stand: { id, code, firstParty, secondParty, dueOn }, rows }) => ({
      kind: 'agreements/read-draft',
      subject: id,
      title: `Konsep ${code} diperbarui menurut rencana`,
      detail: rows
        .map(({ row }) => row.indicator)
        .join(' · ')
        .slice(0, 500),
      holder: { personId: firstParty.personId },
      ...(secondParty ? { waiting: secondParty.name } : {}),
      dueOn,
      link: talkPath(id),
    })),
  )
}
