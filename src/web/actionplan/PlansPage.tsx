import type { JSX } from 'preact'
import { decimalText } from '../../kernel/decimal.ts'
import { capitalised, printCount, printNumber } from '../../kernel/indonesian.ts'
import { planStateWord } from '../../rooms/actionplan/plan/party.rules.ts'
import type {
  actionPlanContract,
  PlanLine,
  PlanSum,
} from '../../rooms/actionplan/plan/plan.contract.ts'
import { doneShare } from '../../rooms/actionplan/plan/sum.rules.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { DataTable, useOrder } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { Mark } from '../parts/Mark.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { YearField } from '../parts/YearField.tsx'
import { asked } from '../platform/address.ts'
import { useAskedYear } from '../platform/asked-year.ts'
import { type Sent, usePages } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { type PlanList, plans } from './calls.ts'
import { markOf } from './plan-words.ts'

type Sort = Sent<(typeof actionPlanContract)['listActionPlans']>['sort']

const shareText = (sum: { done: number; planned: number } | null): string | null => {
  const share = sum && doneShare(sum)
  return share && decimalText(share)
}

const columns: ListColumn<PlanLine>[] = [
  fileColumn('Nomor PK', ({ code }) => code),
  column('holder', 'Penerima amanah', ({ name }) => name, {
    phone: 'name',
    cell: ({ agreementId, name, title }) => (
      <>
        <a href={`/rencana-aksi/${agreementId}`}>{name}</a>
        <span class="block font-normal text-ink-2">{title}</span>
      </>
    ),
  }),
  fileColumn('Jabatan', ({ title }) => title),
  fileColumn('Perangkat daerah', ({ agencyName }) => agencyName),
  column('level', 'Tingkat', ({ levelLabel }) => levelLabel, { phone: 'hidden' }),
  column('state', 'Keadaan', ({ state }) => (state ? planStateWord(state) : 'Belum disusun'), {
    phone: 'end',
    cell: ({ state, outdated }) => (
      <>
        {state ? (
          <Mark kind={markOf[state]} small said="">
            {planStateWord(state)}
          </Mark>
        ) : (
          <Mark kind="notyet" small said="">
            Belum disusun
          </Mark>
        )}
        {outdated && <span class="block text-ink-2">PK sudah berubah</span>}
      </>
    ),
  }),
  fileColumn('Langkah jatuh waktu', ({ progress }) => progress?.planned ?? null, 'number'),
  fileColumn('Dilaporkan', ({ progress }) => progress?.reported ?? null, 'number'),
  fileColumn('Terlaksana', ({ progress }) => progress?.done ?? null, 'number'),
  column('progress', 'Terlaksana, %', ({ progress }) => shareText(progress), {
    kind: 'number',
    phone: 'under',
    cell: ({ progress }) => <Progress progress={progress} />,
  }),
]

function Progress({ progress }: Pick<PlanLine, 'progress'>): JSX.Element {
  const share = shareText(progress)
  if (!progress || share === null) return <span class="text-ink-2">–</span>
  return (
    <>
      {share}%{' '}
      <span class="text-ink-2">
        ({printNumber(progress.done)} dari {printNumber(progress.planned)} langkah)
      </span>
    </>
  )
}

const sumColumns = (head: string): ListColumn<PlanSum>[] => [
  column('name', head, ({ name }) => name, { phone: 'name' }),
  column('promises', 'PK', ({ promises }) => promises, { kind: 'number', phone: 'hidden' }),
  column('agreed', 'Disetujui', ({ agreed }) => agreed, {
    kind: 'number',
    phone: 'under',
    cell: ({ agreed, promises }) =>
      `${printNumber(agreed)} dari ${printNumber(promises)} disetujui`,
  }),
  column('reported', 'Dilaporkan', ({ reported }) => reported, { kind: 'number', phone: 'hidden' }),
  column('done', 'Terlaksana, %', (sum) => shareText(sum), {
    kind: 'number',
    phone: 'end',
    cell: (sum) => (shareText(sum) === null ? '–' : `${shareText(sum)}%`),
  }),
]

/** The action plans of a year that the reader may see: how many are agreed, how much is done, by office
 * and level, and one by one. */
export function PlansPage(): JSX.Element {
  const year = useAskedYear()
  const [{ unit, milik }, change] = useQuery()
  const [sort] = useOrder<Sort>(columns)
  const list = usePages(plans.listActionPlans, {
    year,
    ...(asked.id(unit) && { unit: asked.id(unit) as string }),
    ...(milik === 'saya' && { mine: true }),
    ...(sort && { sort }),
  })
  const { head } = list
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Rencana aksi"
        aside={
          <a class="btn btn-quiet" href="/rencana-aksi/isian">
            Isi langkah bulan ini
          </a>
        }
        context="Bagaimana tiap PK dicapai: target triwulan, langkah tiap bulan, dan rencana kas."
      >
        {head ? <Sentence head={head} year={year} /> : `Rencana aksi ${year}.`}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <div class="flex flex-wrap items-end gap-4">
          <div class="w-32">
            <YearField year={year} />
          </div>
          <button
            type="button"
            class="chip w-fit"
            aria-pressed={milik === 'saya'}
            onClick={() => change({ milik: milik === 'saya' ? undefined : 'saya' })}
          >
            Hanya PK saya
          </button>
        </div>
        {head && head.offices.length > 1 && (
          <Sums
            sentence="Menurut perangkat daerah"
            head="Perangkat daerah"
            sums={head.offices}
            name="opd"
          />
        )}
        {head && head.levels.length > 1 && (
          <Sums sentence="Menurut tingkat" head="Tingkat" sums={head.levels} name="tingkat" />
        )}
        {!head && !list.refusal && <Loading shape="table" />}
        {(head || list.refusal) && (
          <DataTable
            sentence="Satu per satu"
            noun="rencana aksi"
            columns={columns}
            list={list}
            keyOf={({ agreementId }) => agreementId}
            file={`rencana-aksi-${year}`}
            empty={
              <div class="mt-4">
                <Empty cause={`Belum ada PK aktif ${year} yang dapat Anda lihat.`}>
                  Rencana aksi disusun sesudah PK ditandatangani.
                </Empty>
              </div>
            }
          />
        )}
      </div>
    </main>
  )
}

function Sums(props: {
  sentence: string
  head: string
  sums: PlanSum[]
  name: string
}): JSX.Element {
  return (
    <DataTable
      sentence={props.sentence}
      noun={props.head.toLowerCase()}
      name={props.name}
      columns={sumColumns(props.head)}
      rows={props.sums}
      keyOf={({ id }) => id}
      file={`rencana-aksi-${props.name}`}
      first={6}
    />
  )
}

function Sentence({ head: { total }, year }: { head: PlanList; year: number }): JSX.Element {
  if (total.promises === 0) return <>Belum ada rencana aksi {year}.</>
  const share = shareText(total)
  if (total.agreed === 0)
    return (
      <>
        Belum ada rencana aksi {year} yang disetujui, dari {printCount(total.promises)} PK.
      </>
    )
  return (
    <>
      {capitalised(printCount(total.agreed))} dari {printCount(total.promises)} rencana aksi {year}{' '}
      disetujui{share !== null && `; ${share}% langkahnya terlaksana`}.
    </>
  )
}
