import type { Context } from '../../../platform/context.ts'
import { type DocumentsTables, keptAs, latestFile } from '../../documents/index.ts'
import { findCurrent } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { noteKinds } from '../succession/handover.rules.ts'
import { agreementOfNote, findNote } from '../succession/handover.store.ts'
import type { VerificationPage } from './public.contract.ts'
import { handoverSentence } from './public.rules.ts'

type Ctx = Context<AgreementsTables & DocumentsTables>
type Told = NonNullable<VerificationPage['handover']>

/** The note of a promise that ended, once somebody has signed it; else `null`. */
export async function handoverOf(ctx: Ctx, agreementId: string): Promise<Told | null> {
  const note = await findNote(ctx, agreementId)
  return note && note.signed.length > 0
    ? { digest: note.digest, sentence: handoverSentence(note, ctx.region.timeZone) }
    : null
}

/** What stands on exactly these bytes, where they are a note of handover that was signed here: of
 * which promise, and whether they carry all its signatures. */
export async function notedAs(
  ctx: Ctx,
  bytes: Uint8Array,
): Promise<{ publicCode: string; code: string; told: Told; whole: boolean } | undefined> {
  const kept = await keptAs(ctx, bytes)
  if (kept?.kind !== noteKinds.signed) return undefined
  const current = await findCurrent(ctx, (await agreementOfNote(ctx, kept.subject)) ?? '')
  const note = current && (await findNote(ctx, current.id))
  const told = current && (await handoverOf(ctx, current.id))
  if (!note || !told) return undefined
  const latest = await latestFile(ctx, noteKinds.signed, note.id)
  const whole = note.signed.length > (note.content.secondParty ? 1 : 0) && latest?.id === kept.id
  return { publicCode: current.publicCode, code: current.code, told, whole }
}
