import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import type { PaperAmount, PaperRow } from '../../../rooms/agreements/scans/scan.contract.ts'
import { printTarget } from '../../../rooms/planning/target/target.rules.ts'

/** What the paper says, as it is typed; it begins as the draft. */
export type TypedPaper = { rows: PaperRow[]; budget: PaperAmount[] }

export const typedOf = ({
  rowList,
  budgetList,
}: Pick<AgreementPage, 'rowList' | 'budgetList'>): TypedPaper => ({
  rows: rowList.map(({ measureId, objective, indicator, unitLabel, target }) => ({
    ...{ measureId, objective, indicator, unitLabel },
    target: printTarget(target),
  })),
  budget: budgetList.map(({ code, name, amount, source }) => ({
    ...{ code, name, source },
    amount: String(amount),
  })),
})

/** `Rp 1.250.000` → `1250000`: dots of thousands, spaces and «Rp» do not count. */
export const digitsIn = (text: string): string => text.replace(/[Rr]p\.?|[.\s]/g, '')

/** The same for the act. */
export const paperInput = ({ rows, budget }: TypedPaper): TypedPaper => ({
  rows,
  budget: budget.map((one) => ({ ...one, amount: digitsIn(one.amount) })),
})
