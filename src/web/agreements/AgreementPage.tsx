import type { JSX } from 'preact'
import { ended, printCount, printDateShort, printRupiahShort } from '../../kernel/indonesian.ts'
import type { AgreementPage as Agreement } from '../../rooms/agreements/agreement.contract.ts'
import { whyNotCancel } from '../../rooms/agreements/closing/cancelling.rules.ts'
import { binds, isAhead, isUnfrozen } from '../../rooms/agreements/state.rules.ts'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { useToday } from '../platform/today.ts'
import { AgreementPaper } from './AgreementPaper.tsx'
import { AgreementSide } from './AgreementSide.tsx'
import { dueSentence, statePredicate } from './agreement-words.ts'
import { AmendLink } from './amending/AmendLink.tsx'
import { OnPress } from './amending/OnPress.tsx'
import { agreements } from './calls.ts'
import { VoidingLink, VoidingNote } from './closing/VoidingLink.tsx'
import { OffBudgetNote, StateMark } from './list/StateMark.tsx'
import { ScanNote } from './scans/ScanNote.tsx'
import { SignBar } from './signing/SignBar.tsx'
import { DeclinedNote } from './talks/DeclinedNote.tsx'
import { ReviewNote } from './talks/ReviewNote.tsx'

const versions = () => import('./amending/Versions.tsx').then((file) => file.Versions)

/** `progress` draws how far the promise is. */
type Told = { progress: (agreement: Agreement) => JSX.Element }

/** One agreement: the document as the paper it is, and beside it what holds it, what to mend, what
 * has happened. */
export function AgreementPage({ id, progress }: { id: string } & Told): JSX.Element {
  const [{ versi }] = useQuery()
  const version = Number(versi)
  const asked = version >= 1 ? { id, version } : { id }
  const agreement = useAnswer(agreements.readAgreement, asked)
  const { value } = agreement
  if (value) return <Shown agreement={value} look={agreement.again} progress={progress} />
  return (
    <main id="isi" class="wrap page">
      <PageTitle steps={[{ label: 'Perjanjian', href: '/perjanjian' }, { label: 'PK' }]}>
        {agreement.refusal ? 'PK ini tidak dapat ditampilkan.' : 'Perjanjian kinerja.'}
      </PageTitle>
      <div class="mt-6">
        {agreement.refusal ? (
          <>
            <RefusalNote refusal={agreement.refusal} again={() => void agreement.again()} />
            <a class="btn btn-quiet mt-4" href="/perjanjian">
              Ke daftar perjanjian
            </a>
          </>
        ) : (
          <Loading shape="rows" />
        )}
      </div>
    </main>
  )
}

function Shown({
  agreement,
  look,
  progress,
}: Told & { agreement: Agreement; look: () => Promise<void> }): JSX.Element {
  const { person, region, actor } = useSession()
  const { year, version, firstParty, state, agencyId, agencyName, superseded } = agreement
  const mine = firstParty.personId === person.id
  const name = `PK ${version > 1 ? 'Perubahan ' : ''}${year} ${mine ? 'Anda' : firstParty.title}`
  const office = agencyName ?? region.governmentName
  const inForce = binds(state)
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          title={name}
          steps={[
            { label: 'Perjanjian', href: `/perjanjian?tahun=${year}` },
            {
              label: office,
              ...(agencyId && { href: `/perjanjian?tahun=${year}&unit=${agencyId}` }),
            },
            { label: String(year) },
          ]}
          aside={
            <>
              <StateMark state={state} wetOn={agreement.wetOn} />
              {inForce && (
                <a class="btn btn-quiet" href={`/rencana-aksi/${agreement.id}`}>
                  Rencana aksi
                </a>
              )}
            </>
          }
          context={<Context agreement={agreement} mine={mine} />}
        >
          {name} {statePredicate[state]}.
        </PageTitle>
        <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10 mt-7">
          <div class="space-y-8 min-w-0">
            <VoidingNote agreement={agreement} />
            <DeclinedNote agreement={agreement} mine={mine} />
            <ReviewNote agreement={agreement} />
            <ScanNote agreement={agreement} />
            {state === 'CLOSED' && (
              <a class="link block" href={`/perjanjian/${agreement.id}/angka-akhir`}>
                Angka akhirnya
              </a>
            )}
            {state === 'ENDED' && (
              <a class="link block" href={`/perjanjian/${agreement.id}/serah-terima`}>
                Memori serah terima
              </a>
            )}
            {inForce && progress(agreement)}
            {(version > 1 || superseded) && (
              <OnPress
                label={version > 1 ? 'Tampilkan yang berubah' : 'Tampilkan versi lain'}
                part={versions}
                with={{ id: agreement.id, version }}
              />
            )}
            <AgreementPaper agreement={agreement} />
            <AmendLink agreement={agreement} />
            {!whyNotCancel(agreement, '-', actor) && (
              <a class="link" href={`/perjanjian/${agreement.id}/tarik`}>
                Tarik konsep ini
              </a>
            )}
            <VoidingLink agreement={agreement} />
            {!inForce &&
              !superseded &&
              state !== 'CANCELLED' &&
              agreement.rowList.length > 0 &&
              progress(agreement)}
          </div>
          <AgreementSide agreement={agreement} mine={mine} />
        </div>
      </div>
      <SignBar key={agreement.id} agreement={agreement} look={look} />
    </main>
  )
}

function Context({ agreement, mine }: { agreement: Agreement; mine: boolean }): JSX.Element {
  const { code, version, rows, budget, firstParty, dueOn, signBy, signedLateOn, state } = agreement
  const today = useToday()
  return (
    <>
      {ended(mine ? `Sebagai ${firstParty.title}` : firstParty.name)} {code} versi {version}:{' '}
      {printCount(rows)} indikator
      {budget ? `, anggaran ${printRupiahShort(budget)}` : ''}.{' '}
      {isAhead(state) &&
        (signBy
          ? `Batas ${dueSentence(signBy, today)}.`
          : version === 1 && 'Batas waktu belum ada karena DPA belum disetujui.')}
      {signedLateOn &&
        dueOn &&
        `Ditandatangani ${printDateShort(signedLateOn)}, lewat batas ${printDateShort(dueOn)}.`}
      {!isUnfrozen(state) && <OffBudgetNote {...agreement} />}
    </>
  )
}
