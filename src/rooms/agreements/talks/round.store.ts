import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { Current } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { hasContent, statesThat } from '../state.rules.ts'
import type { Round, RoundBlock } from './round.contract.ts'

type Ctx = Context<AgreementsTables>

/** A round with the row it is about; `by` is not known here, only whose it was. */
export type StoredRound = Omit<Round, 'by'> & {
  versionId: string
  block: RoundBlock
  rowKey: string
  personId: string | null
}

/** Everything that was said about some versions, row by row in its order. */
export async function loadRounds(
  { db, tenantId }: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, StoredRound[]>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('agreements.rounds')
    .select(['versionId', 'block', 'rowKey', 'number', 'side', 'act', 'wasTarget', 'wasIndicator'])
    .select(['target', 'indicator', 'planned', 'amount', 'reason', 'dueOn', 'personId', 'at'])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', sql<string>`any(${[...versionIds]}::uuid[])`)
    .orderBy('block')
    .orderBy('rowKey')
    .orderBy('number')
    .execute()
  return Map.groupBy(rows, ({ versionId }) => versionId)
}

export type NewRound = Pick<
  StoredRound,
  'versionId' | 'block' | 'rowKey' | 'number' | 'side' | 'act'
> &
  Partial<Pick<StoredRound, 'wasTarget' | 'wasIndicator' | 'target' | 'indicator'>> &
  Partial<Pick<StoredRound, 'planned' | 'amount' | 'reason' | 'dueOn'>>

/** Keeps what was said, by the actor and now. */
export async function saveRounds(ctx: Ctx, rounds: readonly NewRound[]): Promise<void> {
  const { db, tenantId, now, actor } = ctx
  const { kind, id, title } = actor.actingAs ?? {}
  await insertRows(
    db,
    'agreements.rounds',
    rounds.map((round) => ({
      ...{ wasTarget: null, wasIndicator: null, target: null, indicator: null },
      ...{ planned: null, amount: null, reason: null, dueOn: null },
      ...round,
      tenantId,
      id: ctx.newId(),
      personId: actor.personId,
      actingAs: actor.actingAs && { kind, id, title },
      at: now,
    })),
  )
}

export type RowNow = { number: number; target: string; indicator: string; unitLabel: string }

/** Writes what rows of a version say from now on; their place and objective stay. */
export async function saveRows(
  { db, tenantId }: Ctx,
  versionId: string,
  rows: readonly RowNow[],
): Promise<void> {
  for (const { number, ...said } of rows)
    await db
      .updateTable('agreements.rows')
      .set(said)
      .where('tenantId', '=', tenantId)
      .where('versionId', '=', versionId)
      .where('number', '=', number)
      .execute()
}

/** The targets that promises bring along from a content agreed before: of their own earlier
 * versions, and of the promise whose place they take; as `measure target`, by promise. */
export async function agreedBefore(
  { db, tenantId }: Ctx,
  promises: readonly Pick<Current, 'id' | 'succeedsId' | 'version'>[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const before = promises.filter(({ version, succeedsId }) => version > 1 || succeedsId !== null)
  if (before.length === 0) return new Map()
  const ids = before.flatMap(({ id, succeedsId }) => (succeedsId ? [id, succeedsId] : [id]))
  const rows = await db
    .selectFrom('agreements.rows as row')
    .innerJoin('agreements.versions as version', (join) =>
      join.onRef('version.tenantId', '=', 'row.tenantId').onRef('version.id', '=', 'row.versionId'),
    )
    .select(['version.agreementId', 'version.number', 'row.measureId', 'row.target'])
    .where('row.tenantId', '=', tenantId)
    .where('version.agreementId', '=', sql<string>`any(${ids}::uuid[])`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('agreements.states as state')
          .select('state.id')
          .where('state.tenantId', '=', tenantId)
          .whereRef('state.versionId', '=', 'version.id')
          .where('state.state', 'in', statesThat(hasContent)),
      ),
    )
    .execute()
  return new Map(
    before.map(({ id, succeedsId, version }) => {
      const own = rows.filter(
        ({ agreementId, number }) =>
          agreementId === succeedsId || (agreementId === id && number < version),
      )
      return [id, new Set(own.map(({ measureId, target }) => `${measureId} ${target}`))]
    }),
  )
}
