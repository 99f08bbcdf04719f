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
export { type Grant, grantsOf, hasDemonstrationAccounts } from './account.store.ts'
export { identityChores } from './identity.jobs.ts'
export { identityHeir } from './identity.ports.ts'
export { identityActions } from './identity.routes.ts'
export type { IdentityTables } from './identity.tables.ts'
export { actorOfPerson, authenticate } from './session.actions.ts'
export * from './words.ts'
