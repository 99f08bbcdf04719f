import { useEffect, useRef, useState } from 'preact/hooks'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import {
  type ImportKind,
  type ImportRun,
  importContract,
  type Judgement,
} from '../../../rooms/imports/import.contract.ts'
import { optionsProblem } from '../../../rooms/imports/option.rules.ts'
import { refusalIn } from '../../platform/answers.ts'
import { client, useAct } from '../../platform/client.ts'
import { useDraft } from '../../platform/device/drafts.ts'
import { isUncertain } from '../../platform/device/memory.ts'
import { type Fields, useFields } from '../../platform/form.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import { isPersonal, type TypedForm } from './typed-forms.ts'
import {
  type Cells,
  type Held,
  isEmptied,
  isHeld,
  isTyped,
  rebased,
  sentRows,
  toldAt,
} from './typed-rows.ts'

const imports = client(importContract)
const pause = 450

type Column = ImportKind['columns'][number]
/** What the page knows when it opens: the form, its importer, and what is on record. */
export type Opening = {
  form: TypedForm
  kind: ImportKind
  name: string
  about: string | null
  /** What a fresh row begins with. */
  fresh: Cells
  opens: Held
  done: (run: ImportRun) => void
}

export type Typed = {
  form: TypedForm
  kind: ImportKind
  shown: Column[]
  held: Held
  fresh: Cells
  restored: boolean
  drop: () => void
  judgement: Judgement | null
  /** Why nothing could be judged. */
  unjudged: Refusal | null
  judging: boolean
  fields: Fields<Cells>
  type: (row: number, column: string, cell: string) => void
  choose: (option: string, value: string) => void
  change: (rows: (rows: readonly Cells[]) => Cells[]) => void
  /** Lays what was typed over what is on record by now. */
  renew: () => Promise<void>
  at: (row: number, column: string) => { error: string | undefined; doubt: string | undefined }
}

/** Judges rows a moment after the last letter; a late answer to older rows is dropped. */
function useJudgement(input: Parameters<typeof imports.judgeRows>[0] | null) {
  const [state, setState] = useState<{ judgement: Judgement | null; refusal: Refusal | null }>({
    ...{ judgement: null, refusal: null },
  })
  const [judging, setJudging] = useState(false)
  const asked = JSON.stringify(input)
  useEffect(() => {
    if (!input) return setState({ judgement: null, refusal: null })
    setJudging(true)
    const mine = new AbortController()
    const timer = setTimeout(() => {
      imports
        .judgeRows(input, { signal: mine.signal })
        .then(
          (judgement) => ({ judgement, refusal: null }),
          (error: unknown) => ({ judgement: null, refusal: refusalIn(error) }),
        )
        .then((next) => {
          if (mine.signal.aborted) return
          setState(next)
          setJudging(false)
        })
    }, pause)
    return () => {
      clearTimeout(timer)
      mine.abort()
    }
  }, [asked])
  return { ...state, judging }
}

/** Rows that are typed on screen: judged while typing by the importer that writes them, kept on the
 * device until they are saved (never what is about people), sent as one. */
export function useTyped({ form, kind, name, about, fresh, opens, done }: Opening): Typed {
  const owner = draftOwner(useSession())
  const draftName = isPersonal(form) ? null : `${owner}/ubah/${name}`
  const columns = [...(form.carried ?? []), ...form.columns]
  const begins = { fresh, beforehand: form.sheet?.beforehand ?? [] }
  const draft = useDraft<Held>(draftName, opens, {
    read: (kept) => (isHeld(kept) ? kept : null),
    kept: (held) => (isTyped(held, columns, begins) ? held : null),
  })
  const held = draft.value
  const shown = form.columns.flatMap((key) => kind.columns.filter((column) => column.key === key))
  const typed = isTyped(held, columns, begins) || (about !== null && form.emptied !== undefined)
  const missing = optionsProblem(kind.options, held.options)
  const unasked =
    form.asks !== undefined &&
    held.rows.some((row) => form.asks?.columns.every((column) => !row[column]?.trim()))
  const input = {
    ...{ kind: kind.kind, about, whole: form.sheet?.whole ?? false, columns },
    options: Object.fromEntries(Object.entries(held.options).filter(([, value]) => value !== '')),
    rows: sentRows(held.rows, columns, begins),
  }
  const judged = useJudgement(typed && !missing && !unasked ? input : null)
  const act = useAct(imports.saveRows, {
    seen: { value: held.version === null ? undefined : { version: held.version } },
  })
  const latest = useRef(input)
  latest.current = input
  const send = async (): Promise<void> => {
    const run = await act(latest.current)
    if (!run) return
    draft.drop()
    done(run)
  }
  const wrong = (): Record<string, string | null> => ({
    ...Object.fromEntries(
      (judged.judgement?.problems ?? []).flatMap(({ row, column, severity, detail }) =>
        severity === 'error' ? [[`${row}/${column}`, detail]] : [],
      ),
    ),
    ...(unasked ? { [`0/${form.asks?.columns[0]}`]: form.asks?.sentence ?? '' } : {}),
    ...(typed || unasked ? {} : { nothing: 'Belum ada yang diubah.' }),
  })
  const fields = useFields<Cells>({
    ...{ values: {}, change: () => undefined, busy: act.busy, wrong, send: () => void send() },
    refusal: act.refusal ?? missing,
  })
  const change: Typed['change'] = (next) =>
    draft.change((old) => ({ ...old, rows: next(old.rows) }))
  return {
    ...{
      form,
      kind,
      shown,
      held,
      fresh,
      restored: draft.restored,
      drop: draft.drop,
      fields,
      change,
    },
    judgement: judged.judgement,
    unjudged: judged.refusal && (isUncertain(judged.refusal) ? unreached : judged.refusal),
    judging: judged.judging,
    type: (row, column, cell) =>
      change((rows) => rows.map((one, at) => (at === row ? { ...one, [column]: cell } : one))),
    choose: (option, value) =>
      draft.change((old) => ({ ...old, options: { ...old.options, [option]: value } })),
    renew: async () => {
      if (about === null) return
      const newest = await imports
        .readRows({
          kind: kind.kind,
          about,
          whole: input.whole,
          options: JSON.stringify(input.options),
        })
        .catch(() => null)
      if (!newest) return
      const names = [kind.columns[0]?.key ?? '', 'indicatorCode', 'nip']
      const nameOf = (row: Cells): string => JSON.stringify(names.map((key) => row[key] ?? ''))
      draft.change((old) => ({
        ...old,
        ...{ version: newest.version, opened: newest.rows },
        rows: rebased(old, newest.rows, nameOf),
      }))
      act.clear()
    },
    at: (row, column) => {
      const told = toldAt(judged.judgement, row, column)
      const emptied = isEmptied(held, row, column)
      return {
        error: told.error ?? fields.field(`${row}/${column}`).error,
        doubt: told.doubt ?? (emptied ? 'Dikosongkan: yang tercatat tetap berlaku.' : undefined),
      }
    },
  }
}

const unreached = refusal(
  'web/unjudged',
  0,
  'Belum dapat diperiksa: tanpa sinyal. Isian ini diperiksa lagi sebelum disimpan.',
)
