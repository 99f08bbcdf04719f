import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Column, Entry } from '../../../rooms/organisation/pack/clause.contract.ts'
import { FieldGroup } from '../../parts/form/Field.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'

/** A field of a rule: its name, what it holds, and what is wrong with it. */
export type RuleField = {
  name: string
  label: string
  value: unknown
  change: (value: unknown) => void
  error?: string | undefined
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A whole number as it is typed; what is none stays as typed, and is refused at its place. */
const wholeIn = (text: string): unknown => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : text)
const decimalIn = (text: string): unknown =>
  text.trim() === '' ? null : text.trim().replace(',', '.')

/** One plain value of a rule. */
export function EntryField({ entry, ...field }: RuleField & { entry: Entry }): JSX.Element {
  const { value, change } = field
  const text = { ...field, value: textOf(value) }
  switch (entry.kind) {
    case 'whole':
      return (
        <TextField
          {...text}
          figures
          suffix={entry.unit}
          change={(typed) => change(wholeIn(typed))}
        />
      )
    case 'decimal':
      return (
        <TextField
          {...text}
          figures
          suffix={entry.unit}
          value={text.value.replace('.', ',')}
          hint={entry.empty ? `Kosong berarti ${entry.empty}.` : undefined}
          change={(typed) => change(decimalIn(typed))}
        />
      )
    case 'yesNo':
      return (
        <SelectField
          {...text}
          options={[
            { value: 'true', label: entry.yes },
            { value: 'false', label: entry.no },
          ]}
          change={(chosen) => change(chosen === 'true')}
        />
      )
    case 'choice':
      return <SelectField {...text} options={entry.options} />
    case 'several':
      return <SeveralField {...field} options={entry.options} />
    case 'words':
      return <WordsField {...field} />
    default:
      return <TextField {...text} />
  }
}

/** More choices than these are folded away behind what is chosen. */
const visible = 6

function SeveralField({
  options,
  ...field
}: RuleField & { options: { value: string; label: string }[] }): JSX.Element {
  const chosen = listOf(field.value)
  const checks = options.map(({ value, label }) => (
    <CheckField
      key={value}
      name={`${field.name}.${value}`}
      label={label}
      checked={chosen.includes(value)}
      change={(checked) =>
        field.change(
          options.flatMap((one) =>
            (one.value === value ? checked : chosen.includes(one.value)) ? [one.value] : [],
          ),
        )
      }
    />
  ))
  const names = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  return (
    <FieldGroup label={field.label} error={field.error}>
      {options.length <= visible ? (
        checks
      ) : (
        <details>
          <summary class="link cursor-pointer">{names.join(', ') || 'Pilih'}</summary>
          <div class="mt-2 grid sm:grid-cols-2 gap-x-4">{checks}</div>
        </details>
      )}
    </FieldGroup>
  )
}

/** Words with commas between them; what is typed stays as typed. */
function WordsField(field: RuleField): JSX.Element {
  const [typed, setTyped] = useState(listOf(field.value).join(', '))
  return (
    <TextAreaField
      {...field}
      rows={2}
      hint="Pisahkan dengan koma."
      value={typed}
      change={(text) => {
        setTyped(text)
        field.change(text.split(',').flatMap((word) => word.trim() || []))
      }}
    />
  )
}

type Row = Record<string, unknown>

/** Values that belong together. */
export function RecordField({ columns, ...field }: RuleField & { columns: Column[] }): JSX.Element {
  const row = (field.value ?? {}) as Row
  return (
    <FieldGroup label={field.label} error={field.error}>
      <div class="grid sm:grid-cols-3 gap-x-4 gap-y-2">
        {columns.map(({ key, label, entry }) => (
          <EntryField
            key={key}
            entry={entry}
            name={`${field.name}.${key}`}
            label={label}
            value={row[key]}
            change={(value) => field.change({ ...row, [key]: value })}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

const emptyOf = ({ kind }: Entry, value: unknown): unknown =>
  kind === 'several' || kind === 'words'
    ? []
    : kind === 'text'
      ? ''
      : kind === 'decimal'
        ? null
        : (value ?? null)

/** One more row like the last, with nothing typed; a code that no field shows is a new one. */
function oneMore(rows: readonly Row[], columns: readonly Column[]): Row {
  const last = rows.at(-1) ?? {}
  const shown = new Set(columns.map(({ key }) => key))
  const codes = rows.map(({ code }) => code)
  let number = rows.length + 1
  while (codes.includes(`BARIS_${number}`)) number += 1
  return Object.fromEntries([
    ...('code' in last && !shown.has('code') ? [['code', `BARIS_${number}`]] : []),
    ...columns.map(({ key, entry }) => [key, emptyOf(entry, firstOf(entry, last[key]))]),
  ])
}
const firstOf = (entry: Entry, value: unknown): unknown =>
  value ?? (entry.kind === 'choice' ? entry.options[0]?.value : undefined)

/** Rows in an order that counts: added, taken out, moved up. */
export function TableField({ columns, ...field }: RuleField & { columns: Column[] }): JSX.Element {
  const rows = listOf(field.value) as Row[]
  const set = (next: Row[]): void => field.change(next)
  return (
    <FieldGroup label={field.label} error={field.error}>
      <ol class="sheet rows">
        {rows.map((row, at) => (
          <li key={at} class="px-4 py-3">
            <div class="grid sm:grid-cols-4 gap-x-4 gap-y-2">
              {columns.map(({ key, label, entry }) => (
                <EntryField
                  key={key}
                  entry={entry}
                  name={`${field.name}.${at}.${key}`}
                  label={`${label} ${at + 1}`}
                  value={row[key]}
                  change={(value) => set(rows.with(at, { ...row, [key]: value }))}
                />
              ))}
            </div>
            <div class="mt-1 flex gap-4">
              {at > 0 && (
                <Button kind="text" onClick={() => set(movedUp(rows, at))}>
                  Naikkan baris {at + 1}
                </Button>
              )}
              <Button kind="text" onClick={() => set(rows.toSpliced(at, 1))}>
                Hapus baris {at + 1}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <div class="mt-2">
        <Button onClick={() => set([...rows, oneMore(rows, columns)])}>Tambah baris</Button>
      </div>
    </FieldGroup>
  )
}

function movedUp(rows: readonly Row[], at: number): Row[] {
  const row = rows[at]
  return row ? rows.toSpliced(at, 1).toSpliced(at - 1, 0, row) : [...rows]
}
