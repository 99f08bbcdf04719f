import { csvOf } from '../../kernel/csv.ts'
import { type DemoLine, earlierBudgetOf } from './budget.ts'
import type { DemoData } from './demo-data.ts'
import { diceFor } from './dice.ts'
import { onTheWay } from './indicator.ts'
import { officesBefore } from './merger.ts'
import type { DemoNode } from './node.ts'

/** The year before: its plan, and what was spent. */
const year = 2025
const kept: ReadonlySet<string> = new Set([
  ...['Visi', 'Misi', 'Tujuan daerah', 'Sasaran daerah', 'Sasaran perangkat daerah'],
])

/** The plan before the one of today: the goals and objectives of the region and of every office,
 * under the codes they kept, in the words and with the targets of then. What an office owes for its
 * own accountability is new in the plan of today. */
export function earlierPlan(nodes: readonly DemoNode[], data: DemoData): DemoNode[] {
  const before = officesBefore(data.offices)
  const holderOf = ({ unit, post, text }: DemoNode): Pick<DemoNode, 'unit' | 'post'> => {
    const now = data.offices.find(({ code, merged }) => merged && code === unit)
    const then = before.find(
      ({ code, goals }) =>
        now?.merged?.from.some((from) => from.code === code) &&
        goals.some((goal) => goal.text === text),
    )
    return then ? { unit: then.code, post: `J${then.code}-01` } : { unit, post }
  }
  return nodes
    .filter(({ component, text }) => kept.has(component) && text !== data.support.goal.text)
    .map((node) => ({
      ...{ ...node, ...holderOf(node), text: data.earlier.words[node.code] ?? node.text },
      measures: node.measures.map((measure) => {
        const { indicator, targets, code } = measure
        const now = targets.years.get(year)
        const percent = diceFor(`target ${year} ${code}`).whole(5, 13) * 10
        const then = indicator && now && onTheWay(indicator.baseline, now, percent)
        return {
          ...measure,
          targets: { years: new Map(then ? [[year, then]] : []), quarters: ['', '', '', ''] },
        }
      }),
    }))
}

/** How much of a year's money goes in each month: salaries evenly, the rest at the end of each
 * quarter. */
const [evenly, byQuarter] = [
  Array.from({ length: 12 }, () => 8),
  [0, 0, 11, 0, 0, 24, 0, 0, 26, 0, 0, 34],
]

function spentByMonth({ unitCode, sub, account, amount }: DemoLine): number[] {
  const rhythm = account.startsWith('5.1.01') ? evenly : byQuarter
  const share = diceFor(`serapan ${unitCode} ${sub}`).whole(86, 104)
  return rhythm.map((percent) => Math.floor((amount * percent * share) / 10_000 / 1000) * 1000)
}

/** «RAK: realisasi tiap bulan» of the year before: until two offices became one, what they spent
 * stands on their own codes. */
export function earlierSpendingFile(data: DemoData): string {
  const first = (months: readonly number[], to: number): number[] =>
    months.map((sum, at) => (at < to ? sum : 0))
  const rows = earlierBudgetOf(data, 'PERUBAHAN').flatMap((line) => {
    const { office, unitCode, unitName, sub, account, program } = line
    const months = spentByMonth(line)
    const row = (skpd: string, unit: string, name: string, spent: readonly number[]) => [
      ...[skpd, name, unit, sub, account, ...spent],
    ]
    const { merged } = office
    const before = merged?.from.find(({ skpd }) => skpd.slice(0, 4) === program.slice(0, 4))
    if (!merged || !before) return [row(office.skpd, unitCode, unitName, months)]
    const until = Number(merged.on.slice(5, 7)) - 1
    const early = first(months, until)
    return [
      row(before.skpd, before.skpd, before.name, early),
      row(
        office.skpd,
        unitCode,
        unitName,
        months.map((sum, at) => sum - (early[at] ?? 0)),
      ),
    ]
  })
  const headings = [
    ...['kode_skpd', 'nama_sub_skpd', 'kode_sub_skpd', 'kode_sub_giat', 'kode_akun'],
    ...evenly.map((_, at) => `realisasi_${at + 1}`),
  ]
  return csvOf({ columns: headings.map((heading) => ({ heading })), rows })
}
