import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { PeriodProgress } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { desks, figures } from '../calls.ts'

const thisYear = {}

const columnsWith = (choose: (period: PeriodProgress) => void): ListColumn<PeriodProgress>[] => [
  column('periode', 'Periode', ({ label }) => label, {
    phone: 'name',
    sort: ({ period }) => period,
  }),
  column('lapor', 'Dilaporkan', ({ reported }) => reported, { kind: 'number' }),
  column('sah', 'Disahkan', ({ verified }) => verified, { kind: 'number' }),
  fileColumn('Siap dikunci', ({ ready }) => ready, 'number'),
  column('kunci', 'Dikunci', ({ locked }) => locked, { kind: 'number' }),
  column('tindak', 'Kunci', null, {
    kind: 'number',
    phone: 'end',
    cell: (period) =>
      period.ready > 0 ? (
        <Button onClick={() => choose(period)}>
          Kunci {printNumber(period.ready)}
          <span class="sr-only"> angka {period.label}</span>
        </Button>
      ) : (
        <span class="meta">tidak ada yang siap</span>
      ),
  }),
]

/** How far each period of the year is, and locking what is verified and final: after that it stays
 * until somebody opens it with a reason. */
export function PeriodLocks(): JSX.Element | null {
  const periods = useAnswer(desks.listPeriods, thisYear)
  const [chosen, choose] = useState<PeriodProgress | null>(null)
  const lock = useAct(figures.lockPeriod, { renews: [periods] })
  if (!periods.value) return <RefusalNote refusal={periods.refusal} />
  const { year, items } = periods.value
  if (items.length === 0) return null

  const press = async (): Promise<void> => {
    const done = chosen && (await lock({ period: chosen.period }))
    if (!done) return
    say(`${capitalised(printCount(done.locked))} angka dikunci.`)
    choose(null)
  }
  return (
    <>
      <DataTable
        sentence={`Periode ${year} yang sudah dilaporkan`}
        context="Yang dikunci tetap, sampai kuncinya dibuka dengan alasan pada angkanya. Angka sementara dan yang belum dapat diukur tetap terbuka."
        noun="periode"
        columns={columnsWith(choose)}
        rows={items.toReversed()}
        keyOf={({ period }) => period}
        file={`kunci-periode-${year}`}
      />
      <Dialog
        title={`Kunci ${chosen?.label ?? ''}?`}
        open={chosen !== null}
        close={() => choose(null)}
        actions={
          <>
            <Button onClick={() => choose(null)}>Batal</Button>
            <Button kind="primary" onClick={() => void press()} busy={lock.busy}>
              Kunci {printNumber(chosen?.ready ?? 0)} angka
            </Button>
          </>
        }
      >
        <p>
          {capitalised(printCount(chosen?.ready ?? 0))} angka yang sudah disahkan tidak berubah
          lagi, juga capaiannya, kecuali kuncinya dibuka dengan alasan yang tercatat.
        </p>
        <RefusalNote refusal={lock.refusal} class="mt-3" />
      </Dialog>
    </>
  )
}
