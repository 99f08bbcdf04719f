import type { Context } from '../../platform/context.ts'
import type { EvidenceItem, Judgement } from './evidence.contract.ts'
import type { EvidenceTables } from './evidence.tables.ts'

type Ctx = Context<EvidenceTables>

export async function saveItem({ db, tenantId, now }: Ctx, item: EvidenceItem): Promise<void> {
  await db
    .insertInto('evidence.files')
    .values({
      tenant_id: tenantId,
      sha256: item.sha256,
      media_type: item.mediaType,
      size: item.size,
      recorded_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('evidence.items')
    .values({
      tenant_id: tenantId,
      id: item.id,
      sha256: item.sha256,
      name: item.name,
      page: item.page,
      note: item.note,
      uploaded_by: item.uploadedBy,
      recorded_at: now,
    })
    .execute()
}

/** Evidence by id, in the order asked for; unknown ids are left out. */
export async function findItems(
  { db, tenantId }: Ctx,
  ids: readonly string[],
): Promise<EvidenceItem[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('evidence.items as item')
    .innerJoin('evidence.files as file', (join) =>
      join.onRef('file.tenant_id', '=', 'item.tenant_id').onRef('file.sha256', '=', 'item.sha256'),
    )
    .select([
      'item.id',
      'item.name',
      'file.media_type',
      'file.size',
      'item.sha256',
      'item.page',
      'item.note',
      'item.uploaded_by',
      'item.recorded_at',
    ])
    .where('item.tenant_id', '=', tenantId)
    .where('item.id', 'in', [...ids])
    .execute()
  const items = rows.map(
    ({ media_type: mediaType, uploaded_by: uploadedBy, recorded_at: recordedAt, ...row }) => ({
      ...row,
      mediaType,
      uploadedBy,
      recordedAt,
    }),
  )
  return ids.flatMap((id) => items.find((item) => item.id === id) ?? [])
}

export async function saveJudgement(
  { db, tenantId }: Ctx,
  { id, itemId, subject, verdict, note, judgedBy, recordedAt }: Judgement,
): Promise<void> {
  await db
    .insertInto('evidence.judgements')
    .values({
      tenant_id: tenantId,
      id,
      item_id: itemId,
      subject,
      verdict,
      note,
      judged_by: judgedBy,
      recorded_at: recordedAt,
    })
    .execute()
}

type Row = EvidenceTables['evidence.judgements']

const judgementOf = (row: Row): Judgement => ({
  ...{
    id: row.id,
    itemId: row.item_id,
    subject: row.subject,
    verdict: row.verdict,
    note: row.note,
  },
  ...{ judgedBy: row.judged_by, recordedAt: row.recorded_at },
})

/** What was said of one item, oldest first. */
export async function judgementsOf({ db, tenantId }: Ctx, itemId: string): Promise<Judgement[]> {
  const rows = await db
    .selectFrom('evidence.judgements')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('item_id', '=', itemId)
    .orderBy('id')
    .execute()
  return rows.map(judgementOf)
}

/** What was said of any item for one of these subjects (figures, complaints), oldest first. */
export async function judgementsAbout(
  { db, tenantId }: Ctx,
  subjects: readonly string[],
): Promise<Judgement[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('evidence.judgements')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('subject', 'in', [...subjects])
    .orderBy('id')
    .execute()
  return rows.map(judgementOf)
}
