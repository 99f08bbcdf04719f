import type { JSX } from 'preact'
import type { Problem } from '../../kernel/importer.ts'
import { capitalised, printCount, printNumber } from '../../kernel/indonesian.ts'
import type { ImportRun } from '../../rooms/imports/import.contract.ts'
import { Shape } from '../parts/Drawing.tsx'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'

type Numbered = Problem & { key: string }

const severities = {
  error: { shape: 'bad', tone: 'bad', word: 'Kesalahan' },
  warning: { shape: 'mid', tone: 'mid', word: 'Peringatan' },
} as const

/** The place as the spreadsheet program shows it. */
function placeOf({ row, column, cell }: Problem): string {
  if (row === null) return column ?? 'Seluruh berkas'
  const letters = cell?.replace(/\d+$/, '')
  return column === null ? 'Seluruh baris' : `${letters ? `${letters}, ` : ''}${column}`
}

function Found({ severity, found }: Problem): JSX.Element {
  const { shape, tone, word } = severities[severity]
  return (
    <span class="flex gap-2" data-s={tone}>
      <span class="mt-1 flex-none">
        <Shape kind={shape} />
        <span class="sr-only">{word}: </span>
      </span>
      {found === undefined ? (
        <span class="text-ink-2">{word}</span>
      ) : (
        <code class="font-sans bg-sunken rounded px-1.5 break-all">{found}</code>
      )}
    </span>
  )
}

function Way({ suggestion, mend }: Problem): JSX.Element | null {
  if (!suggestion && !mend) return null
  return (
    <>
      {suggestion}{' '}
      {mend && (
        <a class="link" href={mend.href}>
          {mend.label}
        </a>
      )}
    </>
  )
}

const columns: ListColumn<Numbered>[] = [
  column('baris', 'Baris', ({ row }) => row, {
    phone: 'name',
    class: 'num',
    cell: (problem) => (
      <>
        <span class="md:hidden">{problem.row === null ? '' : 'Baris '}</span>
        {problem.row === null ? <span class="text-ink-3">–</span> : printNumber(problem.row)}
        <span class="md:hidden"> · {placeOf(problem)}</span>
      </>
    ),
  }),
  column('kolom', 'Kolom', placeOf, { only: 'screen', phone: 'hidden', class: 'min-w-32' }),
  fileColumn('Kolom', ({ column }) => column),
  fileColumn('Sel', ({ cell }) => cell ?? null),
  column('isi', 'Isi sekarang', ({ found }) => found ?? null, {
    cell: Found,
    class: 'min-w-56 max-w-72',
  }),
  fileColumn('Tingkat', ({ severity }) => severities[severity].word),
  column('masalah', 'Masalah', ({ detail }) => detail, {
    cell: ({ detail }) => <span class="text-ink-2">{detail}</span>,
    class: 'min-w-64',
  }),
  column('usulan', 'Usulan', ({ suggestion }) => suggestion ?? null, {
    cell: Way,
    class: 'min-w-48',
  }),
]

function titleOf({ errors, warnings }: ImportRun): string {
  const parts = [
    errors > 0 && `${printCount(errors)} kesalahan`,
    warnings > 0 && `${printCount(warnings)} peringatan`,
  ]
  return capitalised(parts.filter(Boolean).join(' dan '))
}

const advice: Record<ImportRun['state'], string> = {
  REFUSED: 'Perbaiki kesalahan di berkasnya, lalu unggah lagi.',
  CHECKED: 'Peringatan tidak menghalangi penyimpanan.',
  COMMITTED: 'Yang dikatakan pemeriksaan tepat sebelum disimpan.',
  UNDONE: 'Yang dikatakan pemeriksaan waktu itu.',
}

/** What keeps the file from being saved comes first, then single rows, then what concerns the whole
 * file. */
const inOrder = (problems: readonly Problem[]): Numbered[] =>
  problems
    .map((problem, i) => ({ ...problem, key: String(i) }))
    .toSorted(
      (a, b) =>
        Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
        (a.row ?? Number.MAX_VALUE) - (b.row ?? Number.MAX_VALUE),
    )

/** What is wrong in the file, cell by cell, with what to write instead. */
export function ProblemTable({ run }: { run: ImportRun }): JSX.Element {
  const rows = inOrder(run.problems)
  const both = run.errors > 0 && run.warnings > 0
  const left =
    run.problemsLeftOut > 0
      ? ` Yang ditampilkan ${printNumber(rows.length)} pertama; ` +
        `${printNumber(run.problemsLeftOut)} lagi menyusul.`
      : ''
  return (
    <div id="masalah">
      <DataTable
        sentence={titleOf(run)}
        context={`${advice[run.state]}${left}`}
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key}
        noun="masalah"
        filters={
          both
            ? [
                { id: 'error', label: 'Kesalahan', keeps: ({ severity }) => severity === 'error' },
                {
                  id: 'warning',
                  label: 'Peringatan',
                  keeps: ({ severity }) => severity === 'warning',
                },
              ]
            : []
        }
        search={rows.length > 12}
        file={`masalah-${run.fileName.replace(/\.\w+$/, '')}`}
      />
    </div>
  )
}
