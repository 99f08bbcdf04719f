import type { CellValue, ColumnRead, RowRead, SheetTable } from '../../../kernel/importer.ts'
import { normalised } from '../../../kernel/near.ts'
import { leaderOf, type Position, unitWords } from '../../organisation/words.ts'
import { isOfAgency } from '../component.rules.ts'
import type { Component } from '../plan.contract.ts'
import type { Question } from '../plan-import/plan-import.contract.ts'
import { type Known, knownOn } from '../plan-import/plan-import-known.rules.ts'
import {
  componentOf,
  type MatrixPlan,
  type MatrixRow,
  matrixSheet,
  type Step,
  statementOf,
  steps,
} from './matrix-sheet.rules.ts'

/** Whose matrix it is; `office` as somebody wrote it, for a file that does not name offices. */
export type MatrixOptions = { plan: MatrixPlan; office: string | null }

/** Numbers before a statement: `1.`, `2.3 `, `(a)`, `Tujuan 1:`. */
const numbering =
  /^(?:(?:misi|tujuan|sasaran|program)\s*\d+(?:\.\d+)*\s*[:.)-]\s*|\(?\d+(?:\.\d+)+[.)]?\s+|\(?(?:\d+|[a-z])[.)]\s+)/i
const told = (text: string): string => text.replace(numbering, '').trim()

/** Sums, sources and notes below or between, and the row that numbers the columns. */
const isAside = (row: MatrixRow): boolean => {
  const words = [...steps.map((step) => row[step]), row.indicator].filter((cell) => cell !== null)
  return (
    words.every((word) => /^\(?\d{1,2}\)?$/.test(word)) ||
    (row.indicator === null && /^(sumber|catatan|keterangan|jumlah|total)\b/i.test(words[0] ?? ''))
  )
}

type Node = { code: string; component: Component; statement: string; unit: string | null }
type Written = Record<string, CellValue | null>

const letters: Partial<Record<Component, string>> = {
  MISI: 'M',
  TUJUAN_DAERAH: 'T',
  TUJUAN_PD: 'T',
  SASARAN_DAERAH: 'S',
  SASARAN_PD: 'S',
  SASARAN_PROGRAM: 'P',
  SASARAN_KEGIATAN: 'K',
  SASARAN_SUB_KEGIATAN: 'SK',
}

/** Gives nodes their codes: the one on record or earlier in the file for the same statement of the
 * same kind, place and unit, else the next free one below its parent: `T1`, `T1.S2`, `02.T1`. */
function codesOf({ node, codeOfNode }: Known, unitCode: (id: string) => string | undefined) {
  // which objective of the region an office supports may change; the goal stays the same
  const within = (parent: string | null, component: Component): string | null => {
    const above = node.get(parent ?? '')?.component
    return above && isOfAgency(component) && !isOfAgency(above) ? null : parent
  }
  const keyOf = (parent: string | null, { component, statement, unit }: Omit<Node, 'code'>) =>
    JSON.stringify([component, normalised(statement), unit, within(parent, component)])
  const known = new Map(
    [...node.values()].map((record) => [
      keyOf((record.parentId && codeOfNode.get(record.parentId)) || null, {
        ...record,
        unit: (isOfAgency(record.component) && record.unitId && unitCode(record.unitId)) || null,
      }),
      record.code,
    ]),
  )
  const taken = new Set(node.keys())
  return (parent: string | null, wanted: Omit<Node, 'code'>): string => {
    const key = keyOf(parent, wanted)
    const found = known.get(key)
    if (found) return found
    const before = within(parent, wanted.component) ?? wanted.unit
    const base = `${before === null ? '' : `${before}.`}${letters[wanted.component] ?? 'N'}`
    let number = 1
    while (taken.has(`${base}${number}`)) number += 1
    taken.add(`${base}${number}`)
    known.set(key, `${base}${number}`)
    return `${base}${number}`
  }
}

/** Who answers for a step: the head of region for the region's own, the post or the head of the unit
 * that the row names, else the head of the office for its goals and objectives. */
function holdersOf({ chart }: Question) {
  const { units, positions } = chart.organisation
  const word = unitWords(units)
  const unitByCode = new Map(units.map((unit) => [unit.code, unit]))
  const titled = Map.groupBy(positions, ({ title }) => normalised(title))
  const head = positions.find(({ kind }) => kind === 'POLITIK')
  const codeOf = (name: string): string => word(name).code ?? name
  const leading = (code: string): Position | null => {
    const unit = unitByCode.get(code)
    return unit ? leaderOf(chart, unit.id) : null
  }
  const named = (text: string): Position | null => {
    const [only, ...others] = titled.get(normalised(text)) ?? []
    return others.length === 0 && only ? only : leading(codeOf(text))
  }
  return {
    unitOf: codeOf,
    holderOf: (component: Component, unit: string | null, responsible: string | null) => {
      if (component === 'MISI') return null
      if (!isOfAgency(component)) return head ?? null
      if (responsible !== null) return named(responsible)
      return unit !== null && component.endsWith('_PD') ? leading(unit) : null
    },
  }
}

/** Where each cell of the plan's own file stands in the matrix, so that every sentence names a place
 * people see. */
