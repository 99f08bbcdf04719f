import { printable, printDate, printDigest } from '../pk-1/print.rules.ts'
import {
  type Beside,
  type Sheet as ThirdSheet,
  sheetOf as thirdSheetOf,
} from '../pk-3/sheet.rules.ts'
import type { Amendment, Content } from './content.contract.ts'

type SheetAmendment = {
  title: string
  paragraphs: string[]
  /** The head of its table and the rows under it; empty where no line changes. */
  table: string[][]
}

/** What the paper before shows, and of an amendment what it changes, behind the tables. */
export type Sheet = ThirdSheet & { amendment: SheetAmendment | null }

const none = '–'
const head = ['Yang berubah', 'Semula', 'Menjadi']
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function amendmentOf(code: string, amendment: Amendment): SheetAmendment {
  const { cause, basis, reason, reference, effectiveFrom, replaces, changes } = amendment
  const paragraphs = [
    `Perjanjian ini mengubah ${code} versi ${replaces.version} (sidik isi ` +
      `${printDigest(replaces.digest)}) dan berlaku mulai ${printDate(effectiveFrom)}.`,
    `Sebab: ${cause}${basis ? ` (${basis})` : ''}.`,
    `Alasan: ${sentence(reason)}`,
    ...(reference === null ? [] : [`Dokumen rujukan: ${sentence(reference)}`]),
    ...(changes.length === 0 ? ['Sasaran, indikator, target, dan anggaran tidak berubah.'] : []),
  ]
  const rows = changes.map(({ of, before, after }) => [of, before ?? none, after ?? none])
  return {
    title: 'C. Perubahan',
    paragraphs: paragraphs.map(printable),
    table: rows.length === 0 ? [] : [head, ...rows.map((row) => row.map(printable))],
  }
}

/** Turns a content into the strings of its paper; nothing but the content decides them. */
export function sheetOf({ amendment, ...content }: Content, beside: Beside): Sheet {
  const third = { ...content, schema: 'amanah/pk/3', paper: 'pk-3' } as const
  return {
    ...thirdSheetOf(third, beside),
    amendment: amendment && amendmentOf(printable(content.code), amendment),
  }
}
