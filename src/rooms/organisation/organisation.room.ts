import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import { organisationContract } from './organisation.contract.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import { packContract } from './pack/pack.contract.ts'
import type { RulePackKind } from './pack/pack.ports.ts'
import { type RulingTables, rulingActs } from './pack/ruling.actions.ts'
import { listPeople, listUnits, readUnit } from './unit/unit.actions.ts'

const organisationActions: Actions<typeof organisationContract, OrganisationTables> = {
  listUnits,
  readUnit,
  listPeople,
}

/** What this room offers. */
export const organisationRoom: Room<OrganisationTables> = {
  name: 'organisation',
  routes: [...answered(organisationContract, organisationActions)],
}

/** What this room offers over the rule packs of all rooms; `app.ts` brings them together. */
export const rulesRoom = (
  packs: readonly RulePackKind<RulingTables>[],
): Pick<Room<RulingTables>, 'name' | 'routes'> => ({
  name: 'organisation',
  routes: answered(packContract, rulingActs(packs)),
})
