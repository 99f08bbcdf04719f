/** What one file may cost the server. Sizes in bytes, time in milliseconds. */
export type SheetLimits = {
  bytes: number
  inflated: number
  /** Largest ratio of inflated to packed size of a part over `ratioFrom` bytes; sheets stay under
   * 60, a bomb nears 1,000. */
  ratio: number
  ratioFrom: number
  parts: number
  sheets: number
  rows: number
  columns: number
  headerRows: number
  cellChars: number
  problems: number
  milliseconds: number
  heapMegabytes: number
}

/** The limits of the product; tests give tighter ones. */
export const sheetLimits: SheetLimits = {
  bytes: 20 * 1024 * 1024,
  inflated: 200 * 1024 * 1024,
  ratio: 300,
  ratioFrom: 4 * 1024 * 1024,
  parts: 2_000,
  sheets: 50,
  rows: 100_000,
  columns: 1_000,
  headerRows: 10,
  cellChars: 32_767,
  problems: 2_000,
  milliseconds: 60_000,
  heapMegabytes: 512,
}
