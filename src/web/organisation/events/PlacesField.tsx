import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { organisationContract } from '../../../rooms/organisation/organisation.contract.ts'
import { FieldGroup } from '../../parts/form/Field.tsx'
import { SelectField } from '../../parts/form/fields.tsx'
import { client, useAnswer } from '../../platform/client.ts'
import { placesIn, placesText } from './event-content.ts'
import type { KindForm } from './kind-forms.ts'

const organisation = client(organisationContract)

type Told = {
  name: string
  label: string
  value: string
  change: (value: string) => void
  error: string | undefined
  units: readonly string[]
  on: string
  places: NonNullable<KindForm['places']>
  /** Units that something may go into instead. */
  ways: { value: string; label: string }[]
  /** Told every unit and post that goes somewhere. */
  things: (ids: readonly string[]) => void
}

/** Each unit and post below the chosen units, with where it goes; the usual way needs no
 * choice. */
export function PlacesField({ units, ...told }: Told): JSX.Element {
  const [known, learn] = useState<Record<string, readonly string[]>>({})
  const all = units.flatMap((id) => known[id] ?? [])
  const count = all.length
  useEffect(() => {
    if (units.every((id) => known[id])) told.things(all)
  }, [units.join(' '), all.join(' ')])
  return (
    <FieldGroup label={told.label} hint={`Biasanya ${told.places.usual}.`} error={told.error}>
      {units.length === 0 && <p class="sec">Pilih unitnya dahulu.</p>}
      {units.map((id) => (
        <UnitPlaces
          key={id}
          {...told}
          unitId={id}
          learn={(ids) => learn((before) => ({ ...before, [id]: ids }))}
        />
      ))}
      {units.length > 0 && count === 0 && (
        <p class="sec">Tidak ada jabatan atau unit di bawahnya.</p>
      )}
    </FieldGroup>
  )
}

function UnitPlaces({
  unitId,
  on,
  learn,
  value,
  change,
  ways,
  places: { usual, closes },
}: Omit<Told, 'units' | 'things'> & {
  unitId: string
  learn: (ids: readonly string[]) => void
}): JSX.Element | null {
  const { value: page } = useAnswer(organisation.readUnit, { unitId, ...(on && { on }) })
  const chosen = placesIn(value)
  const [head] = page?.positions ?? []
  const things = [
    ...(page?.children ?? []).map(({ id, name }) => ({ id, name, post: false })),
    ...(page?.positions ?? [])
      .filter(({ id }) => id !== head?.id)
      .map(({ id, title }) => ({ id, name: title, post: true })),
  ]
  const ids = things.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (page) learn(ids.split(' ').filter(Boolean))
  }, [ids, page !== undefined])
  const set = (id: string, to: string): void => {
    const next = new Map(chosen)
    if (to) next.set(id, to)
    else next.delete(id)
    change(placesText(next))
  }
  if (!page) return null
  return (
    <details class="twin" open={things.length <= 20}>
      <summary class="link py-1">
        {page.unit.name}: {things.length} jabatan dan unit
      </summary>
      <div class="space-y-3 mt-2">
        {things.map(({ id, name, post }) => (
          <SelectField
            key={id}
            label={name}
            name={id}
            value={chosen.get(id) ?? ''}
            change={(to) => set(id, to)}
            empty={usual}
            options={[...ways, ...(closes && post ? [{ value: 'closes', label: 'dihapus' }] : [])]}
          />
        ))}
      </div>
    </details>
  )
}
