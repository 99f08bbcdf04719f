export { withOwnTargets } from './plan/content.rules.ts'
