import type { SheetTable } from '../../../kernel/importer.ts'
import { notesOf } from '../../../kernel/importer.ts'
import { holds } from '../../../kernel/time.ts'
import type { PlanImport, Question } from './plan-import.contract.ts'
import {
  indicatorChanges,
  measureChanges,
  nodeChanges,
  targetChanges,
} from './plan-import-difference.rules.ts'
import { indicatorCodes, settleIndicators } from './plan-import-indicators.rules.ts'
import { knownOn } from './plan-import-known.rules.ts'
import { numbered, settleMeasures } from './plan-import-measures.rules.ts'
import { settleNodes } from './plan-import-nodes.rules.ts'
import { planRowsOf } from './plan-import-sheet.rules.ts'
import { checkSums } from './plan-import-sums.rules.ts'

/** Compares a plan file with what is on record on a date: everything that is wrong, row by row, and
 * what would become new or different. Empty cells leave what is known, except KODE INDUK, whose
 * emptiness means: at the top. What the file does not hold stays. */
export function examinePlan(table: SheetTable, question: Question): PlanImport {
  const { on, year, pack, records } = question
  const [known, notes, rows] = [knownOn(records, on), notesOf(table), planRowsOf(table, year)]
  const nodes = settleNodes({ rows, table, question, known, notes })
  const codes = indicatorCodes(rows, known, notes)
  const indicators = settleIndicators({ rows, codes, pack, known, notes })
  const measures = numbered(
    settleMeasures({ rows, codes, nodes, indicators, question, known, notes }),
    known,
  )
  checkSums({ measures, indicators, question, known, notes })
  const changes = {
    nodes: nodeChanges(nodes, question, known, notes),
    indicators: indicatorChanges(indicators, question, known, notes),
    measures: measureChanges(measures, question, known, notes),
    targets: targetChanges(measures, known),
  }
  const inFile = new Set(rows.map(({ code }) => code))
  const absent = records.nodes.filter(
    (record) => holds(record, on) && !inFile.has(record.code),
  ).length
  const targets = measures.reduce((sum, measure) => sum + measure.targets.size, 0)
  return {
    problems: notes.all(),
    ...changes,
    held: {
      nodes: nodes.length,
      indicators: indicators.length,
      measures: measures.length,
      targets,
      absent,
    },
  }
}
