import type { JSX } from 'preact'
import { capitalised, ended, printCount } from '../../../kernel/indonesian.ts'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAskedYear } from '../../platform/asked-year.ts'
import { useAnswer } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { feedback } from './calls.ts'
import { FeedbackItems } from './FeedbackItems.tsx'
import { GiveFeedback } from './GiveFeedback.tsx'
import { Talks } from './Talks.tsx'

/** What was said of somebody's work, and the talks with them, for who rates and who oversees them. */
export function PersonPage({ personId }: { personId: string }): JSX.Element {
  const year = useAskedYear()
  const { value, refusal, again } = useAnswer(feedback.readFeedbackOf, { personId, year })
  const name = value?.person.name ?? 'Pegawai'
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={name}
        steps={[{ label: 'Umpan balik', href: '/umpan-balik' }, { label: name }]}
        context={value && `${ended(value.person.title || name)} Pembacaan halaman ini tercatat.`}
      >
        {value
          ? value.items.length === 0
            ? `Belum ada umpan balik tentang ${name} pada ${year}.`
            : `${capitalised(printCount(value.items.length))} umpan balik tentang ${name} pada ${year}.`
          : 'Umpan balik tentang seorang pegawai.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      {value && (
        <div class="mt-6 space-y-10">
          {value.items.length > 0 && (
            <FeedbackItems label={`Umpan balik tentang ${name}`} items={value.items} />
          )}
          {value.mayGive && (
            <details open={value.items.length === 0}>
              <summary class="h2">Beri umpan balik</summary>
              <div class="mt-3">
                <GiveFeedback
                  to={personId}
                  values={value.values}
                  results={value.results}
                  done={() => void again()}
                />
              </div>
            </details>
          )}
          <Talks personId={personId} />
        </div>
      )}
    </main>
  )
}

/** The reader's own talks and coaching. */
export function MyTalksPage(): JSX.Element {
  const { actor } = useSession()
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Dialog dan bimbingan"
        steps={[{ label: 'Umpan balik', href: '/umpan-balik' }, { label: 'Dialog dan bimbingan' }]}
        context="Dibaca Anda, penilai, atasan penilai, pengelola kinerja, dan APIP."
      >
        Yang disepakati dengan penilai Anda, dan bimbingan yang Anda terima.
      </PageTitle>
      <div class="mt-6">{actor.personId && <Talks personId={actor.personId} />}</div>
    </main>
  )
}
