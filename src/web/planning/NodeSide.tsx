import type { ComponentChildren, JSX } from 'preact'
import { isMeasured } from '../../rooms/planning/component.rules.ts'
import type { NodePage } from '../../rooms/planning/node/node.contract.ts'
import { Mark } from '../parts/Mark.tsx'
import { heaviestFirst, WeightMark } from './GapList.tsx'
import { nodeAddress, shortened } from './plan-words.ts'

/** The side of a node: who answers for it, what stands above it, what it still lacks. */
export function NodeSide({ page }: { page: NodePage }): JSX.Element {
  const { node, path, gaps, year } = page
  const parent = path.at(-1)
  return (
    <aside class="space-y-8 min-w-0">
      {isMeasured(node.component) && <Holder node={node} />}
      <section aria-labelledby="letak">
        <h2 id="letak" class="h2 mb-2">
          Letaknya
        </h2>
        <dl class="space-y-2">
          {parent && (
            <Fact label={`Menopang ${parent.componentLabel.toLowerCase()}`}>
              <a class="link" href={nodeAddress(parent.id, year)}>
                {shortened(parent.statement, 90)}
              </a>
            </Fact>
          )}
          {node.unit && (
            <Fact label="Unit">
              <a class="link" href={`/organisasi/${node.unit.id}`}>
                {node.unit.name}
              </a>
            </Fact>
          )}
          {node.budgetCode && (
            <Fact label="Kode anggaran">
              <span class="num">{node.budgetCode}</span>
            </Fact>
          )}
          {!parent && !node.unit && !node.budgetCode && (
            <Fact label="Induk">Berdiri paling atas</Fact>
          )}
        </dl>
      </section>
      {gaps.length > 0 && (
        <section aria-labelledby="kurang">
          <h2 id="kurang" class="h2 mb-2">
            Masih kurang
          </h2>
          <ul class="space-y-3">
            {gaps.toSorted(heaviestFirst).map(({ kind, weight, sentence }) => (
              <li key={`${kind}${sentence}`}>
                <WeightMark weight={weight} />
                <p class="sec">{sentence}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

function Holder({ node: { holder } }: Pick<NodePage, 'node'>): JSX.Element {
  return (
    <section aria-labelledby="pemegang">
      <h2 id="pemegang" class="h2 mb-2">
        Pemegang
      </h2>
      {holder ? (
        <>
          <p class="font-medium">{holder.title}</p>
          {holder.name && <p class="sec">{holder.name}</p>}
          {holder.note && (
            <Mark kind="mid" small said="">
              {holder.note}
            </Mark>
          )}
        </>
      ) : (
        <Mark kind="low" small said="">
          Belum ada pemegang
        </Mark>
      )}
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt class="meta">{label}</dt>
      <dd class="sec">{children}</dd>
    </div>
  )
}
