import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDate } from '../../../kernel/indonesian.ts'
import { dateOf } from '../../../kernel/moment.ts'
import type { Scan } from '../../../rooms/agreements/scans/scan.contract.ts'
import { wetProof } from '../../../rooms/agreements/scans/scan.rules.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { AgreementPaper } from '../AgreementPaper.tsx'
import { agreements } from '../calls.ts'
import { scanCalls } from './calls.ts'
import { Differences } from './Differences.tsx'

/** One scan beside what was typed of it: to be compared, and said yes or no to. */
export function ScanPage({ scanId }: { scanId: string }): JSX.Element {
  const answer = useAnswer(scanCalls.readScan, { scanId })
  const scan = answer.value
  const again = (): void => void answer.again()
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Pindaian PK"
        steps={[
          { label: 'Perjanjian', href: '/perjanjian' },
          {
            label: 'Pindaian',
            href: `/perjanjian/pindaian${scan ? `?tahun=${scan.promise.year}` : ''}`,
          },
          { label: scan?.promise.code ?? 'PK' },
        ]}
        context={scan && `${scan.promise.name}, ${scan.promise.title}.`}
      >
        {scan ? <Sentence scan={scan} /> : 'Pindaian PK.'}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <RefusalNote refusal={answer.refusal} again={again} />
        {!scan && !answer.refusal && <Loading shape="rows" />}
        {scan && <Shown scan={scan} again={again} />}
      </div>
    </main>
  )
}

const standing: Record<Scan['state'], string> = {
  WAITING: 'menunggu dibenarkan',
  CONFIRMED: 'sudah dibenarkan',
  REFUSED: 'ditolak',
  WITHDRAWN: 'ditarik',
}
const Sentence = ({ scan }: { scan: Scan }): JSX.Element => (
  <>
    Pindaian {scan.promise.code} {standing[scan.state]}.
  </>
)

function Shown({ scan, again }: { scan: Scan; again: () => void }): JSX.Element {
  const { timeZone } = useSession().region
  const typed = useAnswer(agreements.readAgreement, { id: scan.promise.id }).value
  const onDay = (at: string): string => dateOf(at, timeZone)
  return (
    <>
      <section class="space-y-3">
        <p>
          Ditandatangani {printDate(scan.signedOn)}
          {scan.late && <b class="font-semibold">, lewat batas</b>}
          {scan.paperNumber && `, nomor ${scan.paperNumber}`}. Dibawa{' '}
          {scan.broughtBy ?? 'pengelola server'} {printDate(onDay(scan.broughtAt))} dari «
          <span class="wrap-anywhere">{scan.fileName}</span>»,{' '}
          {scan.first === scan.last
            ? `halaman ${scan.first}`
            : `halaman ${scan.first} sampai ${scan.last}`}
          .
        </p>
        <p>
          <a
            class="btn btn-quiet"
            href={scanCalls.openScan.address({ scanId: scan.id })}
            target="_blank"
            rel="noopener"
          >
            Buka pindaian<span class="sr-only"> di tab baru</span>
          </a>{' '}
          <a class="link" href={`/perjanjian/${scan.promise.id}`}>
            Buka PK-nya
          </a>
        </p>
        <Differences of={scan.differences} open={scan.state === 'WAITING'} />
        {scan.state === 'CONFIRMED' && (
          <Note tone="accent" title="Tanda tangan basah, bukan elektronik.">
            {wetProof({
              signedOn: scan.signedOn,
              broughtBy: scan.broughtBy,
              broughtOn: onDay(scan.broughtAt),
              confirmedBy: scan.decidedBy,
              confirmedOn: onDay(scan.decidedAt ?? scan.broughtAt),
            })}
          </Note>
        )}
        {scan.reason && (
          <Note tone="mid" title={`Ditolak ${scan.decidedBy ?? ''}.`}>
            {scan.reason}
          </Note>
        )}
      </section>
      {scan.state === 'WAITING' && <Acts scan={scan} again={again} />}
      {typed && <AgreementPaper agreement={typed} />}
    </>
  )
}

/** Yes, no with a reason, or taken back: as far as the reader may. */
function Acts({ scan, again }: { scan: Scan; again: () => void }): JSX.Element {
  const [refusing, setRefusing] = useState(false)
  const yes = useAct(scanCalls.confirmScans)
  const back = useAct(scanCalls.withdrawScan)
  const { id: scanId, promise, whyNotConfirm, mayWithdraw } = scan
  const done = (words: string): void => {
    say(words)
    again()
  }
  const confirm = async (): Promise<void> => {
    const answer = await yes({ scanIds: [scanId] })
    if (!answer) return
    done(answer.left[0]?.why ?? `${promise.code} kini berlaku, bertanda tangan basah.`)
  }
  return (
    <section aria-label="Keputusan" class="space-y-3">
      {whyNotConfirm ? (
        <p class="sec">{whyNotConfirm}</p>
      ) : (
        <p class="sec">
          Benarkan hanya bila pihak, tanggal, target, dan anggaran di pindaian sama dengan konsep di
          bawah{scan.differences.length > 0 && ', kecuali yang disebut berbeda di atas'}.
        </p>
      )}
      <RefusalNote refusal={yes.refusal ?? back.refusal} />
      <p class="flex flex-wrap gap-3">
        {!whyNotConfirm && (
          <>
            <Button kind="primary" busy={yes.busy} onClick={() => void confirm()}>
              Benarkan
            </Button>
            <Button onClick={() => setRefusing(true)}>Tolak</Button>
          </>
        )}
        {mayWithdraw && (
          <Button
            kind="text"
            busy={back.busy}
            onClick={async () => {
              if (await back({ scanId })) done(`Pindaian ${promise.code} ditarik.`)
            }}
          >
            Tarik pindaian ini
          </Button>
        )}
      </p>
      <ReasonDialog
        open={refusing}
        call={scanCalls.refuseScan}
        name="reason"
        input={(reason) => ({ scanId, reason })}
        keep={`tolak-pindaian/${scanId}`}
        close={() => setRefusing(false)}
        done={() => {
          setRefusing(false)
          done(`Pindaian ${promise.code} ditolak.`)
        }}
        title={`Tolak pindaian ${promise.code}`}
        question="Apa yang keliru?"
        hint="Pembawanya membaca kalimat ini dan dapat membawanya lagi."
        button="Tolak"
      />
    </section>
  )
}
