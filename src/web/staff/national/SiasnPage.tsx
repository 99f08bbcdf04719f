import type { JSX } from 'preact'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import { periodLabel } from '../../../rooms/staff/evaluation/periods.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { TextField } from '../../parts/form/fields.tsx'
import { PasswordField } from '../../parts/form/PasswordField.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { type Answer, useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { type SiasnAnswer, siasn } from './calls.ts'

type Page = Answer<SiasnAnswer>
type Delivery = SiasnAnswer['items'][number]

const stateWords = {
  PENDING: 'Menunggu dikirim',
  SENT: 'Diterima SIASN',
  CONFIRMED: 'Terlihat di SIASN',
  REJECTED: 'Ditolak',
} as const
const stateMarks = { PENDING: 'notyet', SENT: 'mid', CONFIRMED: 'good', REJECTED: 'bad' } as const

/** The door to SIASN: what was not seen there yet and why, and who opens or closes it. */
export function SiasnPage(): JSX.Element {
  const page = useAnswer(siasn.readSiasn, {})
  const { value, refusal } = page
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="SIASN"
        context="Hasil penilaian bulanan dan triwulanan yang sudah disampaikan kepada pegawai, untuk riwayat kinerjanya di SIASN."
      >
        {!value ? 'Pengiriman penilaian ke SIASN.' : <Sentence {...value} />}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <RefusalNote refusal={refusal} again={() => void page.again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {value && <Deliveries page={page} value={value} />}
        {value && <Settings page={page} value={value} />}
      </div>
    </main>
  )
}

function Sentence({ open, counts }: SiasnAnswer): JSX.Element {
  if (!open) return <>Pintu ke SIASN tertutup; tidak ada yang dikirim.</>
  const { REJECTED, PENDING, SENT, CONFIRMED } = counts
  if (REJECTED) return <>{capitalised(printCount(REJECTED))} penilaian ditolak SIASN.</>
  if (PENDING + SENT)
    return <>{capitalised(printCount(PENDING + SENT))} penilaian belum terlihat di SIASN.</>
  return CONFIRMED ? <>Semua kiriman terlihat di SIASN.</> : <>Belum ada yang perlu dikirim.</>
}

const columnsFor = (again: (one: Delivery) => void, busy: boolean): ListColumn<Delivery>[] => [
  column('name', 'Pegawai', ({ name }) => name, { phone: 'name' }),
  column('period', 'Periode', ({ period }) => periodLabel(period), { phone: 'under' }),
  column('state', 'Keadaan', ({ state }) => stateWords[state], {
    phone: 'end',
    cell: ({ state }) => (
      <Mark kind={stateMarks[state]} small said="">
        {stateWords[state]}
      </Mark>
    ),
  }),
  column('reason', 'Sebabnya', ({ reason }) => reason, {
    phone: 'under',
    cell: (one) => (
      <>
        {one.reason ?? '–'}
        {one.state === 'REJECTED' && (
          <span class="mt-1.5 block">
            <Button busy={busy} onClick={() => again(one)}>
              Kirim lagi
            </Button>
          </span>
        )}
      </>
    ),
  }),
  column('changed', 'Terakhir', ({ changedAt }) => changedAt.slice(0, 10), {
    kind: 'date',
    phone: 'hidden',
  }),
]

function Deliveries({ page, value }: { page: Page; value: SiasnAnswer }): JSX.Element {
  const send = useAct(siasn.sendAgain)
  const again = async ({ evaluationId }: Delivery): Promise<void> => {
    const answer = await send({ evaluationId })
    if (answer) say(answer.sentence)
    await page.again()
  }
  const { REJECTED, PENDING, SENT, CONFIRMED } = value.counts
  const left = REJECTED + PENDING + SENT - value.items.length
  return (
    <div>
      <RefusalNote refusal={send.refusal} class="mb-4" />
      <DataTable
        sentence="Belum terlihat di SIASN"
        context={`${CONFIRMED ? `${printNumber(CONFIRMED)} sudah terlihat.` : ''}${left > 0 ? ` ${printNumber(left)} lagi tidak dimuat di sini.` : ''}`}
        noun="kiriman"
        columns={columnsFor((one) => void again(one), send.busy)}
        rows={value.items}
        keyOf={({ evaluationId }) => evaluationId}
        file="kiriman-siasn"
        empty={
          <Empty cause="Tidak ada kiriman yang menunggu atau ditolak.">
            Penilaian masuk ke sini sesudah hasilnya disampaikan kepada pegawai.
          </Empty>
        }
      />
    </div>
  )
}

function Settings({ page, value }: { page: Page; value: SiasnAnswer }): JSX.Element {
  const { open, settings } = value
  const close = useAct(siasn.closeSiasn)
  const said = (sentence: string): void => {
    say(sentence)
    void page.again()
  }
  const form = useForm(siasn.openSiasn, {
    opens: {
      gateway: settings?.gateway ?? 'https://apimws.bkn.go.id:8243/apisiasn/1.0',
      tokenUrl: settings?.tokenUrl ?? 'https://apimws.bkn.go.id/oauth2/token',
      clientId: settings?.clientId ?? '',
      ssoTokenUrl:
        settings?.ssoTokenUrl ??
        'https://sso-siasn.bkn.go.id/auth/realms/public-siasn/protocol/openid-connect/token',
      ssoClientId: settings?.ssoClientId ?? '',
      ...{ clientSecret: '', ssoClientSecret: '' },
    },
    keep: null,
    input: (values) => values,
    done: ({ sentence }) => said(sentence),
  })
  const shut = async (): Promise<void> => {
    const answer = await close({})
    if (answer) said(answer.sentence)
  }
  const hint = settings ? 'Kosongkan bila tetap.' : undefined
  return (
    <section aria-labelledby="pintu" class="max-w-[40rem]">
      <h2 id="pintu" class="h2 mb-3">
        Pintu ke SIASN
      </h2>
      <p class="sec mb-4">
        Selama terbuka, NIP, nilai, dan data penilai dikirim ke BKN dengan sendirinya, dan tiap
        kiriman tercatat. Diperlukan perjanjian dengan BKN; akun dan kata sandi pegawai tidak
        dipakai.
      </p>
      <Form form={form} button={open ? 'Coba dan simpan' : 'Coba dan buka pintu'} quiet={open}>
        <TextField {...form.field('gateway')} label="Alamat layanan SIASN" required />
        <TextField {...form.field('tokenUrl')} label="Alamat token layanan" required />
        <TextField {...form.field('clientId')} label="Client ID layanan" required />
        <PasswordField
          {...form.field('clientSecret')}
          label="Rahasia klien layanan"
          autocomplete="off"
          hint={hint}
        />
        <TextField {...form.field('ssoTokenUrl')} label="Alamat token SSO" required />
        <TextField {...form.field('ssoClientId')} label="Client ID SSO" required />
        <PasswordField
          {...form.field('ssoClientSecret')}
          label="Rahasia klien SSO"
          autocomplete="off"
          hint={hint}
        />
      </Form>
      <RefusalNote refusal={close.refusal} class="mt-4" />
      {open && (
        <p class="mt-4">
          <Button busy={close.busy} onClick={() => void shut()}>
            Tutup pintu
          </Button>
        </p>
      )}
    </section>
  )
}
