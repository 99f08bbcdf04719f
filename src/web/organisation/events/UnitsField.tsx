import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  organisationContract,
  type UnitLine,
} from '../../../rooms/organisation/organisation.contract.ts'
import { ChoiceField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { client, useAnswer } from '../../platform/client.ts'
import { idsIn } from './event-content.ts'

const organisation = client(organisationContract)

/** The units of a day, by their ids. */
export function useUnits(on: string): ReadonlyMap<string, UnitLine> {
  const { value } = useAnswer(organisation.listUnits, on ? { on } : {})
  return new Map((value?.items ?? []).map((unit) => [unit.id, unit]))
}

type Told = {
  name: string
  label: string
  hint?: string | undefined
  value: string
  change: (value: string) => void
  error: string | undefined
  /** The day whose units there are to choose from. */
  on: string
}

const most = 8
/** One unit by its name or code, or several with `many`: what is found stands below to choose
 * from. */
export function UnitsField({ many = false, on, ...told }: Told & { many?: boolean }): JSX.Element {
  const [words, setWords] = useState('')
  const units = useUnits(on)
  const chosen = idsIn(told.value)
  const wanted = words.trim().toLocaleLowerCase('id')
  const found = [...units.values()].filter(
    ({ id, name, code }) =>
      wanted.length > 1 &&
      !chosen.includes(id) &&
      `${code} ${name}`.toLocaleLowerCase('id').includes(wanted),
  )
  const choose = (id: string): void => {
    told.change(many ? [...chosen, id].join(' ') : id)
    setWords('')
  }
  return (
    <div class="space-y-2">
      <TextField
        label={told.label}
        hint={told.hint ?? 'Nama atau kode, boleh sebagian; lalu pilih dari yang ditemukan.'}
        name={told.name}
        value={words}
        change={setWords}
        error={told.error}
      />
      {found.length > 0 && (
        <ChoiceField
          label="Yang ditemukan"
          name={`${told.name}-ditemukan`}
          value=""
          change={choose}
          options={found
            .slice(0, most)
            .map(({ id, name, code }) => ({ value: id, label: name, hint: code }))}
        />
      )}
      {wanted.length > 1 && found.length === 0 && (
        <p class="sec" role="status">
          Tidak ada unit bernama «{words.trim()}» pada tanggal itu.
        </p>
      )}
      {chosen.length > 0 && (
        <ul class="space-y-1">
          {chosen.map((id) => (
            <Chosen
              key={id}
              name={units.get(id)?.name ?? 'Unit pada tanggal lain'}
              drop={() => told.change(chosen.filter((one) => one !== id).join(' '))}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

/** One thing that is chosen, by its name. */
export const Chosen = ({ name, drop }: { name: string; drop: () => void }): JSX.Element => (
  <li class="flex flex-wrap items-center justify-between gap-2">
    <b class="font-medium">{name}</b>
    <Button kind="text" onClick={drop}>
      Lepas
    </Button>
  </li>
)
