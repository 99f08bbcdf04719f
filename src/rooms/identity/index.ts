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
} from './account.actions.ts'
export type { Which } from './account.rules.ts'
export { grantsOf, hasDemonstrationAccounts } from './account.store.ts'
export { identityRoom } from './identity.room.ts'
export type { IdentityTables } from './identity.tables.ts'
export { actorOfPerson, authenticate } from './session.actions.ts'
export * from './words.ts'
