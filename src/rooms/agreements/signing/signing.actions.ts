import type { Taken } from '../../../kernel/contract.ts'
import { ended } from '../../../kernel/indonesian.ts'
import { heed, type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context, Region, Steps } from '../../../platform/context.ts'
import type { Signer, SigningOrder } from '../../../platform/signing/writing/signer.ts'
import { record } from '../../audit/index.ts'
import {
  type AgreementContent,
  addToLibrary,
  type DocumentsTables,
  keepFile,
  latestFile,
  openSigner,
  printForSigning,
  publish,
  type ToPrint,
  verifyUrlOf,
} from '../../documents/index.ts'
import { whyNotBind } from '../../organisation/index.ts'
import { policyOf } from '../agreement.actions.ts'
import type { AgreementState } from '../agreement.contract.ts'
import type { Current } from '../agreement.store.ts'
import { comeIntoForce } from '../amending/in-force.actions.ts'
import { contentOfVersion } from '../proof/content.actions.ts'
import { fileKinds, printFor } from '../proof/document.actions.ts'
import { isUnfrozen, turnIn } from '../state.rules.ts'
import {
  type AgreeingTables,
  actingIn,
  changedSince,
  freeze,
  held,
  toAgree,
  whyNotBindHere,
} from '../talks/agreeing.actions.ts'
import { readyToSign, type Side, sideToSign } from '../talks/party.rules.ts'
import { freed, leaseLost, orderOf, signInSteps, takeLease } from './act.actions.ts'
import type { Moved, signingContract } from './signing.contract.ts'
import { whyHeld } from './signing.rules.ts'
import { endSigning, hasSigned, openSigning, saveState } from './signing.store.ts'

export type SigningTables = AgreeingTables & DocumentsTables
type Ctx = Context<SigningTables>
type Contract = typeof signingContract

/** What is known before the act: which side, the bytes to sign or the paper to print first. */
type Begun = {
  signingId: string
  current: Current
  side: Side
  base: { id: string; bytes: Uint8Array } | null
  print: ToPrint
}
type Held = Begun & { bytes: Uint8Array; at: string }

/** What was frozen under an address that leads nowhere stays so: it is talked over and agreed
 * again. */
const whyBoundElsewhere = ({ region, actor }: Ctx, content: AgreementContent): Refusal | null =>
  'address' in content &&
  whyNotBind({ address: content.address, fictional: region.fictional }, actor)
    ? refusal(
        'agreements/bound-to-no-address',
        409,
        `PK ini disepakati ketika alamat daerah masih ${content.address}, jadi kode QR-nya tidak ` +
          'dapat diperiksa. Tekan Belum siap, atau minta pemberi amanah menekan Kembalikan; ' +
          'sesudah disepakati lagi, PK ini memuat alamat yang sekarang.',
      )
    : null

/** Step one: checks, agrees first where the receiver signs a draft, finds the bytes. A refusal
 * stays on record: who tried to sign what. */
async function begin(ctx: Ctx, { id, digest }: { id: string; digest?: string }): Promise<Begun> {
  let current = await held(ctx, id)
  if (isUnfrozen(current.state) && ctx.actor.personId === current.firstParty.personId) {
    const content = await toAgree(ctx, current)
    if (digest !== undefined && digest !== content.digest) throw new Refused(changedSince)
    current = await freeze(ctx, current, content)
  }
  const side = sideToSign(current, ctx.actor)
  const refused =
    typeof side === 'string' ? whyHeld(await openSigning(ctx, current.versionId), ctx.now) : side
  if (refused) {
    await record(ctx, {
      act: 'agreement.signing-refused',
      subject: id,
      after: { code: refused.code },
    })
    throw new Refused(refused, { onRecord: true })
  }
  if (digest !== undefined && digest !== current.digest) throw new Refused(changedSince)
  if (typeof side !== 'string' || current.digest === null) throw new Refused(changedSince)
  heed(whyNotBindHere(ctx))
  const content = await contentOfVersion(ctx, current)
  if (!content) throw new Error(`content ${current.digest} of ${current.code} is missing`)
  heed(whyBoundElsewhere(ctx, content))
  const signed =
    side === 'SECOND' ? await latestFile(ctx, fileKinds.signed, current.versionId) : undefined
  return {
    signingId: ctx.newId(),
    current,
    side,
    base: signed ? { id: signed.id, bytes: signed.bytes } : null,
    print: await printFor(ctx, current),
  }
}

/** Step two: the version is held by a lease before anything is signed; what was agreed must still
 * be what stands. */
async function hold(
  ctx: Ctx,
  begun: Begun,
  paper: Uint8Array | null,
  stackId: string | null,
): Promise<Held> {
  const current = await held(ctx, begun.current.id)
  if (current.digest !== begun.current.digest || current.state !== begun.current.state)
    throw new Refused(changedSince)
  const base = begun.base ?? (paper && { ...baseOf(current), paper })
  const { personId } = ctx.actor
  if (!base || current.digest === null || personId === null) throw new Refused(changedSince)
  const { versionId, digest } = current
  const { signingId, side } = begun
  const bytes = await takeLease(ctx, {
    ...{ signingId, versionId, side, personId, digest, stackId, base },
  })
  return { ...begun, current, bytes, at: ctx.now }
}

const baseOf = ({ versionId, code }: Current) => ({
  ...{ kind: fileKinds.base, subject: versionId, name: `${code}.pdf` },
})

function orderFor({ current, side, bytes, print, at }: Held, region: Region): SigningOrder {
  const party = side === 'FIRST' ? current.firstParty : current.secondParty
  const url = verifyUrlOf(print.content, print.beside)
  const reason = `Perjanjian Kinerja ${current.code}`
  return orderOf({ pdf: bytes, side, party, at, url, reason }, region)
}

