import type { JSX } from 'preact'
import type { ImportKind } from '../../rooms/imports/import.contract.ts'
import { ChoiceField, DateField, SelectField, TextField } from '../parts/form/fields.tsx'

type Option = ImportKind['options'][number]

/** One thing the file does not say and the person must: a stage, a date, a year, a legal basis. */
export function OptionField(props: {
  option: Option
  value: string
  change: (value: string) => void
  error: string | undefined
}): JSX.Element {
  const { option, value, change, error } = props
  const words = { label: option.label, hint: option.hint, error, name: option.key, value, change }
  const optional = !option.required
  const { choices = [] } = option
  if (option.kind === 'choice' && choices.length > 6)
    return <SelectField {...words} options={choices} empty="Pilih" />
  if (option.kind === 'choice') return <ChoiceField {...words} options={choices} />
  if (option.kind === 'date') return <DateField {...words} optional={optional} />
  return <TextField {...words} optional={optional} figures={option.kind === 'year'} />
}
