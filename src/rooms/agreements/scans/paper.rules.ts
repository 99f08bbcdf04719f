import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { printTarget, readTarget, unitKindOf } from '../../planning/words.ts'
import type { AgreementRow, BudgetRow } from '../agreement.contract.ts'
import type { PaperAmount, PaperRow } from './scan.contract.ts'

/** How targets of the year are read (rule pack `perencanaan`). */
export type TargetWords = Parameters<typeof readTarget>[2]

const wrongRows = (code: string, detail: string): Refusal =>
  refusal(`agreements/${code}`, 422, detail, { errors: [{ pointer: '/rows', detail }] })

/** The target of a paper as the plan stores targets; a sentence where it cannot be read. Words of
 * the draft are those of the draft. */
function targetOf(
  { target, unitLabel, indicator }: PaperRow,
  draft: AgreementRow | undefined,
  words: TargetWords,
): string | Refusal {
  if (draft?.target && [draft.target, printTarget(draft.target)].includes(target))
    return draft.target
  const measured = { unitKind: unitKindOf(unitLabel, words), unitLabel }
  const read = readTarget(target, measured, words)
  if (read.kind === 'value') return read.value
  return read.kind === 'blank'
    ? wrongRows('scan-target-missing', `Tulis target «${indicator}» seperti pada kertasnya.`)
    : wrongRows('scan-target-unread', `Target «${indicator}»: ${read.detail}`)
}

/** Block A as the paper has it, numbered in its order, or why it cannot be taken. A row that the
 * draft does not hold belongs to no node and no measure. */
export function rowsOnPaper(
  draft: readonly AgreementRow[],
  paper: readonly PaperRow[],
  words: TargetWords,
): AgreementRow[] | Refusal {
  const rows: AgreementRow[] = []
  if (paper.length === 0) return wrongRows('scan-no-rows', 'PK ini belum punya satu indikator pun.')
  for (const row of paper) {
    const own = draft.find(({ measureId }) => measureId !== null && measureId === row.measureId)
    const twice = own && rows.some(({ measureId }) => measureId === own.measureId)
    if (twice || (row.measureId !== null && !own) || row.indicator === '' || row.objective === '')
      return wrongRows(
        'scan-row-unknown',
        `Baris «${row.indicator}» tidak sesuai dengan konsepnya. Muat ulang, lalu isi lagi.`,
      )
    const target = targetOf(row, own, words)
    if (typeof target !== 'string') return target
    const { objective, indicator, unitLabel } = row
    const place = own ?? { nodeId: null, measureId: null, heading: null }
    const said = { objective, indicator, unitLabel, target }
    rows.push({ ...place, number: rows.length + 1, ...said })
  }
  return rows
}

const ungrouped = (code: string) => ({
  code,
  ...{ outerCode: null, outerName: null, groupCode: null, groupName: null },
})

/** Block B as the paper has it. A line that the draft does not hold gets a code of its own. */
export const budgetOnPaper = (
  draft: readonly BudgetRow[],
  paper: readonly PaperAmount[],
): BudgetRow[] =>
  paper.map(({ code, name, amount, source }, at) => {
    const own = draft.find((row) => row.code === code)
    const said = { name, amount: Number(amount), source }
    return { ...(own ?? ungrouped(`K-${at + 1}`)), number: at + 1, ...said }
  })
