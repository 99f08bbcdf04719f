import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { scaleKnowing } from '../../../rooms/measurement/computing/predicate.rules.ts'
import { analysisQuestion } from '../../../rooms/measurement/figure/analysis.rules.ts'
import { Form, Restored } from '../../parts/form/Form.tsx'
import { TextAreaField } from '../../parts/form/fields.tsx'
import { serverTime } from '../../platform/clock.ts'
import { useFields } from '../../platform/form.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import { SendBar } from '../desk/SendBar.tsx'
import { Conflict } from './Conflict.tsx'
import type { FigureDraft } from './draft.ts'
import { EvidenceField } from './EvidenceField.tsx'
import { type Filled, Remarks, ValueFields } from './FigureFields.tsx'
import { FigureFrame, type Framed } from './FigureFrame.tsx'
import { LiveResult } from './LiveResult.tsx'
import { type Preview, standingPreview } from './preview.ts'
import { useCalculator } from './use-calculator.ts'
import { type Sent, useFigureDraft } from './use-figure-draft.ts'

type Told = Framed & {
  sent: Sent
  /** Somebody else reported meanwhile: what they said is asked for. */
  renew: () => void
  /** Closes the form where there is a figure behind it. */
  leave: (() => void) | null
}

/** The form of one figure: what is typed stays on the device, and is sent on a press, by itself
 * again when the signal was gone. */
export function FigureForm({ sent, renew, leave, ...frame }: Told): JSX.Element {
  const { page, rules } = frame
  const pack = rules.content
  const form = useFigureDraft(draftOwner(useSession()), page, sent)
  const { calculator, missing, ask } = useCalculator(form.restored || leave !== null)
  const [pressed, setPressed] = useState(false)
  const { draft, patch } = form
  const fields = useFields<FigureDraft>({
    values: draft,
    change: patch,
    busy: form.busy,
    refusal: form.refusal,
    wrong: (values) => calculator?.errorsOf(values, page, pack, serverTime()) ?? {},
    send: () => {
      setPressed(calculator === null)
      if (calculator) form.send(calculator.inputOf(draft, page))
      else ask()
    },
  })
  const blank = draft.mode === 'blank'
  const standing = calculator
    ? calculator.previewOf(page, draft, pack)
    : standingPreview(page, draft)
  const preview = blank ? null : standing
  const stale = draft.seen !== page.version
  const overtaken = form.refusal?.status === 412 || form.refusal?.status === 428
  useEffect(() => {
    if (overtaken) renew()
  }, [overtaken, renew])

  const theirs = (): void => {
    form.drop()
    leave?.()
  }
  // who goes on typing has not finished: a press that still waits is taken back
  const typed = (): void => {
    setPressed(false)
    ask()
  }
  useLayoutEffect(() => {
    if (pressed && calculator) fields.press()
  }, [pressed, calculator])
  const held = pressed ? (missing ? 'missing' : 'coming') : null
  const bar = (
    <SendBar
      form={form}
      page={page}
      press={fields.press}
      leave={leave}
      blocked={stale}
      held={held}
    />
  )
  return (
    <FigureFrame {...frame} bar={bar}>
      <Form
        form={fields}
        class="space-y-7"
        onFocusIn={ask}
        onInput={typed}
        {...(stale || overtaken ? { instead: null } : {})}
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
        {page.current && <ReasonField page={page} fields={fields} />}
        {!blank && (
          <ValueFields page={page} scale={scaleKnowing(pack, page.target)} fields={fields} />
        )}
        <LiveResult page={page} preview={preview} blank={blank} missing={missing} />
        <Remarks page={page} fields={fields} />
        <EvidenceField form={form} />
        <AnalysisField fields={fields} preview={preview} />
      </Form>
    </FigureFrame>
  )
}

/** Why an earlier version is corrected; or the answer to the question it came back with. */
function ReasonField({ page: { current }, fields }: Filled): JSX.Element {
  const returned = current?.verdict === 'RETURNED'
  return (
    <TextAreaField
      {...fields.field('reason')}
      label={returned ? 'Jawaban Anda atas pertanyaan pemeriksa' : 'Mengapa angka ini dikoreksi?'}
      hint={returned ? 'Dibaca pemeriksa bersama angka di bawah ini.' : undefined}
      optional={current?.verdict === null}
    />
  )
}

/** The question in words: what moved the figure, or why there is none. */
function AnalysisField({
  fields,
  preview,
}: Pick<Filled, 'fields'> & { preview: Preview | null }): JSX.Element {
  const blank = fields.values.mode === 'blank'
  return (
    <TextAreaField
      {...fields.field('analysis')}
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
      optional={!blank}
    />
  )
}
