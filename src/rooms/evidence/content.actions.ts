import { type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context, Look } from '../../platform/context.ts'
import type { Loss } from '../../platform/files.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { type Finding, findingOn, isErased, saveFinding } from './content.store.ts'
import { nameContent } from './evidence.store.ts'
import type { EvidenceTables } from './evidence.tables.ts'

type Ctx = Context<EvidenceTables & AuditTables>

const erased = refusal(
  'evidence/content-gone',
  410,
  'Isi berkas ini sudah dihapus menurut keputusan yang tercatat; sidiknya tetap disimpan.',
)

const lost: Record<Loss, Refusal> = {
  missing: refusal(
    'evidence/content-missing',
    500,
    'Isi berkas bukti ini hilang dari penyimpanan server, padahal tidak ada keputusan ' +
      'menghapusnya. Beri tahu pengelola server; ' +
      'bila berkas aslinya masih ada pada Anda, unggah lagi supaya isinya pulih.',
  ),
  changed: refusal(
    'evidence/content-changed',
    500,
    'Isi berkas bukti ini di server tidak sama lagi dengan yang diunggah, jadi tidak ' +
      'diberikan. Beri tahu pengelola server; ' +
      'bila berkas aslinya masih ada pada Anda, unggah lagi supaya isinya pulih.',
  ),
}

export const findingOf = (read: Uint8Array | Loss): Finding =>
  typeof read !== 'string' ? 'INTACT' : read === 'missing' ? 'MISSING' : 'CHANGED'

/** Keeps what a comparison found; what is new about the content goes on record. */
export async function noteFinding(
  ctx: Ctx,
  sha256: string,
  finding: Finding,
  before: Finding | null,
): Promise<void> {
  await saveFinding(ctx, sha256, finding)
  if (finding === (before ?? 'INTACT')) return
  await record(ctx, {
    act: 'evidence.content-checked',
    subject: null,
    before: { sha256, finding: before },
    after: { sha256, finding },
  })
}

/** Keeps bytes that another room shows by rules of its own: by their hash on the disk, named, so
 * that they are compared every week and never swept. */
export async function keepContent(
  ctx: Context<EvidenceTables>,
  mediaType: string,
  bytes: Uint8Array,
): Promise<{ sha256: string; size: number }> {
  const kept = await ctx.files.keep(ctx.tenantId, bytes)
  await nameContent(ctx, { ...kept, mediaType })
  return kept
}

/** The content of a file of this region, proved by its hash. Refuses content erased by a decision
 * (410); content that is lost is our fault, put on record at once and told as it is (500). */
export async function readContent(
  { step, onRecord }: Look<EvidenceTables & AuditTables>,
  sha256: string,
): Promise<Uint8Array> {
  const read = await step((ctx) => ctx.files.read(ctx.tenantId, sha256))
  if (typeof read !== 'string') return read
  const why = await onRecord(async (ctx) => {
    if (await isErased(ctx, sha256)) return erased
    await noteFinding(ctx, sha256, findingOf(read), await findingOn(ctx, sha256))
    return lost[read]
  })
  throw new Refused(why)
}
