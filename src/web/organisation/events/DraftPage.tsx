import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { whyNotManageEvents } from '../../../rooms/organisation/event/event.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, DateField, TextField } from '../../parts/form/fields.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { type Fields, useForm } from '../../platform/form.ts'
import { navigate } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { PersonField, postOptions } from '../PersonField.tsx'
import { events } from './calls.ts'
import {
  contentOf,
  type EventField,
  type EventValues,
  idsIn,
  type KindForm,
  kindForms,
  opensOf,
} from './kind-forms.ts'
import { PlacesField } from './PlacesField.tsx'
import { UnitsField } from './UnitsField.tsx'

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
      {kind && !refusal && <DraftForm key={kind.kind} kind={kind} />}
    </main>
  )
}

function DraftForm({ kind }: { kind: KindForm }): JSX.Element {
  const [things, setThings] = useState<readonly string[]>([])
  const form = useForm(events.draftEvent, {
    opens: opensOf(kind),
    keep: null,
    input: (values: EventValues) => ({
      kind: kind.kind,
      effectiveOn: values.effectiveOn ?? '',
      decree: values['decree/number']?.trim()
        ? { number: values['decree/number'], date: values['decree/date'] || null }
        : null,
      content: contentOf(kind, values, things),
    }),
    wrong: (values) => ({
      ...Object.fromEntries(
        kind.fields
          .filter(({ free, ask }) => !free && ask !== 'places')
          .map(({ name }) => [
            `content/${name}`,
            values[`content/${name}`]?.trim() ? null : 'Isian ini wajib.',
          ]),
      ),
      effectiveOn: values.effectiveOn ? null : 'Pilih tanggal mulai berlakunya.',
    }),
    done: ({ id }) => navigate(`/organisasi/peristiwa/${id}`),
  })
  return (
    <Form form={form} button="Simpan konsep" class="space-y-5 mt-8 max-w-[44rem]">
      <DateField
        {...fieldOf(form, 'effectiveOn')}
        label="Berlaku sejak"
        hint="Tanggal menurut keputusan; boleh lewat, boleh yang akan datang."
      />
      {kind.fields.map((field) => (
        <Asked key={field.name} {...{ field, form, kind }} things={setThings} />
      ))}
      <div class="grid md:grid-cols-2 gap-4">
        <TextField
          {...fieldOf(form, 'decree/number')}
          label="Dasar hukum"
          hint="Nomor perda, perkada, atau keputusan."
        />
        <DateField {...fieldOf(form, 'decree/date')} label="Tanggal dasar hukum" />
      </div>
    </Form>
  )
}

type Held = Pick<Fields<EventValues>, 'field' | 'values'>
const fieldOf = ({ field }: Held, name: string) => {
  const told = field(name)
  return { ...told, value: told.value ?? '' }
}

/** One field in the way it is asked for. */
function Asked({
  field,
  form,
  kind,
  things,
}: {
  field: EventField
  form: Held
  kind: KindForm
  things: (ids: readonly string[]) => void
}): JSX.Element {
  const on = form.values.effectiveOn ?? ''
  const told = {
    ...fieldOf(form, `content/${field.name}`),
    ...{ label: field.label, optional: field.free === true },
    ...(field.hint && { hint: field.hint }),
  }
  if (field.ask === 'unit') return <UnitsField {...told} on={on} />
  if (field.ask === 'units') return <UnitsField {...told} on={on} many />
  if (field.ask === 'person') return <PersonField {...told} />
  if (field.ask === 'post') return <PersonField {...told} options={postOptions} />
  if (field.ask === 'choice') return <ChoiceField {...told} options={field.options ?? []} />
  if (field.ask === 'places' && kind.places) {
    const units = idsIn(form.values['content/sources'] ?? form.values['content/unitId'] ?? '')
    return <PlacesField {...told} {...{ on, units, things }} places={kind.places} />
  }
  return <TextField {...told} />
}
