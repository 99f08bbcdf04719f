import type { JSX } from 'preact'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { whyNotCancel } from '../../../rooms/agreements/closing/cancelling.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { navigate } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { agreements } from '../calls.ts'
import { closings } from './closing-calls.ts'

/** Bagian Organisasi takes a draft back that is not to be signed. */
export function CancelPage({ id }: { id: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(agreements.readAgreement, { id })
  const { actor } = useSession()
  const why = value ? whyNotCancel(value, '-', actor) : null
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Tarik konsep PK"
        steps={[
          { label: 'Perjanjian', href: '/perjanjian' },
          { label: value?.code ?? 'PK', href: `/perjanjian/${id}` },
          { label: 'Tarik konsep' },
        ]}
        context={value && `${value.firstParty.name}, ${value.firstParty.title}.`}
      >
        {value ? `Tarik konsep ${value.code}?` : 'Tarik konsep PK.'}
      </PageTitle>
      <div class="mt-6 space-y-6 max-w-prose">
        <RefusalNote refusal={refusal} again={() => void again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {why && <Note tone="mid" title={why.detail} />}
        {value && !why && <CancelForm agreement={value} />}
      </div>
    </main>
  )
}

function CancelForm({ agreement: { id, version } }: { agreement: AgreementPage }): JSX.Element {
  const form = useForm(closings.cancelAgreement, {
    opens: { reason: '' },
    keep: `tarik/${id}`,
    input: ({ reason }) => ({ id, reason: reason.trim() }),
    wrong: ({ reason }) => ({
      reason: reason.trim() ? null : 'Tulis alasannya, satu kalimat pun cukup.',
    }),
    done: ({ sentence }) => {
      say(sentence)
      navigate(`/perjanjian/${id}`)
    },
  })
  return (
    <>
      <p>
        {version > 1
          ? 'Perubahan ini batal disusun; versi yang berlaku tetap berlaku.'
          : 'Tidak ada yang menunggu konsep ini lagi. Bila pejabatnya tetap wajib ber-PK, Susun PK berikutnya membuat konsep baru dari rencana dan anggaran saat itu.'}
      </p>
      <Form form={form} button="Tarik konsep">
        <TextAreaField
          {...form.field('reason')}
          label="Mengapa konsep ini ditarik?"
          hint="Penerima amanah membaca kalimat ini."
        />
      </Form>
    </>
  )
}
