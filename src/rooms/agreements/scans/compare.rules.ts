import { printRupiah } from '../../../kernel/indonesian.ts'
import { printTarget, sameTarget } from '../../planning/words.ts'
import type { AgreementRow, BudgetRow } from '../agreement.contract.ts'
import type { Difference } from './scan.contract.ts'

/** What a version promises, as the plan and the budget drew it or as a paper says it. */
export type Blocks = { rows: readonly AgreementRow[]; budget: readonly BudgetRow[] }
/** One thing that could differ, with how it is printed on both sides. */
type Side = [what: string, planned: string, onPaper: string, same: boolean]

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()
const words = (what: string, planned: string, onPaper: string): Side => [
  what,
  planned,
  onPaper,
  plain(planned) === plain(onPaper),
]

const rowSides = (planned: AgreementRow, paper: AgreementRow): Side[] => [
  words('Sasaran', planned.objective, paper.objective),
  words('Indikator', planned.indicator, paper.indicator),
  words('Satuan', planned.unitLabel, paper.unitLabel),
  [
    'Target',
    printTarget(planned.target),
    printTarget(paper.target),
    sameTarget(planned.target, paper.target),
  ],
]

const amountSides = (planned: BudgetRow, paper: BudgetRow): Side[] => [
  words('Nama', planned.name, paper.name),
  [
    'Anggaran',
    printRupiah(planned.amount),
    printRupiah(paper.amount),
    planned.amount === paper.amount,
  ],
  words('Sumber dana', planned.source, paper.source),
]

const changed = (of: string, sides: readonly Side[]): Difference[] =>
  sides.flatMap(([what, planned, onPaper, same]) =>
    same ? [] : [{ kind: 'CHANGED' as const, of, what, planned, onPaper }],
  )

/** Compares one block: rows of both sides by their key, then what only one of them has. */
function compared<Row>(
  planned: readonly Row[],
  paper: readonly Row[],
  told: {
    key: (row: Row) => string | null
    of: (row: Row) => string
    sides: (a: Row, b: Row) => Side[]
    what: string
    print: (row: Row) => string
  },
): Difference[] {
  const { key, of, sides, what, print } = told
  const plan = new Map(planned.map((row) => [key(row), row]))
  const kept = new Set(paper.map(key))
  const onBoth = paper.flatMap((row) => {
    const own = plan.get(key(row))
    return own
      ? changed(of(own), sides(own, row))
      : [{ kind: 'ADDED' as const, of: of(row), what, planned: null, onPaper: print(row) }]
  })
  const gone = planned
    .filter((row) => !kept.has(key(row)))
    .map((row) => ({
      kind: 'MISSING' as const,
      of: of(row),
      what,
      planned: print(row),
      onPaper: null,
    }))
  return [...onBoth, ...gone]
}

/** Where a paper says something else than the draft of its promise, block A before block B. Spaces
 * and capitals do not count, nor how many places a number has. */
export const differencesOf = (draft: Blocks, paper: Blocks): Difference[] => [
  ...compared(draft.rows, paper.rows, {
    key: ({ measureId, number }) => measureId ?? `paper ${number}`,
    of: ({ indicator }) => indicator,
    sides: rowSides,
    what: 'Target',
    print: ({ target, unitLabel }) => `${printTarget(target)} ${unitLabel}`.trim(),
  }),
  ...compared(draft.budget, paper.budget, {
    key: ({ code }) => code,
    of: ({ name }) => name,
    sides: amountSides,
    what: 'Anggaran',
    print: ({ amount }) => printRupiah(amount),
  }),
]
