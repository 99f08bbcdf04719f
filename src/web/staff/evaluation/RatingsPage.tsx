import type { JSX } from 'preact'
import { capitalised, printCount, printDate } from '../../../kernel/indonesian.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { asked } from '../../platform/address.ts'
import { useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { type RatingTable, ratings } from './calls.ts'
import { OwnEvaluations } from './OwnEvaluations.tsx'
import { Preparers } from './Preparers.tsx'
import { RatingSheet } from './RatingSheet.tsx'

/** Everybody I rate in one table, by period, and my own evaluations below. */
export function RatingsPage(): JSX.Element {
  const [{ periode, penilai }, change] = useQuery()
  const raterId = asked.id(penilai)
  const period = /^20\d\d(-Q[1-4]|-\d\d)?$/.test(periode ?? '') ? periode : undefined
  const page = useAnswer(
    ratings.listRatings,
    { ...(period && { period }), ...(raterId && { raterId }) },
    { keep: true },
  )
  const { value } = page
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          title="Penilaian"
          context={value && value.lines.length > 0 && value.dueOn && dueSentence(value)}
        >
          {value ? <Sentence table={value} /> : 'Penilaian kinerja.'}
        </PageTitle>
        <div class="mt-6 space-y-6">
          <RefusalNote refusal={page.refusal} again={() => void page.again()} />
          {!value && !page.refusal && <Loading shape="table" />}
          {value && <Choices table={value} change={change} />}
          {value && value.lines.length === 0 && value.periods.length > 0 && (
            <Empty cause={`Tidak ada yang dinilai untuk ${value.periodLabel}.`}>
              Pilih periode lain di atas.
            </Empty>
          )}
        </div>
      </div>
      {value && value.lines.length > 0 && (
        <RatingSheet
          key={value.lines.map(({ id, seen }) => `${id}${seen}`).join()}
          table={value}
          again={page.again}
        />
      )}
      <div class="wrap page space-y-8">
        {value && !value.prepares && value.periods.length > 0 && (
          <Preparers preparers={value.preparers} again={page.again} />
        )}
        <OwnEvaluations />
      </div>
    </main>
  )
}

const dueSentence = ({ dueOn, prepares, rater }: RatingTable): string =>
  prepares
    ? `Anda menyiapkan konsep; ${rater.name} yang menetapkan. Batasnya ${printDate(dueOn ?? '')}.`
    : `Ditetapkan paling lambat ${printDate(dueOn ?? '')}.`

function Sentence({ table: { lines, periodLabel, periods } }: { table: RatingTable }): JSX.Element {
  if (periods.length === 0) return <>Belum ada evaluasi yang menunggu Anda nilai.</>
  const open = lines.filter(({ state }) => state === 'OPEN' || state === 'REPORTED').length
  if (open === 0) return <>Semua penilaian {periodLabel} sudah ditetapkan.</>
  return (
    <>
      {capitalised(printCount(open))} dari {printCount(lines.length)} orang menunggu penilaian{' '}
      {periodLabel}.
    </>
  )
}

function Choices({
  table: { periods, period, rater, preparesFor, prepares },
  change,
}: {
  table: RatingTable
  change: (part: Record<string, string | undefined>) => void
}): JSX.Element {
  return (
    <>
      {preparesFor.length > 0 && (
        <Chips
          label="Tabel siapa"
          chips={[
            { id: '', label: 'Yang saya nilai' },
            ...preparesFor.map(({ personId, name }) => ({ id: personId, label: `Untuk ${name}` })),
          ]}
          chosen={prepares ? rater.personId : ''}
          choose={(id) => change({ penilai: id || undefined, periode: undefined })}
        />
      )}
      {periods.length > 1 && (
        <Chips
          label="Periode"
          chips={periods.map(({ period: id, label, waiting }) => ({
            ...{ id, label, ...(waiting > 0 && { count: waiting }) },
          }))}
          chosen={period ?? ''}
          choose={(periode) => change({ periode })}
        />
      )}
    </>
  )
}
