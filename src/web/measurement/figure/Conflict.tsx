import type { JSX } from 'preact'
import { printMomentShort } from '../../../kernel/moment.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Note } from '../../parts/Note.tsx'
import { useSession } from '../../platform/session.tsx'
import { printFigure } from './figure-words.ts'

/** Somebody reported meanwhile: both figures side by side, and the choice. Nothing typed is
 * lost. */
export function Conflict(props: {
  page: FigurePage
  typed: string | null
  blank: boolean
  mine: () => void
  theirs: () => void
}): JSX.Element {
  const { page, typed, blank } = props
  const { region } = useSession()
  const { current } = page
  const who = current?.reporterName ?? 'orang lain'
  return (
    <Note tone="mid" role="alert" title={`Angka ini diubah ${who} saat Anda mengisi.`}>
      Lihat perbedaannya, lalu pilih.
      <dl class="grid grid-cols-2 gap-4 my-3">
        <div>
          <dt class="meta">Angka Anda</dt>
          <dd class="font-semibold num">
            {blank ? 'Belum dapat diukur' : typed ? printFigure(typed, page) : 'belum diisi'}
          </dd>
        </div>
        <div>
          <dt class="meta">
            {who}
            {current && `, ${printMomentShort(current.recordedAt, region.timeZone)}`}
          </dt>
          <dd class="font-semibold num">
            {current?.value ? printFigure(current.value, page) : 'Belum dapat diukur'}
          </dd>
        </div>
      </dl>
      <span class="flex flex-wrap gap-2">
        <Button onClick={props.mine}>Tetap pakai angka saya</Button>
        <Button onClick={props.theirs}>Pakai angka {who}</Button>
      </span>
    </Note>
  )
}
