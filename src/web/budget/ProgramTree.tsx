import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import { printAbsorption } from '../../rooms/budget/absorption.rules.ts'
import type { ProgramBudget } from '../../rooms/budget/in-force.contract.ts'
import { TreeList, type TreeNode } from '../parts/chart/TreeList.tsx'
import { Download } from '../parts/list/Download.tsx'
import { fileColumn, fileOf, type ListColumn } from '../parts/list/list.ts'
import { useWide } from '../platform/device/device.ts'
import { absorbed } from './budget-words.ts'

type Line = Pick<ProgramBudget, 'code' | 'name' | 'amount' | 'sources'>
/** What was spent under a code; `null` while nothing is known. */
type SpentUnder = ((code: string) => number) | null

const nodeOf = (
  level: string,
  { code, name, amount, sources }: Line,
  spent: SpentUnder,
  below: TreeNode[],
  more: Partial<TreeNode> = {},
): TreeNode => ({
  ...{ id: code, name, text: name, below, above: `${level} ${code}` },
  more: (
    <p class="meta mt-0.5">
      {[
        below.length === 0 && sources.join(', '),
        spent && `realisasi ${printNumber(spent(code))}, ${printAbsorption(spent(code), amount)}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  ),
  end: (
    <span class="num text-sm">
      <span class="sr-only">pagu Rp </span>
      {printNumber(amount)}
    </span>
  ),
  ...more,
})

type Row = Line & { level: string }

const columnsOf = (spent: SpentUnder): ListColumn<Row>[] => [
  fileColumn('Tingkat', ({ level }) => level),
  fileColumn('Kode', ({ code }) => code),
  fileColumn('Uraian', ({ name }) => name),
  fileColumn('Sumber dana', ({ sources }) => sources.join(', ')),
  fileColumn('Pagu, Rp', ({ amount }) => amount, 'rupiah'),
  fileColumn('Realisasi, Rp', ({ code }) => spent?.(code) ?? null, 'rupiah'),
  fileColumn('Serapan', ({ code, amount }) => absorbed(spent?.(code) ?? null, amount)),
]

const rowsOf = (programs: readonly ProgramBudget[]): Row[] =>
  programs.flatMap((program) => [
    { level: 'Program', ...program },
    ...program.activities.flatMap((activity) => [
      { level: 'Kegiatan', ...activity },
      ...activity.subActivities.map((sub) => ({ level: 'Sub kegiatan', ...sub })),
    ]),
  ])

/** Programmes, kegiatan and sub kegiatan with their sums; a sub kegiatan leads to its accounts. */
export function ProgramTree(props: {
  name: string
  programs: readonly ProgramBudget[]
  spent: SpentUnder
  here: string | undefined
  addressOf: (subActivity: string) => string
}): JSX.Element {
  const { programs, spent, here, addressOf } = props
  const wide = useWide()
  const roots = programs.map((program) =>
    nodeOf(
      'Program',
      program,
      spent,
      program.activities.map((activity) =>
        nodeOf(
          'Kegiatan',
          activity,
          spent,
          activity.subActivities.map((sub) =>
            nodeOf('Sub kegiatan', sub, spent, [], {
              href: addressOf(sub.code),
              here: sub.code === here,
            }),
          ),
        ),
      ),
    ),
  )
  return (
    <section aria-labelledby="program">
      <div class="flex flex-wrap items-center justify-between gap-3 mb-3">
        <h2 id="program" class="h2">
          Program, kegiatan, sub kegiatan
        </h2>
        <Download
          noun="program"
          file={() => fileOf(props.name, columnsOf(spent), rowsOf(programs))}
        />
      </div>
      {programs.length > 0 ? (
        <>
          <p class="meta text-right pr-4 mb-1" aria-hidden="true">
            Pagu, Rp
          </p>
          <TreeList
            label="Program, kegiatan, dan sub kegiatan"
            roots={roots}
            depth={wide ? (programs.length > 6 ? 1 : 2) : 0}
          />
        </>
      ) : (
        <p class="sheet p-5">Bagian ini tidak memegang belanja sendiri.</p>
      )}
    </section>
  )
}
