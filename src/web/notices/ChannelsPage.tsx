import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Channel, channelContract } from '../../rooms/notices/channel.contract.ts'
import { Form } from '../parts/form/Form.tsx'
import { SelectField, TextField } from '../parts/form/fields.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { type Answer, client, type Received, useAct, useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { say } from '../platform/say.ts'
import { canPush, isForbidden, subscribe } from './push.ts'

const channels = client(channelContract)
const nothing = {}
type Told = Answer<Received<(typeof channelContract)['listChannels']>>

/** Jalan pemberitahuan: by which ways notices reach one beside the bell. */
export function ChannelsPage(): JSX.Element {
  const told = useAnswer(channels.listChannels, nothing)
  const { value } = told
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Jalan pemberitahuan"
        greeting="Jalan pemberitahuan"
        context="Tidak ada yang berbunyi antara pukul 20.00 dan 06.00."
      >
        Selain di lonceng, kabar sampai ke tempat yang Anda pilih.
      </PageTitle>
      <div class="mt-6 max-w-124">
        <RefusalNote refusal={told.refusal} again={() => void told.again()} class="mb-4" />
        {value ? (
          <>
            {value.items.length > 0 && (
              <Rows label="Jalan pemberitahuan">
                {value.items.map((channel) => (
                  <ChannelRow key={channel.id} channel={channel} told={told} />
                ))}
              </Rows>
            )}
            {value.offers.pushKey && <ThisBrowser publicKey={value.offers.pushKey} told={told} />}
            {(value.offers.email || value.offers.whatsapp) && (
              <NewAddress offers={value.offers} told={told} />
            )}
          </>
        ) : (
          !told.refusal && <Loading shape="rows" />
        )}
      </div>
    </main>
  )
}

const kinds: Record<Channel['kind'], string> = {
  EMAIL: 'Surel',
  WHATSAPP: 'WhatsApp',
  PUSH: 'Peramban',
}

function ChannelRow({ channel, told }: { channel: Channel; told: Told }): JSX.Element {
  const remove = useAct(channels.removeChannel, { replaces: told })
  const { id, kind, shown, confirmed } = channel
  return (
    <Row
      object={<span class="wrap-anywhere">{shown}</span>}
      why={confirmed ? kinds[kind] : <CodeForm channelId={id} told={told} />}
      meta={<RefusalNote refusal={remove.refusal} />}
      action={
        <Button busy={remove.busy} onClick={() => void remove({ channelId: id })}>
          Hapus<span class="sr-only"> {shown}</span>
        </Button>
      }
    />
  )
}

function CodeForm({ channelId, told }: { channelId: string; told: Told }): JSX.Element {
  const form = useForm(channels.confirmChannel, {
    opens: { code: '' },
    keep: null,
    input: ({ code }) => ({ channelId, code }),
    wrong: ({ code }) => ({ code: code.trim() ? null : 'Tulis enam angka yang kami kirim.' }),
    done: (value) => {
      told.replace(value)
      say('Alamat ini terbukti milik Anda dan mulai dipakai.')
    },
  })
  return (
    <Form form={form} button="Benarkan" class="mt-2 space-y-3">
      <TextField
        {...form.field('code')}
        label="Kode yang kami kirim ke sana"
        hint="Enam angka, berlaku 30 menit."
        autocomplete="one-time-code"
      />
    </Form>
  )
}

type Offers = { email: boolean; whatsapp: boolean }

function NewAddress({ offers, told }: { offers: Offers; told: Told }): JSX.Element {
  const first = offers.email ? ('EMAIL' as const) : ('WHATSAPP' as const)
  const form = useForm(channels.addAddress, {
    opens: { kind: first as 'EMAIL' | 'WHATSAPP', address: '' },
    keep: null,
    input: (values) => values,
    wrong: ({ address }) => ({ address: address.trim() ? null : 'Tulis alamat atau nomornya.' }),
    done: (value) => {
      told.replace(value)
      form.change({ address: '' })
      say('Kami mengirim kode ke sana. Tulis kodenya di sini.')
    },
  })
  return (
    <Form form={form} button="Kirim kode" quiet class="mt-5 space-y-3">
      {offers.email && offers.whatsapp && (
        <SelectField
          {...form.field('kind')}
          change={(kind) => form.change({ kind: kind as 'EMAIL' | 'WHATSAPP' })}
          label="Jalan baru"
          options={[
            { value: 'EMAIL', label: 'Surel' },
            { value: 'WHATSAPP', label: 'WhatsApp' },
          ]}
        />
      )}
      <TextField
        {...form.field('address')}
        label={form.values.kind === 'EMAIL' ? 'Alamat surel' : 'Nomor WhatsApp'}
        autocomplete={form.values.kind === 'EMAIL' ? 'email' : 'tel'}
      />
    </Form>
  )
}

function ThisBrowser({ publicKey, told }: { publicKey: string; told: Told }): JSX.Element | null {
  const add = useAct(channels.addPush, { replaces: told })
  const [no, setNo] = useState<string | null>(null)
  if (!canPush()) return null
  const begin = async (): Promise<void> => {
    const found = await subscribe(publicKey).catch(() => undefined)
    if (found && (await add(found))) return say('Pemberitahuan akan tampil di peramban ini.')
    setNo(
      found === undefined
        ? 'Peramban ini belum dapat menerima pemberitahuan. Coba lagi saat tersambung internet.'
        : 'Peramban ini menolak pemberitahuan. Izinkan di setelan situsnya, lalu coba lagi.',
    )
  }
  return (
    <div class="mt-4">
      <Button busy={add.busy} onClick={() => void begin()}>
        Terima di peramban ini
      </Button>
      <RefusalNote refusal={add.refusal} class="mt-2" />
      {(no || isForbidden()) && !add.refusal && (
        <p class="meta mt-2" role="status">
          {no ?? 'Peramban ini menolak pemberitahuan. Izinkan di setelan situsnya, lalu coba lagi.'}
        </p>
      )}
    </div>
  )
}
