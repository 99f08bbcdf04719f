import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { analysisQuestion } from '../../rooms/measurement/analysis.rules.ts'
import type { FigurePage } from '../../rooms/measurement/desk.contract.ts'
import { scaleKnowing } from '../../rooms/measurement/predicate.rules.ts'
import { TextAreaField } from '../parts/fields.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { useSession } from '../platform/session.tsx'
import { Conflict } from './Conflict.tsx'
import { EvidenceField } from './EvidenceField.tsx'
import { Remarks, ValueFields } from './FigureFields.tsx'
import { FigureFrame, type Framed } from './FigureFrame.tsx'
import { LiveResult } from './LiveResult.tsx'
import { type FieldErrors, type Preview, standingPreview } from './preview.ts'
import { SendBar } from './SendBar.tsx'
import { useCalculator } from './use-calculator.ts'
import { type FigureForm as Form, useFigureDraft } from './use-figure-draft.ts'

type Told = Framed & {
  /** It has arrived; `typedOn`: something was changed while it was on its way, and stays in the form. */
  sent: (typedOn: boolean) => void
  /** Somebody else reported meanwhile: what they said is asked for. */
  renew: () => void
  /** Closes the form where there is a figure behind it. */
  leave: (() => void) | null
}

/** The form of one figure: what is typed stays on the device, and is sent on a press, by itself again when the signal was gone. */
export function FigureForm({ sent, renew, leave, ...frame }: Told): JSX.Element {
  const { page, rules } = frame
  const pack = rules.content
  const { account } = useSession()
  const form = useFigureDraft(account.id, page, sent)
  const { calculator, missing, ask } = useCalculator(form.restored || leave !== null)
  const [tried, setTried] = useState(false)
  const [pressed, setPressed] = useState(false)
  const { draft, patch } = form
  const errorsNow = (): FieldErrors =>
    calculator?.errorsOf(draft, page, pack, new Date().toISOString()) ?? {}
  const errors = tried ? errorsNow() : {}
  const blank = draft.mode === 'blank'
  const preview = blank
    ? null
    : calculator
      ? calculator.previewOf(page, draft, pack)
      : standingPreview(page, draft)
  const stale = draft.seen !== page.version
  const overtaken = form.refusal?.status === 412 || form.refusal?.status === 428
  useEffect(() => {
    if (overtaken) renew()
  }, [overtaken, renew])

  const theirs = (): void => {
    form.drop()
    leave?.()
  }
  const send = (): void => {
    setTried(true)
    setPressed(calculator === null)
    if (!calculator) ask()
    else if (Object.keys(errorsNow()).length === 0) form.send(calculator.inputOf(draft, page))
    else
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`#${formId} [aria-invalid=true]`)?.focus(),
      )
  }
  // who goes on typing has not finished: a press that still waits is taken back
  const typed = (): void => {
    setPressed(false)
    ask()
  }
  useLayoutEffect(() => {
    if (pressed && calculator) send()
  }, [pressed, calculator])
  const held = pressed ? (missing ? 'missing' : 'coming') : null
  const bar = (
    <SendBar form={form} page={page} press={send} leave={leave} blocked={stale} held={held} />
  )
  return (
    <FigureFrame {...frame} bar={bar}>
      <form
        id={formId}
        class="space-y-7"
        noValidate
        onFocusIn={ask}
        onInput={typed}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {stale && (
          <Conflict
            page={page}
            typed={preview?.value ?? null}
            blank={blank}
            mine={() => patch({ seen: page.version })}
            theirs={theirs}
          />
        )}
        {!stale && form.restored && !form.waiting && <Restored />}
        {!stale && !overtaken && <RefusalNote refusal={form.refusal} />}
        {page.current && <ReasonField page={page} form={form} errors={errors} />}
        {!blank && (
          <ValueFields
            page={page}
            scale={scaleKnowing(pack, page.target)}
            draft={draft}
            patch={patch}
            errors={errors}
          />
        )}
        <LiveResult page={page} preview={preview} blank={blank} missing={missing} />
        <Remarks page={page} draft={draft} patch={patch} />
        <EvidenceField form={form} />
        <AnalysisField form={form} errors={errors} preview={preview} />
      </form>
    </FigureFrame>
  )
}

const formId = 'isian-angka'

type WordsTold = { page: FigurePage; form: Form; errors: FieldErrors }

/** Why an earlier version is corrected; or the answer to the question it came back with. */
function ReasonField({
  page: { current },
  form: { draft, patch },
  errors,
}: WordsTold): JSX.Element {
  const returned = current?.verdict === 'RETURNED'
  return (
    <TextAreaField
      label={returned ? 'Jawaban Anda atas pertanyaan pemeriksa' : 'Mengapa angka ini dikoreksi?'}
      hint={returned ? 'Dibaca pemeriksa bersama angka di bawah ini.' : undefined}
      error={errors['/reason']}
      optional={current?.verdict === null}
      name="alasan"
      value={draft.reason}
      change={(reason) => patch({ reason })}
    />
  )
}

/** The question in words: what moved the figure, or why there is none. */
function AnalysisField({
  form,
  errors,
  preview,
}: Omit<WordsTold, 'page'> & { preview: Preview | null }): JSX.Element {
  const { draft, patch } = form
  const blank = draft.mode === 'blank'
  return (
    <TextAreaField
      label={
        blank
          ? 'Mengapa belum dapat diukur, dan kapan tersedia?'
          : analysisQuestion(preview?.change ?? null)
      }
      hint={
        blank
          ? 'Misalnya: BPS menerbitkan angka ini pada Februari 2027.'
          : 'Dua kalimat cukup. Dipakai lagi di LKjIP.'
      }
      error={errors['/analysis']}
      optional={!blank}
      name="analisis"
      value={draft.analysis}
      change={(analysis) => patch({ analysis })}
    />
  )
}

/** The device brought back what was typed. */
const Restored = (): JSX.Element => (
  <Note tone="accent" role="status">
    Isian Anda yang belum terkirim dipulihkan dari perangkat ini.
  </Note>
)
