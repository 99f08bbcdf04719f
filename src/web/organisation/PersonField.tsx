import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { organisationContract } from '../../rooms/organisation/organisation.contract.ts'
import { ChoiceField, TextField } from '../parts/form/fields.tsx'
import { client, type Received, useAnswer } from '../platform/client.ts'

const organisation = client(organisationContract)
type Found = Received<(typeof organisationContract)['listPeople']>['items'][number]
type Option = { value: string; label: string; hint?: string }

/** What a person is called among others of the name, by their posts. */
export const personOption = ({ id, name, assignments }: Found): Option[] => [
  {
    ...{ value: id, label: name },
    hint: assignments.map(({ title, unit }) => `${title}, ${unit}`).join('; '),
  },
]
/** Each post of a person, by its holder. */
export const postOptions = ({ name, assignments }: Found): Option[] =>
  assignments.map(({ positionId, title, unit }) => ({
    ...{ value: positionId, label: title, hint: `${name}, ${unit}` },
  }))

const pause = 300
/** Somebody by name: what is found stands below to choose from, people or their posts, within a unit
 * where one is named. */
export function PersonField({
  value,
  change,
  error,
  name,
  label = 'Siapa',
  unit,
  options: optionsOf = personOption,
}: {
  name: string
  value: string
  change: (value: string) => void
  error: string | undefined
  label?: string
  unit?: string
  options?: (found: Found) => Option[]
}): JSX.Element {
  const [words, setWords] = useState('')
  const [asked, ask] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => ask(words.trim()), pause)
    return () => clearTimeout(timer)
  }, [words])
  const found = useAnswer(
    organisation.listPeople,
    asked.length > 1 ? { search: asked, limit: 6, ...(unit && { unit }) } : null,
  )
  const options = (asked.length > 1 ? (found.value?.items ?? []) : []).flatMap(optionsOf)
  return (
    <>
      <TextField
        label={label}
        name="cari"
        hint="Nama, boleh sebagian; lalu pilih dari yang ditemukan."
        value={words}
        change={setWords}
        error={options.length === 0 ? error : undefined}
      />
      {options.length > 0 && (
        <ChoiceField label="Yang ditemukan" {...{ name, value, change, options }} error={error} />
      )}
      {asked.length > 1 && found.value && options.length === 0 && (
        <p class="sec" role="status">
          Tidak ada pegawai bernama «{asked}». Periksa ejaannya.
        </p>
      )}
    </>
  )
}
