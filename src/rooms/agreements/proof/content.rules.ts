import { canonicalJson } from '../../../kernel/canonical.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import {
  type AgreementContent,
  type ContentParty,
  type NewContent,
  ownWording,
  paperOfToday,
} from '../../documents/words.ts'
import type { MandateLevel } from '../../organisation/words.ts'
import type { AgreementRow, BudgetRow, Party } from '../agreement.contract.ts'
import { blockTotal } from '../drafting/budget-block.rules.ts'
import type { LevelPolicy } from '../pack.contract.ts'

/** Everything a content is made of, as stores and packs give it. */
export type ToFreeze = {
  code: string
  year: number
  version: number
  round: number
  region: { code: string; name: string; governmentName: string; place: string }
  level: MandateLevel
  form: 'SOLE' | 'TWO_PARTY'
  names: { agency: string | null; unit: string | null }
  firstParty: Party
  secondParty: Party | null
  policy: Pick<LevelPolicy, 'heading' | 'grain' | 'budgetFrom'>
  rows: readonly AgreementRow[]
  budget: readonly BudgetRow[]
  parent: { code: string; digest: string } | null
  date: LocalDate
  /** Scheme and host under which people check promises. */
  address: string
}

const partyIn = ({ name, title, rank, nip, personId }: Party): ContentParty => ({
  name,
  title,
  rank,
  nip,
  personRef: personId,
})

/** Why block B may be empty: the post manages no money of its own, or its money is not there
 * yet. */
export const emptyBudget = (
  level: Pick<LevelPolicy, 'budgetFrom'> | undefined,
): 'NODES' | 'OFFICE' => (level?.budgetFrom === 'NODES' ? 'NODES' : 'OFFICE')

/** The content of an agreement: exactly what the paper shows, nothing that only the database
 * needs. */
export function contentOf({
  code,
  year,
  version,
  round,
  region,
  level,
  form,
  names,
  firstParty,
  secondParty,
  policy,
  rows,
  budget,
  parent,
  date,
  address,
}: ToFreeze): NewContent {
  return {
    ...paperOfToday,
    code,
    year,
    version,
    round,
    region: {
      code: region.code,
      name: region.name,
      governmentName: region.governmentName,
      place: region.place,
    },
    level,
    form,
    agency: names.agency,
    unit: names.unit,
    firstParty: partyIn(firstParty),
    secondParty: secondParty && partyIn(secondParty),
    heading: policy.heading,
    rows: rows.map(({ objective, indicator, unitLabel, target }) => ({
      objective,
      indicator,
      unit: unitLabel,
      target,
    })),
    budget:
      budget.length === 0
        ? null
        : {
            grain: policy.grain,
            rows: budget.map(({ groupName, name, amount, source }) => ({
              group: groupName,
              name,
              amount,
              source,
            })),
            total: blockTotal(budget),
          },
    parent,
    date,
    wording: ownWording(form, budget.length === 0 ? emptyBudget(policy) : null),
    blocks: [],
    letterhead: [],
    emblem: null,
    address,
  }
}

/** The bytes that are digested: canonical JSON in UTF-8. */
export const canonicalContent = (content: AgreementContent): string => canonicalJson(content)
