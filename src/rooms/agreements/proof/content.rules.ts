import type { LocalDate } from '../../../kernel/time.ts'
import {
  type ContentParty,
  type NewContent,
  noBudgetReasons,
  paperOfToday,
} from '../../documents/words.ts'
import type { MandateLevel } from '../../organisation/words.ts'
import type { AgreementRow, BudgetRow, Party } from '../agreement.contract.ts'
import { changesBetween } from '../amending/change.rules.ts'
import { blockTotal } from '../drafting/budget-block.rules.ts'
import type { AgreementPolicy, AmendmentCause, LevelPolicy } from '../pack.contract.ts'
import type { Wording } from '../wording/wording.contract.ts'
import { filled } from '../wording/wording.rules.ts'

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
  amendment: NewContent['amendment']
  parent: { code: string; digest: string } | null
  date: LocalDate
  /** The words of the statement and the articles behind the tables. */
  words: Wording
  /** Scheme and host under which people check promises. */
  address: string
}

/** A party as a paper names it. */
export const partyIn = ({ name, title, rank, nip, personId }: Party): ContentParty => ({
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
        rows: rows.map(({ outerName, groupName, name, amount, source }) => ({
          groups: [outerName, groupName].filter((heading) => heading !== null),
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
  const named = {
    code: given.code,
    year: given.year,
    region: {
      code: region.code,
      name: region.name,
      governmentName: region.governmentName,
      place: region.place,
    },
    agency: names.agency,
    unit: names.unit,
    firstParty: partyIn(given.firstParty),
    secondParty: secondParty && partyIn(secondParty),
    date: given.date,
  }
  return {
    ...paperOfToday,
    ...named,
    version: given.version,
    round: given.round,
    level: given.level,
    form,
    rows: rows.map(({ heading, objective, indicator, unitLabel: unit, target }) => ({
      heading: heading ?? policy.heading,
      objective,
      indicator,
      unit,
      target,
    })),
    budget,
    noBudget: budget ? null : noBudgetReasons[emptyBudget(policy)],
    parent: given.parent,
    amendment: given.amendment,
    ...filled(given.words, named),
    letterhead: [...region.letterhead],
    emblem: region.emblem === null ? null : { sha256: region.emblem },
    address: given.address,
  }
}

type Blocks = Pick<ToFreeze, 'rows' | 'budget'>
type Amending = {
  cause: AmendmentCause | 'ADDENDUM' | 'INITIAL'
  effectiveFrom: LocalDate
  inForce: number | null
  inForceDigest: string | null
}
type Beside = Blocks & { reason: string | null; reference: string | null; before: Blocks | null }

/** What an addendum is, which no pack names: it changes no word. */
const addendum = { label: 'adendum, dikaitkan dengan PK atasan yang berlaku', legalBasis: '' }

/** What an amendment is and changes; `null` where no version is in force beside this one. */
export function amendmentOf(
  { cause, effectiveFrom, inForce, inForceDigest }: Amending,
  { before, reason, reference, ...after }: Beside,
  { amendment: { causes } }: Pick<AgreementPolicy, 'amendment'>,
): NewContent['amendment'] {
  if (inForce === null || before === null || cause === 'INITIAL') return null
  const { label, legalBasis: basis } = cause === 'ADDENDUM' ? addendum : causes[cause]
  return {
    ...{ cause: label, basis, reason: reason ?? '', reference, effectiveFrom },
    replaces: { version: inForce, digest: inForceDigest ?? '' },
    changes: changesBetween(before, after).map(({ of, before, after }) => ({ of, before, after })),
  }
}
