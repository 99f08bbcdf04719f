import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { EventLine } from '../../../rooms/organisation/event/event.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { navigate } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { events } from './calls.ts'

/** Drafts the event that takes an executed transfer back; its own page shows what follows before
 * anybody confirms it. */
export function CancelTransfer({
  event: { id, kind, state, effectiveOn },
}: {
  event: EventLine
}): JSX.Element | null {
  const draft = useAct(events.draftEvent)
  const [asked, ask] = useState(false)
  if (kind !== 'TRANSFER' || state !== 'EXECUTED') return null
  const begin = async (): Promise<void> => {
    const drafted = await draft({
      ...{ kind, effectiveOn, decree: null },
      content: { rows: [], cancels: id, runId: null },
    })
    if (!drafted) return
    say('Konsep pembatalan tersusun. Periksa, lalu ajukan.')
    navigate(`/organisasi/peristiwa/${drafted.id}`)
  }
  return (
    <div class="space-y-3">
      {asked ? (
        <p class="max-w-[64ch]">
          Susunan pejabat kembali seperti sebelum mutasi ini. PK yang sudah berakhir tidak hidup
          kembali. TMT yang keliru: batalkan, lalu simpan mutasi dengan TMT yang benar.{' '}
          <Button busy={draft.busy} onClick={() => void begin()}>
            Susun pembatalannya
          </Button>
        </p>
      ) : (
        <Button onClick={() => ask(true)}>Batalkan mutasi ini…</Button>
      )}
      <RefusalNote refusal={draft.refusal} />
    </div>
  )
}
