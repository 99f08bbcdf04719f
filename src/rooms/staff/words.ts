export {
  Grade,
  OrganisationPredicate,
  Predicate,
  predicates,
} from './evaluation/evaluation.contract.ts'
export {
  gradeNames,
  organisationPredicateNames,
  predicateNames,
} from './evaluation/naming.rules.ts'
