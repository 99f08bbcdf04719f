import * as z from 'zod/mini'
import type { FileAnswer, Taken } from '../../kernel/contract.ts'
import type { Context } from '../../platform/context.ts'
import {
  type AgreementPrint,
  type DocumentsTables,
  latestFile,
  printAgreement,
} from '../documents/index.ts'
import { type OrganisationTables, unitsOn } from '../organisation/index.ts'
import { policyOn, seen } from './agreement.actions.ts'
import type { agreementContract } from './agreement.contract.ts'
import { type Current, loadBlocksOf, loadChain } from './agreement.store.ts'
import type { AgreementsTables } from './agreements.tables.ts'
import { AgreementContent } from './content.contract.ts'
import { printOf } from './print.rules.ts'
import { findContent } from './signing.store.ts'

type Ctx = Context<AgreementsTables & OrganisationTables>
type DocumentCtx = Context<AgreementsTables & OrganisationTables & DocumentsTables>

/** Kinds under which `documents` keeps the bytes of an agreement's version. */
export const fileKinds = { base: 'agreement/base', signed: 'agreement/signed' } as const

/** The frozen content of a version, or `null` before it was agreed. */
export async function contentOfVersion(
  ctx: Context<AgreementsTables>,
  { versionId, digest }: Pick<Current, 'versionId' | 'digest'>,
): Promise<AgreementContent | null> {
  const canonical = digest === null ? undefined : await findContent(ctx, versionId, digest)
  return canonical === undefined ? null : z.parse(AgreementContent, JSON.parse(canonical))
}

/** What the paper of an agreement shows: the frozen content once there is one, the draft before. */
export async function printFor(ctx: Ctx, current: Current): Promise<AgreementPrint> {
  const policy = await policyOn(ctx, current.year)
  const content = await contentOfVersion(ctx, current)
  const [parent] = content ? [] : (await loadChain(ctx, current)).slice(-1)
  const units = new Map((await unitsOn(ctx, ctx.today)).map((unit) => [unit.id, unit.name]))
  const agency = content
    ? content.agency
    : ((current.agencyId && units.get(current.agencyId)) ?? null)
  const unit = content
    ? content.unit
    : current.unitId === current.agencyId
      ? null
      : (units.get(current.unitId) ?? null)
  return printOf({
    current,
    ...(await loadBlocksOf(ctx, current.versionId)),
    policy: policy.levels[current.level],
    parentDigest: content ? (content.parent?.digest ?? null) : (parent?.digest ?? null),
    region: ctx.region,
    publicUrl: ctx.publicUrl,
    names: { agency: agency || ctx.region.governmentName, unit },
    createdAt: ctx.now,
    agreedOn: content?.date ?? null,
  })
}

const signedStates = new Set(['SIGNED_FIRST', 'ACTIVE', 'SUPERSEDED', 'ENDED', 'CLOSED', 'VOIDED'])

/** The bytes that were signed, or `undefined` while no valid signature is on the version. */
export async function signedDocument(
  ctx: Context<DocumentsTables>,
  current: Pick<Current, 'versionId' | 'state'>,
): Promise<Uint8Array | undefined> {
  return signedStates.has(current.state)
    ? (await latestFile(ctx, fileKinds.signed, current.versionId))?.bytes
    : undefined
}

/** The document: as signed once somebody has signed, printed fresh before. */
export async function readDocument(
  ctx: DocumentCtx,
  { id }: Taken<(typeof agreementContract)['readDocument']>,
): Promise<FileAnswer> {
  const current = await seen(ctx, id)
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
