import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Refusal } from '../../kernel/refusal.ts'
import {
  type FileHeadings,
  type ImportKind,
  importContract,
} from '../../rooms/imports/import.contract.ts'
import { whyNotMapped } from '../../rooms/imports/mapping.rules.ts'
import { optionsProblem } from '../../rooms/imports/option.rules.ts'
import { FileField } from '../parts/FileField.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { client, useAct } from '../platform/client.ts'
import { navigate, useQuery } from '../platform/place.ts'
import { Checking } from './Checking.tsx'
import { OptionField } from './OptionField.tsx'
import { PairColumns } from './PairColumns.tsx'
import { mappedOf, type Pairs, surePairs } from './pairing.ts'

const imports = client(importContract)
const endings = ['.xlsx', '.csv']
const noFile = 'Pilih berkasnya dahulu.'
const changedFile = 'Berkas ini berubah atau berpindah sejak dipilih. Pilih sekali lagi.'

/** Refusals that somebody who knows the file can mend by saying which column is which. */
const pairable = ['no-header', 'missing-column', 'duplicate-column', 'mapped-elsewhere'].map(
  (code) => `imports/sheets/${code}`,
)

const errorIn = (refusal: Refusal | null, pointer: string): string | undefined =>
  refusal?.errors?.find((error) => error.pointer === pointer)?.detail

/** A file that was changed after it was chosen cannot be read any more; asked before sending, so that nobody is told «tanpa sinyal». */
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
  const [own, setOwn] = useState<{ refusal: Refusal | null; file?: string }>({ refusal: null })
  const check = useAct(imports.checkImport)
  const pairing = usePairing(kind)
  const form = useRef<HTMLFormElement>(null)
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

  const submit = async (): Promise<void> => {
    const refusal = optionsProblem(kind.options, options)
    const unreadable = file !== null && !(await isReadable(file))
    setOwn({
      refusal,
      ...(file === null ? { file: noFile } : unreadable ? { file: changedFile } : {}),
    })
    if (!pairing.check() || refusal || file === null || unreadable) return
    const columns = pairing.mapped ? { columns: JSON.stringify(pairing.mapped) } : {}
    const run = await check({
      kind: kind.kind,
      options: JSON.stringify(options),
      ...columns,
      file,
    })
    if (run && here.current) navigate(`/impor/${run.id}`)
  }
  const errorAt = (pointer: string): string | undefined =>
    (pointer === '/file' ? own.file : errorIn(own.refusal, pointer)) ?? check.errorAt(pointer)
  const wrong =
    own.file !== undefined || own.refusal !== null || (check.refusal?.errors?.length ?? 0) > 0
  useEffect(() => {
    if (wrong)
      form.current?.querySelector<HTMLElement>('[aria-invalid] input, input[aria-invalid]')?.focus()
  }, [own, check.refusal])

  const strange = check.refusal !== null && pairable.includes(check.refusal.code)
  useEffect(() => {
    if (strange && file) void pairing.open(file)
  }, [strange, check.refusal])

  const choose = (chosen: File | null): void => {
    setFile(chosen)
    pairing.close()
    if (chosen && query.kolom) void pairing.open(chosen)
    setOwn((old) => ({ refusal: old.refusal }))
    check.clear()
  }
  return { form, options, change, file, choose, check, pairing, submit, errorAt }
}

/** The options of a kind and its file. What was chosen stays in the address, so a refused file costs only choosing another one. */
export function ImportForm({ kind }: { kind: ImportKind }): JSX.Element {
  const { form, options, change, file, choose, check, pairing, submit, errorAt } = useChecking(kind)
  return (
    <form
      ref={form}
      class="space-y-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {kind.options.map((option) => (
        <OptionField
          key={option.key}
          option={option}
          value={options[option.key] ?? ''}
          change={(value) => change({ [option.key]: value })}
          error={errorAt(`/options/${option.key}`)}
        />
      ))}
      <FileField
        label="Berkas"
        name="file"
        file={file}
        change={choose}
        accept={endings}
        error={errorAt('/file')}
      />
      {check.refusal && !check.refusal.errors && <RefusalNote refusal={check.refusal} />}
      {file && <Pairing kind={kind} file={file} pairing={pairing} error={errorAt('/columns')} />}
      {check.busy && file ? (
        <Checking file={file} />
      ) : (
        <div>
          <Button kind="primary" type="submit" class="w-full md:w-auto md:px-8">
            Periksa berkas
          </Button>
          <p class="meta mt-2">Pemeriksaan tidak mengubah apa pun.</p>
        </div>
      )}
    </form>
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
