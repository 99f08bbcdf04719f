import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Refusal } from '../kernel/refusal.ts'
import { Lede } from './parts/Lede.tsx'
import { Loading } from './parts/Loading.tsx'
import { Note, RefusalNote } from './parts/Note.tsx'
import type { Page } from './platform/pages.ts'
import { navigate } from './platform/place.ts'
import { SessionProvider, useSessionPlace } from './platform/session.tsx'
import { pages } from './routes.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import { Router } from './shell/Router.tsx'
import { Shell } from './shell/Shell.tsx'

/** The whole application: session, router, and the shell around pages that need a session. */
export function App(): JSX.Element {
  return (
    <SessionProvider>
      <Router
        pages={pages}
        missing={<NotFoundPage />}
        frame={(page, content) => <Frame page={page} content={content} />}
      />
    </SessionProvider>
  )
}

function Frame({ page, content }: { page: Page | null; content: ComponentChildren }): JSX.Element {
  const { session, refusal, again } = useSessionPlace()
  if (page?.bare) return <>{content}</>
  if (session?.mustChangePassword) return <To page="/kata-sandi" />
  if (session?.mustEnrol) return <To page="/faktor-kedua" />
  if (session)
    return <Shell key={session.actor.actingAs?.id ?? session.account.id}>{content}</Shell>
  if (session === null) return <To page="/masuk" />
  return (
    <main id="isi" class="wrap page">
      {refusal ? <Unknown refusal={refusal} again={() => void again()} /> : <Loading />}
    </main>
  )
}

/** The server cannot be asked who this is, and the device does not know either. */
function Unknown({ refusal, again }: { refusal: Refusal; again: () => void }): JSX.Element {
  if (refusal.code !== 'web/offline') return <RefusalNote refusal={refusal} again={again} />
  return (
    <>
      <Lede>Tanpa sinyal.</Lede>
      <Note tone="accent" icon="tanpa-sinyal" role="status" class="mt-5 max-w-[64ch]">
        Masuk ke Amanah memerlukan sambungan. Isian yang belum terkirim tetap tersimpan di perangkat
        ini dan terbuka lagi sesudah Anda masuk.{' '}
        <button type="button" class="link" onClick={again}>
          Coba lagi
        </button>
      </Note>
    </>
  )
}

/** A stranger goes to the sign-in page, a first password to its change, whoever needs a second factor
 * to its enrolment; all come back to where the way was. */
function To({ page }: { page: '/masuk' | '/kata-sandi' | '/faktor-kedua' }): null {
  useEffect(() => {
    const here = `${location.pathname}${location.search}`
    navigate(
      here === '/' || here.startsWith(page) ? page : `${page}?kembali=${encodeURIComponent(here)}`,
      { replace: true },
    )
  }, [page])
  return null
}
