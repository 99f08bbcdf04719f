import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { may } from '../../../kernel/actor.ts'
import { printMomentShort } from '../../../kernel/moment.ts'
import type {
  AccountPage,
  FirstPassword,
} from '../../../rooms/identity/account/account.contract.ts'
import { whyNotSignIn } from '../../../rooms/identity/account/state.rules.ts'
import { mayView } from '../../../rooms/identity/session/viewing.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { type Answer, useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { typedAddress } from '../../platform/typed-address.ts'
import { AccountSection } from '../AccountSection.tsx'
import { FactorOf } from '../factor/FactorOf.tsx'
import { MandatesSection } from '../grants/MandatesSection.tsx'
import { lastWords, stateWords } from './account-words.ts'
import { accounts } from './calls.ts'
import { ViewAs } from './ViewAs.tsx'

const handlingWords: Record<AccountPage['handling'][number]['act'], string> = {
  OPENED: 'Akun dibuka',
  RESET: 'Kata sandi disetel ulang',
  SLIP_PRINTED: 'Slip dicetak',
  LINK_MADE: 'Tautan dibuat',
  FACTOR_REMOVED: 'Faktor kedua dilepas',
}

/** One person as those see them who manage accounts: the account, whose hands it went through, and
 * what the person may do. */
export function UserPage({ personId }: { personId: string }): JSX.Element {
  const page = useAnswer(accounts.readAccount, { personId })
  const { actor, region } = useSession()
  const { timeZone } = region
  const { value, refusal } = page
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        steps={[{ label: 'Pengguna', href: '/pengguna' }, { label: value?.name ?? 'Orang' }]}
        context={value && [value.post, value.unit].filter(Boolean).join(', ')}
        aside={
          value?.post &&
          may(actor, 'organisation.manage') && (
            <a class="chip" href={typedAddress('pegawai', { id: personId })}>
              Ubah data pegawai
            </a>
          )
        }
      >
        {value
          ? `${value.name}: ${stateWords[value.state].toLocaleLowerCase('id')}.`
          : 'Akun satu orang.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void page.again()} class="mt-6" />
      {!value && !refusal && <Loading />}
      {value && (
        <>
          <div class="grid lg:grid-cols-2 gap-x-12 gap-y-10 mt-8">
            <AccountSection id="akun" title="Akun">
              <p class="sec mb-4">
                Nama masuk <b class="num wrap-anywhere">{value.signIn}</b>
                {value.state === 'NONE'
                  ? ', yang akan diberikan saat akunnya dibuka.'
                  : `, ${lastWords(value, timeZone)}.`}
              </p>
              {mayView(actor) && actor.personId !== personId && value.post && (
                <div class="mb-4">
                  <ViewAs personId={personId} name={value.name} />
                </div>
              )}
              {value.whyNot ? <p class="meta">{value.whyNot}</p> : <Acts page={page} of={value} />}
              {!value.whyNot && value.state !== 'NONE' && (
                <div class="mt-6">
                  <FactorOf personId={personId} />
                </div>
              )}
            </AccountSection>
            <Handling of={value} timeZone={timeZone} />
          </div>
          <div class="mt-12">
            <MandatesSection personId={personId} />
          </div>
        </>
      )}
    </main>
  )
}

function Handling({ of, timeZone }: { of: AccountPage; timeZone: string }): JSX.Element {
  return (
    <AccountSection id="tangan" title="Lewat tangan siapa">
      {of.handling.length === 0 ? (
        <p class="sec">Belum ada yang membuka atau menyetel ulang akun ini.</p>
      ) : (
        <Rows label="Lewat tangan siapa">
          {of.handling.map(({ act, by, at }) => (
            <Row
              key={`${act} ${at}`}
              object={handlingWords[act]}
              why={by ?? 'lewat perintah di server'}
              meta={printMomentShort(at, timeZone)}
            />
          ))}
        </Rows>
      )}
    </AccountSection>
  )
}

