export { grantRights } from './mandate.rules.ts'
export { shortestPassword, whyNotPassword } from './password.rules.ts'
export * from './session.contract.ts'
export { normalisedSignIn } from './sign-in.rules.ts'
