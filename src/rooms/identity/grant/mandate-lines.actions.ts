import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, type OrganisationTables } from '../../organisation/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { actorOfPerson } from '../session/session.actions.ts'
import { noSuchPerson } from './grant.actions.ts'
import type { grantContract } from './grant.contract.ts'
import { whyNotSeeMandates } from './grant.rules.ts'
import { grantsOnRecord } from './grant.store.ts'

type Contract = typeof grantContract

/** What a person may do today, by the very mandates a session has, each with where it comes
 * from. */
export async function readMandates(
  ctx: Context<IdentityTables & OrganisationTables>,
  { personId }: Taken<Contract['readMandates']>,
): Promise<Given<Contract['readMandates']>> {
  const chart = await chartOn(ctx, ctx.today)
  const person = chart.person.get(personId)
  if (!person) throw new Refused(noSuchPerson)
  const { mandates } = await actorOfPerson(ctx, personId)
  heed(whyNotSeeMandates(ctx.actor, { personId, mandates }))
  const posts = new Map((chart.posts.get(personId) ?? []).map((post) => [post.id, post]))
  const grants = new Map((await grantsOnRecord(ctx, personId)).map((grant) => [grant.id, grant]))
  return {
    person: { id: personId, name: person.name },
    items: mandates.map((mandate) => {
      const grant = grants.get(mandate.id)
      const source = grant ?? posts.get(mandate.id)
      return {
        ...mandate,
        office: (mandate.agencyId && chart.unit.get(mandate.agencyId)?.name) || null,
        since: source?.validFrom ?? null,
        until: source?.validTo ?? null,
        decree: grant ? { number: grant.decreeNumber, date: grant.decreeDate } : null,
      }
    }),
  }
}
