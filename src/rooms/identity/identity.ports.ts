import type { Heir } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { AuditTables } from '../audit/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import type { IdentityTables } from './identity.tables.ts'
import { executeSuccession, previewSuccession } from './succession/succession.actions.ts'

/** What this room keeps of people and units: accounts and grants by decree. */
export const identityHeir: Heir<Context<IdentityTables & OrganisationTables & AuditTables>> = {
  room: 'identity',
  answersFor: [
    'identity.accounts.person_id',
    'identity.account_handling.person_id',
    'identity.account_handling.by_person_id',
    'identity.viewings.person_id',
    'identity.viewings.by_person_id',
    'identity.role_grants.person_id',
    'identity.role_grants.unit_id',
    'identity.role_grants.behalf_person_id',
    'identity.role_grants.behalf_position_id',
    'identity.role_grants.proposed_by',
    'identity.role_grants.confirmed_by',
  ],
  preview: previewSuccession,
  execute: executeSuccession,
}
