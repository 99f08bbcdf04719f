export {
  type AccountShown,
  accountsToOpen,
  askNewPassword,
  closeAccount,
  type FirstPassword,
  listAccounts,
  openAccount,
  openAccounts,
  resetAccount,
} from './account/account.actions.ts'
export type { Which } from './account/account.rules.ts'
export { hasDemonstrationAccounts } from './account/account.store.ts'
export { handlingOf } from './account/handling.store.ts'
export { factorContract } from './factor/factor.contract.ts'
export { grantRole } from './grant/grant.actions.ts'
export { grantsOf, grantsToday, holdersOf } from './grant/grant.store.ts'
export { grantImporter } from './grant/grant-import.actions.ts'
export { identityRoom } from './identity.room.ts'
export type { IdentityTables } from './identity.tables.ts'
export { actorOfPerson, authenticate } from './session/session.actions.ts'
export * from './words.ts'