/** Step three: the signed file, the new state and the end of the act are written together, or none
 * of them. */
async function finish(ctx: Ctx, begun: Held, signed: Uint8Array): Promise<Moved> {
  const current = await held(ctx, begun.current.id)
  if (current.digest !== begun.current.digest || current.state !== begun.current.state)
    throw new Refused(changedSince)
  const acting = actingIn(ctx, current)
  const fileId = await keepFile(ctx, {
    kind: fileKinds.signed,
    subject: current.versionId,
    name: `${current.code}.pdf`,
    mediaType: 'application/pdf',
    bytes: signed,
  })
  if (!(await endSigning(ctx, begun.signingId, { outcome: 'SIGNED', fileId })))
    throw new Refused(leaseLost)
  if (begun.side === 'FIRST')
    await saveState(acting, current, { state: 'SIGNED_FIRST', digest: current.digest })
  const active = begun.side === 'SECOND' || current.form === 'SOLE'
  if (active)
    await saveState(acting, current, {
      state: 'ACTIVE',
      digest: current.digest,
      ahead: begun.side === 'FIRST' ? 2 : 1,
    })
  await record(acting, {
    act: begun.side === 'FIRST' ? 'agreement.signed-first' : 'agreement.signed-second',
    subject: current.id,
    after: { digest: current.digest, fileId },
  })
  if (active) await comeIntoForce(acting, current)
  await tellSigned(ctx, current, begun.side, active)
  if (active) await keepInLibrary(ctx, current, { fileId, number: current.code, dated: ctx.today })
  return toldSigned(current, active ? 'ACTIVE' : 'SIGNED_FIRST')
}

/** What whoever signed is told, the first time and every time after. */
const toldSigned = (current: Current, state: AgreementState): Moved => ({
  id: current.id,
  code: current.code,
  state,
  digest: current.digest,
  sentence:
    state === 'ACTIVE'
      ? 'Ditandatangani. PK ini kini aktif.'
      : ended(`Ditandatangani. Sekarang menunggu ${current.secondParty?.name ?? 'pihak kedua'}`),
})

/** A signature that comes again, because its answer was lost or a button was pressed twice: the
 * same person, on the very version they signed and, where they say what they read, that content. It
 * is answered with what stands, and nothing is signed. */
async function signedAlready(
  ctx: Ctx,
  current: Current,
  digest: string | undefined,
): Promise<Moved | null> {
  const { state, versionId } = current
  if (ctx.actor.personId === null || (state !== 'ACTIVE' && turnIn(state) !== 'SECOND')) return null
  if (digest !== undefined && digest !== current.digest) return null
  return (await hasSigned(ctx, versionId, ctx.actor.personId, current.digest))
    ? toldSigned(current, state)
    : null
}

async function tellSigned(ctx: Ctx, current: Current, side: Side, active: boolean): Promise<void> {
  for (const kind of side === 'FIRST'
    ? ['agreements/sign', 'agreements/read-draft']
    : ['agreements/sign-as-giver'])
    await ctx.tasks.close({ kind, subjects: [current.id], reason: 'Ditandatangani' })
  if (active || !current.giverPositionId) return
  await ctx.tasks.open([
    {
      kind: 'agreements/sign-as-giver',
      subject: current.id,
      title: `Tanda tangani PK ${current.firstParty.name}`,
      detail: current.firstParty.title,
      holder: { positionId: current.giverPositionId },
      waiting: current.firstParty.name,
      dueOn: current.signBy,
      link: `/perjanjian/${current.id}`,
    },
  ])
}

/** Enters a promise that came into force into the library, and publishes it where its level is
 * public. */
export async function keepInLibrary(
  ctx: Ctx,
  current: Current,
  paper: { fileId: string | null; number: string; dated: LocalDate },
): Promise<void> {
  await addToLibrary(ctx, {
    kind: 'PK',
    unitId: current.agencyId,
    year: current.year,
    ...paper,
    signer: current.firstParty.name,
    title: `Perjanjian Kinerja ${current.year} ${current.firstParty.title}`,
  })
  const { publicLevels } = await policyOf(ctx, current.year)
  if (publicLevels.includes(current.level)) await publish(ctx, current.id, 'agreement')
}

/** One signing act, from the check to the new state; the signer works outside any transaction
 * (`design.md` §6). */
export async function signOne(
  steps: Steps<SigningTables>,
  signer: Signer,
  order: { id: string; stackId?: string; digest?: string },
): Promise<Moved> {
  return signInSteps(steps, signer, {
    begin: (ctx) => begin(ctx, order),
    print: async ({ print }) => (await printForSigning(print)).bytes,
    hold: (ctx, begun, paper) => hold(ctx, begun, paper, order.stackId ?? null),
    order: orderFor,
    finish,
    end: freed,
  })
}

export async function signAgreement(
  steps: Steps<SigningTables>,
  { id, passphrase, digest }: Taken<Contract['signAgreement']>,
): Promise<Moved> {
  // Who may not sign is told before the passphrase is asked of the key, and without holding
  // anything.
  const already = await steps.step(async (ctx) => {
    const current = await held(ctx, id)
    const already = await signedAlready(ctx, current, digest)
    const side = sideToSign(readyToSign(current, ctx.actor), ctx.actor)
    if (already) return already
    if (typeof side === 'string') {
      heed(whyNotBindHere(ctx))
      return null
    }
    await record(ctx, { act: 'agreement.signing-refused', subject: id, after: { code: side.code } })
    throw new Refused(side, { onRecord: true })
  })
  if (already) return already
  return signOne(
    steps,
    await openSigner(steps, passphrase),
    digest === undefined ? { id } : { id, digest },
  )
}
