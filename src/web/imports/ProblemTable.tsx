import type { JSX } from 'preact'
import type { Problem } from '../../kernel/importer.ts'
import { capitalised, printCount, printNumber } from '../../kernel/indonesian.ts'
import type { ImportRun } from '../../rooms/imports/import.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { Shape } from '../parts/Drawing.tsx'
import type { ListFile } from '../parts/list-file.ts'
import type { Column } from '../parts/table.ts'

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

const columns: Column<Numbered>[] = [
  {
    id: 'baris',
    head: 'Baris',
    phone: 'name',
    sort: ({ row }) => row,
    class: 'num',
    cell: (problem) => (
      <>
        <span class="md:hidden">{problem.row === null ? '' : 'Baris '}</span>
        {problem.row === null ? <span class="text-ink-3">–</span> : printNumber(problem.row)}
        <span class="md:hidden"> · {placeOf(problem)}</span>
      </>
    ),
  },
  { id: 'kolom', head: 'Kolom', phone: 'hidden', cell: placeOf, class: 'min-w-32' },
  { id: 'isi', head: 'Isi sekarang', phone: 'under', cell: Found, class: 'min-w-56 max-w-72' },
  {
    id: 'masalah',
    head: 'Masalah',
    phone: 'under',
    cell: ({ detail }) => <span class="text-ink-2">{detail}</span>,
    class: 'min-w-64',
  },
  { id: 'usulan', head: 'Usulan', phone: 'under', cell: Way, class: 'min-w-48' },
]

function fileOf({ fileName, problems }: ImportRun): ListFile {
  const heads = ['Baris', 'Kolom', 'Sel', 'Isi sekarang', 'Tingkat', 'Masalah', 'Usulan']
  const rows = problems.map(
    ({ row, column, cell = null, found = null, severity, detail, suggestion = null }) => [
      ...[row, column, cell, found, severities[severity].word, detail, suggestion],
    ],
  )
  return { name: `masalah-${fileName.replace(/\.\w+$/, '')}`, heads, rows }
}

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

/** What keeps the file from being saved comes first, then single rows, then what concerns the whole file. */
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
      ? ` Yang ditampilkan ${printNumber(rows.length)} pertama; ${printNumber(run.problemsLeftOut)} lagi menyusul.`
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
        {...(rows.length > 12
          ? {
              textOf: (problem: Numbered) =>
                `${problem.row} ${placeOf(problem)} ${problem.found ?? ''} ${problem.detail}`,
            }
          : {})}
        file={() => fileOf(run)}
      />
    </div>
  )
}
