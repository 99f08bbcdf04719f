import type { JSX } from 'preact'
import { printMoment } from '../../../kernel/moment.ts'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { closings } from './closing-calls.ts'
import { ReachedTable } from './ReachedTable.tsx'

/** The figures with which a promise was closed. */
export function FinalPage({ id }: { id: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(closings.readFinal, { id })
  const { timeZone } = useSession().region
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Angka akhir PK"
        steps={[
          { label: 'Perjanjian', href: '/perjanjian' },
          { label: value?.code ?? 'PK', href: `/perjanjian/${id}` },
          { label: 'Angka akhir' },
        ]}
        context={value && `${value.name}, ${value.title}.`}
      >
        {value
          ? `PK ${value.year} ditutup ${printMoment(value.closedAt, timeZone)}.`
          : 'Angka akhir.'}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <RefusalNote refusal={refusal} again={() => void again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {value && (
          <>
            <ReachedTable
              rows={value.rows}
              sentence="Angka akhir, seperti terkunci ketika PK ini ditutup."
              file={`angka-akhir-${value.code}`}
            />
            <p class="meta num wrap-anywhere">Sidik isi: {value.digest}</p>
          </>
        )}
      </div>
    </main>
  )
}
