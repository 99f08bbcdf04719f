import type { JSX } from 'preact'
import { printDate } from '../../../kernel/indonesian.ts'
import { dateOf } from '../../../kernel/moment.ts'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { wetProof, whyNotBring, whyNotScanned } from '../../../rooms/agreements/scans/scan.rules.ts'
import { Note } from '../../parts/Note.tsx'
import { useSession } from '../../platform/session.tsx'
import { scanCalls } from './calls.ts'
import { Differences } from './Differences.tsx'

/** What a promise has to do with paper: how it was signed by hand, that a scan waits, or the way to
 * bring one. */
export function ScanNote({ agreement }: { agreement: AgreementPage }): JSX.Element | null {
  const { actor, region } = useSession()
  const { scan, wetOn, id } = agreement
  if (!scan)
    return whyNotScanned(agreement) || whyNotBring(actor, agreement) ? null : (
      <p class="sec">
        Sudah ditandatangani di atas kertas?{' '}
        <a class="link" href={`/perjanjian/pindaian?pk=${id}&tahun=${agreement.year}`}>
          Bawa pindaiannya
        </a>
      </p>
    )
  const onDay = (at: string): string => dateOf(at, region.timeZone)
  if (!wetOn)
    return (
      <Note tone="mid" title="Pindaian kertasnya menunggu dibenarkan.">
        Dibawa {scan.broughtBy ?? 'pengelola server'} {printDate(onDay(scan.broughtAt))}. PK ini
        berlaku setelah orang kedua membandingkannya.{' '}
        <a class="link" href={`/perjanjian/pindaian/${scan.id}`}>
          Lihat pindaiannya
        </a>
      </Note>
    )
  return (
    <Note tone="accent" title="Tanda tangan basah, bukan elektronik.">
      {wetProof({
        signedOn: scan.signedOn,
        broughtBy: scan.broughtBy,
        broughtOn: onDay(scan.broughtAt),
        confirmedBy: scan.decidedBy,
        confirmedOn: onDay(scan.decidedAt ?? scan.broughtAt),
      })}{' '}
      {scan.paperNumber && `Nomor pada kertas ${scan.paperNumber}. `}
      <a
        class="link"
        href={scanCalls.openScan.address({ scanId: scan.id })}
        target="_blank"
        rel="noopener"
      >
        Buka pindaian<span class="sr-only"> di tab baru</span>
      </a>
      <Differences of={scan.differences} />
    </Note>
  )
}
