import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { FileButton } from '../../parts/FileButton.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { desks } from '../calls.ts'
import { changedCells } from './pasted.ts'
import { type Grid, openedRow } from './use-grid.ts'

/** The form of this screen, filled in a spreadsheet and brought back: its rows are typed into the
 * grid and judged there; nothing is sent yet. What no longer waits is told, row by row. */
export function FilledForm({
  grid,
  month,
  lost,
}: {
  grid: Grid
  month: string
  lost: (rows: string[]) => void
}): JSX.Element {
  const read = useAct(desks.readGridForm)
  const take = async (file: File): Promise<void> => {
    const form = await read({ file, month })
    if (!form) return
    const at = new Map(grid.rows.map(({ line }, i) => [`${line.measureId} ${line.period}`, i]))
    const found = form.rows.map((row) => ({ row, i: at.get(`${row.measureId} ${row.period}`) }))
    const typed = found.flatMap(({ row, i }) => {
      const line = i === undefined ? undefined : grid.rows[i]?.line
      const cells = line ? changedCells(openedRow(line), row) : {}
      return i === undefined || Object.keys(cells).length === 0 ? [] : [{ row: i, typed: cells }]
    })
    grid.ask()
    grid.paste(typed)
    const beyond = found.filter(({ i }) => i === undefined).length
    lost([
      ...form.told.map(({ row, name, why }) => `baris ${row}, ${name}: ${why}`),
      ...(beyond > 0
        ? [`${printCount(beyond)} baris belum di layar ini; kirim yang ada, lalu unggah lagi`]
        : []),
    ])
    say(
      typed.length > 0
        ? `${capitalised(printCount(typed.length))} baris terisi dari berkas; periksa, lalu kirim.`
        : 'Tidak ada isian baru di berkas ini.',
    )
  }
  return (
    <div class="space-y-2">
      <FileButton
        label="Unggah isian"
        busyLabel="Membaca isian…"
        busy={read.busy}
        take={(file) => void take(file)}
      />
      <RefusalNote refusal={read.refusal} />
    </div>
  )
}
