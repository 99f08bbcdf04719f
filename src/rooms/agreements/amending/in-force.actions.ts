import { printDate } from '../../../kernel/indonesian.ts'
import type { Context } from '../../../platform/context.ts'
import type { Current } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { measuresPromised } from '../promise.store.ts'
import { saveState } from '../signing/signing.store.ts'
import { lastStateOf } from './amending.store.ts'

/** After a version carries every signature: the one it amends has its place taken from the day the
 * new one counts, and what is held against their targets is computed anew from then on. */
export async function comeIntoForce(
  ctx: Context<AgreementsTables>,
  { versionId, version, inForceId, effectiveFrom }: Current,
): Promise<void> {
  if (inForceId !== null) {
    const before = await lastStateOf(ctx, inForceId)
    await saveState(ctx, before, {
      ...{ state: 'SUPERSEDED', digest: before.digest, endedOn: effectiveFrom },
      note: `Digantikan versi ${version} sejak ${printDate(effectiveFrom)}.`,
    })
  }
  const versions = inForceId === null ? [versionId] : [versionId, inForceId]
  const since = inForceId === null ? undefined : effectiveFrom
  await ctx.targets.moved(await measuresPromised(ctx, versions), since)
}
