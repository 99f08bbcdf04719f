import { strToU8, zipSync } from 'fflate'
import { daysBetween, isLocalDate } from '../../kernel/time.ts'
import { type ListCell, type ListFile, printDecimal } from './list-file.ts'

const longestText = 32_767
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The formats of cells, by their place in `cellXfs`. */
const formats = { plain: 0, head: 1, money: 2, date: 3, text: 4 } as const

// The colours of the head are those of the import templates (`platform/sheets`).
const styles = `${xml}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF123B39"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFE3EFEE"/></patternFill></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="5"><xf xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>
<xf xfId="0" numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
<xf xfId="0" numFmtId="3" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf xfId="0" numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const types = `${xml}<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/></Types>`

const links = (...targets: [kind: string, target: string][]): string =>
  `${xml}<Relationships xmlns="${packages}/relationships">${targets
    .map(
      ([kind, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold control characters
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

const textXml = (place: string, text: string, format: number = formats.text): string => {
  const short = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
  return `<c r="${place}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${escaped(short)}</t></is></c>`
}

const numberXml = (place: string, value: string, format: number): string =>
  `<c r="${place}" s="${format}"><v>${value}</v></c>`

/** Excel keeps 15 digits; what has more would be rounded. */
const isKept = (number: string): boolean =>
  /^-?\d+(\.\d+)?$/.test(number) && number.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15

const isMoney = (head: string | undefined): boolean => /\bRp\b/.test(head ?? '')

/** A text is always written as text, also when it begins with `=`, so no cell ever becomes a formula. */
function cellXml(cell: ListCell, place: string, head: string | undefined): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string') return textXml(place, cell)
  if (typeof cell === 'object' && 'date' in cell) {
    return isLocalDate(cell.date)
      ? numberXml(place, String(daysBetween('1899-12-30', cell.date)), formats.date)
      : textXml(place, cell.date)
  }
  const number = typeof cell === 'number' ? String(cell) : cell.decimal
  if (!isKept(number)) return textXml(place, printDecimal(number))
  return numberXml(place, number, isMoney(head) ? formats.money : formats.plain)
}

/** About how many characters a cell takes on the screen; grouping points and the day before the year count. */
function lengthOf(cell: ListCell | undefined): number {
  if (cell === null || cell === undefined) return 0
  if (typeof cell === 'object') return 'date' in cell ? 10 : cell.decimal.length
  return typeof cell === 'number' ? Math.ceil((String(cell).length * 4) / 3) : cell.length
}

function widthOf({ heads, rows }: ListFile, at: number): number {
  const longest = rows
    .slice(0, 200)
    .reduce((most, row) => Math.max(most, lengthOf(row[at])), (heads[at]?.length ?? 0) + 2)
  return Math.min(60, Math.max(10, longest + 1))
}

function sheetXml(list: ListFile): string {
  const { heads, rows } = list
  const columns = heads.map(
    (_, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${widthOf(list, at)}" customWidth="1"/>`,
  )
  const first = heads.map((head, at) => textXml(`${letters(at)}1`, head, formats.head))
  const lines = rows.map(
    (row, i) =>
      `<row r="${i + 2}">${row.map((cell, at) => cellXml(cell, `${letters(at)}${i + 2}`, heads[at])).join('')}</row>`,
  )
  return `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${columns.join('')}</cols><sheetData><row r="1">${first.join('')}</row>${lines.join('')}</sheetData></worksheet>`
}

/** `perjanjian-2026` becomes «Perjanjian 2026»: Excel takes 31 characters, none of `\ / ? * [ ] :`, no apostrophe at the ends. */
function sheetName(name: string): string {
  const clean = name
    .replace(/[-\\/?*[\]:\s]+/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim()
  return clean ? clean[0]?.toUpperCase() + clean.slice(1) : 'Daftar'
}

/**
 * A list as an XLSX file: one sheet, the bold head stays in view, numbers are numbers, money (`Rp` in the head) with grouping, dates are dates, texts are texts.
 * Packed in one go on the thread of the page: an asynchronous packer starts workers from a blob, which the policy of the pages forbids.
 */
export function workbookOf(list: ListFile): Blob {
  const book = `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName(list.name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  const parts = {
    '[Content_Types].xml': types,
    '_rels/.rels': links(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': book,
    'xl/_rels/workbook.xml.rels': links(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheetXml(list),
  }
  const files = Object.fromEntries(
    Object.entries(parts).map(([path, text]) => [path, strToU8(text)]),
  )
  return new Blob([new Uint8Array(zipSync(files))], { type: `${kinds}.sheet` })
}
