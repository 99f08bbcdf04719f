import type { JSX } from 'preact'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import { printMomentShort } from '../../kernel/moment.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { procedures } from './procedure-calls.ts'
import { standingWords } from './procedure-words.ts'

/** The cases that concern the reader, or in which they took part. */
export function CasesPage(): JSX.Element {
  const { value, refusal, again } = useAnswer(procedures.listCases, {})
  const { timeZone } = useSession().region
  const open = value?.items.filter(({ ending }) => ending === null).length ?? 0
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Prosedur"
        steps={[{ label: 'Tugas saya', href: '/' }, { label: 'Prosedur' }]}
      >
        {value
          ? open === 0
            ? 'Tidak ada prosedur yang berjalan.'
            : `${capitalised(printCount(open))} prosedur berjalan.`
          : 'Prosedur yang menyangkut Anda.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      {value?.items.length === 0 && (
        <div class="mt-6">
          <Empty cause="Belum pernah ada yang diusulkan tentang Anda atau oleh Anda.">
            Bila ada, Anda diberi tahu, dan menanggapi di sini.
          </Empty>
        </div>
      )}
      {value && value.items.length > 0 && (
        <div class="mt-6">
          <Rows label="Prosedur">
            {value.items.map(({ id, name, title, openedAt, ...standing }) => (
              <Row
                key={id}
                object={`${name}: ${title}`}
                why={standingWords(standing)}
                meta={`Sejak ${printMomentShort(openedAt, timeZone)}`}
                action={
                  <a class="btn btn-quiet" href={`/prosedur/${id}`}>
                    Buka
                  </a>
                }
              />
            ))}
          </Rows>
        </div>
      )}
    </main>
  )
}
