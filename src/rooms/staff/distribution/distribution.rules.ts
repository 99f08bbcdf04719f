import { compare, decimal, decimalText, divide, multiply } from '../../../kernel/decimal.ts'
import {
  type OrganisationPredicate,
  type Predicate,
  predicates,
} from '../evaluation/evaluation.contract.ts'
import { predicateNames } from '../evaluation/naming.rules.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'

/** Heads by predicate; a class without anybody may be missing. */
export type Heads = Partial<Record<Predicate, number>>

/** What some classes together may or must have, in heads. */
export type HeadLimit = { classes: Predicate[]; atMost: number | null; atLeast: number | null }

/** Where a distribution departs from its pattern, with a sentence for who decides. `MAJORITY` only
 * points something out: what a majority is, no text says. */
export type Finding = {
  kind: 'TOO_MANY' | 'TOO_FEW' | 'MAJORITY'
  classes: Predicate[]
  heads: number
  limit: number
  text: string
}

export type Distribution = { n: number; limits: HeadLimit[]; findings: Finding[] }

type Rules = StaffPack['distribution']

export const headsIn = (heads: Heads, classes: readonly Predicate[] = predicates): number =>
  classes.reduce((sum, one) => sum + (heads[one] ?? 0), 0)

const down = (share: string, n: number): number =>
  Math.floor(Number(decimalText(multiply(decimal(share), decimal(n)))))
const up = (share: string, n: number): number =>
  Math.ceil(Number(decimalText(multiply(decimal(share), decimal(n)))))

/** The limits of the pattern of an organisation's predicate for `n` heads: at most rounds down, at
 * least up (§10.2). */
export const limitsFor = (
  { patterns }: Rules,
  organisation: OrganisationPredicate,
  n: number,
): HeadLimit[] =>
  (patterns[organisation]?.limits ?? []).map(({ classes, atMost, atLeast, heads }) => ({
    classes,
    atMost: atMost === null ? null : down(atMost, n),
    atLeast: atLeast === null ? heads : Math.max(up(atLeast, n), heads ?? 0),
  }))

const named = (classes: readonly Predicate[]) =>
  classes.map((one) => predicateNames[one]).join(' dan ')

function findingOf({ classes, atMost, atLeast }: HeadLimit, heads: number): Finding | null {
  if (atMost !== null && heads > atMost)
    return {
      ...{ kind: 'TOO_MANY', classes, heads, limit: atMost },
      text: `${named(classes)}: ${heads} orang, paling banyak ${atMost}.`,
    }
  if (atLeast !== null && heads < atLeast)
    return {
      ...{ kind: 'TOO_FEW', classes, heads, limit: atLeast },
      text: `${named(classes)}: ${heads} orang, paling sedikit ${atLeast}.`,
    }
  return null
}

/** Where heads depart from limits. */
export const findingsOf = (limits: readonly HeadLimit[], heads: Heads): Finding[] =>
  headsIn(heads) === 0
    ? []
    : limits.flatMap((limit) => findingOf(limit, headsIn(heads, limit.classes)) ?? [])

/** A pattern without a least number of its dominant class expects a majority of it. */
function majorityOf(
  rules: Rules,
  organisation: OrganisationPredicate,
  heads: Heads,
): Finding | null {
  const pattern = rules.patterns[organisation]
  const n = headsIn(heads)
  if (!pattern || n === 0) return null
  const { dominant, limits } = pattern
  if (limits.some(({ classes, atLeast }) => atLeast !== null && classes.includes(dominant)))
    return null
  const has = headsIn(heads, [dominant])
  if (compare(divide(decimal(has), decimal(n)), decimal(rules.majority)) > 0) return null
  const limit = down(rules.majority, n) + 1
  return {
    ...{ kind: 'MAJORITY', classes: [dominant], heads: has, limit },
    text: `${predicateNames[dominant]}: ${has} orang; sebagian besar berarti sejak ${limit}.`,
  }
}

/** How heads by predicate stand to the pattern of the organisation's predicate (§10.2). */
export function distributionOf(
  rules: Rules,
  organisation: OrganisationPredicate,
  heads: Heads,
): Distribution {
  const n = headsIn(heads)
  const limits = limitsFor(rules, organisation, n)
  const findings = findingsOf(limits, heads)
  const majority = majorityOf(rules, organisation, heads)
  return { n, limits, findings: majority ? [...findings, majority] : findings }
}

/** The heads after some of them change from one class to another; `null` where there are not that
 * many. */
export function moved(
  heads: Heads,
  { count, from, to }: { count: number; from: Predicate; to: Predicate },
): Heads | null {
  if (from === to || (heads[from] ?? 0) < count) return null
  return { ...heads, [from]: (heads[from] ?? 0) - count, [to]: (heads[to] ?? 0) + count }
}
