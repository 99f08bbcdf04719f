import type { Context } from '../../platform/context.ts'
import type { EvidenceItem, Judgement } from './evidence.contract.ts'
import type { EvidenceTables } from './evidence.tables.ts'

type Ctx = Context<EvidenceTables>

/** Names content that lies on the disk by its hash, once: what no row names is swept. */
export async function nameContent(
  { db, tenantId, now }: Ctx,
  content: Pick<EvidenceItem, 'sha256' | 'mediaType' | 'size'>,
): Promise<void> {
  await db
    .insertInto('evidence.files')
    .values({
      tenantId,
      sha256: content.sha256,
      mediaType: content.mediaType,
      size: content.size,
      recordedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function saveItem(ctx: Ctx, item: EvidenceItem): Promise<void> {
  const { db, tenantId, now } = ctx
  await nameContent(ctx, item)
  await db
    .insertInto('evidence.items')
    .values({
      tenantId,
      id: item.id,
      sha256: item.sha256,
      name: item.name,
      page: item.page,
      note: item.note,
      uploadedBy: item.uploadedBy,
      recordedAt: now,
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
      join.onRef('file.tenantId', '=', 'item.tenantId').onRef('file.sha256', '=', 'item.sha256'),
    )
    .select([
      'item.id',
      'item.name',
      'file.mediaType',
      'file.size',
      'item.sha256',
      'item.page',
      'item.note',
      'item.uploadedBy',
      'item.recordedAt',
    ])
    .where('item.tenantId', '=', tenantId)
    .where('item.id', 'in', [...ids])
    .execute()
  return ids.flatMap((id) => rows.find((item) => item.id === id) ?? [])
}

export async function saveJudgement({ db, tenantId }: Ctx, judgement: Judgement): Promise<void> {
  await db
    .insertInto('evidence.judgements')
    .values({ tenantId, ...judgement })
    .execute()
}

const judgements = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('evidence.judgements')
    .select(['id', 'itemId', 'subject', 'verdict', 'note', 'judgedBy', 'recordedAt'])
    .where('tenantId', '=', tenantId)
    .orderBy('id')

/** What was said of one item, oldest first. */
export const judgementsOf = (ctx: Ctx, itemId: string): Promise<Judgement[]> =>
  judgements(ctx).where('itemId', '=', itemId).execute()

/** What was said of any item for one of these subjects (figures, complaints), oldest first. */
export async function judgementsAbout(ctx: Ctx, subjects: readonly string[]): Promise<Judgement[]> {
  if (subjects.length === 0) return []
  return judgements(ctx)
    .where('subject', 'in', [...subjects])
    .execute()
}
