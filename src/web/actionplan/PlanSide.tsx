import type { JSX } from 'preact'
import { printDateShort } from '../../kernel/indonesian.ts'
import { dateOf } from '../../kernel/moment.ts'
import { planStateWord } from '../../rooms/actionplan/plan/party.rules.ts'
import type { ActionPlanPage } from '../../rooms/actionplan/plan/plan.contract.ts'
import { FindingList } from '../parts/FindingList.tsx'
import { useSession } from '../platform/session.tsx'

/** Beside the plan: what is to be mended, and what has happened. */
export function PlanSide({ page }: { page: ActionPlanPage }): JSX.Element {
  return (
    <aside class="space-y-9 min-w-0">
      {page.plan && <Findings page={page} />}
      {page.history.length > 0 && <History page={page} />}
    </aside>
  )
}

function Findings({ page: { findings } }: { page: ActionPlanPage }): JSX.Element {
  return (
    <section aria-labelledby="periksa">
      <h2 id="periksa" class="h2">
        Pemeriksaan
      </h2>
      <FindingList
        findings={findings}
        good="Target, langkah, dan anggaran sudah cocok dengan PK."
      />
    </section>
  )
}

function History({ page: { history, agreementId } }: { page: ActionPlanPage }): JSX.Element {
  const { timeZone } = useSession().region
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat" class="h2">
        Riwayat
      </h2>
      <ol class="mt-3 space-y-2.5 text-sm">
        {history.toReversed().map(({ number, state, at, by, note }, nth) => (
          <li key={`${number}${state}${at}${nth}`} class="grid grid-cols-[6.5rem_1fr]">
            <time class="text-ink-3 num" dateTime={at}>
              {printDateShort(dateOf(at, timeZone))}
            </time>
            <span>
              <a class="link" href={`/rencana-aksi/${agreementId}?versi=${number}`}>
                Versi {number}
              </a>{' '}
              {planStateWord(state).toLowerCase()}
              {by && <span class="text-ink-2"> oleh {by}</span>}
              {note && <span class="block text-ink-2">{note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
