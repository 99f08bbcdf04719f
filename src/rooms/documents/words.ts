export { certificateContract } from './certificate.contract.ts'
export {
  type AgreementContent,
  type ContentParty,
  contentFile,
  type NewContent,
  noBudgetReasons,
  paperOfToday,
  readContent,
  verifyUrlOf,
  whereItDiffers,
} from './papers/papers.rules.ts'
export { PublicRegion } from './public.contract.ts'
