import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { addressTo, asked } from '../platform/address.ts'
import { useAskedYear } from '../platform/asked-year.ts'
import { useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { typedAddress } from '../platform/typed-address.ts'
import { plans } from './calls.ts'
import { GapList } from './GapList.tsx'
import { IndicatorList } from './IndicatorList.tsx'
import { PlanFilters, useOffices } from './PlanFilters.tsx'
import { PlanTree } from './PlanTree.tsx'
import type { PlanList } from './plan-words.ts'

/** The first view: as many levels as are drawn open, and those below their folds. */
const levels = 3

/** The plan of a year: the tree as a list, what it still lacks, the dictionary of its indicators;
 * by office and by words. */
export function PlanPage(): JSX.Element {
  const [query] = useQuery()
  const year = useAskedYear()
  const { actor } = useSession()
  const { kata: words, lihat } = query
  const [unit, holder] = [asked.id(query.unit), asked.id(query.pemegang)]
  const list = useAnswer(plans.listNodes, {
    year,
    ...(unit && { unit }),
    ...(lihat
      ? { depth: 1 }
      : { depth: levels, ...(words && { words }), ...(holder && { holder }) }),
  })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Perencanaan"
        wide
        aside={
          may(actor, 'planning.manage') &&
          list.value &&
          list.value.summary.nodes > 0 && (
            <a class="chip" href={typedAddress('cabang', { tahun: String(year) })}>
              Tambah kinerja
            </a>
          )
        }
      >
        {list.value ? (
          <Sentence list={list.value} unit={unit} />
        ) : (
          'Apa yang ingin dicapai, oleh siapa, diukur dengan apa.'
        )}
      </PageTitle>
      <RefusalNote refusal={list.refusal} again={() => void list.again()} class="mt-6" />
      <div class="mt-6 space-y-6">
        <PlanFilters year={year} summary={list.value?.summary} />
        {!list.value && !list.refusal && <Loading shape="rows" />}
        {list.value && <View list={list.value} />}
      </div>
    </main>
  )
}

function Sentence({
  list: { summary, year },
  unit,
}: {
  list: PlanList
  unit: string | undefined
}): JSX.Element {
  const name = useOffices(unit).find(({ id }) => id === unit)?.name
  if (summary.nodes === 0)
    return <>{name ? `${name} belum punya rencana untuk ${year}.` : `Rencana ${year} belum ada.`}</>
  // one indicator may measure several: how many there are stands in the dictionary
  const nodes = `${printCount(summary.nodes)} kinerja`
  return (
    <>
      {name ? `${name} memikul ${nodes}` : capitalised(nodes)};{' '}
      {summary.gaps > 0 ? (
        <a href={gapsAddress(year, unit)}>{printCount(summary.gaps)} hal masih kurang</a>
      ) : (
        'tidak ada yang kurang'
      )}
      .
    </>
  )
}

const gapsAddress = (year: number, unit: string | undefined): string =>
  addressTo('/perencanaan', { tahun: String(year), unit, lihat: 'kurang' })

function View({ list }: { list: PlanList }): JSX.Element {
  const [{ lihat }] = useQuery()
  if (lihat === 'kamus') return <IndicatorList year={list.year} />
  if (list.summary.nodes === 0) return <Nothing year={list.year} />
  if (lihat === 'kurang') return <GapList year={list.year} />
  return <PlanTree list={list} />
}

/** Where a plan that is typed begins. */
const first = (year: number): Record<string, string> => ({
  ...{ tahun: String(year), code: 'T1', component: 'Tujuan daerah' },
})

function Nothing({ year }: { year: number }): JSX.Element {
  const { actor } = useSession()
  const [{ unit }] = useQuery()
  if (unit)
    return (
      <Empty
        cause={`Belum ada kinerja ${year} yang menjadi tugas unit ini.`}
        action={{
          href: `/perencanaan?tahun=${year}`,
          label: 'Lihat rencana semua perangkat daerah',
        }}
      />
    )
  if (may(actor, 'planning.manage'))
    return (
      <Empty
        cause={`Rencana ${year} belum diimpor.`}
        action={{
          href: `/impor?jenis=plan&tahun=${year}`,
          label: 'Impor rencana, indikator, dan target',
        }}
      >
        Satu berkas memuat pohon kinerja, pemegangnya, indikator, dan targetnya. Atau{' '}
        <a href={typedAddress('cabang', first(year))}>ketik di layar</a>, mulai dari tujuan daerah.
      </Empty>
    )
  return (
    <Empty cause={`Rencana ${year} belum diimpor.`}>
      Perencana daerah atau Bagian Organisasi yang mengimpornya.
    </Empty>
  )
}
