import { sql } from 'kysely'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type HandoverContent, readHandover } from '../../documents/words.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import type { Side } from '../talks/party.rules.ts'

type Ctx = Context<AgreementsTables>

/** A note as it was frozen last, and who has signed it. */
export type StoredNote = {
  id: string
  versionId: string
  digest: string
  content: HandoverContent
  writtenAt: Instant
  signed: { party: Side; personId: string; at: Instant }[]
}

/** The note of an ended promise; `undefined` while nobody has written one. */
export async function findNote(
  { db, tenantId }: Ctx,
  agreementId: string,
): Promise<StoredNote | undefined> {
  const row = await db
    .selectFrom('agreements.handovers')
    .select(['id', 'versionId', 'digest', 'canonical', 'writtenAt'])
    .where('tenantId', '=', tenantId)
    .where('agreementId', '=', agreementId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { canonical, ...note } = row
  const content = readHandover(canonical)
  if (!content) throw new Error(`no paper reads the note ${note.digest}`)
  const signed = await db
    .selectFrom('agreements.signings')
    .select(['party', 'personId', sql<Instant>`ended_at`.as('at')])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', note.versionId)
    .where('digest', '=', note.digest)
    .where('outcome', '=', 'SIGNED')
    .orderBy('endedAt')
    .execute()
  return { ...note, content, signed }
}

/** The promise a note is of. */
export async function agreementOfNote(
  { db, tenantId }: Ctx,
  noteId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('agreements.handovers')
    .select('agreementId')
    .where('tenantId', '=', tenantId)
    .where('id', '=', noteId)
    .executeTakeFirst()
  return row?.agreementId
}

/** Keeps what was frozen; what was frozen before stays on record. */
export const saveNote = (
  { db, tenantId, now, actor, newId }: Ctx,
  note: { agreementId: string; versionId: string; digest: string; canonical: string },
): Promise<unknown> =>
  db
    .insertInto('agreements.handovers')
    .values({
      ...{ tenantId, id: newId(), ...note, writtenBy: actor.personId, writtenAt: now },
      number: sql<number>`(select count(*) + 1 from agreements.handovers
        where tenant_id = ${tenantId} and agreement_id = ${note.agreementId})`,
    })
    .execute()

/** An ended promise: the days on which it counted, half-open, and whose place in it is whose. */
export type Ended = {
  from: LocalDate
  endedOn: LocalDate
  personId: string
  positionId: string | null
  giverPositionId: string | null
  /** The post of the promise that took its place. */
  nextPositionId: string | null
  /** The version that counted on the last day: an amendment signed ahead may not have begun. */
  lastVersion: number
}

/** `undefined` for a promise that has not ended in its year. */
export async function findEnded({ db, tenantId }: Ctx, id: string): Promise<Ended | undefined> {
  const row = await db
    .selectFrom('agreements.current as promise')
    .select(['personId', 'positionId', 'giverPositionId', 'endedOn'])
    .select(
      sql<LocalDate>`(select min(v.effective_from) from agreements.versions v
        where v.tenant_id = promise.tenant_id and v.agreement_id = promise.id)`.as('from'),
    )
    .select(
      sql<number>`coalesce((select max(v.number) from agreements.versions v
        where v.tenant_id = promise.tenant_id and v.agreement_id = promise.id
          and v.dropped_at is null and v.effective_from < promise.ended_on),
        promise.version)`.as('lastVersion'),
    )
    .select(
      sql<string | null>`(select n.position_id from agreements.agreements n
        where n.tenant_id = promise.tenant_id and n.succeeds_id = promise.id
        order by n.created_at desc, n.id limit 1)`.as('nextPositionId'),
    )
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'ENDED')
    .executeTakeFirst()
  const { endedOn, ...rest } = row ?? {}
  return row && endedOn ? { ...(rest as Omit<Ended, 'endedOn'>), endedOn } : undefined
}
