import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { analysisQuestion } from '../../../rooms/measurement/figure/analysis.rules.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { FieldError } from '../../parts/form/Field.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { cellAt, cellsOf, moveInColumn } from '../../parts/form/sheet-keys.ts'
import { Mark } from '../../parts/Mark.tsx'
import { EvidenceField } from '../figure/EvidenceField.tsx'
import { printAchievement, printFigure } from '../figure/figure-words.ts'
import { type GridColumn, kindOf, kinds, onlyParts, placed, takesParts } from './pasted.ts'
import type { Grid, GridRow } from './use-grid.ts'

type Told = { grid: Grid; row: GridRow; at: number }

/** The rows as a sheet: on a wide screen one line each, on a phone one card each. Tab goes through
 * the cells, Enter and the arrows up and down the column; copied cells fill from where they are
 * pasted. */
export function GridTable({
  grid,
  lost,
}: {
  grid: Grid
  lost: (rows: string[]) => void
}): JSX.Element {
  const table = useRef<HTMLTableElement>(null)
  const lines = grid.rows.map(({ line }) => line)
  const paste = (event: ClipboardEvent): void => {
    const at = cellAt(event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!at || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    const found = placed(cellsOf(text), { ...at, column: at.column as GridColumn }, lines)
    grid.paste(found.rows)
    lost(found.lost)
  }
  return (
    <table
      ref={table}
      class="sheet month-grid"
      onKeyDown={(event) => moveInColumn(table.current, event, lines.length)}
      onPaste={paste}
    >
      <caption class="sr-only">
        Angka yang menunggu Anda, satu baris tiap indikator dan periode
      </caption>
      <thead>
        <tr>
          {[
            'Indikator',
            'Pembilang',
            'Penyebut',
            'Realisasi',
            'Capaian',
            'Jenis',
            'Penjelasan',
            'Bukti',
          ].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map((row, at) => (
          <Row key={row.key} grid={grid} row={row} at={at} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ grid, row, at }: Told): JSX.Element {
  const { line, draft } = row
  const name = `${line.indicator}, ${line.periodLabel}`
  const parts = takesParts(line) || onlyParts(line)
  const asksParts = draft.mode === 'parts' || parts
  const told = row.refused ?? row.wrong
  return (
    <tr data-filled={row.filled ? '' : undefined} aria-label={name}>
      <th scope="row">
        <a class="link" href={`/pengukuran/${line.measureId}/${line.period}`}>
          {line.indicator}
        </a>
        <span class="meta block">
          {line.indicatorCode} · {line.periodLabel} ·{' '}
          {line.target === null ? 'target belum ada' : `target ${printFigure(line.target, line)}`}
          {line.last && ` · terakhir ${printFigure(line.last.value, line)}`}
        </span>
        {line.state === 'RETURNED' && <Answer grid={grid} row={row} at={at} name={name} />}
        {told && (
          <div class="field mt-1">
            <FieldError id={`${row.key}-salah`}>{told}</FieldError>
            {row.refused && (
              <button type="button" class="link text-sm" onClick={() => grid.undo(row.key)}>
                Buang isian saya
              </button>
            )}
          </div>
        )}
        {row.preview?.doubts.map((doubt) => (
          <span key={doubt} class="meta block mt-1" role="status">
            {doubt}
          </span>
        ))}
      </th>
      <td data-head={line.parts?.numerator ?? 'Pembilang'} data-empty={asksParts ? undefined : ''}>
        {asksParts && (
          <NumberCell
            {...{ grid, row, at }}
            column="numerator"
            name={`${line.parts?.numerator ?? 'Pembilang'}: ${name}`}
          />
        )}
      </td>
      <td data-head={line.parts?.denominator ?? 'Penyebut'} data-empty={asksParts ? undefined : ''}>
        {asksParts && (
          <NumberCell
            {...{ grid, row, at }}
            column="denominator"
            name={`${line.parts?.denominator ?? 'Penyebut'}: ${name}`}
          />
        )}
      </td>
      <td data-head="Realisasi">
        {draft.mode === 'parts' ? (
          <output class="num">
            {row.preview ? (
              printFigure(row.preview.value, line)
            ) : (
              <span class="meta">dihitung</span>
            )}
          </output>
        ) : (
          <NumberCell {...{ grid, row, at }} column="value" name={`Realisasi: ${name}`} />
        )}
      </td>
      <td data-head="Capaian">
        <Achieved row={row} />
      </td>
      <td data-head="Jenis">
        <select
          class="select"
          data-cell={`${at} kind`}
          aria-label={`Jenis: ${name}`}
          value={kindOf(draft)}
          onChange={(event) =>
            grid.type(row.key, { kind: kinds[event.currentTarget.value as keyof typeof kinds] })
          }
        >
          {Object.entries(kinds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </td>
      <td data-head="Penjelasan">
        <input
          class="input"
          data-cell={`${at} analysis`}
          aria-label={`Penjelasan: ${name}`}
          placeholder={
            draft.mode === 'blank'
              ? 'Mengapa, dan kapan tersedia?'
              : analysisQuestion(row.preview?.change ?? null)
          }
          value={draft.analysis}
          onInput={(event) => grid.type(row.key, { analysis: event.currentTarget.value })}
        />
      </td>
      <td data-head="Bukti">
        <Evidence {...{ grid, row, at }} name={name} />
      </td>
    </tr>
  )
}

type Named = Told & { name: string }

function NumberCell({
  grid,
  row: { key, draft, wrong, line },
  at,
  column,
  name,
}: Named & { column: 'numerator' | 'denominator' | 'value' }): JSX.Element {
  const blank = draft.mode === 'blank'
  return (
    <input
      class="input num"
      data-cell={`${at} ${column}`}
      aria-label={name}
      title={column === 'value' ? undefined : name.split(': ')[0]}
      aria-invalid={wrong && column === 'value' ? true : undefined}
      inputMode={line.unitKind === 'GRADE' || line.unitKind === 'MILESTONE' ? 'text' : 'decimal'}
      autocomplete="off"
      disabled={blank}
      value={blank ? '' : draft[column]}
      onInput={(event) => grid.type(key, { [column]: event.currentTarget.value })}
    />
  )
}

function Achieved({ row: { preview, draft } }: { row: GridRow }): JSX.Element {
  const own = preview?.own
  if (draft.mode === 'blank') return <span class="meta">tanpa capaian</span>
  if (!own) return <span class="meta">–</span>
  if (own.uncapped === null) return <span class="meta">{own.reason}</span>
  return (
    <output>
      <Mark kind={own.tone ?? 'unmeasurable'} small said={own.band?.toLowerCase() ?? ''}>
        {printAchievement(own.uncapped)}
      </Mark>
    </output>
  )
}

/** What the verifier asked, and the answer. */
function Answer({ grid, row, name }: Named): JSX.Element {
  return (
    <label class="block mt-2 font-normal">
      <span class="sec block">Pertanyaan pemeriksa: «{row.line.question}»</span>
      <input
        class="input"
        aria-label={`Jawaban: ${name}`}
        placeholder="Jawaban Anda"
        value={row.draft.reason}
        onInput={(event) => grid.patch(row.key, { reason: event.currentTarget.value })}
      />
    </label>
  )
}

function Evidence({ grid, row: { key, draft }, name }: Named): JSX.Element {
  const [open, setOpen] = useState(false)
  const count = draft.files.length
  return (
    <>
      <button
        type="button"
        class="btn btn-quiet"
        aria-label={`Bukti: ${name}, ${count} berkas`}
        onClick={() => setOpen(true)}
      >
        <Icon name="bukti" size={20} />
        {count}
      </button>
      <Dialog
        title={`Bukti ${name}`}
        open={open}
        close={() => setOpen(false)}
        actions={<Button onClick={() => setOpen(false)}>Selesai</Button>}
      >
        <EvidenceField form={{ draft, patch: (part) => grid.patch(key, part) }} />
      </Dialog>
    </>
  )
}
