import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Refusal } from '../../kernel/refusal.ts'
import { type ImportKind, importContract } from '../../rooms/imports/import.contract.ts'
import { optionsProblem } from '../../rooms/imports/option.rules.ts'
import { FileField } from '../parts/FileField.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { client, useAct } from '../platform/client.ts'
import { navigate, useQuery } from '../platform/router.tsx'
import { Checking } from './Checking.tsx'
import { OptionField } from './OptionField.tsx'

const imports = client(importContract)
const endings = ['.xlsx', '.csv']
const noFile = 'Pilih berkasnya dahulu.'
const changedFile = 'Berkas ini berubah atau berpindah sejak dipilih. Pilih sekali lagi.'

const errorIn = (refusal: Refusal | null, pointer: string): string | undefined =>
  refusal?.errors?.find((error) => error.pointer === pointer)?.detail

/** A file that was changed after it was chosen cannot be read any more; asked before sending, so that nobody is told «tanpa sinyal». */
const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(() => true)
    .catch(() => false)

function useChecking(kind: ImportKind) {
  const [query, change] = useQuery()
  const [file, setFile] = useState<File | null>(null)
  const [own, setOwn] = useState<{ refusal: Refusal | null; file?: string }>({ refusal: null })
  const check = useAct(imports.checkImport)
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
    if (refusal || file === null || unreadable) return
    const run = await check({ kind: kind.kind, options: JSON.stringify(options), file })
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

  const choose = (chosen: File | null): void => {
    setFile(chosen)
    setOwn((old) => ({ refusal: old.refusal }))
    check.clear()
  }
  return { form, options, change, file, choose, check, submit, errorAt }
}

/** The options of a kind and its file. What was chosen stays in the address, so a refused file costs only choosing another one. */
export function ImportForm({ kind }: { kind: ImportKind }): JSX.Element {
  const { form, options, change, file, choose, check, submit, errorAt } = useChecking(kind)
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
