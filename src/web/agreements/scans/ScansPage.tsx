import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort, printNumber } from '../../../kernel/indonesian.ts'
import { dateOf } from '../../../kernel/moment.ts'
import type { Scan, ScanState } from '../../../rooms/agreements/scans/scan.contract.ts'
import { whyNotUpload } from '../../../rooms/agreements/scans/scan.rules.ts'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { useAskedYear } from '../../platform/asked-year.ts'
import { usePages } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { scanCalls } from './calls.ts'
import { UnpairedFiles } from './UnpairedFiles.tsx'
import { UploadScans } from './UploadScans.tsx'
import { WaitingScans } from './WaitingScans.tsx'

/** Promises that were signed on paper: their scans come in, are paired with drafts, and a second
 * person says yes. */
export function ScansPage(): JSX.Element {
  const year = useAskedYear()
  const [{ pk }] = useQuery()
  const { actor } = useSession()
  const scans = usePages(scanCalls.listScans, { year, limit: 100 })
  const renew = (): void => void scans.again()
  const waiting = scans.items?.filter(({ state }) => state === 'WAITING') ?? []
  const decided = scans.items?.filter(({ state }) => state !== 'WAITING') ?? []
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Pindaian PK"
        steps={[{ label: 'Perjanjian', href: `/perjanjian?tahun=${year}` }, { label: 'Pindaian' }]}
        context="PK yang sudah ditandatangani di atas kertas berlaku setelah pindaiannya dibenarkan orang kedua, dan selalu ditandai tanda tangan basah."
      >
        {scans.head
          ? scans.head.waiting === 0
            ? `Tidak ada pindaian PK ${year} yang menunggu.`
            : `${capitalised(printCount(scans.head.waiting))} pindaian PK ${year} menunggu dibenarkan.`
          : `Pindaian PK ${year}.`}
      </PageTitle>
      <div class="mt-6 space-y-9">
        <div class="max-w-32">
          <YearField year={year} />
        </div>
        <RefusalNote refusal={scans.refusal} again={renew} />
        {!scans.items && !scans.refusal && <Loading shape="rows" />}
        {waiting.length > 0 && scans.head && (
          <>
            {scans.head.confirmers.advice && <Note tone="mid">{scans.head.confirmers.advice}</Note>}
            <WaitingScans scans={waiting} renew={renew} />
          </>
        )}
        {!whyNotUpload(actor) && <Incoming year={year} pk={pk} />}
        {decided.length > 0 && <Decided scans={decided} year={year} />}
      </div>
    </main>
  )
}

/** Files that come in, and those that belong to no promise yet. */
function Incoming({ year, pk }: { year: number; pk: string | undefined }): JSX.Element {
  const files = usePages(scanCalls.listScanFiles, { year, limit: 100 })
  const renew = (): void => void files.again()
  return (
    <>
      <UploadScans year={year} pk={pk} renew={renew} />
      <RefusalNote refusal={files.refusal} again={renew} />
      <UnpairedFiles files={files.items ?? []} year={year} pk={pk} renew={renew} />
    </>
  )
}

const outcome: Record<ScanState, string> = {
  WAITING: 'Menunggu',
  CONFIRMED: 'Dibenarkan',
  REFUSED: 'Ditolak',
  WITHDRAWN: 'Ditarik',
}

function Decided({ scans, year }: { scans: readonly Scan[]; year: number }): JSX.Element {
  const { timeZone } = useSession().region
  const columns: ListColumn<Scan>[] = [
    column('pk', 'PK', ({ promise }) => promise.code, {
      phone: 'name',
      cell: ({ id, promise }) => (
        <>
          <a href={`/perjanjian/pindaian/${id}`}>{promise.code}</a>
          <span class="block font-normal text-ink-2">{promise.title}</span>
        </>
      ),
    }),
    column('hasil', 'Keputusan', ({ state }) => outcome[state], { phone: 'end' }),
    column('alasan', 'Alasan', ({ reason }) => reason, { phone: 'under' }),
    column('tanda', 'Tanggal tanda tangan', ({ signedOn }) => signedOn, { kind: 'date' }),
    column('nomor', 'Nomor pada kertas', ({ paperNumber }) => paperNumber, { phone: 'hidden' }),
    column('bawa', 'Dibawa oleh', ({ broughtBy }) => broughtBy, { phone: 'hidden' }),
    column('putus', 'Diputuskan oleh', ({ decidedBy }) => decidedBy, {
      phone: 'hidden',
      cell: ({ decidedBy, decidedAt }) =>
        `${decidedBy ?? '–'}${decidedAt ? `, ${printDateShort(dateOf(decidedAt, timeZone))}` : ''}`,
    }),
  ]
  return (
    <DataTable
      sentence={`${printNumber(scans.length)} pindaian sudah diputuskan`}
      noun="pindaian"
      columns={columns}
      rows={scans}
      keyOf={({ id }) => id}
      file={`pindaian-pk-${year}`}
    />
  )
}
