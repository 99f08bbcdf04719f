import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { printNip, printNumber } from '../../../kernel/indonesian.ts'
import type { WrittenSheet } from '../../../kernel/workbook.ts'
import { printable } from '../../documents/words.ts'

/** Somebody as a form names them. */
export type Party = {
  name: string
  nip: string | null
  rank: string | null
  title: string
  unit: string
}

/** A column; `share` is its part of the width. A column of numbers holds decimal texts. */
export type PaperColumn = { heading: string; share: number; numbers?: boolean }
/** A heading within a table, or a row of it. */
export type PaperRow = { group: string } | { cells: string[] }
export type Section = {
  heading: string
  /** Paragraphs above the table. */
  text?: string[]
  columns: PaperColumn[]
  rows: PaperRow[]
}

/** A paper of this room: the PDF and the workbook say the same, because both are made of this. Final
 * strings, nothing left to compute. */
export type Paper = {
  /** Without an ending. */
  file: string
  author: string
  /** A wide table lies across. */
  wide: boolean
  watermark: string | null
  titles: string[]
  /** At the left and the right above the parties. */
  context: [string, string]
  parties: { heading: string; lines: [label: string, value: string][] }[]
  sections: Section[]
  /** What both did with it, at the end. */
  closing: string[]
  signatures: { role: string; name: string; below: string }[]
  check: { address: string; note: string } | null
  footer: string
}

/** A block of the form; without somebody it says so. */
export const partyBlock = (heading: string, party: Party | null): Paper['parties'][number] => ({
  heading,
  lines: party
    ? [
        ['Nama', party.name],
        ['NIP', party.nip ? printNip(party.nip) : '–'],
        ['Pangkat', party.rank ?? '–'],
        ['Jabatan', party.title],
        ['Unit kerja', party.unit],
      ]
    : [['Nama', 'Belum ada']],
})

const shownIn = (column: PaperColumn | undefined, cell: string): string =>
  column?.numbers && isDecimalText(cell) ? printNumber(cell) : cell

/** Lines of a text fit for print. */
const linesOf = (text: string): string[] => text.split('\n').map(printable)

/** The same as the template reads it: cells as lines, each fit for print. */
export const drawnPaper = (paper: Paper) => ({
  ...paper,
  sections: paper.sections.map(({ text = [], columns, rows, heading }) => ({
    ...{ heading, columns },
    text: text.map(printable),
    rows: rows.map((row) =>
      'group' in row
        ? { group: printable(row.group), cells: [] }
        : { group: null, cells: row.cells.map((cell, at) => linesOf(shownIn(columns[at], cell))) },
    ),
  })),
  parties: paper.parties.map(({ heading, lines }) => ({
    heading,
    lines: lines.map(([label, value]) => [label, printable(value)]),
  })),
})

/** The same as a workbook: who and when on the first sheet, then a sheet for each table, where a
 * heading within a table becomes a column. */
export function sheetsOfPaper(paper: Paper): WrittenSheet[] {
  const { titles, context, parties, sections, closing } = paper
  const facts = [
    ...titles.map((title) => ['', '', title]),
    ...context.map((text) => ['', '', text]),
    ...parties.flatMap(({ heading, lines }) => lines.map((line) => [heading, ...line])),
    ...closing.map((text) => ['Keterangan', '', text]),
  ]
  const columns = ['Bagian', 'Isian', 'Isi'].map((heading) => ({ heading, kind: 'text' as const }))
  return [
    { name: 'Identitas', columns, rows: facts },
    ...sections.map((section) => sheetOfSection(section)),
  ]
}

function sheetOfSection({ heading, columns, rows }: Section): WrittenSheet {
  const grouped = rows.some((row) => 'group' in row)
  let group = ''
  const written = rows.flatMap((row) => {
    if ('group' in row) {
      group = row.group
      return []
    }
    return [grouped ? [group, ...row.cells] : row.cells]
  })
  const own = columns.map((column) => ({
    ...{ heading: column.heading, kind: column.numbers ? ('number' as const) : ('text' as const) },
  }))
  return {
    name: heading,
    columns: grouped ? [{ heading: 'Kelompok', kind: 'text' as const }, ...own] : own,
    rows: written,
  }
}
