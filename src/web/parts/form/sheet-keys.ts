/** Cells as a spreadsheet copies them: rows by line, cells by tab, quotes around what holds
 * either. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/g
  for (const [, cell = '', end = ''] of text.matchAll(cells)) {
    const quoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"')
    rows.at(-1)?.push((quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim())
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

/** The cell of a column in another row. */
export function focusCell(table: HTMLElement | null, row: number, column: string): boolean {
  const cell = table?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)
  cell?.focus()
  if (cell instanceof HTMLInputElement) cell.select()
  return cell !== undefined && cell !== null
}

/** Which cell of a sheet an event belongs to (`data-cell="2 value"`). */
export function cellAt(target: EventTarget | null): { row: number; column: string } | null {
  const told = target instanceof HTMLElement ? target.dataset.cell?.split(' ') : undefined
  return told ? { row: Number(told[0]), column: told[1] ?? '' } : null
}

/** Enter and the arrows lead up and down the column of a sheet; in a choice the arrows choose. */
export function moveInColumn(table: HTMLElement | null, event: KeyboardEvent, rows: number): void {
  const at = cellAt(event.target)
  const chooses = event.target instanceof HTMLSelectElement
  const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)
  const moves = up || event.key === 'ArrowDown' || event.key === 'Enter'
  if (!at || !moves || (chooses && event.key !== 'Enter')) return
  event.preventDefault()
  const step = up ? -1 : 1
  for (let row = at.row + step; row >= 0 && row < rows; row += step)
    if (focusCell(table, row, at.column)) return
}
