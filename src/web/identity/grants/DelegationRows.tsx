import type { JSX } from 'preact'
import { printDateShort } from '../../../kernel/indonesian.ts'
import {
  type DelegationLine,
  delegationContract,
} from '../../../rooms/identity/grant/delegation.contract.ts'
import { whyNotEndDelegation } from '../../../rooms/identity/grant/delegation.rules.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { client, useAct, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { lastDay } from './GrantTable.tsx'

/** Delegations as functions; one object, so that every page asks and remembers alike. */
export const delegations = client(delegationContract)

type Told = { items: readonly DelegationLine[]; changed: () => void }

/** Who verifies for whom, until when, by which paper; whoever may ends it at once. */
export const DelegationRows = ({ items, changed }: Told): JSX.Element => (
  <Rows label="Pendelegasian">
    {items.map((line) => (
      <Delegation key={line.id} line={line} changed={changed} />
    ))}
  </Rows>
)

type Line = { line: DelegationLine; changed: () => void }

function Delegation({ line, changed }: Line): JSX.Element {
  const { actor } = useSession()
  const end = useAct(delegations.endDelegation)
  const { giver, delegate, title, from, until, decree, agencyId, state } = line
  const refused = whyNotEndDelegation(actor, {
    ...{ giverId: giver.id, delegateId: delegate.id, agencyId },
  })
  const press = async (): Promise<void> => {
    if (!(await end({ grantId: line.id }))) return
    say('Pendelegasian dicabut.')
    changed()
  }
  return (
    <Row
      object={`${delegate.name} memeriksa angka atas nama ${title}`}
      why={
        `${giver.name} mendelegasikan ${state === 'UPCOMING' ? 'mulai' : 'sejak'} ` +
        `${printDateShort(from)} sampai ${printDateShort(lastDay(until) ?? until)}, ${decree.number}.`
      }
      meta={<RefusalNote refusal={end.refusal} />}
      action={
        !refused && (
          <Button busy={end.busy} onClick={() => void press()}>
            Cabut
          </Button>
        )
      }
    />
  )
}

/** What the posts of a unit have delegated; nothing where nothing is. */
export function UnitDelegations({ unitId }: { unitId: string }): JSX.Element | null {
  const { value, again } = useAnswer(delegations.listDelegations, { unit: unitId })
  if (!value || value.items.length === 0) return null
  return (
    <section aria-labelledby="pendelegasian" class="min-w-0">
      <h2 id="pendelegasian" class="h2 mb-3">
        Pendelegasian
      </h2>
      <DelegationRows items={value.items} changed={() => void again()} />
    </section>
  )
}
