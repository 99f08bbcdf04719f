import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Refusal, Refused } from '../../../kernel/refusal.ts'
import type { GridLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { useAct } from '../../platform/client.ts'
import { deviceTime, serverTime } from '../../platform/clock.ts'
import { dropDraft, readDraft } from '../../platform/device/drafts.ts'
import { isUncertain } from '../../platform/device/memory.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import { figures } from '../calls.ts'
import { draftName, type FigureDraft, isFigureDraft, openedDraft } from '../figure/draft.ts'
import type { Rules } from '../figure/Lineage.tsx'
import type { Preview } from '../figure/preview.ts'
import { keepNow, uploadFile } from '../figure/sending.ts'
import { useCalculator } from '../figure/use-calculator.ts'
import { afterTyping, onlyParts, type Placed, type Typed, takesParts } from './pasted.ts'

/** A row of the grid: its figure, what is typed, what is wrong with it, what it amounts to. */
export type GridRow = {
  key: string
  line: GridLine
  draft: FigureDraft
  filled: boolean
  wrong: string | null
  preview: Preview | null
  /** Why the server did not take it. */
  refused: string | null
}

/** What became of a press. */
export type Sent = { accepted: number; left: number }

export type Grid = {
  rows: GridRow[]
  type: (key: string, typed: Typed) => void
  patch: (
    key: string,
    part: Partial<FigureDraft> | ((draft: FigureDraft) => Partial<FigureDraft>),
  ) => void
  paste: (rows: readonly Placed[]) => void
  undo: (key: string) => void
  send: () => Promise<Sent | null>
  /** What judges the rows; asked for with the first touch. */
  ask: () => void
  busy: boolean
  refusal: Refusal | null
}

const keyOf = ({ measureId, period }: Pick<GridLine, 'measureId' | 'period'>): string =>
  `${measureId} ${period}`

/** A row as it opens: like the form of the figure, with the last known denominator where one counts
 * from parts. */
export function openedRow(line: GridLine): FigureDraft {
  const opened = openedDraft(line)
  const before = line.reported.findLast(
    (one) => one.period < line.period && one.denominator !== null,
  )
  const known = opened.denominator === '' && (onlyParts(line) || takesParts(line))
  return known && before?.denominator
    ? { ...opened, denominator: before.denominator.replace('.', ',') }
    : opened
}

const told = ['mode', 'value', 'numerator', 'provisional', 'analysis', 'reason'] as const
const isFilled = (draft: FigureDraft, opened: FigureDraft): boolean =>
  told.some((name) => draft[name] !== opened[name]) || draft.files.length !== opened.files.length

/** The grid of a month: what is typed stays on the device row by row, under the name its own form
 * has, and is sent together. */
export function useGrid(lines: readonly GridLine[], rules: Rules, renew: () => void): Grid {
  const owner = draftOwner(useSession())
  const act = useAct(figures.reportFigures)
  const nameOf = (line: GridLine): string => draftName(owner, line.measureId, line.period)
  const [refused, setRefused] = useState<Record<string, { line: GridLine; why: string }>>({})
  const kept = useMemo(() => {
    const ofRefused = Object.values(refused).map(({ line }) => line)
    const here = new Set(lines.map(keyOf))
    return [...lines, ...ofRefused.filter((line) => !here.has(keyOf(line)))]
  }, [lines, refused])
  const [drafts, setDrafts] = useState<Record<string, FigureDraft>>({})
  const latest = useRef(drafts)
  latest.current = drafts
  const draftOf = (line: GridLine): FigureDraft => {
    const typed = latest.current[keyOf(line)]
    if (typed) return typed
    const found = readDraft(localStorage, nameOf(line), deviceTime())?.value
    return isFigureDraft(found) ? found : openedRow(line)
  }
  const { calculator, ask } = useCalculator(false)
  const pack = rules.content
  const rows = kept.map((line): GridRow => {
    const draft = draftOf(line)
    const filled = isFilled(draft, openedRow(line))
    const errors = filled ? (calculator?.errorsOf(draft, line, pack, serverTime()) ?? {}) : {}
    return {
      ...{ key: keyOf(line), line, draft, filled },
      wrong: Object.values(errors).find(Boolean) ?? null,
      preview: filled ? (calculator?.previewOf(line, draft, pack) ?? null) : null,
      refused: refused[keyOf(line)]?.why ?? null,
    }
  })
  const anyFilled = rows.some(({ filled }) => filled)
  useEffect(() => {
    if (anyFilled) ask()
  }, [anyFilled, ask])

  const change = (parts: Record<string, Partial<FigureDraft>>): void => {
    const next = { ...latest.current }
    for (const line of kept) {
      const part = parts[keyOf(line)]
      if (!part) continue
      const draft = { ...draftOf(line), sending: null, ...part }
      next[keyOf(line)] = draft
      if (isFilled(draft, openedRow(line))) keepNow(nameOf(line), draft)
      else dropDraft(localStorage, nameOf(line))
    }
    latest.current = next
    setDrafts(next)
  }
  const patch: Grid['patch'] = (key, part) => {
    const line = kept.find((one) => keyOf(one) === key)
    if (line) change({ [key]: typeof part === 'function' ? part(draftOf(line)) : part })
  }
  const forget = (line: GridLine): void => {
    dropDraft(localStorage, nameOf(line))
    const { [keyOf(line)]: _, ...rest } = latest.current
    latest.current = rest
    setDrafts(rest)
    setRefused(({ [keyOf(line)]: _gone, ...others }) => others)
  }

  const send = async (): Promise<Sent | null> => {
    const ready = rows.filter(({ filled, wrong }) => filled && wrong === null)
    if (!calculator || ready.length === 0) return null
    const arrived = await withFiles(ready, (key, files) => patch(key, { files }))
    const capturedAt = serverTime()
    const answer = await act({
      items: arrived.sendable.map(({ line, draft }) => ({
        ...{ measureId: line.measureId, period: line.period, capturedAt },
        ...calculator.inputOf(draft, line),
        ifMatch: draft.seen,
      })),
    })
    if (!answer) return null
    const whyNot: typeof refused = { ...arrived.refused }
    for (const item of answer.items) {
      const row = ready.find(({ key }) => key === keyOf(item))
      if (row && item.refusal) whyNot[row.key] = { line: row.line, why: item.refusal.detail }
      else if (row) forget(row.line)
    }
    setRefused(whyNot)
    renew()
    return {
      accepted: answer.accepted,
      left: rows.filter((one) => one.filled).length - answer.accepted,
    }
  }
  return {
    rows,
    patch,
    type: (key, typed) => {
      const line = kept.find((one) => keyOf(one) === key)
      if (line) patch(key, (draft) => afterTyping(draft, line, typed))
    },
    paste: (placed) =>
      change(
        Object.fromEntries(
          placed.flatMap(({ row, typed }) => {
            const line = kept[row]
            return line ? [[keyOf(line), afterTyping(draftOf(line), line, typed)]] : []
          }),
        ),
      ),
    undo: (key) => {
      const line = kept.find((one) => keyOf(one) === key)
      if (line) forget(line)
    },
    ...{ send, ask, busy: act.busy, refusal: act.refusal },
  }
}

/** Uploads the files that still wait on the device, row by row; a row whose file does not arrive is
 * left with the reason. */
async function withFiles(
  rows: readonly GridRow[],
  arrived: (key: string, files: FigureDraft['files']) => void,
): Promise<{ sendable: GridRow[]; refused: Record<string, { line: GridLine; why: string }> }> {
  const [sendable, refused]: [GridRow[], Record<string, { line: GridLine; why: string }>] = [[], {}]
  for (const row of rows) {
    try {
      const files = []
      for (const file of row.draft.files) files.push(await uploadFile(file))
      if (row.draft.files.some(({ item }) => item === null)) arrived(row.key, files)
      sendable.push({ ...row, draft: { ...row.draft, files } })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const why = isUncertain(error.refusal)
        ? 'Buktinya belum terkirim. Kirim lagi saat tersambung.'
        : error.refusal.detail
      refused[row.key] = { line: row.line, why }
    }
  }
  return { sendable, refused }
}
