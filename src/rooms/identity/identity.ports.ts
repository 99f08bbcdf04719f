import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from './identity.tables.ts'
import { accountsOf, grantsTouching } from './succession.store.ts'

async function preview(
  ctx: Context<IdentityTables>,
  { people, units }: Succession,
): Promise<Inheritance[]> {
  const accounts = await accountsOf(ctx, Object.keys(people))
  const grants = await grantsTouching(ctx, {
    people: Object.keys(people),
    units: Object.keys(units),
  })
  return [
    ...accounts.map(({ id, personId, signIn }) => ({
      table: 'identity.accounts',
      id,
      from: personId,
      to: people[personId]?.[0] ?? null,
      effect: `Akun «${signIn}» milik orang yang datanya berubah.`,
    })),
    ...grants.map(({ id, holder, decreeNumber }) => ({
      ...{
        table: 'identity.role_grants',
        id,
        from: holder,
        to: (people[holder] ?? units[holder])?.[0] ?? null,
      },
      effect: `Kewenangan dengan ${decreeNumber} menyangkut orang atau unit yang berubah.`,
    })),
  ]
}

/** What this room keeps of people and units: accounts and grants by decree. */
export const identityHeir: Heir<Context<IdentityTables>> = {
  room: 'identity',
  answersFor: [
    'identity.accounts.person_id',
    'identity.account_handling.person_id',
    'identity.account_handling.by_person_id',
    'identity.viewings.person_id',
    'identity.viewings.by_person_id',
    'identity.role_grants.person_id',
    'identity.role_grants.unit_id',
    'identity.role_grants.proposed_by',
    'identity.role_grants.confirmed_by',
  ],
  preview,
  execute: async () => undefined,
}
