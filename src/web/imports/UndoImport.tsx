import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type ImportRun, importContract } from '../../rooms/imports/import.contract.ts'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { type Answer, client, useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { focusHeading, nextSteps } from './state.ts'

const imports = client(importContract)

/** After saving: where to look, what comes next, and the way back. */
export function UndoImport({
  run,
  answer,
}: {
  run: ImportRun
  answer: Answer<ImportRun>
}): JSX.Element {
  const undo = useAct(imports.undoImport, { replaces: answer })
  const [asking, setAsking] = useState(false)
  const takeBack = async (): Promise<void> => {
    const undone = await undo({ runId: run.id })
    setAsking(false)
    if (!undone) return void answer.again()
    say('Impor dibatalkan.')
    focusHeading()
  }
  const [first, ...others] = nextSteps[run.kind] ?? []
  return (
    <div class="mt-6 space-y-4">
      <div class="flex flex-wrap gap-2">
        {first && (
          <a class="btn btn-primary" href={first.href}>
            {first.label}
          </a>
        )}
        {others.map(({ href, label }) => (
          <a key={href} class="btn btn-quiet" href={href}>
            {label}
          </a>
        ))}
        <Button kind="text" busy={undo.busy} onClick={() => setAsking(true)}>
          Batalkan impor
        </Button>
      </div>
      <RefusalNote refusal={undo.refusal} />
      <Dialog
        title="Batalkan impor ini?"
        open={asking}
        close={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Biarkan tersimpan</Button>
            <Button kind="primary" busy={undo.busy} onClick={() => void takeBack()}>
              Batalkan impor
            </Button>
          </>
        }
      >
        <p class="sec">
          Semua yang ditulis dari {run.fileName} diambil kembali, dan data sebelumnya berlaku lagi.
          Bila sudah ada yang bergantung padanya, impor tetap tersimpan dan sebabnya disebutkan.
        </p>
      </Dialog>
    </div>
  )
}
