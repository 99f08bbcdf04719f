import { internalLabel } from '../../../kernel/assurance.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { dateOf, timeOf } from '../../../kernel/moment.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Context, Region, Steps } from '../../../platform/context.ts'
import type { Signer, SigningOrder } from '../../../platform/signing/writing/signer.ts'
import { type DocumentsTables, keepFile, signatureFields } from '../../documents/index.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import type { Side } from '../talks/party.rules.ts'
import { leaseSeconds, whyHeld } from './signing.rules.ts'
import { endSigning, openSigning, saveSigning } from './signing.store.ts'

type Ctx = Context<LeaseTables>

type LeaseTables = AgreementsTables & DocumentsTables

/** What stops an act whose lease ran out before it was finished. */
export const leaseLost = refusal(
  'agreements/lease-lost',
  409,
  'Waktu penandatanganan habis sebelum selesai; tidak ada yang tertandatangani. Coba lagi.',
)

const signerFailed = refusal(
  'agreements/signer-failed',
  502,
  'Penandatanganan gagal di tengah jalan; tidak ada yang berubah. Coba lagi.',
)

/** One signing act over a paper that belongs to a version: a promise, or the note of its handover. */
export type Act<Tables, Begun extends { signingId: string; base: unknown }, Under, Done> = {
  /** Checks, and finds the bytes to sign or the paper to print first. */
  begin: (ctx: Context<Tables>) => Promise<Begun>
  /** The paper that nobody has signed yet. */
  print: (begun: Begun) => Promise<Uint8Array>
  /** Checks again, and holds the version by a lease. */
  hold: (ctx: Context<Tables>, begun: Begun, paper: Uint8Array | null) => Promise<Under>
  order: (under: Under, region: Region) => SigningOrder
  /** Keeps file, end of the act and what follows from it, together or not at all. */
  finish: (ctx: Context<Tables>, under: Under, pdf: Uint8Array) => Promise<Done>
  /** Frees the version of an act that stopped: `freed`. */
  end: (ctx: Context<Tables>, signingId: string, note: string) => Promise<unknown>
}

/** A signing act in three steps; the signer works outside any transaction (`design.md` §6). */
export async function signInSteps<
  Tables,
  Begun extends { signingId: string; base: unknown },
  Under,
  Done,
>(steps: Steps<Tables>, signer: Signer, act: Act<Tables, Begun, Under, Done>): Promise<Done> {
  const { begun, region } = await steps.step(async (ctx) => ({
    begun: await act.begin(ctx),
    region: ctx.region,
  }))
  const paper = begun.base ? null : await act.print(begun)
  const end = (note: string) => steps.step((ctx) => act.end(ctx, begun.signingId, note))
  return freeing(end, async () => {
    const under = await steps.step((ctx) => act.hold(ctx, begun, paper))
    const outcome = await signer(act.order(under, region)).catch((cause: unknown) => {
      throw new Refused(signerFailed, { cause })
    })
    if ('refused' in outcome) throw new Refused(outcome.refused)
    return steps.step((ctx) => act.finish(ctx, under, outcome.pdf))
  })
}

/** Whatever stops an act that took hold, its version is free at once and not only when the lease
 * runs out; what was signed stays signed. */
async function freeing<Result>(
  end: (note: string) => Promise<unknown>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const note =
      error instanceof Refused
        ? error.message
        : 'Terputus di tengah jalan; tidak ada yang tertandatangani.'
    await end(note).catch(() => undefined)
    throw error
  }
}

/** Ends an act that was stopped. */
export const freed = (
  ctx: Context<AgreementsTables>,
  signingId: string,
  note: string,
): Promise<unknown> => endSigning(ctx, signingId, { outcome: 'FAILED', note })

type Taking = {
  signingId: string
  versionId: string
  side: Side
  personId: string
  digest: string
  stackId: string | null
  /** What somebody signed before, or the fresh paper with what it is kept under. */
  base:
    | { id: string; bytes: Uint8Array }
    | { kind: string; subject: string; name: string; paper: Uint8Array }
}

/** Holds a version by a lease before anything is signed; answers the bytes to sign. */
export async function takeLease(ctx: Ctx, taking: Taking): Promise<Uint8Array> {
  const { signingId: id, side: party, base, ...of } = taking
  const open = await openSigning(ctx, of.versionId)
  const busy = whyHeld(open, ctx.now)
  if (busy) throw new Refused(busy)
  // A lease that ran out left no signed file, because file and end are written together: so nothing
  // was signed, and it may start again.
  if (open) await endSigning(ctx, open.id, { outcome: 'LAPSED' })
  const bytes = 'paper' in base ? base.paper : base.bytes
  const baseFileId =
    'paper' in base
      ? await keepFile(ctx, {
          ...{ kind: base.kind, subject: base.subject, name: base.name, bytes },
          mediaType: 'application/pdf',
        })
      : base.id
  const leaseUntil = new Date(Date.parse(ctx.now) + leaseSeconds * 1000).toISOString()
  await saveSigning(ctx, { id, party, ...of, leaseUntil, baseFileId })
  return bytes
}

const fieldOf: Record<Side, string> = {
  FIRST: signatureFields.first,
  SECOND: signatureFields.second,
}

/** What the signer is asked for: where, by whom, and how it looks. */
export const orderOf = (
  told: {
    pdf: Uint8Array
    side: Side
    party: { name: string; title: string } | null
    at: Instant
    /** Where the QR of the signature leads. */
    url: string
    reason: string
  },
  { timeZone, place }: Pick<Region, 'timeZone' | 'place'>,
): SigningOrder => ({
  pdf: told.pdf,
  fieldName: fieldOf[told.side],
  appearance: {
    lines: [
      'Ditandatangani',
      'secara elektronik',
      `${printDate(dateOf(told.at, timeZone))} ${timeOf(told.at, timeZone)}`,
    ],
    qr: told.url,
    label: internalLabel,
  },
  signer: { name: told.party?.name ?? '', position: told.party?.title ?? '' },
  reason: told.reason,
  place,
  at: told.at,
})
