import type { JSX } from 'preact'
import { printMomentShort } from '../../kernel/moment.ts'
import type { OwnSession } from '../../rooms/identity/session/session.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct, useAnswer } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { sessions, useSession, useSessionPlace } from '../platform/session.tsx'
import { PasswordForm } from './PasswordForm.tsx'

const nothing = {}

/** Akun saya: the name one signs in by, a new password, and where one is signed in. */
export function AccountPage(): JSX.Element {
  const { account, person } = useSession()
  const { entered } = useSessionPlace()
  const open = useAnswer(sessions.listSessions, nothing)
  return (
    <main id="isi" class="wrap page">
      <PageTitle greeting="Akun saya" title="Akun saya" context={person.name}>
        Anda masuk dengan nama <span class="wrap-anywhere">{account.signIn}</span>.
      </PageTitle>
      <div class="grid lg:grid-cols-2 gap-x-12 gap-y-10 mt-8">
        <section aria-labelledby="ganti-kata-sandi" class="min-w-0 max-w-124">
          <h2 id="ganti-kata-sandi" class="h2">
            Ganti kata sandi
          </h2>
          <p class="sec mt-1 mb-5">Sesi di perangkat lain berakhir sesudah kata sandi diganti.</p>
          <PasswordForm
            signIn={account.signIn}
            currentLabel="Kata sandi yang sekarang"
            changed={(session) => {
              entered(session)
              say('Kata sandi Anda tersimpan. Sesi di perangkat lain berakhir.')
              void open.again()
            }}
          />
        </section>
        <section aria-labelledby="sesi-saya" class="min-w-0">
          <h2 id="sesi-saya" class="h2 mb-3">
            Tempat Anda masuk
          </h2>
          <RefusalNote refusal={open.refusal} again={() => void open.again()} class="mb-4" />
          {open.value ? (
            <Sessions items={open.value.items} again={open.again} />
          ) : (
            !open.refusal && <Loading shape="rows" />
          )}
        </section>
      </div>
    </main>
  )
}

function Sessions({
  items,
  again,
}: {
  items: OwnSession[]
  again: () => Promise<void>
}): JSX.Element {
  const endOne = useAct(sessions.endOwnSession)
  const endOthers = useAct(sessions.endOtherSessions)
  const { timeZone } = useSession().region
  const done = async (ended: Promise<{ ended: number } | null>, words: string): Promise<void> => {
    if (!(await ended)) return
    say(words)
    await again()
  }
  return (
    <>
      <RefusalNote refusal={endOne.refusal ?? endOthers.refusal} class="mb-4" />
      <Rows label="Sesi yang terbuka">
        {items.map(({ id, browser, address, openedAt, lastUsedAt, current }) => (
          <Row
            key={id}
            object={current ? `${browser}, perangkat ini` : browser}
            why={`Dari alamat ${address}, dipakai terakhir ${printMomentShort(lastUsedAt, timeZone)}.`}
            meta={`Masuk ${printMomentShort(openedAt, timeZone)}`}
            action={
              !current && (
                <Button
                  busy={endOne.busy}
                  onClick={() => void done(endOne({ sessionId: id }), 'Sesi itu berakhir.')}
                >
                  Akhiri
                </Button>
              )
            }
          />
        ))}
      </Rows>
      <p class="meta mt-3">
        Sesi berakhir sendiri sesudah dua jam tidak dipakai, paling lama dua belas jam sejak masuk.
      </p>
      {items.length > 2 && (
        <p class="mt-4">
          <Button
            busy={endOthers.busy}
            onClick={() => void done(endOthers(nothing), 'Semua sesi lain berakhir.')}
          >
            Akhiri semua yang lain
          </Button>
        </p>
      )}
    </>
  )
}
