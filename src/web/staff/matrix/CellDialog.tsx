import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { printTarget } from '../../../rooms/planning/target/target.rules.ts'
import { readShare } from '../../../rooms/staff/matrix/division.rules.ts'
import type { MatrixColumn, MatrixPage } from '../../../rooms/staff/matrix/matrix.contract.ts'
import { linkModeNames } from '../../../rooms/staff/skp/naming.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { type Fields, useFields } from '../../platform/form.ts'
import { type Entry, fillable, type MatrixDraft, moved } from './matrix-draft.ts'

type Told = {
  page: MatrixPage
  draft: MatrixDraft
  opened: Entry
  keep: (entry: Entry) => void
  /** Absent for an entry that is not there yet. */
  remove?: (() => void) | undefined
  close: () => void
}

const modes = [
  {
    value: 'DIRECT',
    label: linkModeNames.DIRECT,
    hint: 'Memikul hasil yang sama, seluruhnya atau sebagian.',
  },
  {
    value: 'INDIRECT',
    label: linkModeNames.INDIRECT,
    hint: 'Memungkinkan hasil itu lewat hasil lain.',
  },
]

/** What one person delivers for one result of the leader. */
export function CellDialog({ page, draft, opened, keep, remove, close }: Told): JSX.Element {
  const [entry, setEntry] = useState(opened)
  const row = page.rows.find(({ assignmentId }) => assignmentId === entry.assignmentId)
  const column = page.columns.find(({ id }) => id === entry.parentResultId)
  const form = useFields({
    values: entry,
    change: (part) => setEntry({ ...entry, ...part }),
    ...{ busy: false, refusal: null },
    wrong: (values) => wrongIn(values, column),
    send: () => keep(entry),
  })
  return (
    <Dialog title={row ? `Hasil kerja ${row.name}` : 'Hasil kerja pegawai'} open close={close}>
      <Form
        form={form}
        actions={
          <div class="flex flex-wrap justify-end gap-2">
            {remove && <Button onClick={remove}>Lepas dari hasil ini</Button>}
            <Button onClick={close}>Batal</Button>
            <Button kind="primary" type="submit">
              Pakai
            </Button>
          </div>
        }
      >
        <SelectField
          label="Pegawai"
          {...form.field('assignmentId')}
          change={(to) => setEntry(moved(entry, to, entry.parentResultId))}
          options={fillable(page).map(({ assignmentId, name, title }) => ({
            ...{ value: assignmentId, label: `${name}, ${title}` },
          }))}
        />
        <SelectField
          label="Mendukung hasil kerja"
          {...form.field('parentResultId')}
          options={page.columns.map(({ id, text }) => ({ value: id, label: text }))}
        />
        <OwnResult page={page} draft={draft} entry={entry} change={form.change} />
        <TextAreaField label="Hasil kerja pegawai ini" rows={2} {...form.field('text')} />
        <Part form={form} column={column} />
      </Form>
    </Dialog>
  )
}

/** How the result above is supported, and how much of it. */
function Part({ form, column }: { form: Fields<Entry>; column: MatrixColumn | undefined }) {
  const { mode } = form.values
  const whole = column?.whole
  return (
    <>
      <ChoiceField
        label="Cara mendukung"
        {...form.field('mode')}
        change={(chosen) => form.change({ mode: chosen as Entry['mode'] })}
        options={modes}
      />
      {mode === 'DIRECT' && whole && isDecimalText(whole.target ?? '') && (
        <TextField
          label={whole.additive ? 'Bagian yang dipikul' : 'Target pegawai ini'}
          figures
          suffix={whole.unit}
          {...form.field('share')}
          hint={`Target atasan ${printTarget(whole.target ?? '')} ${whole.unit}. Kosong berarti seluruhnya.`}
        />
      )}
      <TextField
        label="Sumbangannya"
        optional={mode === 'DIRECT'}
        {...form.field('note')}
        hint="Satu kalimat: apa yang menjadi mungkin karenanya."
      />
    </>
  )
}

function wrongIn(entry: Entry, column: MatrixColumn | undefined) {
  const wrong: { text?: string; share?: string; note?: string } = {}
  if (entry.text.trim() === '') wrong.text = 'Tulis hasil kerja pegawai ini.'
  const read = column && entry.mode === 'DIRECT' ? readShare(entry.share) : null
  if (typeof read === 'string') wrong.share = read
  if (entry.mode === 'INDIRECT' && entry.note.trim() === '')
    wrong.note = 'Dukungan tidak langsung memerlukan satu kalimat tentang sumbangannya.'
  return wrong
}

/** A result the person has already, instead of a new one. */
function OwnResult({
  page,
  draft,
  entry,
  change,
}: Pick<Told, 'page' | 'draft'> & { entry: Entry; change: (part: Partial<Entry>) => void }) {
  const row = page.rows.find(({ assignmentId }) => assignmentId === entry.assignmentId)
  const used = new Set(draft.entries.filter(({ key }) => key !== entry.key).map(({ id }) => id))
  const free = row?.results.filter(({ id }) => !used.has(id)) ?? []
  if (free.length === 0) return null
  return (
    <SelectField
      label="Dari SKP-nya"
      name="hasil-ada"
      value={entry.id ?? ''}
      empty="Hasil kerja baru"
      change={(id) => {
        const found = free.find((one) => one.id === id)
        change(found ? { id, text: found.text } : { id: null })
      }}
      options={free.map(({ id, text }) => ({ value: id, label: text }))}
    />
  )
}
