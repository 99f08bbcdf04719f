import type { ComponentChildren, JSX } from 'preact'
import type { Call } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { Dialog } from './Dialog.tsx'
import { Form } from './Form.tsx'
import { TextAreaField } from './fields.tsx'

type Told<N extends string, I, O> = {
  call: Call<I, O>
  /** Which field of the act holds the words. */
  name: N
  input: (words: string) => I
  keep: string | null
  close: () => void
  done: (answer: O) => void
  title: string
  consequence?: ComponentChildren
  question: string
  hint: string
  /** What is said when nothing was written. */
  missing?: string
  button: string
}

/** An act with a few words that somebody else will read: a reason, a question, a proposal. */
export function ReasonDialog<N extends string, I, O>({
  open,
  ...told
}: Told<N, I, O> & { open: boolean }): JSX.Element {
  return (
    <Dialog title={told.title} open={open} close={told.close}>
      {open && <ReasonForm {...told} />}
    </Dialog>
  )
}

function ReasonForm<N extends string, I, O>(told: Told<N, I, O>): JSX.Element {
  const { name, missing = 'Tulis alasannya, satu kalimat pun cukup.' } = told
  type Words = Record<N, string>
  const form = useForm(told.call, {
    opens: { [name]: '' } as Words,
    keep: told.keep,
    input: (values: Words) => told.input(values[name].trim()),
    wrong: (values) => (values[name].trim() ? {} : { [name]: missing }) as Partial<Words>,
    done: told.done,
  })
  return (
    <Form form={form} button={told.button} leave={told.close}>
      {told.consequence && <p>{told.consequence}</p>}
      <TextAreaField {...form.field(name)} label={told.question} hint={told.hint} />
    </Form>
  )
}
