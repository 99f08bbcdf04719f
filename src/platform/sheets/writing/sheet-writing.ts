import writeXlsxFile from 'write-excel-file/node'
import { sheetsOf, type WrittenSheet } from '../../../kernel/workbook.ts'

/** Writes a workbook (`sheetsOf`), in the thread that calls it. */
export const workbookOf = async (sheets: readonly WrittenSheet[]): Promise<Uint8Array> =>
  new Uint8Array(await writeXlsxFile(sheetsOf(sheets)).toBuffer())
