import type { JSX } from 'preact'
import { printCount, printNumber } from '../../../kernel/indonesian.ts'
import { isAgreedOnly } from '../../../rooms/agreements/state.rules.ts'
import { componentLabels } from '../../../rooms/planning/component.rules.ts'
import { type Branch, type Forest, pathTo } from '../../../rooms/reporting/tree/forest.rules.ts'
import { whyNotSeeTree } from '../../../rooms/reporting/tree/scope.rules.ts'
import type { PerformanceTree, TreeNode } from '../../../rooms/reporting/tree/tree.contract.ts'
import { StateMark } from '../../agreements/list/StateMark.tsx'
import { Note } from '../../parts/Note.tsx'
import { addressTo } from '../../platform/address.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { MeasureLine } from '../control-room/MeasureLine.tsx'
import { placeOf, printPercent } from '../reporting-words.ts'
import { NodeMark } from './NodeMark.tsx'
import { causeOf, laggards } from './tree-shape.ts'

/** The address of the same page with another node chosen. */
function useAddressOf(): (id: string) => string {
  const [query] = useQuery()
  return (id) => addressTo('/pohon', { ...query, simpul: id })
}

/** Everything about the chosen node: who answers, the promise, each measure; without one, where to
 * begin. */
export function NodeSheet({
  tree,
  branch,
  forest,
}: {
  tree: PerformanceTree
  branch: Branch | undefined
  forest: Forest
}): JSX.Element {
  const addressOf = useAddressOf()
  if (!branch) return <WhereToBegin tree={tree} forest={forest} addressOf={addressOf} />
  const { node } = branch
  return (
    <div class="space-y-6">
      <header>
        <Way branch={branch} addressOf={addressOf} />
        <h2 class="text-xl font-semibold mt-1">{node.statement}</h2>
        <p class="sec mt-1">{componentLabels[node.component]}</p>
        <Holder node={node} />
        <p class="mt-3">
          <NodeMark node={node} bands={tree.bands} worded />
          {node.basis === 'BELOW' && (
            <span class="meta block mt-1">
              Rata-rata {printCount(branch.below.length)} cabang di bawahnya.
            </span>
          )}
        </p>
      </header>
      <Cause branch={branch} addressOf={addressOf} />
      <PromiseOf node={node} />
      {node.measures.length > 0 && (
        <section aria-labelledby="indikator">
          <h3 id="indikator" class="font-semibold">
            {node.measures.length === 1
              ? 'Indikator'
              : `${printNumber(node.measures.length)} indikator`}
          </h3>
          <ul class="mt-3 space-y-6">
            {node.measures.map((measure) => (
              <MeasureLine
                key={measure.id}
                measure={measure}
                bands={tree.bands}
                cap={tree.cap}
                year={tree.year}
              />
            ))}
          </ul>
        </section>
      )}
      <Below branch={branch} tree={tree} addressOf={addressOf} known={forest} />
      <p>
        <a class="link" href={`/perencanaan/${node.id}`}>
          Buka di perencanaan
        </a>
      </p>
    </div>
  )
}

type Addressed = { addressOf: (id: string) => string }

/** The way from the top, by unit; each step is a node one may go to. */
function Way({ branch, addressOf }: { branch: Branch } & Addressed): JSX.Element | null {
  const above = pathTo(branch.parent ?? undefined)
  if (above.length === 0) return null
  return (
    <nav class="meta" aria-label="Jalur kinerja">
      {above.map(({ node }) => (
        <span key={node.id}>
          <a class="link tap" href={addressOf(node.id)} title={node.statement}>
            {placeOf(node)}
          </a>
          <span aria-hidden="true"> › </span>
        </span>
      ))}
      {placeOf(branch.node)}
    </nav>
  )
}

function Holder({ node: { holder } }: { node: TreeNode }): JSX.Element {
  if (!holder) return <p class="sec mt-1">Belum ada pengampu.</p>
  return (
    <p class="sec mt-1">
      Pengampu: {holder.name ? `${holder.name}, ` : ''}
      {holder.title}
      {holder.note && <span class="text-bad">. {holder.note}.</span>}
    </p>
  )
}

