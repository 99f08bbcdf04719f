import type { JSX } from 'preact'
import type { CasePage } from '../../rooms/procedures/procedure.contract.ts'
import type { Outcome, StepKind } from '../../rooms/procedures/procedure.rules.ts'
import { Form } from '../parts/form/Form.tsx'
import { CheckField, ChoiceField, TextAreaField } from '../parts/form/fields.tsx'
import { useForm } from '../platform/form.ts'
import { say } from '../platform/say.ts'
import { procedures } from './procedure-calls.ts'
import { actWords, addingWords } from './procedure-words.ts'

const isJudged = (kind: string): boolean => kind === 'DECISION' || kind === 'ANSWER'

/** What the reader may do in a case: one act, or a choice of a few. */
export function StepForm({ told, done }: { told: CasePage; done: () => void }): JSX.Element {
  const { id, may, steps } = told
  const [first = 'REPLY'] = may
  const opens = {
    ...{ kind: may.length === 1 ? (first as string) : '', words: '', outcome: '', hearing: false },
  }
  const form = useForm(procedures.takeStep, {
    opens,
    keep: `prosedur/${id}/${steps.length}`,
    input: ({ kind, words, outcome, hearing }) => ({
      ...{ caseId: id, seen: steps.length, words: words.trim() },
      ...{ kind: kind as StepKind, outcome: isJudged(kind) ? (outcome as Outcome) : null },
      hearing: kind === 'REPLY' && hearing,
    }),
    wrong: ({ kind, words, outcome }) => ({
      kind: kind ? null : 'Pilih dahulu apa yang hendak Anda lakukan.',
      outcome: isJudged(kind) && !outcome ? 'Pilih: dikabulkan atau ditolak.' : null,
      words: kind && kind !== 'ACCEPTANCE' && !words.trim() ? 'Tulis dahulu isinya.' : null,
    }),
    done: ({ sentence }) => {
      say(sentence)
      done()
    },
  })
  const { kind, hearing } = form.values
  const again = kind === 'REPLY' && steps.some((step) => step.kind === 'REPLY')
  const act = again ? addingWords : actWords[kind as StepKind]
  const asks = kind === 'REPLY' && !steps.some((step) => step.kind === 'HEARING' || step.hearing)
  return (
    <Form form={form} button={act?.button ?? 'Lanjut'}>
      {may.length > 1 && (
        <ChoiceField
          {...form.field('kind')}
          label="Apa yang hendak Anda lakukan?"
          options={may.map((one) => ({ value: one, label: actWords[one]?.label ?? one }))}
        />
      )}
      {isJudged(kind) && (
        <ChoiceField
          {...form.field('outcome')}
          label={kind === 'DECISION' ? 'Usulan ini' : 'Keberatan ini'}
          options={[
            { value: 'GRANTED', label: 'Dikabulkan' },
            { value: 'REFUSED', label: 'Ditolak' },
          ]}
        />
      )}
      {act && (
        <TextAreaField {...form.field('words')} rows={6} label={act.question} hint={act.hint} />
      )}
      {asks && (
        <CheckField
          name="hearing"
          label="Saya ingin didengar langsung"
          hint="Pejabat yang memutus bertemu Anda sebelum memutus."
          checked={hearing}
          change={(next) => form.change({ hearing: next })}
        />
      )}
    </Form>
  )
}
