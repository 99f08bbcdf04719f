import writeXlsxFile from 'write-excel-file/universal'
import { capitalised } from '../../../kernel/indonesian.ts'
import { sheetsOf } from '../../../kernel/workbook.ts'
import type { ListFile } from './list.ts'

/** A list as an XLSX file of one sheet (`sheetsOf`); `perjanjian-2026` becomes the sheet
 * «Perjanjian 2026». */
export const workbookOf = ({ name, columns, rows }: ListFile): Promise<Blob> =>
  writeXlsxFile(
    sheetsOf([{ name: capitalised(name.replaceAll('-', ' ').trim()), columns, rows }]),
  ).toBlob()