function columnsOf(columns: readonly ColumnRead[]): ColumnRead[] {
  const first = (...keys: string[]) =>
    keys.flatMap((key) => columns.find((column) => column.key === key) ?? [])[0]
  const step = first(...steps.toReversed())
  const holder = first('responsible', 'office') ?? step
  const at = (column: ColumnRead | undefined, ...keys: string[]): ColumnRead[] =>
    column ? keys.map((key) => ({ ...column, key })) : []
  return [
    ...columns,
    ...at(step, 'code', 'component', 'statement'),
    ...at(first('above') ?? step, 'parentCode'),
    ...at(holder, 'positionCode', 'nip'),
    ...at(first('office') ?? step, 'unitCode'),
  ]
}

/** The year of the first state, where its heading names it: `Kondisi Awal 2024`. */
const baselineYearOf = (columns: readonly ColumnRead[]): string | null =>
  columns.find(({ key }) => key === 'baseline')?.heading.match(/20\d\d/)?.[0] ?? null

/** Where a reading stands: the steps begun, and what goes on until another cell says otherwise. */
type Place = {
  path: Map<Step, Node>
  unit: string | null
  supported: string | null
  responsible: string | null
}

const isPart = (step: Step): boolean => step === 'activity' || step === 'subActivity'

const lastOf = (path: ReadonlyMap<Step, Node>): Node | undefined =>
  steps.flatMap((step) => path.get(step) ?? []).at(-1)

/** What a row says of a step, without its code. */
const wordsOf = (row: MatrixRow, step: Step, plan: MatrixPlan, unit: string | null) => {
  const component = componentOf[plan][step]
  const statement = told(statementOf(row, step) ?? '')
  return { component, statement, unit: isOfAgency(component) ? unit : null }
}

/** The steps a row begins: a filled cell that repeats the one above goes on with it, as a merged one
 * does, unless a step to its left is new. */
function begunIn(row: MatrixRow, { path, unit }: Place, plan: MatrixPlan): Step[] {
  let anew = false
  return steps.filter((step) => {
    if (row[step] === null) return false
    const [own, before] = [wordsOf(row, step, plan, unit), path.get(step)]
    anew ||= normalised(own.statement) !== normalised(before?.statement ?? '')
    anew ||= own.unit !== before?.unit
    return anew
  })
}

/** Reads a matrix as the rows of «Rencana, indikator, dan target»: every step that begins becomes a
 * node below the one to its left, the indicators of a row stand on its last step. Row numbers stay
 * those of the file. */
export function planTableOf(
  table: SheetTable,
  question: Question,
  { plan, office }: MatrixOptions,
): SheetTable {
  const known = knownOn(question.records, question.on)
  const codeFor = codesOf(known, (id) => question.chart.unit.get(id)?.code)
  const { unitOf, holderOf } = holdersOf(question)
  const above = aboveIn(known)
  const place: Place = {
    path: new Map(),
    unit: office && unitOf(office),
    ...{ supported: null, responsible: null },
  }

  const begin = (row: MatrixRow, step: Step, isLast: boolean): RowRead => {
    const { path, unit, supported, responsible } = place
    for (const deeper of steps.slice(steps.indexOf(step))) path.delete(deeper)
    const words = wordsOf(row, step, plan, unit)
    const parent = lastOf(path)?.code ?? (words.unit === null ? null : supported)
    const code = codeFor(parent, words)
    path.set(step, { ...words, code })
    return nodeRow(row.row, {
      ...{ code, component: words.component, statement: words.statement, parentCode: parent },
      ...(words.unit === null ? {} : { unitCode: words.unit }),
      positionCode:
        holderOf(words.component, words.unit, isLast ? responsible : null)?.code ?? null,
      budgetCode: isLast ? row.budgetCode : null,
    })
  }

  const cellsOf = new Map(table.rows.map((read) => [read.row, read]))
  const baselineYear = baselineYearOf(table.columns)
  const rows = matrixSheet.rows(table).flatMap((row) => {
    if (isAside(row)) return []
    if (row.office !== null) place.unit = unitOf(row.office)
    if (row.above !== null) place.supported = above(told(row.above))
    const begun = begunIn(row, place, plan)
    // merged over the activities of a programme, not over the next one
    if (row.responsible !== null || begun.some((step) => !isPart(step)))
      place.responsible = row.responsible
    const nodes = begun.map((step) => begin(row, step, step === begun.at(-1)))
    const last = lastOf(place.path)
    const read = cellsOf.get(row.row)
    return last && read ? [...nodes, indicatorRow(read, last.code, baselineYear)] : nodes
  })
  return { ...table, columns: columnsOf(table.columns), rows }
}

/** The code of a regional objective on record with this statement. */
function aboveIn({ node }: Known): (statement: string) => string | null {
  const objectives = new Map(
    [...node.values()]
      .filter(({ component }) => component === 'SASARAN_DAERAH' || component === 'TUJUAN_DAERAH')
      .map(({ code, statement }) => [normalised(statement), code]),
  )
  return (statement) => objectives.get(normalised(statement)) ?? null
}

const ofSteps = new Set<string>([
  ...['above', ...steps, 'outcome', 'output', 'budgetCode', 'office', 'responsible'],
])
const nodeRow = (row: number, values: Written): RowRead => ({ row, values })

/** The cells a matrix and the plan's own file have in common, on the node of the row. */
function indicatorRow(read: RowRead, code: string, baselineYear: string | null): RowRead {
  const cells = Object.entries(read.values).filter(([key]) => !ofSteps.has(key))
  const values: Written = { parentCode: null, ...Object.fromEntries(cells), code }
  if (values.baseline != null) values.baselineYear ??= baselineYear
  return { ...read, values }
}