/** «Mengapa rendah?»: the measure and the branch that pull it down. */
function Cause({ branch, addressOf }: { branch: Branch } & Addressed): JSX.Element | null {
  const { measure, node } = causeOf(branch)
  const tone = branch.node.tone
  if ((!measure && !node) || tone === null) return null
  return (
    <Note
      tone={tone}
      icon="info"
      title={tone === 'mid' ? 'Mengapa belum tinggi?' : 'Mengapa rendah?'}
    >
      {measure?.achievement && `«${measure.indicator}» baru ${printPercent(measure.achievement)}. `}
      {node?.achievement && (
        <>
          Di bawahnya, «{node.statement}» {printPercent(node.achievement)}.{' '}
          <a class="link" href={addressOf(node.id)}>
            Lihat kinerja penyebab
          </a>
        </>
      )}
    </Note>
  )
}

function PromiseOf({ node: { agreement, measures } }: { node: TreeNode }): JSX.Element | null {
  if (!agreement && measures.length === 0) return null
  return (
    <section aria-labelledby="janji">
      <h3 id="janji" class="font-semibold">
        Perjanjian kinerja (PK)
      </h3>
      {agreement ? (
        <p class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          {agreement.readable ? (
            <a class="link" href={`/perjanjian/${agreement.id}`}>
              {agreement.code}
            </a>
          ) : (
            <span class="sec">{agreement.code}</span>
          )}
          <StateMark state={agreement.state} />
          {isAgreedOnly(agreement.state) && (
            <span class="sec">Disepakati, belum ditandatangani: yang dihitung target rencana.</span>
          )}
        </p>
      ) : (
        <p class="sec mt-1">Belum dijanjikan dalam PK tahun ini.</p>
      )}
    </section>
  )
}

function Below({
  branch,
  tree,
  addressOf,
  known,
}: { branch: Branch; tree: PerformanceTree; known: Forest } & Addressed): JSX.Element | null {
  const { node, below } = branch
  const { actor } = useSession()
  if (below.length === 0 && node.more === 0) return null
  const closed = node.unitId !== null && whyNotSeeTree(actor, node.unitId) !== null
  return (
    <section aria-labelledby="cabang">
      <h3 id="cabang" class="font-semibold">
        Di bawahnya
      </h3>
      <ul class="mt-2 space-y-2">
        {below.map(({ node: child }) => (
          <li key={child.id} class="flex justify-between gap-4">
            <a class="link text-sm" href={addressOf(child.id)}>
              {child.statement}
            </a>
            <NodeMark node={child} bands={tree.bands} />
          </li>
        ))}
      </ul>
      {node.more > 0 && node.unitId && known.branch.has(node.id) && !closed && (
        <p class="mt-2">
          <a class="link text-sm" href={`/pohon?unit=${node.unitId}&simpul=${node.id}`}>
            Lihat {printCount(node.more)} cabang lain
          </a>
        </p>
      )}
    </section>
  )
}

const first = 5

function WhereToBegin({
  tree,
  forest,
  addressOf,
}: { tree: PerformanceTree; forest: Forest } & Addressed): JSX.Element {
  const lagging = laggards(tree.nodes).slice(0, first)
  const above = [...new Set(forest.tops.flatMap(({ parent }) => parent?.node ?? []))]
  return (
    <div class="space-y-4">
      <p class="sec">Pilih satu kinerja untuk melihat pengampu, PK, dan indikatornya.</p>
      {lagging.length > 0 && (
        <section aria-labelledby="terendah">
          <h2 id="terendah" class="font-semibold">
            Yang paling rendah
          </h2>
          <ul class="mt-2 space-y-2">
            {lagging.map((node) => (
              <li key={node.id} class="flex justify-between gap-4">
                <span>
                  <a class="link text-sm" href={addressOf(node.id)}>
                    {node.statement}
                  </a>
                  <span class="meta block">{placeOf(node)}</span>
                </span>
                <NodeMark node={node} bands={tree.bands} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {above.length > 0 && (
        <section aria-labelledby="atas">
          <h2 id="atas" class="font-semibold">
            Yang didukung kantor ini
          </h2>
          <ul class="mt-2 space-y-2">
            {above.map((node) => (
              <li key={node.id}>
                <a class="link text-sm" href={addressOf(node.id)}>
                  {node.statement}
                </a>
                <span class="meta block">{placeOf(node)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
