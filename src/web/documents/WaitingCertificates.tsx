import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber } from '../../kernel/indonesian.ts'
import type { Asked, ForOthers } from '../../rooms/documents/certificate.contract.ts'
import { mostAtOnce } from '../../rooms/documents/confirming.rules.ts'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Form } from '../parts/form/Form.tsx'
import { TextField } from '../parts/form/fields.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { useAct, useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { certificates, nothing } from './calls.ts'
import { dayOf, whoWords } from './certificate-words.ts'

type Chosen = ReadonlySet<string>

/** Requests that wait for a second person: some together, some singly by the code that the holder
 * reads out, and those that somebody else has to confirm. */
export function WaitingCertificates(): JSX.Element {
  const waiting = useAnswer(certificates.listWaitingCertificates, nothing)
  const { value, refusal } = waiting
  const renew = (): void => void waiting.again()
  return (
    <section aria-labelledby="menunggu" class="space-y-4">
      <h2 id="menunggu" class="h2">
        Menunggu pengesahan Anda
      </h2>
      <p class="sec">
        Sahkan hanya bila Anda yakin permintaan ini dari orangnya sendiri, misalnya setelah bertemu
        atau menelepon nomor yang Anda kenal.
      </p>
      <RefusalNote refusal={refusal} again={renew} />
      {!value && !refusal && <Loading shape="rows" />}
      {value?.items.length === 0 && <p>Tidak ada permintaan yang menunggu.</p>}
      {value && value.items.length > 0 && <ForMe items={value.items} renew={renew} />}
      {value && value.others.length > 0 && <ByOthers others={value.others} />}
    </section>
  )
}

function ForMe({ items, renew }: { items: readonly Asked[]; renew: () => void }): JSX.Element {
  const [chosen, setChosen] = useState<Chosen>(new Set())
  const together = useAct(certificates.confirmCertificates)
  const [left, setLeft] = useState<readonly { id: string; name: string; why: string }[]>([])
  const free = items
    .filter(({ singly }) => singly === null)
    .map(({ certificate }) => certificate.id)
  const ids = free.filter((id) => chosen.has(id))
  const press = async (): Promise<void> => {
    const answer = await together({ certificateIds: ids })
    if (!answer) return
    say(`${printNumber(answer.confirmed.length)} sertifikat disahkan.`)
    setLeft(answer.left)
    setChosen(new Set())
    renew()
  }
  const toggle = (id: string, on: boolean): void =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  return (
    <>
      <Rows label="Permintaan sertifikat">
        {items.map((item) => (
          <Request
            key={item.certificate.id}
            item={item}
            renew={renew}
            tick={
              free.length > 1 && item.singly === null
                ? { on: chosen.has(item.certificate.id), change: toggle }
                : null
            }
          />
        ))}
      </Rows>
      <RefusalNote refusal={together.refusal} />
      {left.length > 0 && (
        <Note tone="mid" role="status" title={`${printNumber(left.length)} tidak ikut disahkan.`}>
          {left.map(({ id, name, why }) => (
            <span key={id} class="block">
              {name}: {why}
            </span>
          ))}
        </Note>
      )}
      {free.length > 1 && (
        <p class="flex flex-wrap items-center gap-3">
          <Button onClick={() => setChosen(new Set(free.slice(0, mostAtOnce)))}>
            Pilih semua ({printNumber(Math.min(free.length, mostAtOnce))})
          </Button>
          {ids.length > 0 && (
            <Button kind="primary" busy={together.busy} onClick={() => void press()}>
              Sahkan {printNumber(ids.length)} yang dipilih
            </Button>
          )}
          {free.length < items.length && (
            <span class="sec">
              {printNumber(items.length - free.length)} disahkan sendiri-sendiri dengan kode
              pengesahan.
            </span>
          )}
        </p>
      )}
    </>
  )
}

type Tick = { on: boolean; change: (id: string, on: boolean) => void }

function Request({
  item: { certificate, singly },
  renew,
  tick,
}: {
  item: Asked
  renew: () => void
  tick: Tick | null
}): JSX.Element {
  const { timeZone } = useSession().region
  const confirm = useAct(certificates.confirmCertificate)
  const [open, setOpen] = useState(false)
  const { id, name, requestedAt } = certificate
  const done = (): void => {
    setOpen(false)
    say(`Sertifikat ${name} disahkan.`)
    renew()
  }
  const press = async (): Promise<void> => {
    if (singly) setOpen(true)
    else if (await confirm({ certificateId: id })) done()
  }
  return (
    <Row
      object={
        tick ? (
          <label class="choice items-center">
            <input
              type="checkbox"
              class="checkbox checkbox-primary"
              checked={tick.on}
              onChange={(event) => tick.change(id, event.currentTarget.checked)}
            />
            {name}
          </label>
        ) : (
          name
        )
      }
      why={`Diminta ${dayOf(requestedAt, timeZone)}${singly ? `. ${singly}` : ''}`}
      meta={confirm.refusal && <span class="text-bad">{confirm.refusal.detail}</span>}
      action={
        <>
          <Button onClick={() => void press()} busy={confirm.busy}>
            {singly ? 'Sahkan dengan kode' : 'Sahkan'}
            <span class="sr-only"> sertifikat {name}</span>
          </Button>
          <Dialog title={`Sahkan sertifikat ${name}`} open={open} close={() => setOpen(false)}>
            <CodeForm id={id} why={singly} close={() => setOpen(false)} done={done} />
          </Dialog>
        </>
      }
    />
  )
}

function CodeForm(told: {
  id: string
  why: string | null
  close: () => void
  done: () => void
}): JSX.Element {
  const form = useForm(certificates.confirmCertificate, {
    opens: { characters: '' },
    keep: null,
    input: ({ characters }) => ({ certificateId: told.id, characters }),
    wrong: ({ characters }) => ({
      characters: characters.trim() ? null : 'Tulis kode yang dibacakan pemiliknya.',
    }),
    done: told.done,
  })
  return (
    <Form form={form} button="Sahkan" leave={told.close}>
      <p>{told.why} Pastikan pemiliknya sendiri yang meminta.</p>
      <TextField
        {...form.field('characters')}
        label="Kode pengesahan"
        hint="Enam huruf dan angka, dibacakan pemiliknya dari halaman Sertifikat miliknya."
        required
      />
    </Form>
  )
}

function ByOthers({ others }: { others: readonly ForOthers[] }): JSX.Element {
  return (
    <section aria-labelledby="orang-lain" class="space-y-3">
      <h3 id="orang-lain" class="font-semibold">
        Disahkan orang lain
      </h3>
      <Rows label="Disahkan orang lain">
        {others.map(({ id, name, why, confirmers }) => (
          <Row key={id} object={name} why={why} meta={whoWords(confirmers)} />
        ))}
      </Rows>
    </section>
  )
}
