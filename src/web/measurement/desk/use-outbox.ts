import { useCallback, useRef, useState } from 'preact/hooks'
import { dropDraft } from '../../platform/device/drafts.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import { keepNow, type Pending, pendingOf, sendDraft } from '../figure/sending.ts'
import { useTryingAgain } from '../figure/trying-again.ts'

/** What this person sent from this device and has not arrived: sent again by itself from any desk;
 * `arrived` is called when something has. */
export function useOutbox(arrived: () => void): Pending[] {
  const owner = draftOwner(useSession())
  const [pending, setPending] = useState(() => pendingOf(localStorage, owner))
  const running = useRef(false)
  const told = useRef(arrived)
  told.current = arrived

  const attempt = useCallback(async (): Promise<void> => {
    if (running.current) return
    running.current = true
    let some = false
    for (const { form, draft, ...at } of pendingOf(localStorage, owner)) {
      const outcome = await sendDraft(at, draft, (next) => void keepNow(form, next))
      if (outcome.kind === 'waiting') break
      // a refused one is shown where it was written, with everything that was typed
      if (outcome.kind === 'refused') keepNow(form, { ...draft, sending: null })
      else dropDraft(localStorage, form)
      some = true
    }
    running.current = false
    setPending(pendingOf(localStorage, owner))
    if (some) told.current()
  }, [owner])
  useTryingAgain(attempt, pending.length > 0)
  return pending
}
