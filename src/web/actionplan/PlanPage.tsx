import type { JSX } from 'preact'
import { ended } from '../../kernel/indonesian.ts'
import { planStateWord } from '../../rooms/actionplan/plan/party.rules.ts'
import type { ActionPlanPage } from '../../rooms/actionplan/plan/plan.contract.ts'
import { stateWord } from '../../rooms/agreements/state.rules.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { plans } from './calls.ts'
import { PlanActs } from './PlanActs.tsx'
import { PlanSide } from './PlanSide.tsx'
import { PlanTables } from './PlanTables.tsx'
import { markOf, planSentence, progressWords } from './plan-words.ts'

/** The action plan of one promise: its targets, steps and cash as they are printed, what is still to
 * be mended, and what may be done about it. */
export function PlanPage({ id }: { id: string }): JSX.Element {
  const [{ versi }] = useQuery()
  const version = /^\d{1,4}$/.test(versi ?? '') ? Number(versi) : undefined
  const page = useAnswer(plans.readActionPlan, { id, ...(version && { version }) })
  const { value } = page
  if (value) return <Shown page={value} look={page.again} version={version} />
  return (
    <main id="isi" class="wrap page">
      <PageTitle steps={[{ label: 'Rencana aksi', href: '/rencana-aksi' }, { label: 'PK' }]}>
        {page.refusal ? 'Rencana aksi ini tidak dapat ditampilkan.' : 'Rencana aksi.'}
      </PageTitle>
      <div class="mt-6">
        <RefusalNote refusal={page.refusal} again={() => void page.again()} />
        {!page.refusal && <Loading shape="rows" />}
      </div>
    </main>
  )
}

function Shown({
  page,
  look,
  version,
}: {
  page: ActionPlanPage
  look: () => Promise<void>
  version: number | undefined
}): JSX.Element {
  const { person } = useSession()
  const { plan, promise, code, year, agreementId, progress } = page
  const mine = promise.firstParty.personId === person.id
  const older = plan && version !== undefined && version !== plan.number
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          title={`Rencana aksi ${year}`}
          steps={[{ label: 'Rencana aksi', href: `/rencana-aksi?tahun=${year}` }, { label: code }]}
          aside={
            <>
              {plan && (
                <Mark kind={markOf[plan.state]} said="">
                  {planStateWord(plan.state)}
                </Mark>
              )}
              <a class="btn btn-quiet" href={`/perjanjian/${agreementId}`}>
                Buka PK
              </a>
            </>
          }
          context={
            <>
              {!mine && `${ended(promise.firstParty.name)} `}
              {plan ? `Versi ${plan.number}; ${progressWords(progress)}.` : `${code}.`}
            </>
          }
        >
          {planSentence(page, mine)}
        </PageTitle>
        <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10 mt-7">
          <div class="space-y-8 min-w-0">
            <Notes page={page} older={older ? version : null} />
            {plan ? (
              <PlanTables page={page} />
            ) : (
              <Empty cause="Rencana aksi PK ini belum disusun.">
                {promise.state === 'ACTIVE'
                  ? 'Usulan awalnya dibuat dari target dan anggaran PK; tinggal diperiksa dan diubah.'
                  : `PK ini berstatus «${stateWord(promise.state)}».`}
              </Empty>
            )}
          </div>
          <PlanSide page={page} />
        </div>
      </div>
      {!older && <PlanActs key={agreementId} page={page} look={look} />}
    </main>
  )
}

/** What is special about what is shown. */
function Notes({ page, older }: { page: ActionPlanPage; older: number | null }): JSX.Element {
  const { plan, promise, agreementId } = page
  return (
    <>
      {older !== null && (
        <Note tone="accent" title={`Anda melihat versi ${older}.`}>
          <a class="link" href={`/rencana-aksi/${agreementId}`}>
            Buka versi terbaru
          </a>
        </Note>
      )}
      {plan?.state === 'RETURNED' && plan.note && (
        <Note tone="mid" title="Dikembalikan:">
          {plan.note}
        </Note>
      )}
      {plan?.outdated && (
        <Note tone="mid" title={`PK ini kini versi ${promise.version}.`}>
          Rencana aksi yang tampil disusun untuk versi sebelumnya dan tetap ditanyakan tiap bulan
          sampai dibawa ke PK yang berlaku.
        </Note>
      )}
      {plan?.carried && plan.state === 'DRAFT' && <Note tone="accent">{plan.carried}</Note>}
      {plan?.inForce != null && (
        <Note tone="accent">
          Yang berlaku masih{' '}
          <a class="link" href={`/rencana-aksi/${agreementId}?versi=${plan.inForce}`}>
            versi {plan.inForce}
          </a>{' '}
          sampai versi {plan.number} disetujui.
        </Note>
      )}
    </>
  )
}
