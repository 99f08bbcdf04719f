import type { JSX } from 'preact'
import type { Proposal } from '../../rooms/procedures/procedure.contract.ts'
import { Form } from '../parts/form/Form.tsx'
import { TextAreaField } from '../parts/form/fields.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { navigate } from '../platform/place.ts'
import { say } from '../platform/say.ts'
import { Parties } from './Parties.tsx'
import { procedures } from './procedure-calls.ts'

type Asked = { kind: string; subjectId: string }

/** Somebody proposes: they read first who answers, who decides and what it would mean. */
export function ProposalPage({ kind, subjectId }: Asked): JSX.Element {
  const { value, refusal, again } = useAnswer(procedures.readProposal, { kind, subjectId })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={value?.name ?? 'Usulan'}
        steps={[{ label: 'Prosedur', href: '/prosedur' }, { label: 'Usulan' }]}
        context={
          value && (
            <a class="link" href={value.link}>
              {value.title}
            </a>
          )
        }
      >
        {value ? `${value.person.name} diberi tahu dan didengar lebih dahulu.` : 'Usulan.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      {value && (
        <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10 mt-7">
          <div class="min-w-0 space-y-6 max-w-prose">
            <Note>{value.meaning}</Note>
            <ProposalForm asked={{ kind, subjectId }} told={value} />
          </div>
          <Parties told={value} />
        </div>
      )}
    </main>
  )
}

function ProposalForm({ asked, told }: { asked: Asked; told: Proposal }): JSX.Element {
  const form = useForm(procedures.openCase, {
    opens: { reason: '' },
    keep: `usulan/${asked.kind}/${asked.subjectId}`,
    input: ({ reason }) => ({ ...asked, reason: reason.trim() }),
    wrong: ({ reason }) => ({ reason: reason.trim() ? null : 'Tulis alasannya.' }),
    done: ({ id }) => {
      say(`${told.person.name} diberi tahu.`)
      navigate(`/prosedur/${id}`)
    },
  })
  return (
    <Form form={form} button="Kirim pemberitahuan">
      <TextAreaField
        {...form.field('reason')}
        rows={6}
        label={told.asksReason}
        hint={`${told.person.name} membaca kalimat ini dan dapat langsung menanggapi.`}
      />
    </Form>
  )
}
