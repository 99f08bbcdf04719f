export { grantContract } from './grant/grant.contract.ts'
export { GrantRole, Session, sessionContract } from './session/session.contract.ts'
export { normalisedSignIn } from './session/sign-in.rules.ts'
