import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { FigurePage } from '../../rooms/measurement/desk.contract.ts'
import { TextAreaField } from '../parts/fields.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { StayBar } from '../parts/StayBar.tsx'
import { useSession } from '../platform/session.tsx'
import { Conflict } from './Conflict.tsx'
import type { FieldErrors } from './calculator.ts'
import { EvidenceField } from './EvidenceField.tsx'
import { Remarks, ValueFields } from './FigureFields.tsx'
import { FigureFrame, type Framed } from './FigureFrame.tsx'
import { ended } from './figure-words.ts'
import { LiveResult } from './LiveResult.tsx'
import { type Calculator, useCalculator } from './use-calculator.ts'
import { type FigureForm as Form, useFigureDraft } from './use-figure-draft.ts'

type Told = Framed & {
  sent: (version: number) => void
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
  const calculator = useCalculator()
  const [tried, setTried] = useState(false)
  const { draft, patch } = form
  const errorsNow = (): FieldErrors => calculator?.errorsOf(draft, page, pack, new Date().toISOString()) ?? {}
  const errors = tried ? errorsNow() : {}
  const blank = draft.mode === 'blank'
  const preview = blank ? null : (calculator?.previewOf(page, draft, pack) ?? null)
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
    if (!calculator) return
    setTried(true)
    if (Object.keys(errorsNow()).length === 0) form.send(calculator.inputOf(draft, page))
    else requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${formId} [aria-invalid=true]`)?.focus())
  }
  const bar = <SendBar form={form} press={send} leave={leave} page={page} blocked={stale} ready={calculator !== null} />
  return (
    <FigureFrame {...frame} bar={bar}>
      <form
        id={formId}
        class="space-y-7"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {stale && (
          <Conflict page={page} typed={preview?.value ?? null} blank={blank} mine={() => patch({ seen: page.version })} theirs={theirs} />
        )}
        {!stale && form.restored && !form.waiting && <Restored />}
        {!stale && !overtaken && <RefusalNote refusal={form.refusal} />}
        {page.current && <ReasonField page={page} form={form} errors={errors} />}
        {!blank && <ValueFields page={page} scale={calculator?.scaleOf(page, pack) ?? null} draft={draft} patch={patch} errors={errors} />}
        <LiveResult page={page} preview={preview} blank={blank} />
        <Remarks page={page} draft={draft} patch={patch} />
        <EvidenceField form={form} />
        <AnalysisField page={page} form={form} errors={errors} calculator={calculator} />
      </form>
    </FigureFrame>
  )
}

const formId = 'isian-angka'

type WordsTold = { page: FigurePage; form: Form; errors: FieldErrors }

/** Why an earlier version is corrected; or the answer to the question it came back with. */
function ReasonField({ page: { current }, form: { draft, patch }, errors }: WordsTold): JSX.Element {
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
function AnalysisField({ page, form, errors, calculator }: WordsTold & { calculator: Calculator | null }): JSX.Element {
  const { draft, patch } = form
  const question = calculator?.analysisQuestion(calculator.typedChange(page, draft)) ?? 'Apa yang memengaruhi angka ini?'
  const blank = draft.mode === 'blank'
  return (
    <TextAreaField
      label={blank ? 'Mengapa belum dapat diukur, dan kapan tersedia?' : question}
      hint={blank ? 'Misalnya: BPS menerbitkan angka ini pada Februari 2027.' : 'Dua kalimat cukup. Dipakai lagi di LKjIP.'}
      error={errors['/analysis']}
      optional={!blank}
      name="analisis"
      value={draft.analysis}
      change={(analysis) => patch({ analysis })}
    />
  )
}

type BarTold = { form: Form; press: () => void; leave: (() => void) | null; page: FigurePage; blocked: boolean; ready: boolean }

function SendBar({ form, press, leave, page, blocked, ready }: BarTold): JSX.Element {
  return (
    <StayBar
      label="Kirim angka"
      actions={
        <>
          {leave && (
            <Button
              onClick={() => {
                form.drop()
                leave()
              }}
            >
              Batal
            </Button>
          )}
          <Button kind="primary" onClick={press} busy={form.busy || blocked || !ready}>
            {form.waiting ? 'Kirim sekarang' : 'Kirim'}
          </Button>
        </>
      }
    >
      <span role="status">
        <Saved form={form} page={page} blocked={blocked} />
      </span>
    </StayBar>
  )
}

function Saved({ form, page, blocked }: { form: Form; page: FigurePage; blocked: boolean }): JSX.Element {
  if (blocked) return <>Pilih dulu angka mana yang dipakai.</>
  if (form.busy) return <>Mengirim…</>
  if (form.waiting) return <>Menunggu sinyal. Tersimpan di perangkat ini dan terkirim sendiri saat tersambung.</>
  if (form.kept) return <>Tersimpan di perangkat ini.</>
  return <>{ended(`Diperiksa ${page.verifier ?? 'perencana daerah'}`)}</>
}

/** The device brought back what was typed. */
const Restored = (): JSX.Element => (
  <Note tone="accent" role="status">
    Isian Anda yang belum terkirim dipulihkan dari perangkat ini.
  </Note>
)
