import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import {
  type FileHeadings,
  type ImportKind,
  importContract,
} from '../../rooms/imports/import.contract.ts'
import { whyNotMapped } from '../../rooms/imports/mapping.rules.ts'
import { optionsProblem } from '../../rooms/imports/option.rules.ts'
import { FileField } from '../parts/form/FileField.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { client, useAct } from '../platform/client.ts'
import { useFields } from '../platform/form.ts'
import { navigate, useQuery } from '../platform/place.ts'
import { Checking } from './Checking.tsx'
import { OptionField } from './OptionField.tsx'
import { PairColumns } from './PairColumns.tsx'
import { mappedOf, type Pairs, surePairs } from './pairing.ts'

const imports = client(importContract)
const endings = ['.xlsx', '.csv']
const noFile = 'Pilih berkasnya dahulu.'
const moved = 'Berkas ini berubah atau berpindah sejak dipilih. Pilih sekali lagi.'
const changedFile = refusal('web/file-changed', 0, moved, {
  errors: [{ pointer: '/file', detail: moved }],
})

/** Refusals that somebody who knows the file can mend by saying which column is which. */
const pairable = ['no-header', 'missing-column', 'duplicate-column', 'mapped-elsewhere'].map(
  (code) => `imports/sheets/${code}`,
)

/** A file that was changed after it was chosen cannot be read any more; asked before sending, so
 * that nobody is told «tanpa sinyal». */
const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(() => true)
    .catch(() => false)

/** The pairing of columns: opened by the person, or when the headings are not ours. */
function usePairing({ kind, columns }: ImportKind) {
  const ask = useAct(imports.readHeadings)
  const [held, setHeld] = useState<{ read: FileHeadings; pairs: Pairs } | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const open = async (file: File): Promise<void> => {
    const read = await ask({ kind, file })
    setHeld(read && { read, pairs: surePairs(read) })
  }
  const change = (key: string, letter: string): void => {
    setRefusal(null)
    setHeld((old) => old && { ...old, pairs: { ...old.pairs, [key]: letter } })
  }
  const close = (): void => {
    setHeld(null)
    setRefusal(null)
    ask.clear()
  }
  const mapped = held && mappedOf(held.read, held.pairs)
  const check = (): boolean => {
    const why = mapped && whyNotMapped(columns, mapped)
    setRefusal(why)
    return why === null
  }
  return { held, mapped, refusal, ask, open, change, close, check }
}

function useChecking(kind: ImportKind) {
  const [query, change] = useQuery()
  const [file, setFile] = useState<File | null>(null)
  const [moved, setMoved] = useState<Refusal | null>(null)
  const check = useAct(imports.checkImport)
  const pairing = usePairing(kind)
  const here = useRef(true)
  useEffect(
    () => () => {
      here.current = false
    },
    [],
  )
  const options = Object.fromEntries(
    kind.options.flatMap(({ key }) => (query[key] ? [[key, query[key]]] : [])),
  )

  const send = async (): Promise<void> => {
    if (!file || !pairing.check()) return
    if (!(await isReadable(file))) return setMoved(changedFile)
    const columns = pairing.mapped ? { columns: JSON.stringify(pairing.mapped) } : {}
    const run = await check({
      kind: kind.kind,
      options: JSON.stringify(options),
      ...columns,
      file,
    })
    if (run && here.current) navigate(`/impor/${run.id}`)
  }
  const asked = kind.options.map(({ key }) => [`options/${key}`, query[key] ?? ''])
  const fields = useFields<Record<string, unknown>>({
    values: { ...Object.fromEntries(asked), file, columns: pairing.mapped },
    change: () => undefined,
    busy: check.busy,
    refusal: moved ?? check.refusal,
    wrong: () => ({
      ...Object.fromEntries(
        (optionsProblem(kind.options, options)?.errors ?? []).map(({ pointer, detail }) => [
          pointer.slice(1),
          detail,
        ]),
      ),
      file: file ? null : noFile,
    }),
    send: () => void send(),
  })

  const strange = check.refusal !== null && pairable.includes(check.refusal.code)
  useEffect(() => {
    if (strange && file) void pairing.open(file)
  }, [strange, check.refusal])

  const choose = (chosen: File | null): void => {
    setFile(chosen)
    setMoved(null)
    pairing.close()
    if (chosen && query.kolom) void pairing.open(chosen)
    check.clear()
  }
  return { fields, options, change, file, choose, pairing }
}

/** The options of a kind and its file. What was chosen stays in the address, so a refused file
 * costs only choosing another one. */
export function ImportForm({ kind }: { kind: ImportKind }): JSX.Element {
  const { fields, options, change, file, choose, pairing } = useChecking(kind)
  const errorAt = (name: string): string | undefined => fields.field(name).error
  return (
    <Form form={fields} class="space-y-6" instead={null}>
      {kind.options.map((option) => (
        <OptionField
          key={option.key}
          option={option}
          value={options[option.key] ?? ''}
          change={(value) => change({ [option.key]: value })}
          error={errorAt(`options/${option.key}`)}
        />
      ))}
      <FileField
        label="Berkas"
        name="file"
        file={file}
        change={choose}
        accept={endings}
        error={errorAt('file')}
      />
      <RefusalNote refusal={fields.refusal} />
      {file && <Pairing kind={kind} file={file} pairing={pairing} error={errorAt('columns')} />}
      {fields.busy && file ? (
        <Checking file={file} />
      ) : (
        <div>
          <Button kind="primary" type="submit" class="w-full md:w-auto md:px-8">
            Periksa berkas
          </Button>
          <p class="meta mt-2">Pemeriksaan tidak mengubah apa pun.</p>
        </div>
      )}
    </Form>
  )
}

/** The way to the pairing of columns, and the pairing itself once the headings are read. */
function Pairing({
  kind,
  file,
  pairing,
  error,
}: {
  kind: ImportKind
  file: File
  pairing: ReturnType<typeof usePairing>
  error: string | undefined
}): JSX.Element {
  const { held, ask, refusal, open, change } = pairing
  if (held)
    return (
      <PairColumns
        {...held}
        columns={kind.columns}
        change={change}
        refusal={
          refusal ?? (error ? { code: 'imports/columns', status: 422, detail: error } : null)
        }
      />
    )
  return (
    <div>
      <Button kind="text" busy={ask.busy} onClick={() => void open(file)}>
        {ask.busy ? 'Membaca judul kolom…' : 'Pasangkan kolomnya sendiri'}
      </Button>
      <RefusalNote refusal={ask.refusal} />
    </div>
  )
}
