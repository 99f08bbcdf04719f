import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { canonicalCode } from '../code.rules.ts'
import type { BudgetVersion } from '../version/version.contract.ts'
import type {
  AccountChange,
  BudgetComparison,
  ChangeKind,
  OfficeChange,
  SubActivityChange,
} from './comparison.contract.ts'

/** The key of a difference (§1.5) with its sum in both versions; `null` where the version has no
 * such key. */
export type KeySums = {
  skpdCode: string
  skpdName: string
  subUnitCode: string
  subUnitName: string
  subActivityCode: string
  subActivityName: string
  accountCode: string
  accountName: string
  before: number | null
  after: number | null
}

type Both = { before: number | null; after: number | null }

/** Codes mean the same only inside one edition of the nomenclature, and a year has one (§1.7):
 * other years need a mapping first. */
export function whyNotCompare(
  from: Pick<BudgetVersion, 'year'>,
  to: Pick<BudgetVersion, 'year'>,
): Refusal | null {
  if (from.year === to.year) return null
  return refusal(
    'budget/other-year',
    409,
    `Versi anggaran ${from.year} dan ${to.year} tidak dapat dibandingkan baris demi baris, ` +
      'karena kode nomenklatur dapat berganti antartahun.',
  )
}

const plus = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0)
const deltaOf = ({ before, after }: Both): number => (after ?? 0) - (before ?? 0)
const sumsOf = (both: Both): { before: number; after: number; delta: number } => ({
  before: both.before ?? 0,
  after: both.after ?? 0,
  delta: deltaOf(both),
})

function kindOf(both: Both): ChangeKind | null {
  if (both.before === null) return both.after === null ? null : 'ADDED'
  if (both.after === null) return 'REMOVED'
  const delta = deltaOf(both)
  return delta > 0 ? 'INCREASED' : delta < 0 ? 'DECREASED' : null
}

function added<K extends keyof KeySums>(
  rows: readonly KeySums[],
  key: (row: KeySums) => string,
  keep: readonly K[],
): (Pick<KeySums, K> & Both)[] {
  const groups = new Map<string, Pick<KeySums, K> & Both>()
  for (const row of rows) {
    const name = key(row)
    const known = groups.get(name)
    if (known) {
      known.before = plus(known.before, row.before)
      known.after = plus(known.after, row.after)
    } else {
      const kept = Object.fromEntries(keep.map((field) => [field, row[field]])) as Pick<KeySums, K>
      groups.set(name, { ...kept, before: row.before, after: row.after })
    }
  }
  return [...groups.values()]
}

const subActivityKey = (row: KeySums): string =>
  `${row.skpdCode} ${row.subUnitCode} ${canonicalCode(row.subActivityCode)}`

function accountChanges(rows: readonly KeySums[]): AccountChange[] {
  return added(rows, ({ accountCode }) => accountCode, ['accountCode', 'accountName']).flatMap(
    (sum) => {
      const kind = kindOf(sum)
      return kind ? [{ code: sum.accountCode, name: sum.accountName, kind, ...sumsOf(sum) }] : []
    },
  )
}

function subActivityChange(rows: readonly KeySums[]): SubActivityChange | null {
  const [first] = rows
  const accounts = accountChanges(rows).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  if (!first || accounts.length === 0) return null
  const [sum] = added(rows, () => '', ['skpdCode', 'skpdName', 'subUnitCode', 'subUnitName'])
  if (!sum) return null
  const { before, after, ...place } = sum
  const both = { before, after }
  return {
    ...place,
    code: first.subActivityCode,
    name: first.subActivityName,
    kind: kindOf(both) ?? 'SHIFTED',
    ...sumsOf(both),
    accounts,
  }
}

function officeChanges(
  rows: readonly KeySums[],
  changes: readonly SubActivityChange[],
): OfficeChange[] {
  const touched = Map.groupBy(changes, ({ skpdCode }) => skpdCode)
  return added(rows, ({ skpdCode }) => skpdCode, ['skpdCode', 'skpdName'])
    .map(({ before, after, ...office }) => ({
      ...{ ...office, ...sumsOf({ before, after }) },
      subActivities: touched.get(office.skpdCode)?.length ?? 0,
    }))
    .toSorted((a, b) => (a.skpdCode < b.skpdCode ? -1 : 1))
}

const inOrder = (a: SubActivityChange, b: SubActivityChange): number => {
  const [left, right] = [a, b].map(
    ({ skpdCode, subUnitCode, code }) => `${skpdCode} ${subUnitCode} ${code}`,
  ) as [string, string]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The difference of two versions by key (office, spending unit, sub kegiatan, account; §1.5).
 * Takes every key of both versions; sub kegiatan are matched without regard to zero padding. */
export function differenceOf(rows: readonly KeySums[]): Omit<BudgetComparison, 'from' | 'to'> {
  const groups = Map.groupBy(rows, subActivityKey)
  const changes = [...groups.values()]
    .flatMap((group) => subActivityChange(group) ?? [])
    .toSorted(inOrder)
  const offices = officeChanges(rows, changes)
  const total = offices.reduce(
    (sum, { before, after }) => ({ before: sum.before + before, after: sum.after + after }),
    {
      before: 0,
      after: 0,
    },
  )
  return { ...total, delta: total.after - total.before, offices, changes }
}
