import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { useAskedYear } from '../../platform/asked-year.ts'
import { useAnswer } from '../../platform/client.ts'
import { feedback, type MyFeedback } from './calls.ts'
import { FeedbackItems } from './FeedbackItems.tsx'
import { GiveFeedback } from './GiveFeedback.tsx'
import { ServiceLinks } from './ServiceLinks.tsx'

/** What was said of the reader's work and by them, and what they want to say of others'. */
export function FeedbackPage(): JSX.Element {
  const year = useAskedYear()
  const { value, refusal, again } = useAnswer(feedback.readMyFeedback, { year })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Umpan balik"
        context="Atasan, ketua tim, rekan, bawahan, dan orang yang dilayani; sepanjang tahun, bukan hanya saat penilaian."
        aside={
          <a class="btn btn-quiet" href="/umpan-balik/dialog">
            Dialog dan bimbingan saya
          </a>
        }
      >
        {value ? sentenceOf(value) : 'Umpan balik tentang pekerjaan Anda.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      {value && (
        <div class="mt-6 space-y-10">
          <div class="w-32">
            <YearField year={year} />
          </div>
          <AboutMe told={value} again={() => void again()} />
          <section aria-labelledby="beri">
            <h2 id="beri" class="h2 mb-3">
              Beri umpan balik
            </h2>
            {value.colleagues.length > 0 ? (
              <GiveFeedback to={value.colleagues} values={value.values} done={() => void again()} />
            ) : (
              <Empty cause="Belum ada rekan seunit atau setim menurut data organisasi hari ini." />
            )}
          </section>
          <Rated told={value} />
          {value.given.length > 0 && (
            <details>
              <summary class="h2">Yang Anda berikan ({value.given.length})</summary>
              <div class="mt-3">
                <FeedbackItems label="Umpan balik dari Anda" items={value.given} given />
              </div>
            </details>
          )}
          <details>
            <summary class="h2">Tautan untuk pengguna layanan</summary>
            <div class="mt-3">
              <ServiceLinks />
            </div>
          </details>
        </div>
      )}
    </main>
  )
}

const sentenceOf = ({ items, year }: MyFeedback): string =>
  items.length === 0
    ? `Belum ada umpan balik tentang Anda yang dapat dibaca pada ${year}.`
    : `${capitalised(printCount(items.length))} umpan balik tentang pekerjaan Anda pada ${year}.`

function AboutMe({ told, again }: { told: MyFeedback; again: () => void }): JSX.Element | null {
  const { items, hidden } = told
  if (items.length + hidden === 0) return null
  return (
    <section aria-labelledby="tentang-anda" class="space-y-4">
      <h2 id="tentang-anda" class="h2">
        Tentang pekerjaan Anda
      </h2>
      {items.length > 0 && (
        <FeedbackItems label="Umpan balik tentang Anda" items={items} again={again} />
      )}
      {hidden > 0 && (
        <Note>
          {capitalised(printCount(hidden))} lagi menunggu: masukan rekan, bawahan, dan pengguna
          layanan tampil sesudah paling sedikit tiga orang berbicara, supaya tidak ada yang
          dikenali.
        </Note>
      )}
    </section>
  )
}

/** People the reader stands above: their page holds what was said, talks and coaching. */
function Rated({ told }: { told: MyFeedback }): JSX.Element | null {
  const people = told.colleagues.filter(({ capacity }) => capacity === 'SUPERIOR')
  if (people.length === 0) return null
  return (
    <section aria-labelledby="anak-buah">
      <h2 id="anak-buah" class="h2 mb-3">
        Orang yang Anda bina
      </h2>
      <Rows label="Orang yang Anda bina">
        {people.map(({ personId, name, title }) => (
          <Row
            key={personId}
            object={
              <a class="link" href={`/umpan-balik/${personId}`}>
                {name}
              </a>
            }
            why={title}
          />
        ))}
      </Rows>
    </section>
  )
}
