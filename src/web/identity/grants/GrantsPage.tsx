import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { may, officesWith } from '../../../kernel/actor.ts'
import type { GrantState, grantContract } from '../../../rooms/identity/grant/grant.contract.ts'
import { grantStateWords } from '../../../rooms/identity/grant/right-words.rules.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { useOrder } from '../../parts/list/DataTable.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { type Sent, useAnswer, usePages } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { grants } from './calls.ts'
import { GrantForm } from './GrantForm.tsx'
import { columns, GrantTable } from './GrantTable.tsx'
import { WaitingGrants } from './WaitingGrants.tsx'

type Sort = Sent<(typeof grantContract)['listGrants']>['sort']
const waitingOnly = { state: 'WAITING' as const, limit: 100 }
const states = Object.keys(grantStateWords) as GrantState[]

/** Kewenangan: who holds which role by which decree, what waits for a second administrator, and the
 * form that gives one. */
export function GrantsPage(): JSX.Element {
  const { actor } = useSession()
  const [{ keadaan }, change] = useQuery()
  const state = states.find((one) => one === keadaan)
  const [sort] = useOrder<Sort>(columns)
  const list = usePages(grants.listGrants, { ...(state && { state }), ...(sort && { sort }) })
  const waiting = useAnswer(grants.listGrants, waitingOnly)
  const changed = (): void => {
    void list.again()
    void waiting.again()
  }
  const all = may(actor, 'grants.manage') || may(actor, 'audit.read')
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Kewenangan"
        context={all ? 'Seluruh daerah.' : 'Perangkat daerah Anda.'}
        aside={<GiveButton changed={changed} />}
      >
        Siapa boleh apa, menurut keputusan yang mana, sejak kapan.
      </PageTitle>
      <div class="mt-8 space-y-8">
        <WaitingGrants items={waiting.value?.items ?? []} changed={changed} />
        <Chips
          label="Saring menurut keadaan"
          chosen={state ?? ''}
          choose={(id) => change({ keadaan: id || undefined })}
          chips={[
            { id: '', label: 'Semua' },
            ...states.map((id) => ({ id, label: grantStateWords[id] })),
          ]}
        />
        <GrantTable list={list} changed={changed} />
      </div>
    </main>
  )
}

/** The form, for who gives roles; many at once come from a file. */
function GiveButton({ changed }: { changed: () => void }): JSX.Element | null {
  const { actor } = useSession()
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  if (officesWith(actor, 'grants.manage')?.length === 0) return null
  return (
    <span class="flex flex-wrap gap-2">
      <Button kind="primary" onClick={() => setOpen(true)}>
        Beri kewenangan
      </Button>
      {may(actor, 'grants.manage') && (
        <a class="btn btn-quiet" href="/impor?jenis=grants">
          Impor daftar
        </a>
      )}
      <Dialog title="Beri kewenangan" open={open} close={close}>
        {open && (
          <GrantForm
            leave={close}
            done={({ person, state }) => {
              close()
              say(
                state === 'WAITING'
                  ? `Usulan untuk ${person.name} menunggu persetujuan administrator daerah yang lain.`
                  : `Kewenangan ${person.name} tercatat.`,
              )
              changed()
            }}
          />
        )}
      </Dialog>
    </span>
  )
}
