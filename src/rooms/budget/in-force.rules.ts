import type { OfficeBudget, ProgramBudget, SubUnitBudget } from './in-force.contract.ts'
import { type Finder, underUnits } from './succession/link.rules.ts'

/** One group of lines as the database sums it: one sub kegiatan of one spending unit, one source of
 * funds. */
export type Sum = {
  skpdCode: string
  skpdName: string
  subUnitCode: string
  subUnitName: string
  programCode: string
  programName: string
  activityCode: string
  activityName: string
  subActivityCode: string
  subActivityName: string
  source: string
  amount: number
}

type Node = {
  code: string
  name: string
  amount: number
  sources: Set<string>
  below: Map<string, Node>
}

function under(parent: Map<string, Node>, code: string, name: string): Node {
  const known = parent.get(code)
  if (known) return known
  const fresh: Node = { code, name, amount: 0, sources: new Set(), below: new Map() }
  parent.set(code, fresh)
  return fresh
}

const sorted = (nodes: Map<string, Node>): Node[] =>
  [...nodes.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))

const line = ({
  code,
  name,
  amount,
  sources,
}: Node): Pick<ProgramBudget, 'code' | 'name' | 'amount' | 'sources'> => ({
  code,
  name,
  amount,
  sources: [...sources].toSorted(),
})

/** Programmes, kegiatan and sub kegiatan of some lines; every amount is the sum of what lies below
 * it (§1.3: no total is ever typed). */
export function programsOf(sums: readonly Sum[]): ProgramBudget[] {
  const programs = new Map<string, Node>()
  for (const sum of sums) {
    const program = under(programs, sum.programCode, sum.programName)
    const activity = under(program.below, sum.activityCode, sum.activityName)
    const sub = under(activity.below, sum.subActivityCode, sum.subActivityName)
    for (const here of [program, activity, sub]) {
      here.amount += sum.amount
      here.sources.add(sum.source)
    }
  }
  return sorted(programs).map((program) => ({
    ...line(program),
    activities: sorted(program.below).map((activity) => ({
      ...line(activity),
      subActivities: sorted(activity.below).map(line),
    })),
  }))
}

/** Sum of some lines of one level in whole rupiah. */
export const totalOf = (lines: readonly { amount: number }[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0)

function groups(sums: readonly Sum[], codeOf: (sum: Sum) => string): [string, Sum[]][] {
  const found = new Map<string, Sum[]>()
  for (const sum of sums) {
    const group = found.get(codeOf(sum))
    if (group) group.push(sum)
    else found.set(codeOf(sum), [sum])
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** Lines as they belong to units: of a unit that several codes stand for, or sub kegiatan that have
 * gone to it, all under one code. A unit with one code keeps what the budget calls it. */
export function byUnit(
  sums: readonly Sum[],
  unitOf: Finder<{ id: string; name: string; skpdCode: string | null }>,
): Sum[] {
  const codes = new Map<string, Set<string>>()
  for (const { skpdCode, subActivityCode } of sums) {
    const id = unitOf(skpdCode, subActivityCode)?.id
    if (id) codes.set(id, (codes.get(id) ?? new Set()).add(skpdCode))
  }
  const several: typeof unitOf = (code, sub) => {
    const unit = unitOf(code, sub)
    const isMoved = unit?.id !== unitOf(code)?.id
    return unit && (isMoved || (codes.get(unit.id)?.size ?? 0) > 1) ? unit : null
  }
  return underUnits(sums, several).map(({ row, name }) => {
    if (name === null) return row
    const isOwn = row.subUnitCode === row.skpdCode
    return { ...row, skpdName: name, ...(isOwn ? { subUnitName: name } : {}) }
  })
}

function subUnitsOf(
  skpdCode: string,
  sums: readonly Sum[],
  unitOf: (code: string) => string | null,
): SubUnitBudget[] {
  return groups(sums, ({ subUnitCode }) => subUnitCode)
    .filter(([code]) => code !== skpdCode)
    .map(([code, own]) => ({
      code,
      name: own[0]?.subUnitName ?? '',
      unitId: unitOf(code),
      total: totalOf(own),
      programs: programsOf(own),
    }))
}

/** An office of a version before its DPA is known. */
export type OfficeSums = Omit<OfficeBudget, 'approvedOn' | 'dpaNumber'>

/** Each office's tree with its sums, and the part of every other spending unit; `unitOf` finds the
 * unit a code belongs to. */
export function officesOf(
  sums: readonly Sum[],
  unitOf: (code: string) => string | null,
): OfficeSums[] {
  return groups(sums, ({ skpdCode }) => skpdCode).map(([skpdCode, own]) => {
    const subUnits = subUnitsOf(skpdCode, own, unitOf)
    return {
      ...{
        skpdCode,
        skpdName: own[0]?.skpdName ?? '',
        unitId: unitOf(skpdCode),
        total: totalOf(own),
        programs: programsOf(own),
      },
      ...(subUnits.length > 0 ? { subUnits } : {}),
    }
  })
}

/** The programmes that one unit spends: all of the office's for the office itself, its own part for
 * a unit that has a code of its own (kelurahan, puskesmas, bagian), `null` for a unit the budget
 * does not know. */
export function programsFor(
  office: Pick<OfficeBudget, 'unitId' | 'programs' | 'subUnits'>,
  unitId: string,
): ProgramBudget[] | null {
  if (office.unitId === unitId) return office.programs
  return office.subUnits?.find((subUnit) => subUnit.unitId === unitId)?.programs ?? null
}
