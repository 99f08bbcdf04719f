import type { Taken } from '../../../kernel/contract.ts'
import { versionOn } from '../../../kernel/dating.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, endOf } from '../chart/chart.actions.ts'
import type { organisationContract, PersonPage } from '../organisation.contract.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { readRanks } from '../pack/pack.actions.ts'
import { nipFor, nipOwner } from './nip-sight.rules.ts'
import { personPage } from './person-page.rules.ts'
import { recordsOfPerson } from './person-page.store.ts'

/** One person over the years, as known now or at the end of `knownOn`. Everybody who works here
 * reads it, as the chart of every date says the same; the NIP is masked for most (decision 0018). */
export async function readPerson(
  ctx: Context<OrganisationTables>,
  { personId, on = ctx.today, knownOn }: Taken<(typeof organisationContract)['readPerson']>,
): Promise<PersonPage> {
  const records = await recordsOfPerson(ctx, personId, endOf(ctx, knownOn))
  const called = versionOn(records.versions, on) ?? records.versions.at(-1)
  if (!called)
    throw new Refused(
      refusal(
        'organisation/no-such-person',
        404,
        'Pegawai ini tidak tercatat. Cari namanya di daftar organisasi.',
      ),
    )
  const owner = nipOwner(await chartOn(ctx, ctx.today), personId)
  return {
    ...{ id: personId, name: called.name, nip: nipFor(ctx.actor, owner, called.nip) },
    ...personPage(records, { on, ranks: await readRanks(ctx, on) }),
  }
}
