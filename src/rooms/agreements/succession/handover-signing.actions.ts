import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { Context, Region, Steps } from '../../../platform/context.ts'
import type { SigningOrder } from '../../../platform/signing/writing/signer.ts'
import { record } from '../../audit/index.ts'
import {
  addToLibrary,
  type HandoverToPrint,
  handoverForSigning,
  keepFile,
  latestFile,
  openSigner,
} from '../../documents/index.ts'
import { freed, leaseLost, orderOf, signInSteps, takeLease } from '../signing/act.actions.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { endSigning, openSigning } from '../signing/signing.store.ts'
import { changedSince, held, whyNotBindHere } from '../talks/agreeing.actions.ts'
import type { Side } from '../talks/party.rules.ts'
import { askToTakeOver, closeHandover } from './handover.actions.ts'
import type { handoverContract } from './handover.contract.ts'
import { noteKinds, sideOfHandover } from './handover.rules.ts'
import type { HandoverTables } from './handover-content.actions.ts'
import {
  paperOf,
  readHandover,
  type Standing,
  standingOf,
  toSign,
} from './handover-note.actions.ts'

type Ctx = Context<HandoverTables>
type Contract = typeof handoverContract

type Begun = {
  signingId: string
  standing: Standing
  side: Side
  base: { id: string; bytes: Uint8Array } | null
  print: HandoverToPrint
}
type Under = Begun & { bytes: Uint8Array; at: string }

/** The note as it stands, held until this step ends; refuses another content than was read, and who
 * may not sign it now. */
async function checked(
  ctx: Ctx,
  id: string,
  digest: string,
): Promise<{ standing: Standing; side: Side }> {
  const standing = await standingOf(ctx, await held(ctx, id))
  const side = sideOfHandover(toSign(standing), ctx.actor.personId)
  if (side !== 'FIRST' && side !== 'SECOND') throw new Refused(side)
  if (standing.note?.digest !== digest) throw new Refused(changedSince)
  return { standing, side }
}

async function begin(ctx: Ctx, id: string, digest: string): Promise<Begun> {
  const { standing, side } = await checked(ctx, id, digest)
  const { current, note } = standing
  if (!note) throw new Refused(changedSince)
  heed(whyNotBindHere(ctx))
  heed(whyHeld(await openSigning(ctx, current.versionId), ctx.now))
  const signed = side === 'SECOND' ? await latestFile(ctx, noteKinds.signed, note.id) : undefined
  return {
    ...{ signingId: ctx.newId(), standing, side },
    base: signed ? { id: signed.id, bytes: signed.bytes } : null,
    print: await paperOf(ctx, current, note.content, note.digest),
  }
}

async function hold(
  ctx: Ctx,
  begun: Begun,
  { id, digest }: { id: string; digest: string },
  paper: Uint8Array | null,
): Promise<Under> {
  const { standing, side } = await checked(ctx, id, digest)
  const { current, note } = standing
  const { personId } = ctx.actor
  const base = begun.base ?? (paper && note && { ...baseOf(note.id, current.code), paper })
  if (!base || personId === null || side !== begun.side) throw new Refused(changedSince)
  const { signingId } = begun
  const bytes = await takeLease(ctx, {
    ...{ signingId, versionId: current.versionId, side, personId, digest, base, stackId: null },
  })
  return { ...begun, standing, bytes, at: ctx.now }
}

const baseOf = (subject: string, code: string) => ({
  ...{ kind: noteKinds.base, subject, name: fileName(code) },
})

const fileName = (code: string): string => `serah-terima-${code}.pdf`

function orderFor({ standing, side, bytes, print, at }: Under, region: Region): SigningOrder {
  const { firstParty, secondParty } = toSign(standing)
  const { address } = print.content
  return orderOf(
    {
      ...{ pdf: bytes, side, at, party: side === 'FIRST' ? firstParty : secondParty },
      url: `${address}/verifikasi/${print.publicCode}`,
      reason: `Memori serah terima kinerja ${standing.current.code}`,
    },
    region,
  )
}

/** File, end of the act and tasks together. */
async function finish(ctx: Ctx, under: Under, bytes: Uint8Array, digest: string): Promise<void> {
  const { standing, side } = await checked(ctx, under.standing.current.id, digest)
  const { current, note } = standing
  const { firstParty, secondParty } = toSign(standing)
  const fileId = await keepFile(ctx, {
    ...{ kind: noteKinds.signed, subject: note?.id ?? '', name: fileName(current.code), bytes },
    mediaType: 'application/pdf',
  })
  if (!(await endSigning(ctx, under.signingId, { outcome: 'SIGNED', fileId })))
    throw new Refused(leaseLost)
  await record(ctx, {
    act: side === 'FIRST' ? 'agreement.handed-over' : 'agreement.taken-over',
    subject: current.id,
    after: { digest, fileId },
  })
  if (side === 'FIRST' && secondParty) return askToTakeOver(ctx, current, secondParty.personId)
  await closeHandover(ctx, current.id, 'Memorinya sudah ditandatangani')
  await addToLibrary(ctx, {
    ...{ kind: 'SERAH_TERIMA', unitId: current.agencyId, year: current.year, fileId },
    ...{ number: current.code, dated: ctx.today, signer: firstParty.name },
    title: `Memori serah terima kinerja ${current.year} ${current.firstParty.title}`,
  })
}

/** Signs a note as who hands over or who takes over: one PDF, two signatures. Who signed already, by a
 * press that comes again, is answered with what stands. */
export async function signHandover(
  steps: Steps<HandoverTables>,
  { id, passphrase, digest }: Taken<Contract['signHandover']>,
): Promise<Given<Contract['signHandover']>> {
  const already = await steps.step(async (ctx) => {
    const standing = await standingOf(ctx, await held(ctx, id))
    const { personId } = ctx.actor
    const own = standing.note?.signed.some((one) => one.personId === personId)
    if (own && standing.note?.digest === digest) return readHandover(ctx, { id })
    await checked(ctx, id, digest)
    heed(whyNotBindHere(ctx))
    return null
  })
  if (already) return already
  await signInSteps(steps, await openSigner(steps, passphrase), {
    begin: (ctx: Ctx) => begin(ctx, id, digest),
    print: ({ print }: Begun) => handoverForSigning(print),
    hold: (ctx: Ctx, begun: Begun, paper) => hold(ctx, begun, { id, digest }, paper),
    order: orderFor,
    finish: (ctx: Ctx, under: Under, bytes) => finish(ctx, under, bytes, digest),
    end: freed,
  })
  return steps.step((ctx) => readHandover(ctx, { id }))
}
