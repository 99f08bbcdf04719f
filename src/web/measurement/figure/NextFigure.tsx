import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import type { Desk, DeskLine, FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { lastMonthOf } from '../../../rooms/measurement/desk/schedule.rules.ts'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { type Answer, useAnswer } from '../../platform/client.ts'
import { desks } from '../calls.ts'

/** The reader's own desk of the month in which this figure's period ends; asked only by those who
 * may report it. */
export function useDeskOf({ period, mayReport }: FigurePage): Answer<Desk> {
  return useAnswer(desks.readDesk, mayReport ? { month: lastMonthOf(period) } : null, {
    keep: true,
  })
}

/** Which of the month's figures this is, «2 dari 3»; nothing for a reader who does not report it,
 * or for the only one. */
export function positionOf(
  { measureId, period }: FigurePage,
  desk: Desk | undefined,
): string | null {
  const at =
    desk?.items.findIndex((line) => line.measureId === measureId && line.period === period) ?? -1
  return desk && at >= 0 && desk.items.length > 1 ? `${at + 1} dari ${desk.items.length}` : null
}

const isOther = ({ measureId, period }: FigurePage, line: DeskLine): boolean =>
  line.measureId !== measureId || line.period !== period
const asks = ({ mayReport, state }: DeskLine): boolean =>
  mayReport && (state === 'NOT_REPORTED' || state === 'RETURNED')

/** After one figure comes the next: first the rest of the month, then what was missed before. */
export function NextFigure({
  page,
  desk,
}: {
  page: FigurePage
  desk: Desk | undefined
}): JSX.Element | null {
  if (!desk || page.current === null) return null
  const month = desk.items.filter((line) => asks(line) && isOther(page, line))
  const missed = desk.earlier.items.filter((line) => asks(line) && isOther(page, line))
  const next = month[0] ?? missed[0]
  if (!next)
    return (
      <StayBar
        label="Lanjut"
        actions={
          <a class="btn btn-quiet" href={`/pengukuran?bulan=${desk.period}`}>
            Ke daftar {desk.periodLabel}
          </a>
        }
      >
        Semua angka {desk.periodLabel} sudah Anda laporkan.
      </StayBar>
    )
  return (
    <StayBar
      label="Lanjut"
      actions={
        <a class="btn btn-primary" href={`/pengukuran/${next.measureId}/${next.period}`}>
          Lanjut ke berikutnya
        </a>
      }
    >
      {month.length > 0
        ? `${capitalised(printCount(month.length))} angka ${desk.periodLabel}`
        : 'Angka bulan sebelumnya'}{' '}
      masih menunggu; berikutnya {next.indicator}, {next.periodLabel}.
    </StayBar>
  )
}
