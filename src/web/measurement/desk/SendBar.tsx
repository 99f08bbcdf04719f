import type { JSX } from 'preact'
import { ended } from '../../../kernel/indonesian.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import type { FigureForm } from '../figure/use-figure-draft.ts'

type Told = {
  form: FigureForm
  page: FigurePage
  press: () => void
  leave: (() => void) | null
  /** Another version stands: which one counts must be chosen first. */
  blocked: boolean
  /** A press that waits for what checks the form: on its way, or out of reach. */
  held: 'coming' | 'missing' | null
}

/** What becomes of the form: where it is kept, and the button that sends it. A press is taken at
 * once, also one that must wait. */
export function SendBar({ form, page, press, leave, blocked, held }: Told): JSX.Element {
  return (
    <StayBar
      label="Kirim angka"
      actions={
        <>
          {leave && (
            <Button
              onClick={() => {
                form.drop()
                leave()
              }}
            >
              Batal
            </Button>
          )}
          <Button kind="primary" onClick={press} busy={form.busy || blocked || held !== null}>
            {form.waiting ? 'Kirim sekarang' : 'Kirim'}
          </Button>
        </>
      }
    >
      <span role="status">
        <Saved form={form} page={page} blocked={blocked} held={held} />
      </span>
    </StayBar>
  )
}

function Saved({
  form,
  page,
  blocked,
  held,
}: Pick<Told, 'form' | 'page' | 'blocked' | 'held'>): JSX.Element {
  if (blocked) return <>Pilih dulu angka mana yang dipakai.</>
  if (held === 'coming') return <>Memeriksa isian, lalu mengirim…</>
  if (held === 'missing')
    return (
      <>
        Menunggu sinyal untuk memeriksa isian. Biarkan halaman ini terbuka; angka terkirim sendiri
        saat tersambung.
      </>
    )
  if (form.busy) return <>Mengirim…</>
  if (form.waiting)
    return <>Menunggu sinyal. Tersimpan di perangkat ini dan terkirim sendiri saat tersambung.</>
  if (form.kept) return <>Tersimpan di perangkat ini.</>
  return <>{ended(`Diperiksa ${page.verifier ?? 'perencana daerah'}`)}</>
}
