import type { OfficeBudget } from './budget.contract.ts'

/** One group of lines as the database sums it: the same sub kegiatan, the same source of funds. */
export type Sum = {
  skpdCode: string
  skpdName: string
  programCode: string
  programName: string
  activityCode: string
  activityName: string
  subActivityCode: string
  subActivityName: string
  source: string
  amount: number
}

type Node = { code: string; name: string; amount: number; sources: Set<string>; below: Map<string, Node> }

const node = (code: string, name: string): Node => ({ code, name, amount: 0, sources: new Set(), below: new Map() })

function under(parent: Map<string, Node>, code: string, name: string): Node {
  const known = parent.get(code)
  if (known) return known
  const fresh = node(code, name)
  parent.set(code, fresh)
  return fresh
}

const sorted = (nodes: Map<string, Node>): Node[] => [...nodes.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))
const line = ({ code, name, amount, sources }: Node): { code: string; name: string; amount: number; sources: string[] } => ({
  code,
  name,
  amount,
  sources: [...sources].toSorted(),
})

/** Builds each office's tree of programme, kegiatan and sub kegiatan; every total is the sum of what lies below it. */
export function officesOf(sums: readonly Sum[]): Omit<OfficeBudget, 'unitId' | 'approvedOn' | 'dpaNumber'>[] {
  const offices = new Map<string, Node>()
  for (const sum of sums) {
    const office = under(offices, sum.skpdCode, sum.skpdName)
    const program = under(office.below, sum.programCode, sum.programName)
    const activity = under(program.below, sum.activityCode, sum.activityName)
    const sub = under(activity.below, sum.subActivityCode, sum.subActivityName)
    for (const here of [office, program, activity, sub]) {
      here.amount += sum.amount
      here.sources.add(sum.source)
    }
  }
  return sorted(offices).map((office) => ({
    skpdCode: office.code,
    skpdName: office.name,
    total: office.amount,
    programs: sorted(office.below).map((program) => ({
      ...line(program),
      activities: sorted(program.below).map((activity) => ({ ...line(activity), subActivities: sorted(activity.below).map(line) })),
    })),
  }))
}

/** Short name of a source of funds, from its code and name, by the first rule that fits (rule pack `anggaran`). */
export function sourceOf(
  fund: { code: string; name: string },
  rules: readonly { startsWith?: string | undefined; contains?: string | undefined; label: string }[],
): string {
  const name = fund.name.toLowerCase()
  const found = rules.find(
    ({ startsWith, contains }) =>
      (startsWith ? fund.code.startsWith(startsWith) : true) && (contains ? name.includes(contains.toLowerCase()) : true),
  )
  return found?.label ?? 'APBD'
}
