import type { JSX } from 'preact'
import { type ImportRun, importContract } from '../../rooms/imports/import.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { StayBar } from '../parts/form/StayBar.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { type Answer, client, useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { focusHeading, importAddress } from './state.ts'
import { transferReady } from './typed/typed-forms.ts'

const imports = client(importContract)

/** The bar that saves a checked run, or leads back to uploading when the file must be mended
 * first. */
export function CommitBar({
  run,
  answer,
}: {
  run: ImportRun
  answer: Answer<ImportRun>
}): JSX.Element {
  const commit = useAct(imports.commitImport, { replaces: answer })
  const again = importAddress(run.kind, run.options)
  const save = async (): Promise<void> => {
    const saved = await commit({ runId: run.id })
    if (!saved) return void answer.again()
    say('Impor tersimpan.')
    focusHeading()
  }
  if (run.state === 'REFUSED')
    return (
      <StayBar
        label="Perbaiki berkas"
        actions={
          <a class="btn btn-primary" href={again}>
            Unggah berkas yang diperbaiki
          </a>
        }
      >
        <b class="text-ink font-semibold">Ini uji coba: belum ada yang berubah.</b> Berkas dapat
        disimpan setelah kesalahannya diperbaiki.
      </StayBar>
    )
  return (
    <StayBar
      label="Simpan impor"
      actions={
        <>
          <a class="btn btn-quiet" href={again}>
            Unggah ulang
          </a>
          <Button kind="primary" busy={commit.busy} onClick={() => void save()}>
            {commit.busy ? 'Menyimpan…' : 'Simpan impor ini'}
          </Button>
        </>
      }
    >
      {commit.refusal ? (
        <RefusalNote refusal={commit.refusal} />
      ) : (
        <>
          <b class="text-ink font-semibold">Ini uji coba: belum ada yang berubah.</b>{' '}
          {commit.busy
            ? 'Sedang disimpan seluruhnya sekaligus.'
            : run.kind === 'transfers'
              ? transferReady
              : 'Setelah disimpan, impor masih dapat dibatalkan utuh.'}
        </>
      )}
    </StayBar>
  )
}
