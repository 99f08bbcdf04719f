import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { dateOf } from '../../../kernel/moment.ts'
import type { TypedRow } from '../../../rooms/staff/log/log.contract.ts'
import type { DraftFile } from '../../measurement/figure/draft.ts'
import { useTryingAgain } from '../../measurement/figure/trying-again.ts'
import { type Answer, useAnswer } from '../../platform/client.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import { type LogDay, logs } from './calls.ts'
import {
  dropRow,
  keepRow,
  noteClock,
  presentOf,
  sendRows,
  type WaitingRow,
  waitingRows,
} from './log-outbox.ts'

/** The page of a day: what the server told or the device kept of it, and the rows that wait. */
export type LogDayHeld = {
  page: Answer<LogDay>
  today: string
  day: string
  waiting: WaitingRow[]
  /** Keeps rows on the device and sends them, now or when there is a signal. */
  write: (rows: readonly TypedRow[], files?: DraftFile[]) => void
  giveUp: (id: string) => void
}

/** A day is opened without its date where it is today's, so that the device knows the answer again
 * without signal. */
export function useLogDay(asked: string | undefined, personId: string | undefined): LogDayHeld {
  const session = useSession()
  const owner = draftOwner(session)
  const today = dateOf(presentOf(localStorage, owner), session.region.timeZone)
  const day = asked && asked <= today ? asked : today
  const page = useAnswer(
    logs.readLogDay,
    { ...(day === today ? {} : { day }), ...(personId ? { personId } : {}) },
    { keep: true },
  )
  const [waiting, setWaiting] = useState(() => waitingRows(localStorage, owner))
  const running = useRef(false)
  const latest = useRef(page)
  latest.current = page
  const { value, busy } = page
  useEffect(() => {
    if (value && !busy && navigator.onLine) noteClock(localStorage, owner)
  }, [value, busy, owner])

  const attempt = useCallback(async (): Promise<void> => {
    if (running.current) return
    running.current = true
    const arrived = await sendRows(localStorage, owner).catch((error: unknown) => {
      console.error(error)
      return []
    })
    running.current = false
    setWaiting(waitingRows(localStorage, owner))
    if (arrived.length > 0) void latest.current.again()
  }, [owner])
  useTryingAgain(
    attempt,
    waiting.some(({ refused }) => refused === null),
  )

  const write = (rows: readonly TypedRow[], files: DraftFile[] = []): void => {
    for (const row of rows) keepRow(localStorage, owner, { row, personId: personId ?? null, files })
    setWaiting(waitingRows(localStorage, owner))
    void attempt()
  }
  const giveUp = (id: string): void => {
    dropRow(localStorage, owner, id)
    setWaiting(waitingRows(localStorage, owner))
  }
  const mine = waiting.filter((one) => one.row.day === day && one.personId === (personId ?? null))
  return { page, today, day, waiting: mine, write, giveUp }
}