/** What fits the state the account is in. */
function Acts({ page, of }: { page: Answer<AccountPage>; of: AccountPage }): JSX.Element {
  const { personId, state, name } = of
  const [password, setPassword] = useState<FirstPassword | null>(null)
  const [renaming, setRenaming] = useState(false)
  const open = useAct(accounts.openAccounts)
  const reset = useAct(accounts.resetAccount)
  const reopen = useAct(accounts.reopenAccount)
  const makeLink = useAct(accounts.makeLink)
  const [link, setLink] = useState<string | null>(null)
  const lock = useAct(accounts.lockAccount)
  const unlock = useAct(accounts.unlockAccount)
  const close = useAct(accounts.closeAccount)
  const told = (answer: FirstPassword | null | undefined): void => {
    if (!answer) return
    setPassword(answer)
    void page.again()
  }
  const after = async (done: Promise<AccountPage | null>, words: string): Promise<void> => {
    const fresh = await done
    if (!fresh) return
    page.replace(fresh)
    say(words)
  }
  const one = { personId }
  const refusal = [open, reset, reopen, makeLink, lock, unlock, close].find(
    (act) => act.refusal,
  )?.refusal
  return (
    <>
      <RefusalNote refusal={refusal ?? null} class="mb-4" />
      {password && <Told {...password} />}
      {link && (
        <Note tone="accent" role="status" title={`Tautan untuk ${name}.`} class="mb-4">
          <span class="wrap-anywhere block">{link}</span>
          Berlaku 72 jam dan sekali pakai. Ditampilkan sekali ini saja.
        </Note>
      )}
      <div class="flex flex-wrap gap-2">
        {state === 'NONE' && (
          <Button
            busy={open.busy}
            onClick={() =>
              void open({ personIds: [personId] }).then((answer) => told(answer?.items[0]))
            }
          >
            Buka akun
          </Button>
        )}
        {(state === 'OPEN' || state === 'PENDING') && (
          <>
            <Button busy={reset.busy} onClick={() => void reset(one).then(told)}>
              Setel ulang kata sandi
            </Button>
            <Button
              busy={makeLink.busy}
              onClick={() =>
                void makeLink(one).then((made) => {
                  if (!made) return
                  setLink(made.address)
                  void page.again()
                })
              }
            >
              Buat tautan
            </Button>
            <Button
              busy={lock.busy}
              onClick={() => void after(lock(one), `Akun ${name} terkunci.`)}
            >
              Kunci
            </Button>
          </>
        )}
        {state === 'LOCKED' && (
          <Button
            busy={unlock.busy}
            onClick={() => void after(unlock(one), `Kunci akun ${name} dibuka.`)}
          >
            Buka kunci
          </Button>
        )}
        {state === 'CLOSED' && (
          <Button busy={reopen.busy} onClick={() => void reopen(one).then(told)}>
            Buka lagi
          </Button>
        )}
        {state !== 'NONE' && state !== 'CLOSED' && (
          <>
            <Button onClick={() => setRenaming(true)}>Ganti nama masuk</Button>
            <Button
              busy={close.busy}
              onClick={() => void after(close(one), `Akun ${name} ditutup.`)}
            >
              Tutup akun
            </Button>
          </>
        )}
      </div>
      {renaming && <Renaming of={of} leave={() => setRenaming(false)} page={page} />}
    </>
  )
}

/** A first password, shown this once. */
function Told({ signIn, password, name }: FirstPassword): JSX.Element {
  return (
    <Note tone="accent" role="status" title={`Kata sandi pertama ${name}.`} class="mb-4">
      <span class="num text-lg wrap-anywhere block">{password}</span>
      Nama masuk {signIn}. Ditampilkan sekali ini saja; serahkan langsung kepada orangnya.
    </Note>
  )
}

function Renaming({
  of,
  leave,
  page,
}: {
  of: AccountPage
  leave: () => void
  page: Answer<AccountPage>
}): JSX.Element {
  const form = useForm(accounts.renameAccount, {
    opens: { signIn: of.signIn },
    keep: null,
    input: ({ signIn }) => ({ personId: of.personId, signIn }),
    wrong: ({ signIn }) =>
      /^\d+$/.test(signIn) ? {} : { signIn: whyNotSignIn(signIn, null)?.detail },
    done: (fresh) => {
      page.replace(fresh)
      say(`Nama masuk ${of.name} sekarang ${fresh.signIn}.`)
      leave()
    },
  })
  return (
    <Dialog title="Ganti nama masuk" open close={leave}>
      <Form form={form} button="Ganti" leave={leave}>
        <TextField
          {...form.field('signIn')}
          label="Nama masuk yang baru"
          hint="NIP orangnya, atau huruf kecil, angka, dan titik. Orangnya diberi tahu."
        />
      </Form>
    </Dialog>
  )
}
