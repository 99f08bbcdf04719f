import { mergedCells } from '../../../kernel/fields.ts'
import type { Notes, SheetTable } from '../../../kernel/importer.ts'
import { componentLabels, isMeasured, isTop, levelOf, whyNotBelow } from '../component.rules.ts'
import type { PlanningPack } from '../pack.contract.ts'
import type { Component } from '../plan.contract.ts'
import { circlesIn } from '../tree/tree.rules.ts'
import type { NodeFields, Question } from './plan-import.contract.ts'
import { holderFor, type Posts, postsOf, unitFor } from './plan-import-holder.rules.ts'
import type { Known } from './plan-import-known.rules.ts'
import type { NodeCells, PlanRow } from './plan-import-sheet.rules.ts'

/** A node with the row that first names it. */
export type SettledNode = { row: number; fields: NodeFields }

const labels: { [K in keyof NodeCells]: string } = {
  ...{
    parentCode: 'kode induk',
    component: 'jenis',
    statement: 'pernyataan',
    unitCode: 'kode unit',
  },
  positionCode: 'kode jabatan',
  nip: 'NIP pemegang',
  budgetCode: 'kode anggaran',
}
const cellKeys = Object.keys(labels) as (keyof NodeCells)[]

const cellsOf = (rows: readonly [PlanRow, ...PlanRow[]], notes: Notes): NodeCells =>
  mergedCells(rows, cellKeys, (row, key, { before, from, found }) => {
    const detail = `Kode kinerja ${rows[0].code} di baris ${from} memuat ${labels[key]} lain: «${before}».`
    notes.of(row).error(key, 'planning/code-twice', detail, { found: String(found) })
  })

type Ground = { question: Question; known: Known; posts: Posts; saysParent: boolean; notes: Notes }

function settle(
  rows: readonly [PlanRow, ...PlanRow[]],
  { question, known, posts, saysParent, notes }: Ground,
): SettledNode | null {
  const [first] = rows
  const [cells, note, before] = [
    cellsOf(rows, notes),
    notes.of(first.row),
    known.node.get(first.code),
  ]
  const component = cells.component ?? before?.component
  const statement = cells.statement ?? before?.statement
  if (!component && !first.unread.has('component'))
    note.error(
      'component',
      'planning/component-missing',
      'Isi jenisnya: tujuan, sasaran, atau kinerja individu.',
    )
  if (!statement && !first.unread.has('statement'))
    note.error('statement', 'planning/statement-missing', 'Isi pernyataan kinerjanya.')
  if (!component || !statement) return null
  const keptParent = before?.parentId ? (known.codeOfNode.get(before.parentId) ?? null) : null
  const holder = holderFor(cells, before, { posts, note, needed: isMeasured(component) })
  return {
    row: first.row,
    fields: {
      code: first.code,
      component,
      statement,
      level: levelOf(component, question.pack),
      ...{
        parentCode: saysParent ? cells.parentCode : keptParent,
        unitId: unitFor(cells, before, holder, { posts, note }),
        ...holder,
      },
      budgetCode: cells.budgetCode ?? before?.budgetCode ?? null,
    },
  }
}

type Work = {
  rows: readonly PlanRow[]
  table: Pick<SheetTable, 'columns'>
  question: Question
  known: Known
  notes: Notes
}

/** The nodes a file holds, each settled from all its rows and what is on record, and placed in the
 * tree. */
export function settleNodes({ rows, table, question, known, notes }: Work): SettledNode[] {
  const saysParent = table.columns.some(({ key }) => key === 'parentCode')
  const posts = postsOf(question.chart)
  const settled = [...Map.groupBy(rows, ({ code }) => code).values()].flatMap(
    ([first, ...others]) => {
      return (
        (first && settle([first, ...others], { question, known, posts, saysParent, notes })) ?? []
      )
    },
  )
  checkPlaces(settled, new Set(rows.map(({ code }) => code)), question, known, notes)
  return settled
}

/** The tree as it would be: parents and components by code. */
export function treeAfter(
  settled: readonly SettledNode[],
  { node, codeOfNode }: Known,
): { parentOf: Map<string, string | null>; componentOf: Map<string, Component> } {
  const parentOf = new Map(
    [...node.values()].map(({ code, parentId }) => [
      code,
      parentId ? (codeOfNode.get(parentId) ?? null) : null,
    ]),
  )
  const componentOf = new Map([...node.values()].map(({ code, component }) => [code, component]))
  for (const { fields } of settled) {
    parentOf.set(fields.code, fields.parentCode)
    componentOf.set(fields.code, fields.component)
  }
  return { parentOf, componentOf }
}

type Place = { code: string; parentCode: string | null; component: Component }
type Trouble = { code: string; detail: string }

/** Why a node cannot stand where the file puts it; `null` when it can, or when its parent has an
 * error of its own. */
function troubleOf(
  { code, parentCode, component }: Place,
  above: Component | undefined,
  circle: string[] | undefined,
  pack: PlanningPack,
  parentInFile: boolean,
): Trouble | null {
  if (parentCode === null) return null
  if (parentCode === code)
    return {
      code: 'planning/parent-self',
      detail: 'Kinerja ini menjadi induk bagi dirinya sendiri.',
    }
  if (circle)
    return {
      code: 'planning/parent-circle',
      detail: `Induknya berputar kembali ke kinerja ini: ${[...circle, circle[0]].join(' → ')}.`,
    }
  const why = above ? whyNotBelow(component, above, pack) : null
  if (why) return { code: 'planning/wrong-parent', detail: why }
  if (above || parentInFile) return null
  return {
    code: 'planning/parent-unknown',
    detail: `Induk ${parentCode} tidak ada di berkas ini dan belum tercatat.`,
  }
}

function checkPlaces(
  settled: readonly SettledNode[],
  inFile: ReadonlySet<string>,
  { pack }: Question,
  known: Known,
  notes: Notes,
): void {
  const { parentOf, componentOf } = treeAfter(settled, known)
  const circles = new Map(
    circlesIn(parentOf).flatMap((circle) => circle.map((code) => [code, circle] as const)),
  )
  for (const { row, fields } of settled) {
    const { code, parentCode, component } = fields
    const above = parentCode === null ? undefined : componentOf.get(parentCode)
    const trouble = troubleOf(
      fields,
      above,
      circles.get(code),
      pack,
      parentCode !== null && inFile.has(parentCode),
    )
    if (trouble)
      notes
        .of(row)
        .error(
          'parentCode',
          trouble.code,
          trouble.detail,
          parentCode === null ? {} : { found: parentCode },
        )
    if (parentCode === null && !isTop(component))
      notes
        .of(row)
        .warn(
          'parentCode',
          'planning/no-parent',
          `${componentLabels[component]} ini belum terhubung dengan kinerja di atasnya.`,
        )
  }
  const rowOf = new Map(settled.map(({ row, fields }) => [fields.code, row]))
  for (const [code, parentCode] of parentOf) {
    const [row, own, above] = [
      rowOf.get(parentCode ?? ''),
      componentOf.get(code),
      componentOf.get(parentCode ?? ''),
    ]
    const why =
      row !== undefined && !rowOf.has(code) && own && above ? whyNotBelow(own, above, pack) : null
    if (row !== undefined && why)
      notes
        .of(row)
        .error(
          'component',
          'planning/wrong-parent',
          `Kinerja ${code} yang sudah tercatat berada di bawahnya. ${why}`,
        )
  }
}
