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
  region: {
    code: string
    name: string
    governmentName: string
    place: string
    letterhead: readonly string[]
    emblem: string | null
  }
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

const budgetIn = (
  rows: readonly BudgetRow[],
  { grain }: ToFreeze['policy'],
): NewContent['budget'] =>
  rows.length === 0
    ? null
    : {
        grain,
        rows: rows.map(({ groupName, name, amount, source }) => ({
          group: groupName,
          name,
          amount,
          source,
        })),
        total: blockTotal(rows),
      }

/** The content of an agreement: exactly what the paper shows, nothing that only the database
 * needs. */
export function contentOf(given: ToFreeze): NewContent {
  const { region, form, names, secondParty, policy, rows } = given
  const budget = budgetIn(given.budget, policy)
  return {
    ...paperOfToday,
    code: given.code,
    year: given.year,
    version: given.version,
    round: given.round,
    region: {
      code: region.code,
      name: region.name,
      governmentName: region.governmentName,
      place: region.place,
    },
    level: given.level,
    form,
    agency: names.agency,
    unit: names.unit,
    firstParty: partyIn(given.firstParty),
    secondParty: secondParty && partyIn(secondParty),
    heading: policy.heading,
    rows: rows.map(({ objective, indicator, unitLabel: unit, target }) => ({
      objective,
      indicator,
      unit,
      target,
    })),
    budget,
    parent: given.parent,
    date: given.date,
    wording: ownWording(form, budget ? null : emptyBudget(policy)),
    blocks: [],
    letterhead: [...region.letterhead],
    emblem: region.emblem === null ? null : { sha256: region.emblem },
    address: given.address,
  }
}

/** The bytes that are digested: canonical JSON in UTF-8. */
export const canonicalContent = (content: AgreementContent): string => canonicalJson(content)
