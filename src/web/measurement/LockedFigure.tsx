import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { FigurePage } from '../../rooms/measurement/desk.contract.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { figures } from './calls.ts'

/** A locked figure: who may open its lock does so here with a reason, everybody else reads who can. */
export function LockedFigure({
  page,
  reopened,
}: {
  page: FigurePage
  reopened: () => void
}): JSX.Element | null {
  const [open, setOpen] = useState(false)
  const { state, whyNotReopen } = page
  if (state !== 'LOCKED') return null
  if (whyNotReopen)
    return (
      <Note icon="info" title="Angka ini sudah dikunci.">
        {whyNotReopen.detail}
      </Note>
    )
  return (
    <div class="-mt-4">
      <Button onClick={() => setOpen(true)}>Buka kunci</Button>
      <ReasonDialog page={page} open={open} close={() => setOpen(false)} reopened={reopened} />
    </div>
  )
}

type DialogTold = { page: FigurePage; open: boolean; close: () => void; reopened: () => void }

function ReasonDialog({ page, open, close, reopened }: DialogTold): JSX.Element {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const reopen = useAct(figures.reopenFigure)
  const empty = reason.trim() === ''
  const { measureId, period, version, indicator, periodLabel } = page

  const press = async (): Promise<void> => {
    setTried(true)
    if (empty || !(await reopen({ measureId, period, version, reason: reason.trim() }))) return
    close()
    say('Kunci dibuka. Pelapornya diberi tahu.')
    reopened()
  }
  return (
    <Dialog
      title="Buka kunci angka ini?"
      open={open}
      close={close}
      actions={
        <>
          <Button onClick={close}>Batal</Button>
          <Button kind="primary" onClick={() => void press()} busy={reopen.busy}>
            Buka kunci
          </Button>
        </>
      }
    >
      <div class="space-y-4">
        <p>
          {indicator}, {periodLabel}. Angka dan capaian yang dikunci tetap terbaca dalam riwayat;
          koreksinya menjadi versi baru yang diperiksa dan dikunci lagi. Periode sesudahnya yang
          sudah dikunci tidak ikut dihitung ulang.
        </p>
        <TextAreaField
          label="Mengapa kuncinya dibuka?"
          hint="Tercatat dan dapat dibaca dalam riwayat angka ini."
          error={tried && empty ? 'Tulis alasannya.' : undefined}
          name="alasan-buka"
          value={reason}
          change={setReason}
          rows={3}
        />
        <RefusalNote refusal={reopen.refusal} />
      </div>
    </Dialog>
  )
}
