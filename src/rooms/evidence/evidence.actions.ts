import type { FileAnswer, Given, Taken } from '../../kernel/contract.ts'
import type { EvidenceSight } from '../../kernel/ports.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context, Look } from '../../platform/context.ts'
import { sniff } from '../../platform/sniff.ts'
import { type AuditTables, record, recordLook } from '../audit/index.ts'
import { readContent } from './content.actions.ts'
import type { EvidenceItem, evidenceContract, Judgement } from './evidence.contract.ts'
import {
  safeName,
  sightOfItem,
  whyNotAttach,
  whyNotJudge,
  whyNotReadItem,
  whyNotUseEvidence,
  wrongKind,
} from './evidence.rules.ts'
import { findItems, judgementsOf, saveItem, saveJudgement } from './evidence.store.ts'
import type { EvidenceTables } from './evidence.tables.ts'

type Ctx = Context<EvidenceTables & AuditTables>
type Contract = typeof evidenceContract

const noSuch = refusal('evidence/no-such-item', 404, 'Bukti ini tidak ditemukan.')

export async function uploadEvidence(
  ctx: Ctx,
  { file, page, note }: Taken<Contract['uploadEvidence']>,
): Promise<EvidenceItem> {
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
  await record(ctx, {
    act: 'evidence.uploaded',
    subject: item.id,
    after: { sha256, size, mediaType: kind.type },
  })
  return item
}

async function found(ctx: Ctx, itemId: string): Promise<EvidenceItem> {
  heed(whyNotUseEvidence(ctx.actor))
  const [item] = await findItems(ctx, [itemId])
  if (!item) throw new Refused(noSuch)
  return item
}

/** An item the asker may read, and how: through what carries it, else as its uploader. */
async function readable(
  ctx: Ctx,
  itemId: string,
): Promise<{ item: EvidenceItem; sight: EvidenceSight }> {
  const item = await found(ctx, itemId)
  const sight = sightOfItem(item, (await ctx.evidence.sightOf([itemId])).get(itemId), ctx.actor)
  heed(whyNotReadItem(sight))
  return { item, sight }
}

export async function readEvidence(
  ctx: Ctx,
  { itemId }: Taken<Contract['readEvidence']>,
): Promise<Given<Contract['readEvidence']>> {
  const { item } = await readable(ctx, itemId)
  return { item, judgements: await judgementsOf(ctx, itemId) }
}

/** Gives the file. A look from another office is on record before a byte leaves; where that fails,
 * nothing does (`design.md` §2). */
export async function downloadEvidence(
  look: Look<EvidenceTables & AuditTables>,
  { itemId }: Taken<Contract['downloadEvidence']>,
): Promise<FileAnswer> {
  const { item, sight } = await look.step((ctx) => readable(ctx, itemId))
  if (sight === 'FROM_ELSEWHERE')
    await look.onRecord((ctx) => recordLook(ctx, { act: 'evidence.downloaded', subject: itemId }))
  return { name: item.name, type: item.mediaType, bytes: await readContent(look, item.sha256) }
}

/** Refuses items that somebody wants to attach to a thing of their own but may not read. */
export async function heedAttaching(ctx: Ctx, items: readonly EvidenceItem[]): Promise<void> {
  if (items.length === 0) return
  const sights = await ctx.evidence.sightOf(items.map(({ id }) => id))
  heed(whyNotAttach(items.map((item) => sightOfItem(item, sights.get(item.id), ctx.actor))))
}

export type Judging = Pick<Judgement, 'itemId' | 'subject' | 'verdict'> & {
  note?: string | undefined
}

/** Puts on record what somebody says of an item for one subject. Who may judge is decided by the
 * room of the subject, which calls this; here nobody judges what they uploaded, and a verdict
 * against needs its reason (`perjanjian-kinerja.md` §5). */
export async function judgeEvidence(
  ctx: Ctx,
  { itemId, subject, verdict, note }: Judging,
): Promise<Judgement> {
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
