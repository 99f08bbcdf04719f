import { printable, printNumber } from '../pk-1/print.rules.ts'
import {
  type Sheet as FirstSheet,
  sheetOf as firstSheetOf,
  objectivesOf,
  type SheetBudgetGroup,
  type SheetParty,
} from '../pk-1/sheet.rules.ts'
import type { Content } from './content.contract.ts'

/** A heading of block B with the sum of what stands under it. */
type Head = { name: string; amount: string }
/** Rows under their nearest heading; `above` is the one around it, printed where it begins. */
type BudgetGroup = SheetBudgetGroup & { above: Head | null }
type Budget = {
  grain: string
  parts: { newPage: boolean; groups: BudgetGroup[] }[]
  total: string
}
type Section = { heading: string; objectives: FirstSheet['objectives'] }

/** What the papers before show, with the statement as paragraphs, a table for each kind of row, and
 * one code behind the signatures instead of one in the place of each. */
export type Sheet = Omit<FirstSheet, 'budget'> & {
  budget: Budget | null
  statement: ({ paragraph: string } | { party: SheetParty })[]
  sections: Section[]
  blocks: { title: string; paragraphs: string[] }[]
  letterhead: string[]
  /** Behind the signatures of the attachment: where anybody sees who has signed. */
  check: { qr: string; note: string } | null
}

/** What stands on the paper and is not agreed: its digest (`null` for a draft) and the code it is
 * checked by. */
export type Beside = { digest: string | null; publicCode: string }

/** True before and after the signing: the attachment is printed first, so it may not claim a
 * signature. */
const signedElsewhere = ['Tempat tanda tangan:', 'halaman pernyataan']
const whoSigned = 'Kode ini menunjukkan siapa yang telah menandatangani dan kapan.'

/** Rows by their kind, kinds in the order in which they first appear. */
const sectionsOf = (rows: Content['rows']): Section[] =>
  [...Map.groupBy(rows, ({ heading }) => printable(heading))].map(([heading, own]) => ({
    heading,
    objectives: objectivesOf(own),
  }))

type Money = NonNullable<Content['budget']>['rows']

const sumOf = (rows: Money): string =>
  printNumber(rows.reduce((sum, { amount }) => sum + amount, 0))

/** Runs of rows that follow each other with the same key. */
function runsOf(rows: Money, key: (groups: readonly string[]) => string): Money[] {
  const runs: Money[] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.[0] && key(last[0].groups) === key(row.groups)) last.push(row)
    else runs.push([row])
  }
  return runs
}

const grains = { PROGRAM: 'Program', ACTIVITY: 'Kegiatan', SUB_ACTIVITY: 'Sub Kegiatan' } as const

/** Block B: rows numbered through, each run under its headings with their sums, the total of
 * all. */
function budgetOf({ grain, rows }: NonNullable<Content['budget']>): Budget {
  let count = 0
  const groups = runsOf(rows, ([outer = '']) => outer).flatMap((around) =>
    runsOf(around, (groups) => groups.join('\n')).map((run): BudgetGroup => {
      const [outer, inner] = run[0]?.groups ?? []
      const name = inner ?? outer
      return {
        above:
          inner === undefined || outer === undefined
            ? null
            : { name: printable(outer), amount: sumOf(around) },
        name: name === undefined ? null : printable(name),
        amount: sumOf(run),
        rows: run.map((row) => ({
          number: `${++count}.`,
          name: printable(row.name),
          amount: printNumber(row.amount),
          source: printable(row.source),
        })),
      }
    }),
  )
  return { grain: grains[grain], parts: [{ newPage: false, groups }], total: sumOf(rows) }
}

/** The paragraphs and parties of the first page. */
const statementOf = ({ statement }: Content, parties: SheetParty[]): Sheet['statement'] =>
  statement.flatMap((part): Sheet['statement'] => {
    if ('paragraph' in part) return [{ paragraph: printable(part.paragraph) }]
    const party = parties[part.party === 'FIRST' ? 0 : 1]
    return party ? [{ party }] : []
  })

/** Turns a content into the strings of its paper; nothing but the content decides them. */
export function sheetOf(content: Content, { digest, publicCode }: Beside): Sheet {
  const verifyUrl = `${content.address}/verifikasi/${publicCode}`
  const plain = { ...content, heading: '', rows: [], budget: null }
  const place = content.region.place
  const first = firstSheetOf(plain, { digest, verifyUrl, place, noBudgetReason: '' })
  const sections = sectionsOf(content.rows)
  return {
    ...first,
    statement: statementOf(content, first.parties),
    sections,
    objectives: sections.flatMap(({ objectives }) => objectives),
    budget: content.budget && budgetOf(content.budget),
    noBudgetReason: content.noBudget === null ? null : printable(content.noBudget),
    signatures: first.signatures.map((signature) => ({
      ...signature,
      attachment: { qr: null, note: digest === null ? [] : signedElsewhere },
    })),
    blocks: content.blocks.map(({ title, paragraphs }) => ({
      title: printable(title),
      paragraphs: paragraphs.map(printable),
    })),
    letterhead: content.letterhead.map(printable),
    emblem: content.emblem?.sha256 ?? null,
    check: digest === null ? null : { qr: verifyUrl, note: whoSigned },
  }
}
