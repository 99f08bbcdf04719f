import { type RulePackKind, rulePack } from '../../organisation/index.ts'
import { type DraftingTables, draftingWorld } from '../drafting/drafting.actions.ts'
import { type AgreementPolicy, AgreementRules } from '../pack.contract.ts'
import { policyClauses, policyEffects } from './policy.rules.ts'

/** Rule pack `perjanjian-kinerja` as the region may set it. What is agreed or signed stays as it
 * is; *Susun PK* follows the new policy. */
export const agreementPack: RulePackKind<DraftingTables> = rulePack<
  DraftingTables,
  AgreementPolicy
>({
  code: 'perjanjian-kinerja',
  title: 'Perjanjian kinerja',
  sentence: 'Siapa membuat PK, kepada siapa, dengan judul dan rincian anggaran apa.',
  shape: AgreementRules,
  clauses: policyClauses,
  effects: async (ctx, { year, ...turn }) => policyEffects(await draftingWorld(ctx, year), turn),
})
