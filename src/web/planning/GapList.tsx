import type { JSX } from 'preact'
import type { Given } from '../../kernel/contract.ts'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { Gap, gapContract } from '../../rooms/planning/gap/gap.contract.ts'
import type { MarkKind } from '../parts/drawings.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, found, type ListColumn } from '../parts/list/list.ts'
import { Mark } from '../parts/Mark.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { plans } from './calls.ts'

type GapLine = Given<(typeof gapContract)['listPlanningGaps']>['items'][number]

/** How heavy a gap weighs, in shape and word. */
const weights: Record<Gap['weight'], { kind: MarkKind; word: string; order: number }> = {
  MUST: { kind: 'low', word: 'Menghalangi PK', order: 0 },
  SHOULD: { kind: 'mid', word: 'Melemahkan', order: 1 },
  HINT: { kind: 'unmeasurable', word: 'Layak dilihat', order: 2 },
}

/** Orders gaps by what they stand in the way of. */
export const heaviestFirst = (a: Gap, b: Gap): number =>
  weights[a.weight].order - weights[b.weight].order

/** The weight of a gap as a mark. */
export function WeightMark({ weight }: { weight: Gap['weight'] }): JSX.Element {
  return (
    <Mark kind={weights[weight].kind} small said="">
      {weights[weight].word}
    </Mark>
  )
}

/** What the plan still lacks, the heaviest first, each with the page that mends it. */
export function GapList({ year }: { year: number }): JSX.Element {
  const [{ unit, kata = '' }] = useQuery()
  const gaps = useAnswer(plans.listPlanningGaps, { year, ...(unit ? { unit } : {}) })
  if (gaps.refusal) return <RefusalNote refusal={gaps.refusal} again={() => void gaps.again()} />
  if (!gaps.value) return <Loading shape="table" />
  const { items, counts } = gaps.value
  if (items.length === 0)
    return (
      <Empty
        cause={`Tidak ada yang kurang pada rencana ${year}.`}
        action={{ href: '/perjanjian', label: 'Ke perjanjian kinerja' }}
      />
    )
  const columns: ListColumn<GapLine>[] = [
    column('apa', 'Yang kurang', ({ sentence }) => sentence, {
      phone: 'name',
      cell: ({ sentence, link }) => <a href={link}>{sentence}</a>,
    }),
    column('unit', 'Unit', (gap) => gap.unit),
    column('bobot', 'Akibatnya', ({ weight }) => weights[weight].word, {
      sort: ({ weight }) => weights[weight].order,
      cell: ({ weight }) => <WeightMark weight={weight} />,
    }),
    fileColumn('Kaidah', ({ rule }) => rule),
  ]
  const rows = found(items, kata, ({ sentence, unit: own }) => `${sentence} ${own ?? ''}`).toSorted(
    heaviestFirst,
  )
  const blocking = items.filter(({ weight }) => weight === 'MUST').length
  return (
    <DataTable
      sentence={`${capitalised(printCount(items.length))} hal masih kurang`}
      context={
        blocking > 0
          ? `${capitalised(printCount(blocking))} di antaranya menghalangi perjanjian kinerja.`
          : 'Tidak ada yang menghalangi perjanjian kinerja.'
      }
      rows={rows}
      keyOf={({ kind, nodeId, measureId, sentence }) => `${kind}${nodeId}${measureId}${sentence}`}
      noun="kekurangan"
      first={25}
      filters={counts.map(({ kind, label }) => ({
        id: kind,
        label,
        keeps: (gap: Gap) => gap.kind === kind,
      }))}
      columns={columns}
      file={`kekurangan-rencana-${year}`}
    />
  )
}
