import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { may } from '../../kernel/actor.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { NodeLine } from '../../rooms/planning/node/node.contract.ts'
import { Abbr } from '../parts/Abbr.tsx'
import { TreeList, type TreeNode } from '../parts/chart/TreeList.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Download } from '../parts/list/Download.tsx'
import {
  figureValue,
  fileColumn,
  fileOf,
  type ListColumn,
  type ListFile,
} from '../parts/list/list.ts'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { refusalIn } from '../platform/answers.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { plans } from './calls.ts'
import { type Branch, forestOf } from './plan-tree.ts'
import { nodeAddress, type PlanList, targetWords } from './plan-words.ts'

function nodeOf(branch: Branch, year: number, fetch: (id: string) => Promise<boolean>): TreeNode {
  const { line, matched, below } = branch
  const { id, statement, componentLabel, unit, holder, measures, children } = line
  const who = holder?.title ?? unit?.shortName
  return {
    id,
    name: statement,
    text: statement,
    href: nodeAddress(id, year),
    here: matched,
    above: [componentLabel, who].filter(Boolean).join(' · '),
    more: measures.length > 0 && <Measures line={line} year={year} />,
    ...(children > 0 && {
      end: <span class="hidden md:inline meta num">{printNumber(children)} cabang</span>,
    }),
    below: below.map((one) => nodeOf(one, year, fetch)),
    ...(children > 0 && below.length === 0 && { fetch: () => fetch(id) }),
  }
}

function Measures({ line: { measures }, year }: { line: NodeLine; year: number }): JSX.Element {
  return (
    <ul class="sec mt-1 space-y-0.5">
      {measures.map((measure) => (
        <li key={measure.id}>
          {measure.indicatorName}
          {measure.isKey && (
            <>
              {' '}
              (<Abbr short="IKU" long="Indikator Kinerja Utama" />)
            </>
          )}
          :{' '}
          <span class={measure.printedTarget === null ? 'text-ink-3' : 'text-ink num'}>
            {targetWords(measure, year)}
          </span>
        </li>
      ))}
    </ul>
  )
}

type Line = NodeLine & { measure?: NodeLine['measures'][number] }

const columnsIn = (year: number): ListColumn<Line>[] => [
  fileColumn('Kode', ({ code }) => code),
  fileColumn('Jenis', ({ componentLabel }) => componentLabel),
  fileColumn('Pernyataan', ({ statement }) => statement),
  fileColumn('Unit', ({ unit }) => unit?.name ?? null),
  fileColumn('Jabatan pemegang', ({ holder }) => holder?.title ?? null),
  fileColumn('Nama pemegang', ({ holder }) => holder?.name ?? null),
  fileColumn('Kode anggaran', ({ budgetCode }) => budgetCode),
  fileColumn('Kode indikator', ({ measure }) => measure?.indicatorCode ?? null),
  fileColumn('Indikator', ({ measure }) => measure?.indicatorName ?? null),
  fileColumn('Satuan', ({ measure }) => measure?.unitLabel ?? null),
  fileColumn(
    `Target ${year}`,
    ({ measure }) => figureValue(measure?.target ?? null, measure?.printedTarget ?? null),
    'number',
  ),
]

/** A row for each measure, and one for a node that has none. */
const linesOf = (items: readonly NodeLine[]): Line[] =>
  items.flatMap((node): Line[] =>
    node.measures.length === 0 ? [node] : node.measures.map((measure) => ({ ...node, measure })),
  )

/** What was opened below the first levels, fetched branch by branch. */
function useBranches(list: PlanList, unit: string | undefined) {
  const [state, setState] = useState<{ of: PlanList; items: NodeLine[]; refusal: Refusal | null }>(
    () => ({ of: list, items: [], refusal: null }),
  )
  const opened = state.of === list ? state : { of: list, items: [], refusal: null }
  const fetch = async (root: string): Promise<boolean> => {
    const question = { year: list.year, root, depth: 2, ...(unit && { unit }) }
    const next = await plans.listNodes(question).then(
      ({ items }) => ({ items: items.filter(({ id }) => id !== root), refusal: null }),
      (error: unknown) => ({ items: [], refusal: refusalIn(error) }),
    )
    setState((old) => {
      const before = old.of === list ? old.items : []
      return { of: list, items: [...before, ...next.items], refusal: next.refusal }
    })
    return next.refusal === null
  }
  return { ...opened, fetch }
}

/** The tree of performance as a nested list; what is looked for by words or post is shown with the
 * way down to it. */
export function PlanTree({ list }: { list: PlanList }): JSX.Element {
  const [{ kata = '', pemegang, unit }] = useQuery()
  const { items, year, found } = list
  const branches = useBranches(list, unit)
  const forest = forestOf([...items, ...branches.items], found && new Set(found.ids))
  const whole = async (): Promise<ListFile> => {
    const all = await plans.listNodes({ year, ...(unit && { unit }) })
    return fileOf(`rencana-${year}`, columnsIn(year), linesOf(all.items))
  }
  return (
    <section aria-labelledby="pohon" class="space-y-3">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="pohon" class="h2">
            Pohon kinerja {year}
          </h2>
          <p class="sec" role="status">
            {found ? foundWords(found) : 'Tiap kinerja menopang kinerja di atasnya.'}
          </p>
        </div>
        <Download noun="kinerja" file={whole} />
      </div>
      {pemegang && <HolderNote holder={pemegang} list={list} />}
      <RefusalNote refusal={branches.refusal} />
      {forest.length > 0 ? (
        <TreeList
          key={`${year}|${unit}|${kata}|${pemegang}|${found?.count}`}
          label={`Pohon kinerja ${year}`}
          roots={forest.map((branch) => nodeOf(branch, year, branches.fetch))}
          depth={found ? Number.MAX_SAFE_INTEGER : 2}
        />
      ) : (
        !pemegang && (
          <p class="sheet p-5">
            Tidak ada kinerja dengan kata «{kata}». Coba kata lain, atau semua perangkat daerah.
          </p>
        )
      )}
    </section>
  )
}

function foundWords({ count, ids }: NonNullable<PlanList['found']>): string {
  if (count > ids.length)
    return (
      `${printNumber(count)} kinerja cocok; ${printNumber(ids.length)} pertama ditampilkan ` +
      'dengan jalurnya.'
    )
  return `${printNumber(count)} kinerja cocok, ditampilkan dengan jalurnya.`
}

function HolderNote({
  holder,
  list: { items, year },
}: {
  holder: string
  list: PlanList
}): JSX.Element {
  const [, change] = useQuery()
  const { actor } = useSession()
  const title = items.find((line) => line.holder?.positionId === holder)?.holder?.title
  if (title)
    return (
      <Note>
        Hanya kinerja yang dipegang {title}.{' '}
        <button type="button" class="link" onClick={() => change({ pemegang: undefined })}>
          Tampilkan semua
        </button>
      </Note>
    )
  return (
    <Empty
      cause={`Jabatan ini belum memegang kinerja apa pun pada ${year}.`}
      action={
        may(actor, 'planning.manage')
          ? { href: `/impor?jenis=plan&tahun=${year}`, label: 'Lengkapi lewat impor rencana' }
          : { href: `/perencanaan?tahun=${year}`, label: 'Lihat semua kinerja' }
      }
    >
      Isi kolom KODE JABATAN pada baris kinerjanya; sesudah itu perjanjiannya dapat disusun.
    </Empty>
  )
}
