import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ended, printDateShort } from '../../../kernel/indonesian.ts'
import type { GrantLine } from '../../../rooms/identity/grant/grant.contract.ts'
import { whyNotConfirm } from '../../../rooms/identity/grant/grant.rules.ts'
import { grantRights } from '../../../rooms/identity/mandate.rules.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { grants } from './calls.ts'
import { WithdrawDialog } from './GrantActions.tsx'

type Told = { items: readonly GrantLine[]; changed: () => void }

/** Proposals that wait for a second administrator: yes, or no with a reason. */
export function WaitingGrants({ items, changed }: Told): JSX.Element | null {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="menunggu">
      <h2 id="menunggu" class="h2">
        Menunggu persetujuan
      </h2>
      <p class="sec mb-3">
        Kewenangan seluruh daerah berlaku sesudah disetujui administrator daerah yang kedua.
        Cocokkan dulu dengan keputusannya.
      </p>
      <Rows label="Usulan kewenangan">
        {items.map((grant) => (
          <Proposal key={grant.id} grant={grant} changed={changed} />
        ))}
      </Rows>
    </section>
  )
}

function Proposal({ grant, changed }: { grant: GrantLine; changed: () => void }): JSX.Element {
  const { actor } = useSession()
  const confirm = useAct(grants.confirmGrant)
  const [refusing, refuse] = useState(false)
  const { person, role, agencyId, decree, proposedBy, from } = grant
  const what = `${grantRights[role].title} untuk ${person.name}`
  const why = whyNotConfirm(actor, {
    ...{ personId: person.id, role, agencyId },
    ...{ state: 'PROPOSED', proposedBy: proposedBy?.id ?? null },
  })
  const done = (words: string): void => {
    refuse(false)
    say(words)
    changed()
  }
  const press = async (): Promise<void> => {
    if (await confirm({ grantId: grant.id })) done(`${what} disetujui.`)
  }
  return (
    <Row
      object={what}
      why={
        `Menurut ${decree.number}${decree.date ? ` tanggal ${printDateShort(decree.date)}` : ''}, ` +
        `berlaku sejak ${printDateShort(from)}.`
      }
      meta={
        <>
          {proposedBy && `Diusulkan ${ended(proposedBy.name)} `}
          {why?.code === 'identity/own-proposal' && 'Menunggu administrator daerah yang lain.'}
          {confirm.refusal && <span class="text-bad">{confirm.refusal.detail}</span>}
        </>
      }
      action={
        !why && (
          <span class="flex flex-wrap gap-2">
            <Button onClick={() => void press()} busy={confirm.busy}>
              Setujui<span class="sr-only"> {what}</span>
            </Button>
            <Button onClick={() => refuse(true)}>
              Tolak<span class="sr-only"> {what}</span>
            </Button>
            <WithdrawDialog
              grant={grant}
              open={refusing}
              title="Tolak usulan"
              consequence={`${ended(what)} Usulan ini tidak akan berlaku.`}
              close={() => refuse(false)}
              done={() => done(`Usulan ${what} ditolak.`)}
            />
          </span>
        )
      }
    />
  )
}
