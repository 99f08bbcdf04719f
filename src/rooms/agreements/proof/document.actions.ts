import type { FileAnswer, Taken } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import {
  type AgreementContent,
  type DocumentsTables,
  latestFile,
  printAgreement,
  type ToPrint,
} from '../../documents/index.ts'
import { findEmblem, type OrganisationTables } from '../../organisation/index.ts'
import { policyOf, seen } from '../agreement.actions.ts'
import type { agreementContract } from '../agreement.contract.ts'
import { type Current, loadChain } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { blocksBeside } from '../block.store.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import { isSigned } from '../state.rules.ts'
import type { Wording } from '../wording/wording.contract.ts'
import { contentNow, contentOfVersion } from './content.actions.ts'
import { emptyBudget } from './content.rules.ts'

type Ctx = Context<AgreementsTables & OrganisationTables>
type DocumentCtx = Context<AgreementsTables & OrganisationTables & DocumentsTables>

/** Kinds under which `documents` keeps the bytes of an agreement's version. */
export const fileKinds = { base: 'agreement/base', signed: 'agreement/signed' } as const

/** What the paper of an agreement shows: the frozen content once there is one, the content it would
 * have today before, with other words where these are tried. */
export async function printFor(ctx: Ctx, current: Current, words?: Wording): Promise<ToPrint> {
  const policy = await policyOf(ctx, current.year)
  const frozen = await contentOfVersion(ctx, current)
  const content = frozen ?? (await draftOf(ctx, current, policy, words))
  const emblem = 'emblem' in content ? content.emblem : null
  return {
    content,
    createdAt: ctx.now,
    emblem: emblem === null ? null : await pictureOf(ctx, emblem.sha256),
    wetOn: current.wetOn,
    beside: {
      digest: frozen && current.digest,
      publicCode: current.publicCode,
      publicUrl: ctx.publicUrl,
      place: ctx.region.place,
      emptyBudget: emptyBudget(policy.levels[current.level]),
    },
  }
}

/** The emblem a content names; one that is missing is a fault: no other may take its place. */
async function pictureOf(ctx: Ctx, sha256: string): Promise<Uint8Array> {
  const picture = await findEmblem(ctx, sha256)
  if (!picture) throw new Error(`the emblem ${sha256} is missing`)
  return picture
}

async function draftOf(
  ctx: Ctx,
  current: Current,
  policy: AgreementPolicy,
  words: Wording | undefined,
): Promise<AgreementContent> {
  const above = (await loadChain(ctx, current)).at(-1)
  const blocks = await blocksBeside(ctx, current)
  return (await contentNow(ctx, current, { policy, ...blocks, above, words })).content
}

/** The bytes that were signed, or `undefined` while no valid signature is on the version. */
export async function signedDocument(
  ctx: Context<DocumentsTables>,
  current: Pick<Current, 'versionId' | 'state'>,
): Promise<Uint8Array | undefined> {
  return isSigned(current.state)
    ? (await latestFile(ctx, fileKinds.signed, current.versionId))?.bytes
    : undefined
}

/** The document: as signed once somebody has signed, printed fresh before; of what was signed by
 * hand a typed copy that says so. */
export async function readDocument(
  ctx: DocumentCtx,
  { id, version }: Taken<(typeof agreementContract)['readDocument']>,
): Promise<FileAnswer> {
  const current = await seen(ctx, id, version)
  const bytes =
    (await signedDocument(ctx, current)) ??
    (await printAgreement(await printFor(ctx, current))).bytes
  return {
    name: `${current.code}-v${current.version}.pdf`,
    type: 'application/pdf',
    bytes,
    inline: true,
  }
}
