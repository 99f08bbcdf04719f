import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { printDateShort, printNumber } from '../../../kernel/indonesian.ts'
import { refusal } from '../../../kernel/refusal.ts'
import { type ImportKind, importContract } from '../../../rooms/imports/import.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { addressTo } from '../../platform/address.ts'
import { useAskedYear } from '../../platform/asked-year.ts'
import { client, useAnswer } from '../../platform/client.ts'
import { navigate, useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { OptionField } from '../OptionField.tsx'
import { TypedFields } from './TypedFields.tsx'
import { TypedSheet } from './TypedSheet.tsx'
import { inYear, labelOf, type TypedForm, typedForms } from './typed-forms.ts'
import { type Cells, toldElsewhere } from './typed-rows.ts'
import { type Typed, useTyped } from './use-typed.ts'

const imports = client(importContract)
const nothing = {}
const unknown = refusal('web/no-such-form', 404, 'Formulir ini tidak ada.', {
  mend: { href: '/impor', label: 'Ke halaman impor' },
})

/** Only an address of this application leads back. */
const wayBack = (asked: string | undefined): string =>
  asked && /^\/(?![/\\])/.test(asked) ? asked : '/impor'

/** What an import can bring, typed: one thing as a form, many as a sheet (decision 0049). */
export function TypedPage({ form: id }: { form: string }): JSX.Element {
  const year = useAskedYear()
  const form = typedForms[id] && inYear(typedForms[id], year)
  const [asks] = useQuery()
  const query = { tahun: String(year), ...asks }
  const kinds = useAnswer(imports.listImportKinds, nothing)
  const kind = kinds.value?.items.find((one) => one.kind === form?.kind)
  const { kembali, id: about = null } = asks
  const options = optionsIn(kind, query)
  const asked =
    form && kind?.typed && about
      ? {
          kind: form.kind,
          about,
          whole: form.sheet?.whole ?? false,
          options: JSON.stringify(options),
        }
      : null
  const read = useAnswer(imports.readRows, asked)
  // what was typed is not thrown away when the page asks again on coming back
  const opened = useRef<typeof read.value>(undefined)
  if (!opened.current && read.value && !read.busy) opened.current = read.value
  const barred =
    kind && !kind.typed
      ? refusal('web/not-allowed', 403, `${kind.title} diubah oleh pengelola datanya.`)
      : null
  const why = form ? (barred ?? kinds.refusal ?? (opened.current ? null : read.refusal)) : unknown
  if (form && kind && !why && (about === null || opened.current))
    return <Editor {...{ id, form, kind, about, query, options }} opened={opened.current} />
  return (
    <Frame form={form} back={wayBack(kembali)}>
      {why ? <RefusalNote refusal={why} /> : <Loading shape="rows" />}
    </Frame>
  )
}

function Frame({
  form,
  back,
  children,
}: {
  form: TypedForm | undefined
  back: string
  children: ComponentChildren
}): JSX.Element {
  const title = form?.title ?? 'Formulir ini tidak ada'
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={title}
        wide
        steps={[{ label: 'Kembali', href: back }, { label: title }]}
        context={form?.sentence}
      >
        {title}.
      </PageTitle>
      <div class="mt-8">{children}</div>
    </main>
  )
}

const optionsIn = (kind: ImportKind | undefined, query: Cells): Cells =>
  Object.fromEntries(
    (kind?.options ?? []).flatMap(({ key }) => (query[key] ? [[key, query[key]]] : [])),
  )

type EditorProps = {
  id: string
  form: TypedForm
  kind: ImportKind
  about: string | null
  query: Cells
  options: Cells
  opened: { version: string; rows: Cells[] } | undefined
}

