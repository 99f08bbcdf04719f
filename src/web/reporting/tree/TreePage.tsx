import type { ComponentChildren, JSX } from 'preact'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { PerformanceTree } from '../../../rooms/reporting/tree/tree.contract.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { addressTo } from '../../platform/address.ts'
import { useAnswer } from '../../platform/client.ts'
import { useWide } from '../../platform/device/device.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { reporting } from '../calls.ts'
import { upToSentence } from '../reporting-words.ts'
import { TreeBoard } from './TreeBoard.tsx'
import { TreeTools } from './TreeTools.tsx'
import { useTreeQuestion, type View } from './tree-question.ts'
import { laggards } from './tree-shape.ts'

/** The cascade of a year as a drawing or a list, with the chosen node beside it; scope, view and
 * node live in the address. */
export function TreePage(): JSX.Element {
  const { question, chosen, view, show } = useTreeQuestion()
  const tree = useAnswer(reporting.readTree, question)
  const [query] = useQuery()
  const lagging = addressTo('/pohon', { ...query, lihat: 'tertinggal' })
  const ready = tree.value && tree.value.nodes.length > 0 ? tree.value : null
  return (
    <main
      id="isi"
      class={`page tree-page ${view === 'pohon' ? 'is-drawn' : ''} ${chosen ? 'has-choice' : ''}`}
    >
      <div class="wrap">
        <PageTitle
          title="Pohon kinerja"
          wide
          context={tree.value && upToSentence(tree.value.year, tree.value.upTo)}
          aside={ready && <Views tree={ready} view={view} show={show} />}
        >
          {tree.value ? (
            <Sentence tree={tree.value} unit={question.unit} lagging={lagging} />
          ) : (
            `Pohon kinerja ${question.year}.`
          )}
        </PageTitle>
        <RefusalNote refusal={tree.refusal} again={() => void tree.again()} class="mt-6" />
        {!tree.value && !tree.refusal && (
          <div class="mt-6">
            <Loading shape="rows" />
          </div>
        )}
        {tree.value && <TreeTools tree={tree.value} chosen={chosen} />}
        {tree.value && !ready && <NoNodes year={tree.value.year} />}
      </div>
      {ready && (
        <TreeBoard
          key={`${ready.year} ${question.unit ?? ''}`}
          tree={ready}
          view={view}
          chosen={chosen}
        />
      )}
    </main>
  )
}

const drawn = { id: 'pohon', label: 'Pohon' }
const listed = { id: 'daftar', label: 'Daftar' }

function Views({
  tree,
  view,
  show,
}: {
  tree: PerformanceTree
  view: View
  show: (view: View) => void
}): JSX.Element {
  const lagging = laggards(tree.nodes).length
  const wide = useWide()
  return (
    <Chips
      label="Tampilan"
      chosen={view}
      choose={(id) => show(id === 'daftar' || id === 'tertinggal' ? id : 'pohon')}
      chips={[
        ...(wide ? [drawn, listed] : [listed, drawn]),
        { id: 'tertinggal', label: 'Tertinggal', count: lagging },
      ]}
    />
  )
}

/** «Janji Wali Kota turun ke 412 simpul; 23 di antaranya tertinggal.» */
function Sentence({
  tree,
  unit,
  lagging,
}: {
  tree: PerformanceTree
  unit: string | undefined
  lagging: string
}): JSX.Element {
  const { region } = useSession()
  const { nodes, behind } = tree.counts
  const own = tree.nodes.find(({ unitId }) => unitId === (unit ?? tree.units?.[0]))
  const whose =
    tree.units === null ? region.headTitle : unit ? (own?.unit ?? 'kantor ini') : 'kantor Anda'
  if (nodes === 0) return <>Belum ada kinerja yang direncanakan untuk {tree.year}.</>
  const measured = tree.nodes.some(
    ({ basis, achievement }) => basis === 'MEASURES' && achievement !== null,
  )
  return (
    <>
      PK {whose} turun ke {printNumber(nodes)} kinerja;{' '}
      <Lag behind={behind} measured={measured} address={lagging} />.
    </>
  )
}

function Lag({
  behind,
  measured,
  address,
}: {
  behind: number
  measured: boolean
  address: string
}): ComponentChildren {
  if (!measured) return 'belum ada capaian yang dilaporkan'
  if (behind === 0) return 'tidak ada yang tertinggal'
  return <a href={address}>{printCount(behind)} di antaranya tertinggal</a>
}

const NoNodes = ({ year }: { year: number }): JSX.Element => (
  <div class="mt-6">
    <Empty
      cause={`Rencana ${year} belum dimasukkan.`}
      action={{ href: '/perencanaan', label: 'Buka perencanaan' }}
    >
      Pohon kinerja digambar dari RPJMD dan Renstra: {capitalised('tujuan')}, sasaran, indikator,
      dan targetnya.
    </Empty>
  </div>
)
