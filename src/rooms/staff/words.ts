export { creditOf } from './credit/credit.rules.ts'
export { distributionContract } from './distribution/distribution.contract.ts'
export { distributionOf } from './distribution/distribution.rules.ts'
export {
  Grade,
  OrganisationPredicate,
  Predicate,
  predicates,
} from './evaluation/evaluation.contract.ts'
export { ratingContract } from './evaluation/rating.contract.ts'
export { feedbackContract } from './feedback/feedback.contract.ts'
export { logContract } from './log/log.contract.ts'
export { nationalContract } from './national/national.contract.ts'
export { siasnContract } from './national/siasn.contract.ts'
export { objectionContract } from './objection/objection.contract.ts'
export { StaffPack } from './pack/staff-pack.contract.ts'
export { skpContract } from './skp/skp.contract.ts'
