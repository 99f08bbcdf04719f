import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Note } from '../../parts/Note.tsx'
import { say } from '../../platform/say.ts'
import { figures } from '../calls.ts'

/** A locked figure: who may open its lock does so here with a reason, everybody else reads who
 * can. */
export function LockedFigure({
  page,
  reopened,
}: {
  page: FigurePage
  reopened: () => void
}): JSX.Element | null {
  const [open, setOpen] = useState(false)
  const { state, whyNotReopen, measureId, period, version, indicator, periodLabel } = page
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
      <ReasonDialog
        call={figures.reopenFigure}
        name="reason"
        input={(reason) => ({ measureId, period, version, reason })}
        keep={`buka-kunci/${measureId}/${period}`}
        open={open}
        close={() => setOpen(false)}
        done={() => {
          setOpen(false)
          say('Kunci dibuka. Pelapornya diberi tahu.')
          reopened()
        }}
        title="Buka kunci angka ini?"
        consequence={
          `${indicator}, ${periodLabel}. Angka dan capaian yang dikunci tetap terbaca dalam ` +
          'riwayat; koreksinya menjadi versi baru yang diperiksa dan dikunci lagi. Periode ' +
          'sesudahnya yang sudah dikunci tidak ikut dihitung ulang.'
        }
        question="Mengapa kuncinya dibuka?"
        hint="Tercatat dan dapat dibaca dalam riwayat angka ini."
        missing="Tulis alasannya."
        button="Buka kunci"
      />
    </div>
  )
}
