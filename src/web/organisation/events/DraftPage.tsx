import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { EventPage } from '../../../rooms/organisation/event/event.contract.ts'
import { whyEnded, whyNotManageEvents } from '../../../rooms/organisation/event/event.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm, type Wrong } from '../../platform/form.ts'
import { navigate } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { events } from './calls.ts'
import { EventFields } from './EventFields.tsx'
import {
  askedIn,
  type Content,
  contentOf,
  type EventValues,
  opensOf,
  thingsIn,
} from './event-content.ts'
import { type KindForm, kindForms } from './kind-forms.ts'

const steps = [
  { label: 'Organisasi', href: '/organisasi' },
  { label: 'Peristiwa', href: '/organisasi/peristiwa' },
]

/** One change of the organisation, declared: what, from when, by which decree. Nothing changes until
 * it is confirmed. */
export function DraftPage({ slug }: { slug: string }): JSX.Element {
  const kind = kindForms.find((one) => one.slug === slug)
  const refusal = whyNotManageEvents(useSession().actor)
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={kind?.name ?? 'Peristiwa organisasi'}
        steps={steps}
        context="Ini baru konsep: sesudah disimpan terlihat semua yang ikut berubah, lalu dikonfirmasi."
      >
        {kind?.sentence ?? 'Jenis peristiwa ini tidak ada. Pilih lagi dari daftar peristiwa.'}
      </PageTitle>
      <RefusalNote refusal={refusal} class="mt-6" />
      {kind && !refusal && <NewEvent key={kind.kind} kind={kind} />}
    </main>
  )
}

/** An event that has not been carried out, declared anew; it is a draft again. */
export function ChangePage({ eventId }: { eventId: string }): JSX.Element {
  const { value: page, refusal } = useAnswer(events.readEvent, { eventId })
  const kind = kindForms.find((one) => one.kind === page?.event.kind)
  const ended = page ? whyEnded(page.event) : null
  const context = 'Sesudah disimpan ia menjadi konsep lagi, lalu dikonfirmasi.'
  const here = `/organisasi/peristiwa/${eventId}`
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={page ? `Ubah ${page.event.code}` : 'Ubah peristiwa'}
        steps={[...steps, { label: page?.event.title ?? 'Peristiwa', href: here }]}
        context={ended ? undefined : context}
      >
        {page ? page.event.title : 'Peristiwa yang belum terlaksana.'}
      </PageTitle>
      <RefusalNote refusal={refusal ?? ended} class="mt-6" />
      {!page && !refusal && <Loading shape="table" />}
      {page && !kind && (
        <Note tone="mid">
          Peristiwa jenis ini disusun dari berkas. Batalkan, lalu impor lagi lampirannya.
        </Note>
      )}
      {page && kind && !ended && <ChangedEvent {...{ page, kind }} />}
    </main>
  )
}

/** What both forms send, and what is missing in them. */
const declared = (
  kind: KindForm,
  values: EventValues,
  things: readonly string[],
  before?: Content,
) => ({
  effectiveOn: values.effectiveOn ?? '',
  decree: values['decree/number']?.trim()
    ? { number: values['decree/number'], date: values['decree/date'] || null }
    : null,
  content: contentOf(kind, values, things, before),
})
const wrongIn = (kind: KindForm, values: EventValues): Wrong<EventValues> => ({
  ...Object.fromEntries(
    askedIn(kind, values)
      .filter(({ free, ask }) => !free && ask !== 'places')
      .map(({ name }) => [
        `content/${name}`,
        values[`content/${name}`]?.trim() ? null : 'Isian ini wajib.',
      ]),
  ),
  effectiveOn: values.effectiveOn ? null : 'Pilih tanggal mulai berlakunya.',
})
const opened = ({ id }: { id: string }): void => navigate(`/organisasi/peristiwa/${id}`)

function NewEvent({ kind }: { kind: KindForm }): JSX.Element {
  const [things, setThings] = useState<readonly string[]>([])
  const form = useForm(events.draftEvent, {
    opens: opensOf(kind),
    keep: null,
    input: (values: EventValues) => ({ kind: kind.kind, ...declared(kind, values, things) }),
    wrong: (values) => wrongIn(kind, values),
    done: opened,
  })
  return (
    <Shown form={form} button="Simpan konsep">
      <EventFields {...{ kind, form }} things={setThings} />
    </Shown>
  )
}

function ChangedEvent({ kind, page }: { kind: KindForm; page: EventPage }): JSX.Element {
  const { event, content, names } = page
  const [things, setThings] = useState<readonly string[]>(thingsIn(content))
  // the version that was seen when the form opened
  const [seen] = useState({ eventId: event.id, version: event.version })
  const form = useForm(events.changeEvent, {
    opens: {
      ...opensOf(kind, content),
      effectiveOn: event.effectiveOn,
      'decree/number': event.decree?.number ?? '',
      'decree/date': event.decree?.date ?? '',
    },
    keep: null,
    input: (values: EventValues) => ({ ...seen, ...declared(kind, values, things, content) }),
    wrong: (values) => wrongIn(kind, values),
    done: opened,
  })
  return (
    <Shown form={form} button="Simpan perubahan" leave={() => opened(event)}>
      <EventFields {...{ kind, form, names }} things={setThings} />
    </Shown>
  )
}

const Shown = ({
  children,
  ...told
}: {
  form: Parameters<typeof Form>[0]['form']
  button: string
  leave?: () => void
  children: ComponentChildren
}): JSX.Element => (
  <Form {...told} class="space-y-5 mt-8 max-w-[44rem]">
    {children}
  </Form>
)
