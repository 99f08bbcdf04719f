import type { JSX } from 'preact'
import { printCount } from '../../kernel/indonesian.ts'
import type { BudgetComparison } from '../../rooms/budget/comparison/comparison.contract.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { deltaWords, versionAddress, versionName } from './budget-words.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { budgets } from './calls.ts'
import { OfficeChanges } from './OfficeChanges.tsx'

const steps = [{ label: 'Anggaran', href: '/anggaran' }, { label: 'Beda dua versi' }]

/** What two versions of a budget differ in: by office, and sub kegiatan by sub kegiatan with the
 * accounts that moved. */
export function ComparisonPage(): JSX.Element {
  const [{ dari, ke, skpd }] = useQuery()
  const question = dari && ke ? { from: dari, to: ke, ...(skpd ? { skpdCode: skpd } : {}) } : null
  const difference = useAnswer(budgets.compareBudgets, question)
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Beda dua versi anggaran"
        wide
        steps={steps}
        context={difference.value && <Context of={difference.value} />}
      >
        {difference.value ? <Sentence of={difference.value} /> : 'Beda dua versi anggaran.'}
      </PageTitle>
      {difference.refusal && (
        <RefusalNote
          refusal={{
            ...difference.refusal,
            mend: { href: '/anggaran#banding', label: 'Pilih dua versi' },
          }}
          class="mt-6"
        />
      )}
      <div class="mt-8 space-y-10">
        {!question && (
          <Empty
            cause="Dua versi yang dibandingkan belum dipilih."
            action={{ href: '/anggaran', label: 'Pilih dua versi' }}
          />
        )}
        {question && !difference.value && !difference.refusal && <Loading shape="table" />}
        {difference.value && (
          <>
            <OfficeChanges of={difference.value} />
            <ChangeTable of={difference.value} />
          </>
        )}
      </div>
    </main>
  )
}

function Sentence({ of: { delta, changes } }: { of: BudgetComparison }): JSX.Element {
  return (
    <>
      Pagu {deltaWords(delta)};{' '}
      {changes.length === 0 ? (
        'tidak ada sub kegiatan yang berubah'
      ) : (
        <a href="#perubahan">{printCount(changes.length)} sub kegiatan berubah</a>
      )}
      .
    </>
  )
}

function Context({ of: { from, to } }: { of: BudgetComparison }): JSX.Element {
  return (
    <>
      Dari{' '}
      <a class="link" href={versionAddress(from.id)}>
        {versionName(from)}
      </a>{' '}
      ke{' '}
      <a class="link" href={versionAddress(to.id)}>
        {versionName(to)}
      </a>
      .
    </>
  )
}
