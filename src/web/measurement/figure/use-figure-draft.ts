import { useCallback, useRef, useState } from 'preact/hooks'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { serverTime } from '../../platform/clock.ts'
import { useDraft } from '../../platform/device/drafts.ts'
import { dropFiles } from '../../platform/device/kept-files.ts'
import { freshKey } from '../../platform/request.ts'
import type { Reported } from './after-report.ts'
import {
  type DraftFile,
  draftName,
  type FigureDraft,
  type FigureSent,
  isFigureDraft,
  openedDraft,
} from './draft.ts'
import { keepNow, type Outcome, sendDraft } from './sending.ts'
import { useTryingAgain } from './trying-again.ts'

/** It has arrived; `typedOn`: something was changed while it was on its way, and stays in the
 * form. */
export type Sent = (reported: Reported, files: readonly DraftFile[], typedOn: boolean) => void

/** The form of one figure: what is typed, whether the device has it, and how sending goes. */
export type FigureForm = {
  draft: FigureDraft
  /** Was there something on the device when the page opened? */
  restored: boolean
  kept: number | null
  /** Changes some of it; what was pressed before and has not arrived is no longer what will be
   * sent. */
  patch: (changes: Partial<FigureDraft> | ((draft: FigureDraft) => Partial<FigureDraft>)) => void
  /** Sends what the form amounts to. */
  send: (input: FigureSent) => void
  drop: () => void
  busy: boolean
  waiting: boolean
  refusal: Refusal | null
}

const readsFigureDraft = {
  read: (kept: unknown): FigureDraft | null => (isFigureDraft(kept) ? kept : null),
}

/** Keeps the form on the device while it is typed, sends it on a press, and again by itself until
 * it has arrived. */
export function useFigureDraft(owner: string, page: FigurePage, sent: Sent): FigureForm {
  const { measureId, period } = page
  const form = draftName(owner, measureId, period)
  const { value, change, kept, restored, drop } = useDraft<FigureDraft>(
    form,
    openedDraft(page),
    readsFigureDraft,
  )
  const latest = useRef(value)
  const running = useRef(false)
  // a newer page to tell must not start another attempt
  const told = useRef(sent)
  told.current = sent
  const [{ busy, refusal }, setState] = useState<{ busy: boolean; refusal: Refusal | null }>({
    busy: false,
    refusal: null,
  })

  const put = useCallback(
    (next: FigureDraft): void => {
      latest.current = next
      change(next)
    },
    [change],
  )
  const dropAll = useCallback((): void => {
    void dropFiles(latest.current.files.filter(({ item }) => item === null).map(({ key }) => key))
    drop()
  }, [drop])

  const attempt = useCallback(async (): Promise<void> => {
    const pressed = latest.current.sending
    if (running.current || !pressed) return
    running.current = true
    setState({ busy: true, refusal: null })
    const outcome = await sendDraft({ measureId, period }, latest.current, (next) => {
      // a file added meanwhile stays; one that has arrived is known by its item
      const arrived = new Map(
        next.files.filter(({ item }) => item !== null).map((file) => [file.key, file]),
      )
      put({
        ...latest.current,
        files: latest.current.files.map((file) => arrived.get(file.key) ?? file),
      })
      keepNow(form, latest.current)
    }).catch((error: unknown): Outcome => {
      console.error(error)
      return { kind: 'waiting' }
    })
    running.current = false
    setState({ busy: false, refusal: outcome.kind === 'refused' ? outcome.refusal : null })
    if (outcome.kind === 'refused') put({ ...latest.current, sending: null })
    if (outcome.kind !== 'sent') return
    const typedOn = latest.current.sending?.key !== pressed.key
    if (typedOn) {
      put({ ...latest.current, seen: outcome.reported.version })
      keepNow(form, latest.current)
    } else drop()
    told.current(outcome.reported, outcome.files, typedOn)
  }, [form, measureId, period, put, drop])

  const send = (input: FigureSent): void => {
    if (running.current) return
    const draft = latest.current
    const next = {
      ...draft,
      sending: { key: freshKey(), capturedAt: serverTime(), input },
    }
    put(next)
    keepNow(form, next)
    void attempt()
  }
  useTryingAgain(attempt, value.sending !== null)

  return {
    ...{
      draft: value,
      restored,
      kept,
      busy,
      refusal,
      drop: dropAll,
      send,
      waiting: value.sending !== null && !busy,
    },
    patch: (changes) => {
      const part = typeof changes === 'function' ? changes(latest.current) : changes
      put({ ...latest.current, sending: null, ...part })
    },
  }
}
