import { strToU8, zipSync } from 'fflate'

/** A cell of a test workbook: plain, or with a formula (`f`), a style (`s`, an index of `styles`),
 * an error, or a shared string (`shared`). */
export type TestCell =
  | string
  | number
  | boolean
  | null
  | { v?: string | number; f?: string; s?: number; error?: string; shared?: string }

/** A sheet of a test workbook; `tail` is XML behind the cells, `row` changes the opening tag of one
 * row (by number). */
export type TestSheet = {
  name: string
  state?: 'hidden' | 'veryHidden'
  rows: TestCell[][]
  tail?: string
  rowTags?: Record<number, string>
}

/** Number formats cells of a test workbook may name: 0 General, 1 date, 2 percent, 3 `000`, 4
 * `0.00`, 5 long date, 6 rupiah. */
const styles = `<styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="000"/><numFmt numFmtId="165" formatCode="0.00"/>
<numFmt numFmtId="166" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/><numFmt numFmtId="167" formatCode="&quot;Rp&quot;#,##0;[Red]\\-&quot;Rp&quot;#,##0"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs>${[0, 14, 10, 164, 165, 166, 167].map((id) => `<xf numFmtId="${id}" xfId="0"/>`).join('')}</cellXfs></styleSheet>`

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

function cellXml(cell: TestCell, at: string, strings: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'string')
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`
  const formula = cell.f === undefined ? '' : `<f>${escaped(cell.f)}</f>`
  const style = cell.s === undefined ? '' : ` s="${cell.s}"`
  if (cell.error) return `<c r="${at}" t="e"${style}>${formula}<v>${cell.error}</v></c>`
  if (cell.shared !== undefined)
    return `<c r="${at}" t="s"${style}><v>${strings.push(cell.shared) - 1}</v></c>`
  const text = typeof cell.v === 'string' ? ' t="str"' : ''
  return (
    '<c ' +
    `r="${at}"${text}${style}>${formula}${cell.v === undefined ? '' : `<v>${escaped(String(cell.v))}</v>`}</c>`
  )
}

function sheetXml({ rows, tail = '', rowTags = {} }: TestSheet, strings: string[]): string {
  const body = rows.map((cells, index) => {
    const row = index + 1
    return (
      `<row r="${row}" ` +
      `${rowTags[row] ?? ''}>${cells.map((cell, at) => cellXml(cell, `${letters(at)}${row}`, strings)).join('')}</row>`
    )
  })
  return (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet ' +
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ' +
    `ref="A1"/><sheetData>${body.join('')}</sheetData>${tail}</worksheet>`
  )
}

const relations = (items: readonly [id: string, type: string, target: string][]): string =>
  `<Relationships>${items.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** The parts of a small workbook as a spreadsheet program would write them, by name; a test may
 * spoil some before zipping. */
export function workbookParts(
  sheets: readonly TestSheet[],
  { date1904 = false }: { date1904?: boolean } = {},
): Record<string, string> {
  const strings: string[] = []
  const pages = Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, strings)]),
  )
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name)}" ` +
      `sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  )
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      '<workbook ' +
      `xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index): [string, string, string] => [
        `rId${index + 1}`,
        'worksheet',
        `worksheets/sheet${index + 1}.xml`,
      ]),
      ['rIdS', 'sharedStrings', 'sharedStrings.xml'],
      ['rIdT', 'styles', '/xl/styles.xml'],
    ]),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    ...pages,
  }
}

/** Zips parts into the bytes of a file. */
export const zipped = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
  )

/** A small workbook as bytes: `aWorkbook([{ name: 'Data', rows: [['NIP', 'NAMA'], …] }])`. */
export const aWorkbook = (
  sheets: readonly TestSheet[],
  options: { date1904?: boolean } = {},
): Uint8Array => zipped(workbookParts(sheets, options))
