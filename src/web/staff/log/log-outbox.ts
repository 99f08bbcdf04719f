import { Refused } from '../../../kernel/refusal.ts'
import type { LogRow, SentRow, TypedRow } from '../../../rooms/staff/log/log.contract.ts'
import type { DraftFile } from '../../measurement/figure/draft.ts'
import { uploadFile } from '../../measurement/figure/sending.ts'
import { deviceTime, serverTime } from '../../platform/clock.ts'
import { draftsOf, dropDraft, keepDraft, readDraft } from '../../platform/device/drafts.ts'
import { forgetAnswers, isUncertain } from '../../platform/device/memory.ts'
import type { DeviceStore } from '../../platform/device/stores.ts'
import { logs } from './calls.ts'

/** A row that was pressed and has not arrived: kept on the device before anything is sent, with what
 * the clock of the device said then. */
export type WaitingRow = {
  row: SentRow
  /** For whom, where it is not one's own day. */
  personId: string | null
  files: DraftFile[]
  /** Why the server did not take it. */
  refused: string | null
}

type Heard = NonNullable<SentRow['heard']>
const nameOf = (owner: string, id: string): string => `${owner}/harian/${id}`
const clockName = (owner: string): string => `${owner}/jam`

/** Takes note on the device of what the last answer of the server said of its clock, so that a page
 * that opens without signal knows it too. */
export function noteClock(store: DeviceStore, owner: string): void {
  const at = serverTime()
  const aheadSeconds = Math.round((deviceTime() - Date.parse(at)) / 1000)
  keepDraft(store, clockName(owner), { at, aheadSeconds } satisfies Heard, deviceTime())
}

export const heardClock = (store: DeviceStore, owner: string): Heard | null => {
  const kept = readDraft(store, clockName(owner), deviceTime())?.value as Heard | undefined
  return typeof kept?.at === 'string' && typeof kept.aheadSeconds === 'number' ? kept : null
}

/** Now by the clock of the server, as far as this device knows it. */
export function presentOf(store: DeviceStore, owner: string): string {
  const heard = heardClock(store, owner)
  return heard ? new Date(deviceTime() - heard.aheadSeconds * 1000).toISOString() : serverTime()
}

const isWaiting = (kept: unknown): kept is WaitingRow =>
  typeof kept === 'object' && kept !== null && 'row' in kept && 'files' in kept

/** Keeps a row at once, before it is sent. */
export function keepRow(
  store: DeviceStore,
  owner: string,
  typed: { row: TypedRow; personId: string | null; files: DraftFile[] },
): void {
  const heard = heardClock(store, owner)
  const row = { ...typed.row, capturedAt: new Date(deviceTime()).toISOString(), heard }
  keepDraft(store, nameOf(owner, row.id), { ...typed, row, refused: null }, deviceTime())
}

export const dropRow = (store: DeviceStore, owner: string, id: string): void =>
  dropDraft(store, nameOf(owner, id))

/** Everything one person pressed on this device that has not arrived, in the order of writing. */
export const waitingRows = (store: DeviceStore, owner: string): WaitingRow[] =>
  draftsOf(store, owner, 'harian/')
    .flatMap((name) => {
      const kept = readDraft(store, `${owner}/${name}`, deviceTime())?.value
      return isWaiting(kept) ? [kept] : []
    })
    .toSorted((a, b) => (a.row.capturedAt < b.row.capturedAt ? -1 : 1))

/** Sends what waits, one row after another so that each begins after the one before; a row sent twice
 * is kept once, by its id. Stops where nobody answers; what is refused stays with its reason. Answers
 * the rows that arrived. */
export async function sendRows(store: DeviceStore, owner: string): Promise<LogRow[]> {
  const arrived: LogRow[] = []
  for (const waiting of waitingRows(store, owner)) {
    if (waiting.refused !== null) continue
    const keep = (more: Partial<WaitingRow>): void =>
      void keepDraft(store, nameOf(owner, waiting.row.id), { ...waiting, ...more }, deviceTime())
    try {
      const files: DraftFile[] = []
      for (const file of waiting.files) files.push(await uploadFile(file))
      keep({ files })
      const evidenceIds = files.flatMap(({ item }) => item ?? [])
      const { rows } = await logs.logWork({
        rows: [{ ...waiting.row, evidenceIds }],
        sentAt: new Date(deviceTime()).toISOString(),
        ...(waiting.personId === null ? {} : { personId: waiting.personId }),
      })
      arrived.push(...rows)
      dropRow(store, owner, waiting.row.id)
      noteClock(store, owner)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (isUncertain(error.refusal) || error.refusal.status === 401) break
      keep({ refused: error.refusal.errors?.[0]?.detail ?? error.refusal.detail })
    }
  }
  if (arrived.length > 0) forgetAnswers()
  return arrived
}
