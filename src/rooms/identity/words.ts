export { GrantRole, Session, sessionContract } from './session.contract.ts'
export { normalisedSignIn } from './sign-in.rules.ts'
