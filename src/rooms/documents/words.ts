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
export { printable } from './papers/pk-1/print.rules.ts'
export type { Content as HandoverContent } from './papers/st-1/content.contract.ts'
export { readHandover } from './papers/st-1/paper.rules.ts'
export { PublicRegion } from './public.contract.ts'
