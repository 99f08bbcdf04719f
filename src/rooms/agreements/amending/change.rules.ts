import { printNumber } from '../../../kernel/indonesian.ts'
import { canonicalCode } from '../../budget/words.ts'
import { printTarget, sameTarget } from '../../planning/words.ts'
import type { AgreementRow, BudgetRow } from '../agreement.contract.ts'
import type { AgreementPolicy, ChangeKind, Degree } from '../pack.contract.ts'
import type { Change } from './proposal.contract.ts'

/** What a version promises, and what plan and budget say today. */
export type Promised = { rows: readonly AgreementRow[]; budget: readonly BudgetRow[] }

/** A change before anybody says what follows from it; `measureId` of one that moves a target. */
export type Moved = Omit<Change, 'degree'> & { measureId?: string }

/** What a change is about, before what it says. */
export const changeWords: Record<ChangeKind, string> = {
  TARGET: 'Target',
  ROW_ADDED: 'Indikator baru dalam rencana',
  ROW_DROPPED: 'Indikator tidak lagi dalam rencana',
  WORDING: 'Rumusan',
  LINE_ADDED: 'Anggaran baru',
  LINE_DROPPED: 'Anggaran tidak ada lagi',
  AMOUNT: 'Anggaran',
  SOURCE: 'Sumber dana',
  GIVER: 'Pemberi amanah',
  ORGANISATION: 'Susunan organisasi',
  PARENT: 'PK atasan',
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** A difference of money as printed: `+25.000.000`, `−1.000.000`, `0`. */
export const printDelta = (delta: number): string =>
  delta > 0 ? `+${printNumber(delta)}` : printNumber(delta)

const promiseOf = ({ target, unitLabel }: AgreementRow): string =>
  `${printTarget(target)} ${unitLabel}`.trim()

const other = (
  kind: ChangeKind,
  of: string,
  before: string | null,
  after: string | null,
): Moved => ({
  ...{ kind, of, code: null, before, after, delta: null },
})

/** What happened to one row of block A. */
function rowChanges(before: AgreementRow, after: AgreementRow): Moved[] {
  const isMoved =
    !sameTarget(before.target, after.target) || plain(before.unitLabel) !== plain(after.unitLabel)
  const texts = [
    [before.objective, after.objective],
    [before.indicator, after.indicator],
  ] as const
  return [
    ...(isMoved
      ? [
          {
            ...other('TARGET', before.indicator, promiseOf(before), promiseOf(after)),
            ...(before.measureId ? { measureId: before.measureId } : {}),
          },
        ]
      : []),
    ...texts.flatMap(([was, is]) =>
      plain(was) === plain(is) ? [] : [other('WORDING', before.indicator, was, is)],
    ),
  ]
}

/** Block A row by row, by measure. A row without one stands on paper alone: the plan cannot move
 * it. */
function changesOfRows(before: readonly AgreementRow[], after: readonly AgreementRow[]): Moved[] {
  const wished = new Map(after.map((row) => [row.measureId, row]))
  const kept = new Set(before.map(({ measureId }) => measureId))
  return [
    ...before.flatMap((row) => {
      if (row.measureId === null) return []
      const now = wished.get(row.measureId)
      return now
        ? rowChanges(row, now)
        : [other('ROW_DROPPED', row.indicator, promiseOf(row), null)]
    }),
    ...after
      .filter(({ measureId }) => !kept.has(measureId))
      .map((row) => other('ROW_ADDED', row.indicator, null, promiseOf(row))),
  ]
}

function lineChange(before: BudgetRow | undefined, after: BudgetRow | undefined): Moved[] {
  const line = after ?? before
  if (!line) return []
  const delta = (after?.amount ?? 0) - (before?.amount ?? 0)
  const kind = before ? (after ? 'AMOUNT' : 'LINE_DROPPED') : 'LINE_ADDED'
  const about = { of: line.name, code: line.code }
  if (!before || !after || delta !== 0)
    return [
      {
        ...about,
        kind,
        before: before ? printNumber(before.amount) : null,
        after: after ? printNumber(after.amount) : null,
        delta,
      },
    ]
  if (plain(before.source) === plain(after.source)) return []
  return [{ ...about, kind: 'SOURCE', before: before.source, after: after.source, delta: null }]
}

/** Block B line by line, by code, however many digits a sub kegiatan is written with. What moved
 * between accounts of one line is no change of it. */
export function changesOfMoney(before: readonly BudgetRow[], after: readonly BudgetRow[]): Moved[] {
  const byCode = (rows: readonly BudgetRow[]) =>
    new Map(rows.map((row) => [canonicalCode(row.code), row]))
  const [was, is] = [byCode(before), byCode(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .toSorted()
    .flatMap((code) => lineChange(was.get(code), is.get(code)))
}

/** Row by row, in what a promise differs from another one of the same mandate: block A, then block
 * B. Spaces and capitals do not count, nor how many places a number has. */
export const changesBetween = (before: Promised, after: Promised): Moved[] => [
  ...changesOfRows(before.rows, after.rows),
  ...changesOfMoney(before.budget, after.budget),
]

/** The changes that are mentioned, each with what follows from it. */
export const degreesOf = (
  moved: readonly Moved[],
  { changes }: Pick<AgreementPolicy, 'changes'>,
): Change[] =>
  moved.flatMap(({ measureId: _, ...change }) => {
    const degree: Degree = changes[change.kind] ?? 'MAY'
    return degree === 'SILENT' ? [] : [{ ...change, degree }]
  })

/** What follows from all of them; `null` where nothing is mentioned. */
export function worstOf(changes: readonly Pick<Change, 'degree'>[]): 'MAY' | 'MUST' | null {
  if (changes.length === 0) return null
  return changes.some(({ degree }) => degree === 'MUST') ? 'MUST' : 'MAY'
}

/** How much money moved in all, in rupiah; `null` where none did. */
export function deltaOf(changes: readonly Pick<Change, 'delta'>[]): number | null {
  const money = changes.flatMap(({ delta }) => delta ?? [])
  return money.length === 0 ? null : money.reduce((sum, delta) => sum + delta, 0)
}

/** The degree in words, with the money that moved. */
export function degreeSentence(
  degree: 'MAY' | 'MUST',
  changes: readonly Pick<Change, 'delta'>[],
): string {
  const delta = deltaOf(changes)
  const money =
    delta === null ? null : delta === 0 ? 'anggaran bergeser, jumlahnya tetap' : printDelta(delta)
  if (degree === 'MUST') return money ? `Perlu diubah (${money})` : 'Perlu diubah'
  return `${money ?? 'Dapat diubah'}, tanpa kewajiban`
}
