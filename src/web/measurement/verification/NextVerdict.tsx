import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { useAnswer } from '../../platform/client.ts'
import { desks } from '../calls.ts'

const nothing = {}

/** After a verdict comes the next figure that waits for one, without a way over the list or the
 * home; where none is left, that is said. */
export function NextVerdict({ page }: { page: FigurePage }): JSX.Element | null {
  const { value } = useAnswer(desks.readVerificationDesk, nothing)
  if (!value) return null
  const rest = value.items.filter(({ figureId }) => figureId !== page.figureId)
  const next = rest.find(({ period }) => period === page.period) ?? rest[0]
  if (!next)
    return (
      <StayBar
        label="Lanjut"
        actions={
          <a class="btn btn-quiet" href="/">
            Ke Tugas saya
          </a>
        }
      >
        Semua angka yang menunggu Anda sudah diperiksa.
      </StayBar>
    )
  return (
    <StayBar
      label="Lanjut"
      actions={
        <a class="btn btn-primary" href={`/pengukuran/${next.measureId}/${next.period}`}>
          Periksa berikutnya
        </a>
      }
    >
      {capitalised(printCount(rest.length))} angka lagi menunggu Anda periksa; berikutnya{' '}
      {next.indicator}, {next.periodLabel}.
    </StayBar>
  )
}
