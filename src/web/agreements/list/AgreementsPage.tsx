import type { JSX } from 'preact'
import { may } from '../../../kernel/actor.ts'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type {
  AgreementState,
  agreementContract,
} from '../../../rooms/agreements/agreement.contract.ts'
import { Loading } from '../../parts/Loading.tsx'
import { useOrder } from '../../parts/list/DataTable.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { type Sent, useAnswer, usePages } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { agreements } from '../calls.ts'
import { AgreementFilters } from './AgreementFilters.tsx'
import { AgreementTable, columns } from './AgreementTable.tsx'
import { addressWith, isFiltered, useListQuestion } from './agreement-question.ts'

type Sort = Sent<(typeof agreementContract)['listAgreements']>['sort']

/** All agreements of a year that the reader may see: the states first, then the list with its
 * filters, which live in the address. */
export function AgreementsPage(): JSX.Element {
  const { actor } = useSession()
  const { question, chosen } = useListQuestion()
  const [sort] = useOrder<Sort>(columns)
  const list = usePages(agreements.listAgreements, { ...question, ...(sort && { sort }) })
  const whole = useAnswer(
    agreements.listAgreements,
    isFiltered(question) ? { year: question.year, limit: 1 } : null,
  )
  const states = isFiltered(question) ? whole.value?.states : list.head?.states
  const all = may(actor, 'agreements.read')
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Perjanjian"
        context={
          !actor.actingAs
            ? 'Anda belum memegang jabatan: yang tampil hanya PK yang Anda tanda tangani.'
            : all
              ? 'Seluruh perangkat daerah.'
              : 'PK Anda, PK yang Anda berikan, dan PK perangkat daerah Anda.'
        }
        aside={
          actor.actingAs && (
            <a
              class="btn btn-quiet"
              href={`/perjanjian/kesiapan${chosen.tahun ? `?tahun=${chosen.tahun}` : ''}`}
            >
              Kesiapan per perangkat daerah
            </a>
          )
        }
      >
        {states ? (
          <Sentence year={question.year} states={states} />
        ) : (
          `Perjanjian kinerja ${question.year}.`
        )}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <AgreementFilters chosen={chosen} year={question.year} head={list.head} />
        <RefusalNote refusal={list.refusal} again={() => void list.again()} />
        {list.head ? (
          <AgreementTable list={list} question={question} head={list.head} />
        ) : (
          !list.refusal && <Loading shape="table" />
        )}
      </div>
    </main>
  )
}

type Counted = { state: AgreementState; count: number }

const countOf = (states: readonly Counted[], ...wanted: AgreementState[]): number =>
  states.reduce((sum, { state, count }) => sum + (wanted.includes(state) ? count : 0), 0)

/** «Empat puluh satu dari 46 PK 2026 sudah aktif», once the year is closed «sudah ditutup»; before any
 * is signed: how many stand and in which state. */
function Sentence({ year, states }: { year: number; states: readonly Counted[] }): JSX.Element {
  const total = states.reduce((sum, { count }) => sum + count, 0)
  const state = countOf(states, 'CLOSED') > 0 ? 'CLOSED' : 'ACTIVE'
  const reached = countOf(states, state)
  const drafts = countOf(states, 'DRAFT')
  if (total === 0) return <>Belum ada PK {year}.</>
  if (reached > 0)
    return (
      <>
        {reached === total ? 'Semua' : <Count count={reached} state={state} year={year} opens />}
        {reached === total
          ? ` ${printNumber(total)} PK ${year}`
          : ` dari ${printNumber(total)} PK ${year}`}{' '}
        sudah {state === 'CLOSED' ? 'ditutup' : 'aktif'}.
      </>
    )
  return (
    <>
      {capitalised(printCount(total))} PK {year} sudah disusun
      {drafts === total ? ', semuanya ' : ', '}
      {drafts === total ? (
        <a href={addressWith(year, 'DRAFT')}>masih konsep</a>
      ) : (
        <Drafts drafts={drafts} year={year} />
      )}
      .
    </>
  )
}

const Drafts = ({ drafts, year }: { drafts: number; year: number }): JSX.Element =>
  drafts === 0 ? (
    <>belum ada yang aktif</>
  ) : (
    <Count count={drafts} state="DRAFT" year={year} after=" masih konsep" />
  )

function Count(props: {
  count: number
  state: AgreementState
  year: number
  opens?: boolean
  after?: string
}): JSX.Element {
  const words = props.opens ? capitalised(printCount(props.count)) : printCount(props.count)
  return (
    <a href={addressWith(props.year, props.state)}>
      {words}
      {props.after}
    </a>
  )
}
