export { EvidenceItem, evidenceContract, Judgement, judging } from './evidence.contract.ts'