function Editor({ id, form, kind, about, query, options, opened }: EditorProps): JSX.Element {
  const fresh = Object.fromEntries(
    kind.columns.flatMap(({ key }) => (query[key] ? [[key, query[key]]] : [])),
  )
  const emptied = Object.fromEntries((form.emptied ?? []).map((key) => [key, '']))
  const recorded = (opened?.rows ?? []).map((row) => ({ ...row, ...emptied }))
  const rows = form.sheet ? recorded : recorded.slice(0, 1)
  const typed = useTyped({
    ...{ form, kind, about, fresh },
    name: `${id}/${about ?? addressTo('', fresh)}`,
    opens: {
      ...{ version: opened?.version ?? null, opened: rows, options },
      rows: rows.length > 0 ? rows : [fresh],
    },
    done: () => {
      say(form.done)
      navigate(form.leads ?? wayBack(query.kembali))
    },
  })
  const { fields, held, choose } = typed
  const stale = fields.refusal?.status === 412
  return (
    <>
      <Frame form={form} back={wayBack(query.kembali)}>
        <Form
          form={{ ...fields, restored: typed.restored, drop: typed.drop }}
          class="space-y-6"
          instead={null}
        >
          {(!form.sheet || form.sheet.closed) && <Carried typed={typed} />}
          {form.sheet ? <TypedSheet typed={typed} /> : <TypedFields typed={typed} />}
          <div class="max-w-96 space-y-5">
            {kind.options
              .filter(({ key }) => key === 'berlaku' || (key !== 'wakil' && !options[key]))
              .map((option) => (
                <OptionField
                  key={option.key}
                  option={
                    option.key === 'berlaku' ? { ...option, hint: validity(option.hint) } : option
                  }
                  value={held.options[option.key] ?? ''}
                  change={(value) => choose(option.key, value)}
                  error={undefined}
                />
              ))}
          </div>
          <Told typed={typed} />
          <RefusalNote refusal={fields.refusal} />
          {stale && (
            <Button onClick={() => void typed.renew()}>Muat yang terbaru, isian saya tetap</Button>
          )}
        </Form>
      </Frame>
      <SaveBar typed={typed} />
    </>
  )
}

const validity = (hint: string | undefined): string =>
  (hint ?? '').replace(/berkas ini/g, 'isian ini')

/** What the row is about, where its own columns do not say it. */
function Carried({ typed: { form, kind, held } }: { typed: Typed }): JSX.Element | null {
  const carried = (form.carried ?? []).slice(0, form.sheet ? 1 : undefined)
  const words = carried.flatMap((key) => {
    const [cell, column] = [held.rows[0]?.[key], kind.columns.find((one) => one.key === key)]
    if (!cell || !column) return []
    return [`${labelOf(column.heading)} ${column.kind === 'date' ? printDateShort(cell) : cell}`]
  })
  return words.length > 0 ? <p class="font-medium">{words.join(' · ')}</p> : null
}

const shownChanges = 12

/** What would change, and what no cell can tell. */
function Told({ typed: { judgement, unjudged, form } }: { typed: Typed }): JSX.Element {
  const elsewhere = toldElsewhere(judgement, form.columns)
  const rows = judgement?.errors === 0 ? judgement.changes.rows : []
  return (
    <div class="space-y-4" aria-live="polite">
      {unjudged && <Note tone="mid">{unjudged.detail}</Note>}
      {elsewhere.map(({ row, detail, severity }) => (
        <Note key={`${row}${detail}`} tone={severity === 'error' ? 'bad' : 'mid'}>
          {detail}
        </Note>
      ))}
      {rows.length > 0 && (
        <section aria-labelledby="berubah">
          <h2 id="berubah" class="h2 mb-2">
            Yang akan berubah
          </h2>
          <ul class="sheet rows">
            {rows.slice(0, shownChanges).map(([turn = '', ...cells]) => (
              <li key={`${turn}${cells.join()}`} class="row">
                <span>
                  <b class="font-semibold">{turn}</b>{' '}
                  {cells.filter((cell) => cell !== '' && cell !== '–').join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          {rows.length > shownChanges && (
            <p class="sec mt-2">Dan {printNumber(rows.length - shownChanges)} perubahan lagi.</p>
          )}
        </section>
      )}
    </div>
  )
}

function SaveBar({ typed }: { typed: Typed }): JSX.Element {
  const { fields, judgement, judging, form } = typed
  const nothing = fields.field('nothing').error
  useEffect(() => {
    const save = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
      event.preventDefault()
      fields.press()
    }
    window.addEventListener('keydown', save)
    return () => window.removeEventListener('keydown', save)
  })
  const state = judging
    ? 'Memeriksa…'
    : judgement
      ? judgement.errors > 0
        ? 'Ada yang perlu diperbaiki; belum ada yang disimpan.'
        : judgement.changes.rows.length > 0
          ? (form.ready ?? 'Siap disimpan. Sesudahnya masih dapat dibatalkan di Impor.')
          : 'Semuanya sudah tercatat seperti itu.'
      : (nothing ?? 'Belum ada yang berubah.')
  return (
    <StayBar
      label="Simpan"
      actions={
        <Button kind="primary" busy={fields.busy} onClick={fields.press}>
          {fields.busy ? 'Menyimpan…' : form.button}
        </Button>
      }
    >
      <span role="status">{state}</span>
    </StayBar>
  )
}
