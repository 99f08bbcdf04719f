import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { AuditTables } from '../audit/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import { accountContract } from './account/account.contract.ts'
import {
  closeAccount,
  lockAccount,
  renameAccount,
  reopenAccount,
  resetAccount,
  unlockAccount,
} from './account/keeping.actions.ts'
import { makeLink, useLink } from './account/link.actions.ts'
import { listAccounts, readAccount } from './account/listing.actions.ts'
import { openAccountsOf } from './account/opening.actions.ts'
import { changePassword } from './account/password.actions.ts'
import { printSlips } from './account/slip.actions.ts'
import {
  beginTotp,
  confirmTotp,
  listFactors,
  removeOwnFactor,
  renewRecoveryCodes,
} from './factor/factor.actions.ts'
import { factorContract } from './factor/factor.contract.ts'
import { readDuty, readFactorOf, removeFactorOf, saveDuty } from './factor/others.actions.ts'
import { addPasskey, askPasskey, beginPasskey } from './factor/passkey.actions.ts'
import { finishSignIn, proveAgain } from './factor/proof.actions.ts'
import { endDelegation, giveDelegation, listDelegations } from './grant/delegation.actions.ts'
import { delegationContract } from './grant/delegation.contract.ts'
import {
  confirmGrant,
  endGrant,
  giveRole,
  listGrants,
  withdrawGrant,
} from './grant/grant.actions.ts'
import { grantContract } from './grant/grant.contract.ts'
import { readMandates } from './grant/mandate-lines.actions.ts'
import { identityChores } from './identity.jobs.ts'
import { identityHeir } from './identity.ports.ts'
import type { IdentityTables } from './identity.tables.ts'
import { listOwnLooks, readPrivacy } from './session/privacy.actions.ts'
import {
  actAs,
  closeSession,
  endOtherSessions,
  endOwnSession,
  listSessions,
  openSession,
  readRegion,
  readSession,
} from './session/session.actions.ts'
import { sessionContract } from './session/session.contract.ts'
import { endViewing, openViewing } from './session/viewing.actions.ts'
import * as signOn from './sign-on/provider.actions.ts'
import { providerContract } from './sign-on/provider.contract.ts'
import { listTokens, makeToken, revokeToken } from './token/token.actions.ts'
import { tokenContract } from './token/token.contract.ts'

const accountActions: Actions<
  typeof accountContract,
  IdentityTables & OrganisationTables & AuditTables
> = {
  listAccounts,
  openAccounts: openAccountsOf,
  printSlips,
  readAccount,
  resetAccount,
  reopenAccount,
  makeLink,
  useLink,
  lockAccount,
  unlockAccount,
  closeAccount,
  renameAccount,
}

const identityActions: Actions<
  typeof sessionContract,
  IdentityTables & OrganisationTables & AuditTables
> = {
  openSession,
  readSession,
  actAs,
  openViewing,
  endViewing,
  closeSession,
  changePassword,
  listSessions,
  endOwnSession,
  endOtherSessions,
  readPrivacy,
  listOwnLooks,
  readRegion,
}

const grantActions: Actions<
  typeof grantContract,
  IdentityTables & OrganisationTables & AuditTables
> = {
  listGrants,
  giveRole,
  confirmGrant,
  endGrant,
  withdrawGrant,
  readMandates,
}

const factorActions: Actions<
  typeof factorContract,
  IdentityTables & OrganisationTables & AuditTables
> = {
  finishSignIn,
  proveAgain,
  askPasskey,
  beginPasskey,
  addPasskey,
  listFactors,
  beginTotp,
  confirmTotp,
  removeOwnFactor,
  renewRecoveryCodes,
  readDuty,
  saveDuty,
  readFactorOf,
  removeFactorOf,
}

/** What this room offers. */
export const identityRoom: Room<IdentityTables & OrganisationTables & AuditTables> = {
  name: 'identity',
  routes: [
    ...answered(sessionContract, identityActions),
    ...answered(accountContract, accountActions),
    ...answered(grantContract, grantActions),
    ...answered(delegationContract, { listDelegations, giveDelegation, endDelegation }),
    ...answered(factorContract, factorActions),
    ...answered(providerContract, signOn),
    ...answered(tokenContract, { listTokens, makeToken, revokeToken }),
  ],
  heir: identityHeir,
  chores: identityChores,
}
