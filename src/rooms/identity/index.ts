export {
  type AccountShown,
  accountsToOpen,
  askNewPassword,
  closeAccount,
  type FirstPassword,
  grantRole,
  listAccounts,
  openAccount,
  openAccounts,
  resetAccount,
} from './account/account.actions.ts'
export type { Which } from './account/account.rules.ts'
export { grantsOf, hasDemonstrationAccounts } from './account/account.store.ts'
export { identityRoom } from './identity.room.ts'
export type { IdentityTables } from './identity.tables.ts'
export { actorOfPerson, authenticate } from './session/session.actions.ts'
export * from './words.ts'
