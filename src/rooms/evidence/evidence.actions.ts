import type { FileAnswer, Given, Taken } from '../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import { sniff } from '../../platform/sniff.ts'
import { type AuditTables, record } from '../audit/index.ts'
import type { EvidenceItem, evidenceContract, Judgement } from './evidence.contract.ts'
import { safeName, whyNotJudge, whyNotUseEvidence, wrongKind } from './evidence.rules.ts'
import { findItems, judgementsOf, saveItem, saveJudgement } from './evidence.store.ts'
import type { EvidenceTables } from './evidence.tables.ts'

type Ctx = Context<EvidenceTables & AuditTables>
type Contract = typeof evidenceContract

const noSuch = refusal('evidence/no-such-item', 404, 'Bukti ini tidak ditemukan.')
const erased = refusal(
  'evidence/content-gone',
  410,
  'Isi berkas ini sudah dihapus menurut keputusan yang tercatat; sidiknya tetap disimpan.',
)

export async function uploadEvidence(ctx: Ctx, { file, page, note }: Taken<Contract['uploadEvidence']>): Promise<EvidenceItem> {
  heed(whyNotUseEvidence(ctx.actor))
  const kind = sniff(file.bytes)
  if (!kind) throw new Refused(wrongKind)
  const { sha256, size } = await ctx.files.keep(ctx.tenantId, file.bytes)
  const item: EvidenceItem = {
    id: ctx.newId(),
    name: safeName(file.name, kind.extension),
    mediaType: kind.type,
    size,
    sha256,
    page: page ?? null,
    note: note?.trim() || null,
    uploadedBy: ctx.actor.personId,
    recordedAt: ctx.now,
  }
  await saveItem(ctx, item)
  await record(ctx, { act: 'evidence.uploaded', subject: item.id, after: { sha256, size, mediaType: kind.type } })
  return item
}

async function found(ctx: Ctx, itemId: string): Promise<EvidenceItem> {
  heed(whyNotUseEvidence(ctx.actor))
  const [item] = await findItems(ctx, [itemId])
  if (!item) throw new Refused(noSuch)
  return item
}

export async function readEvidence(ctx: Ctx, { itemId }: Taken<Contract['readEvidence']>): Promise<Given<Contract['readEvidence']>> {
  return { item: await found(ctx, itemId), judgements: await judgementsOf(ctx, itemId) }
}

export async function downloadEvidence(ctx: Ctx, { itemId }: Taken<Contract['downloadEvidence']>): Promise<FileAnswer> {
  const { name, mediaType, sha256 } = await found(ctx, itemId)
  const bytes = await ctx.files.read(ctx.tenantId, sha256)
  if (!bytes) throw new Refused(erased)
  return { name, type: mediaType, bytes }
}

export type Judging = Pick<Judgement, 'itemId' | 'subject' | 'verdict'> & { note?: string | undefined }

/**
 * Puts on record what somebody says of an item for one subject. Who may judge is decided by the room of the subject, which calls this;
 * here nobody judges what they uploaded, and a verdict against needs its reason (`perjanjian-kinerja.md` §5).
 */
export async function judgeEvidence(ctx: Ctx, { itemId, subject, verdict, note }: Judging): Promise<Judgement> {
  heed(whyNotJudge(await found(ctx, itemId), ctx.actor, verdict, note))
  const judgement: Judgement = {
    id: ctx.newId(),
    itemId,
    subject,
    verdict,
    note: note?.trim() || null,
    judgedBy: ctx.actor.personId,
    recordedAt: ctx.now,
  }
  await saveJudgement(ctx, judgement)
  await record(ctx, { act: 'evidence.judged', subject: itemId, after: { subject, verdict } })
  return judgement
}
