import { type Actor, type Mandate, publicActor } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { hashToken, newToken } from '../../../platform/password.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { whyNotSetAccess } from '../factor/factor.rules.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { isUseOld } from '../session/session.rules.ts'
import type { tokenContract } from './token.contract.ts'
import { noToken, whyNotExpire } from './token.rules.ts'
import { allTokens, holdingToken, saveRevocation, saveToken, saveTokenUse } from './token.store.ts'

type Ctx = Context<IdentityTables & AuditTables>
type Contract = typeof tokenContract

/** The service whose token came along, with what it may read of the whole region and nothing else; a
 * stranger where the token ended. */
export async function serviceOf(ctx: Context<IdentityTables>, token: string): Promise<Actor> {
  const found = await holdingToken(ctx, hashToken(token))
  if (!found) return publicActor
  if (!found.lastUsedAt || isUseOld(found.lastUsedAt, ctx.now))
    ctx.afterwards((later) => saveTokenUse(later, found.id))
  const mandate: Mandate = {
    ...{ kind: 'grant', id: found.id, title: found.name, regionWide: true, rights: found.scopes },
    ...{ unitId: null, agencyId: null, positionId: null, teamId: null },
  }
  return {
    ...{ kind: 'service', accountId: null, personId: null, name: found.name },
    ...{ mandates: [mandate], actingAs: mandate },
  }
}

export async function listTokens(ctx: Ctx): Promise<Given<Contract['listTokens']>> {
  heed(whyNotSetAccess(ctx.actor))
  return { items: await allTokens(ctx) }
}

/** A token of another system, told this once and kept as a hash. */
export async function makeToken(
  ctx: Ctx,
  { name, scopes, expiresOn }: Taken<Contract['makeToken']>,
): Promise<Given<Contract['makeToken']>> {
  heed(whyNotSetAccess(ctx.actor))
  heed(whyNotExpire(expiresOn, ctx.today))
  const [id, token] = [ctx.newId(), newToken()]
  const kept = { name, scopes: [...new Set(scopes)], expiresOn }
  await saveToken(ctx, { id, tokenHash: hashToken(token), ...kept })
  await record(ctx, { act: 'service-token.made', subject: id, after: kept })
  return { id, token }
}

export async function revokeToken(
  ctx: Ctx,
  { tokenId }: Taken<Contract['revokeToken']>,
): Promise<Given<Contract['revokeToken']>> {
  heed(whyNotSetAccess(ctx.actor))
  const name = await saveRevocation(ctx, tokenId)
  if (name === undefined) throw new Refused(noToken)
  await record(ctx, { act: 'service-token.revoked', subject: tokenId, before: { name } })
  return { revoked: true }
}
