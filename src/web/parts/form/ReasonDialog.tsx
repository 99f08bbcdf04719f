import type { ComponentChildren, JSX } from 'preact'
import type { Call } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { Dialog } from './Dialog.tsx'
import { Form } from './Form.tsx'
import { TextAreaField } from './fields.tsx'

type Props<N extends string, I, O> = {
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
  ...props
}: Props<N, I, O> & { open: boolean }): JSX.Element {
  return (
    <Dialog title={props.title} open={open} close={props.close}>
      {open && <ReasonForm {...props} />}
    </Dialog>
  )
}

function ReasonForm<N extends string, I, O>(props: Props<N, I, O>): JSX.Element {
  const { name, missing = 'Tulis alasannya, satu kalimat pun cukup.' } = props
  type Words = Record<N, string>
  const form = useForm(props.call, {
    opens: { [name]: '' } as Words,
    keep: props.keep,
    input: (values: Words) => props.input(values[name].trim()),
    wrong: (values) => (values[name].trim() ? {} : { [name]: missing }) as Partial<Words>,
    done: props.done,
  })
  return (
    <Form form={form} button={props.button} leave={props.close}>
      {props.consequence && <p>{props.consequence}</p>}
      <TextAreaField {...form.field(name)} label={props.question} hint={props.hint} />
    </Form>
  )
}
