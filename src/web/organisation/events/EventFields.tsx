import type { JSX } from 'preact'
import { ChoiceField, DateField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import type { Fields } from '../../platform/form.ts'
import { PersonField, postOptions } from '../PersonField.tsx'
import {
  countOf,
  type EventValues,
  eachOf,
  idsIn,
  isAsked,
  most,
  opensOf,
  placesIn,
} from './event-content.ts'
import type { EventField, KindForm } from './kind-forms.ts'
import { PlacesField } from './PlacesField.tsx'
import { Chosen, UnitsField, useUnits } from './UnitsField.tsx'

type Told = {
  kind: KindForm
  form: Pick<Fields<EventValues>, 'field' | 'values' | 'change'>
  /** Told the ids of all units and posts that go somewhere. */
  things: (ids: readonly string[]) => void
  /** How what was declared before is called, by its id. */
  names?: Readonly<Record<string, string>>
}
type One = Told & { field: EventField }

const fieldOf = ({ field }: Told['form'], name: string) => {
  const told = field(name)
  return { ...told, value: told.value ?? '' }
}

/** Everything an event of one kind is asked for: its date, its own fields, its decree. */
export function EventFields(told: Told): JSX.Element {
  const { kind, form } = told
  return (
    <>
      <DateField
        {...fieldOf(form, 'effectiveOn')}
        label="Berlaku sejak"
        hint="Tanggal menurut keputusan; boleh lewat, boleh yang akan datang."
      />
      {kind.fields
        .filter((field) => isAsked(field, form.values))
        .map((field) =>
          field.ask === 'many' ? (
            <Several key={field.name} {...told} field={field} />
          ) : (
            <Asked key={field.name} {...told} field={field} />
          ),
        )}
      <div class="grid md:grid-cols-2 gap-4">
        <TextField
          {...fieldOf(form, 'decree/number')}
          label="Dasar hukum"
          hint="Nomor perda, perkada, atau keputusan."
        />
        <DateField {...fieldOf(form, 'decree/date')} label="Tanggal dasar hukum" />
      </div>
    </>
  )
}

/** The fields of one thing after another; another one is added below. */
function Several({ field, ...told }: One): JSX.Element {
  const { form, kind } = told
  const count = countOf(form.values, field)
  const have = (now: number): void => {
    const values = { ...form.values, [`content/${field.name}`]: `${now}` }
    form.change({ ...opensOf({ ...kind, fields: [field] }, {}), ...values })
  }
  const ids = Array.from({ length: count }, (_, at) => at)
  return (
    <div class="space-y-5">
      {ids.map((at) => (
        <fieldset key={at} class="space-y-5">
          <legend class="h2">{count > 1 ? `${field.label} ke-${at + 1}` : field.label}</legend>
          {eachOf(field, at).map((one) => (
            <Asked key={one.name} {...told} field={one} />
          ))}
        </fieldset>
      ))}
      <div class="flex flex-wrap gap-3">
        {count < most && (
          <Button onClick={() => have(count + 1)}>Tambah {field.label.toLowerCase()}</Button>
        )}
        {count > 1 && (
          <Button kind="text" onClick={() => have(count - 1)}>
            Hapus yang ke-{count}
          </Button>
        )}
      </div>
    </div>
  )
}

/** One field in the way it is asked for. */
function Asked({ field, ...told }: One): JSX.Element {
  const { form, names } = told
  const on = form.values.effectiveOn ?? ''
  const asked = {
    ...fieldOf(form, `content/${field.name}`),
    ...{ label: field.label, optional: field.free === true },
    ...(field.hint && { hint: field.hint }),
  }
  if (field.ask === 'unit') return <UnitsField {...asked} on={on} />
  if (field.ask === 'units') return <UnitsField {...asked} on={on} many />
  if (field.ask === 'choice') return <ChoiceField {...asked} options={field.options ?? []} />
  if (field.ask === 'places') return <Places {...told} field={field} />
  if (field.ask === 'text') return <TextField {...asked} />
  const before = names?.[asked.value]
  return (
    <div class="space-y-2">
      <PersonField {...asked} {...(field.ask === 'post' && { options: postOptions })} />
      {before && (
        <ul>
          <Chosen name={before} drop={() => asked.change('')} />
        </ul>
      )}
    </div>
  )
}

/** Where each unit and post below the chosen units goes. */
function Places({ field, kind, form, things, names }: One): JSX.Element | null {
  const on = form.values.effectiveOn ?? ''
  const units = useUnits(on)
  const asked = fieldOf(form, `content/${field.name}`)
  const { places } = kind
  if (!places) return null
  const said = new Set(placesIn(asked.value).values())
  const [, ...heirs] = idsIn(form.values['content/heirs'])
  const into =
    places.to === 'parts'
      ? Array.from({ length: Number(form.values['content/parts']) }, (_, at) => ({
          value: `${at}`,
          label: form.values[`content/parts/${at}/opens/name`] || `unit baru ke-${at + 1}`,
        }))
      : [...new Set([...heirs, ...[...said].filter((way) => way !== 'closes')])].map((id) => ({
          value: id,
          label: units.get(id)?.name ?? names?.[id] ?? 'unit lain',
        }))
  return (
    <PlacesField
      {...asked}
      label={field.label}
      on={on}
      units={idsIn(form.values['content/sources'] ?? form.values['content/unitId'])}
      {...{ things, places }}
      ways={places.to ? into.map((way) => ({ ...way, label: `ke ${way.label}` })) : []}
    />
  )
}
