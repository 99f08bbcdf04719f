import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { isAhead, mayFollow, statesThat } from '../state.rules.ts'
import type { Fate, Touched } from './succession.rules.ts'

type Ctx = Context<AgreementsTables>

/** What of a change the table of promises is asked about. */
export type Asked = {
  /** Promises of this year and the years after it. */
  year: number
  mandates: readonly string[]
  positions: readonly string[]
  people: readonly string[]
  units: readonly string[]
}

const among = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Which promises a change may touch, by id; held until this transaction ends where it writes. */
export async function promisesOf(
  { db, tenantId }: Ctx,
  { year, mandates, positions, people, units }: Asked,
  hold: boolean,
): Promise<string[]> {
  const rows = await db
    .selectFrom('agreements.agreements')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('year', '>=', year)
    .where((where) =>
      where.or([
        where('mandateId', '=', among(mandates)),
        where('giverMandateId', '=', among(mandates)),
        where('positionId', '=', among(positions)),
        where('giverPositionId', '=', among(positions)),
        where('personId', '=', among(people)),
        where('giverPersonId', '=', among(people)),
        where('unitId', '=', among(units)),
        where('agencyId', '=', among(units)),
      ]),
    )
    .orderBy('id')
    .$if(hold, (query) => query.forUpdate())
    .execute()
  return rows.map(({ id }) => id)
}

/** A promise that a change touches, with what is needed to move it. */
export type Standing = Touched & {
  versionId: string
  sequence: number
  edited: boolean
} & Pick<
    AgreementsTables['agreements.current'],
    'level' | 'form' | 'parentId' | 'dueOn' | 'secondParty' | 'digest'
  >

/** A promise with what becomes of it. */
export type Destined = Standing & { fate: Fate }

/** How these promises stand, of one that is being amended the version in force before its amendment;
 * what is over already is left out. */
export async function standingsOf(ctx: Ctx, ids: readonly string[]): Promise<Standing[]> {
  if (ids.length === 0) return []
  const rows = await workedWith(ctx, ids)
  const before = await inForceOf(
    ctx,
    rows.flatMap(({ inForceId }) => inForceId ?? []),
  )
  return rows.flatMap(({ editedAt, inForceId, ...row }): Standing[] => {
    const own = { ...row, edited: editedAt !== null, amends: inForceId !== null }
    const inForce = before.get(inForceId ?? '')
    return inForce ? [{ ...own, ...inForce, state: 'ACTIVE', amends: false }, own] : [own]
  })
}

const workedWith = ({ db, tenantId }: Ctx, ids: readonly string[]) =>
  db
    .selectFrom('agreements.current')
    .select(['id', 'code', 'year', 'state', 'mandateId', 'personId', 'positionId', 'unitId'])
    .select(['agencyId', 'giverPersonId', 'giverPositionId', 'giverMandateId', 'firstParty'])
    .select(['secondParty', 'versionId', 'sequence', 'editedAt', 'level', 'form', 'parentId'])
    .select(['dueOn', 'digest', 'inForceId'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', among(ids))
    .where(
      'state',
      'in',
      statesThat((state) => isAhead(state) || mayFollow(state, 'ENDED')),
    )
    .orderBy('code')
    .execute()

type InForce = Pick<Standing, 'versionId' | 'firstParty' | 'secondParty' | 'sequence' | 'digest'>

/** Versions in force beside their amendments, each with its latest state. */
async function inForceOf(
  { db, tenantId }: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, InForce>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('agreements.versions as version')
    .innerJoin('agreements.states as state', (join) =>
      join
        .onRef('state.tenantId', '=', 'version.tenantId')
        .onRef('state.versionId', '=', 'version.id'),
    )
    .distinctOn('version.id')
    .select(['version.id as versionId', 'version.firstParty', 'version.secondParty'])
    .select(['state.sequence', 'state.digest'])
    .where('version.tenantId', '=', tenantId)
    .where('version.id', '=', among(versionIds))
    .orderBy('version.id')
    .orderBy('state.sequence', 'desc')
    .$castTo<InForce>()
    .execute()
  return new Map(rows.map((row) => [row.versionId, row]))
}

/** The first of these promises that somebody is signing at this moment. */
export async function signedNow(
  { db, tenantId, now }: Ctx,
  versionIds: readonly string[],
): Promise<{ leaseUntil: string } | undefined> {
  return db
    .selectFrom('agreements.signings')
    .select('leaseUntil')
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', among(versionIds))
    .where('endedAt', 'is', null)
    .where('leaseUntil', '>', now)
    .limit(1)
    .executeTakeFirst()
}

/** Marks promises to be reviewed until their content is agreed anew. */
export const saveReviews = (
  { db, tenantId, now, newId }: Ctx,
  reviews: readonly { agreementId: string; eventId: string | null; reason: string }[],
): Promise<void> =>
  insertRows(
    db,
    'agreements.reviews',
    reviews.map((review) => ({ tenantId, id: newId(), ...review, at: now })),
  )
