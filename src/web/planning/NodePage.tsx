import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { NodePage as Node, NodeLine } from '../../rooms/planning/node/node.contract.ts'
import { whyNotManagePlan } from '../../rooms/planning/node/node.rules.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAskedYear } from '../platform/asked-year.ts'
import { type Answer, useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { typedAddress } from '../platform/typed-address.ts'
import { plans } from './calls.ts'
import { MeasureSheet } from './MeasureSheet.tsx'
import { NodeSide } from './NodeSide.tsx'
import { indicatorCount, nodeAddress, shortened } from './plan-words.ts'

/** One node: its way up, indicators with targets, who answers for it, what it lacks, what hangs
 * below. */
export function NodePage({ nodeId }: { nodeId: string }): JSX.Element {
  const year = useAskedYear()
  const page = useAnswer(plans.readNode, { nodeId, year })
  const list = { label: 'Perencanaan', href: `/perencanaan?tahun=${year}` }
  if (!page.value)
    return (
      <main id="isi" class="wrap page">
        <PageTitle steps={[list]}>
          {page.refusal ? 'Kinerja ini tidak dapat ditampilkan.' : 'Kinerja dan indikatornya'}
        </PageTitle>
        <div class="mt-8">
          {page.refusal ? (
            <RefusalNote
              refusal={{ ...page.refusal, mend: { href: list.href, label: 'Ke daftar rencana' } }}
            />
          ) : (
            <Loading shape="rows" />
          )}
        </div>
      </main>
    )
  const { node, path } = page.value
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={shortened(node.statement)}
        wide
        steps={[
          list,
          ...path.map(({ id, componentLabel }) => ({
            label: componentLabel,
            href: nodeAddress(id, year),
          })),
          { label: node.componentLabel },
        ]}
        context={[
          `Kode ${node.code}`,
          node.levelLabel,
          indicatorCount(node.measures.length),
          `tahun ${year}`,
        ].join(' · ')}
        aside={<Acts page={page.value} />}
      >
        {node.statement.replace(/\.$/, '')}.
      </PageTitle>
      <RefusalNote refusal={page.refusal} again={() => void page.again()} class="mt-6" />
      <div class="mt-8 grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10">
        <Main page={page.value} answer={page} />
        <NodeSide page={page.value} />
      </div>
    </main>
  )
}

/** What somebody who may import the plan changes from here. */
function Acts({ page: { node, year } }: { page: Node }): JSX.Element | null {
  if (!may(useSession().actor, 'planning.manage')) return null
  const to = (form: string): string => typedAddress(form, { id: node.id, tahun: String(year) })
  return (
    <>
      <a class="chip" href={to('kinerja')}>
        Ubah kinerja
      </a>
      <a class="chip" href={to('cabang')}>
        Susun cabang
      </a>
      {node.measures.length > 0 && (
        <a class="chip" href={to('target')}>
          Isi target
        </a>
      )}
      <a class="chip" href={to('anggaran')}>
        {node.budgetCode ? 'Ubah kode anggaran' : 'Hubungkan anggaran'}
      </a>
    </>
  )
}

function Main({ page, answer }: { page: Node; answer: Answer<Node> }): JSX.Element {
  const { node, measures, children, year } = page
  const { actor } = useSession()
  const barred = whyNotManagePlan(actor, node.unit?.id ?? null)
  const whole = may(actor, 'planning.manage')
  return (
    <div class="space-y-10 min-w-0">
      <section aria-labelledby="indikator" class="space-y-4">
        <h2 id="indikator" class="h2">
          Indikator dan target
        </h2>
        {measures.length === 0 && (
          <Empty
            cause="Kinerja ini belum punya indikator."
            {...(whole && {
              action: {
                href: typedAddress('cabang', { id: node.id, tahun: String(year) }),
                label: 'Isi indikator dan target',
              },
            })}
          >
            Tanpa indikator, kinerja ini tidak dapat diperjanjikan.
          </Empty>
        )}
        {measures.map((measure) => (
          <MeasureSheet
            key={measure.id}
            measure={measure}
            year={year}
            editable={barred === null}
            changed={() => void answer.again()}
          />
        ))}
        {barred && measures.length > 0 && <Note icon="kunci">{barred.detail}</Note>}
      </section>
      {children.length > 0 && (
        <section aria-labelledby="turunan">
          <h2 id="turunan" class="h2 mb-3">
            {capitalised(printCount(children.length))} kinerja menopangnya
          </h2>
          <ul class="sheet rows">
            {children.map((child) => (
              <ChildRow key={child.id} child={child} year={year} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function ChildRow({ child, year }: { child: NodeLine; year: number }): JSX.Element {
  return (
    <li class="row">
      <div class="min-w-0">
        <p class="meta">
          {[child.componentLabel, child.holder?.title ?? child.unit?.shortName]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p class="font-medium leading-snug">
          <a href={nodeAddress(child.id, year)}>{child.statement}</a>
        </p>
      </div>
      <p class="meta">{indicatorCount(child.measures.length)}</p>
    </li>
  )
}
