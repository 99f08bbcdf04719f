import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { DocumentsTables } from './documents.tables.ts'

type Ctx = Context<DocumentsTables>

/** Keeps the bytes of a document for good: the application role can add and read, nothing else.
 * Answers the file's id. */
export async function keepFile(
  ctx: Ctx,
  file: { kind: string; subject: string; name: string; mediaType: string; bytes: Uint8Array },
): Promise<string> {
  const id = ctx.newId()
  const bytes = Buffer.from(file.bytes)
  await ctx.db
    .insertInto('documents.files')
    .values({
      tenantId: ctx.tenantId,
      id,
      ...file,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes,
      recordedAt: ctx.now,
    })
    .execute()
  return id
}

/** As what exactly these bytes are among the documents of the region; `undefined` where they are
 * not. */
export async function keptAs(
  { db, tenantId }: Ctx,
  bytes: Uint8Array,
): Promise<{ id: string; kind: string; subject: string } | undefined> {
  return db
    .selectFrom('documents.files')
    .select(['id', 'kind', 'subject'])
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', createHash('sha256').update(bytes).digest('hex'))
    .limit(1)
    .executeTakeFirst()
}

/** The latest document of a kind about a subject. */
export async function latestFile(
  { db, tenantId }: Ctx,
  kind: string,
  subject: string,
): Promise<{ id: string; name: string; bytes: Uint8Array } | undefined> {
  return db
    .selectFrom('documents.files')
    .select(['id', 'name', 'bytes'])
    .where('tenantId', '=', tenantId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Enters a document into the SAKIP library: kind × office × year, with its number, date, signer
 * and file. */
export async function addToLibrary(
  ctx: Ctx,
  entry: {
    kind: string
    unitId: string | null
    year: number
    number: string | null
    dated: string | null
    signer: string | null
    title: string
    /** `null` where it lies elsewhere, as a scan does. */
    fileId: string | null
  },
): Promise<void> {
  await ctx.db
    .insertInto('documents.library')
    .values({
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      ...entry,
      recordedAt: ctx.now,
      recordedUntil: null,
    })
    .execute()
}

/** Puts something into the publication register, once: what is public, since when, by whose act. */
export async function publish(ctx: Ctx, subject: string, what: string): Promise<void> {
  const there = await ctx.db
    .selectFrom('documents.publications')
    .select('id')
    .where('tenantId', '=', ctx.tenantId)
    .where('subject', '=', subject)
    .where('what', '=', what)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  if (there) return
  await ctx.db
    .insertInto('documents.publications')
    .values({
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      subject,
      what,
      publishedAt: ctx.now,
      publishedBy: ctx.actor.personId,
      withdrawnAt: null,
    })
    .execute()
}

/** Library entries that belong to one of these units. */
export async function libraryOf(
  { db, tenantId }: Ctx,
  unitIds: readonly string[],
): Promise<{ id: string; unitId: string; title: string }[]> {
  if (unitIds.length === 0) return []
  const rows = await db
    .selectFrom('documents.library')
    .select(['id', 'unitId', 'title'])
    .where('tenantId', '=', tenantId)
    .where('unitId', 'in', [...unitIds])
    .where('recordedUntil', 'is', null)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, unitId, title }) => (unitId === null ? [] : [{ id, unitId, title }]))
}
