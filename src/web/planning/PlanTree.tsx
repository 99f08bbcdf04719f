import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import type { NodeLine } from '../../rooms/planning/node/node.contract.ts'
import { Abbr } from '../parts/Abbr.tsx'
import { Download } from '../parts/Download.tsx'
import { Empty } from '../parts/Empty.tsx'
import { figureValue, fileColumn, fileOf, type ListColumn } from '../parts/list.ts'
import { Note } from '../parts/Note.tsx'
import { TreeList, type TreeNode } from '../parts/TreeList.tsx'
import { useQuery } from '../platform/router.tsx'
import { useSession } from '../platform/session.tsx'
import { type Branch, forestOf, idsWanted } from './plan-tree.ts'
import { nodeAddress, type PlanList, targetWords } from './plan-words.ts'

/** How many found nodes are drawn at once; more would help nobody to find one. */
const mostFound = 300

function nodeOf({ line, matched, below }: Branch, year: number): TreeNode {
  const { id, statement, componentLabel, unit, holder, measures } = line
  const who = holder?.title ?? unit?.shortName
  return {
    ...{ id, name: statement, text: statement, href: nodeAddress(id, year), here: matched },
    above: [componentLabel, who].filter(Boolean).join(' · '),
    more: measures.length > 0 && <Measures line={line} year={year} />,
    ...(below.length > 0 && {
      end: <span class="hidden md:inline meta num">{printNumber(below.length)} cabang</span>,
    }),
    below: below.map((branch) => nodeOf(branch, year)),
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

/** The tree of performance as a nested list; what is looked for by words or post is shown with the way down to it. */
export function PlanTree({ list }: { list: PlanList }): JSX.Element {
  const [{ kata = '', pemegang, unit }] = useQuery()
  const { items, year } = list
  const wanted = idsWanted(items, { words: kata, holder: pemegang })
  const shown = wanted && new Set([...wanted].slice(0, mostFound))
  const forest = forestOf(items, shown)
  return (
    <section aria-labelledby="pohon" class="space-y-3">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="pohon" class="h2">
            Pohon kinerja {year}
          </h2>
          <p class="sec" role="status">
            {wanted ? foundWords(wanted.size) : 'Tiap kinerja menopang kinerja di atasnya.'}
          </p>
        </div>
        <Download
          noun="kinerja"
          file={() => fileOf(`rencana-${year}`, columnsIn(year), linesOf(items))}
        />
      </div>
      {pemegang && <HolderNote holder={pemegang} list={list} />}
      {forest.length > 0 ? (
        <TreeList
          key={`${unit}|${kata}|${pemegang}`}
          label={`Pohon kinerja ${year}`}
          roots={forest.map((branch) => nodeOf(branch, year))}
          depth={wanted ? Number.MAX_SAFE_INTEGER : 2}
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

function foundWords(count: number): string {
  if (count > mostFound)
    return `${printNumber(count)} kinerja cocok; ${printNumber(mostFound)} pertama ditampilkan dengan jalurnya.`
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
