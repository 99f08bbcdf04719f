import type { JSX } from 'preact'
import type { Colleague, FeedbackKind } from '../../../rooms/staff/feedback/feedback.contract.ts'
import { capacityNames, isUnnamed } from '../../../rooms/staff/feedback/feedback.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { feedback } from './calls.ts'

type Told = {
  /** One person, or a choice of colleagues. */
  to: string | readonly Colleague[]
  values: readonly { code: string; name: string }[]
  results?: readonly { id: string; text: string }[]
  done: () => void
}

const blank = { personId: '', kind: '', text: '', about: '', link: '' }

/** Says something of another's work: to whom, praise or a wish, about what, with proof. */
export function GiveFeedback({ to, values, results = [], done }: Told): JSX.Element {
  const colleagues = typeof to === 'string' ? null : to
  const form = useForm(feedback.giveFeedback, {
    opens: blank,
    keep: null,
    input: ({ personId, kind, text, about, link }) => ({
      ...{ personId: typeof to === 'string' ? to : personId, kind: kind as FeedbackKind },
      ...{ text: text.trim(), link: link.trim() || null, logEntryId: null },
      behaviour: about.startsWith('v:') ? about.slice(2) : null,
      resultId: about.startsWith('r:') ? about.slice(2) : null,
    }),
    wrong: ({ personId, kind, text }) => ({
      personId: colleagues && !personId ? 'Pilih untuk siapa.' : null,
      kind: kind ? null : 'Pilih salah satu.',
      text: text.trim() ? null : 'Tulis apa yang Anda lihat.',
    }),
    done: ({ sentence }) => {
      form.change(blank)
      say(sentence)
      done()
    },
  })
  const chosen = colleagues?.find(({ personId }) => personId === form.values.personId)
  return (
    <Form form={form} button="Kirim umpan balik" class="space-y-4 max-w-prose">
      {colleagues && (
        <SelectField
          {...form.field('personId')}
          label="Untuk siapa?"
          empty="Pilih orangnya"
          options={colleagues.map(({ personId, name, title }) => ({
            ...{ value: personId, label: title ? `${name} (${title})` : name },
          }))}
          {...(chosen && {
            hint: isUnnamed(chosen.capacity)
              ? `Sebagai ${capacityNames[chosen.capacity].toLowerCase()}: nama Anda hanya dibaca penilainya, dan baru tampil kepadanya tanpa nama bila sudah tiga orang berbicara.`
              : `Sebagai ${capacityNames[chosen.capacity].toLowerCase()}: dibaca dengan nama Anda.`,
          })}
        />
      )}
      <ChoiceField
        {...form.field('kind')}
        label="Isinya"
        options={[
          { value: 'PRAISE', label: 'Penghargaan', hint: 'Sudah baik, teruskan.' },
          { value: 'CORRECT', label: 'Perbaikan', hint: 'Ada yang perlu dilakukan lain.' },
        ]}
      />
      <SelectField
        {...form.field('about')}
        label="Tentang apa?"
        empty="Pekerjaannya secara umum"
        options={[
          ...results.map(({ id, text }) => ({ value: `r:${id}`, label: text })),
          ...values.map(({ code, name }) => ({ value: `v:${code}`, label: name })),
        ]}
      />
      <TextAreaField
        {...form.field('text')}
        label="Apa yang Anda lihat?"
        hint="Kejadian, kapan, akibatnya. Dua kalimat cukup; tidak dapat diubah sesudah dikirim."
      />
      <TextField {...form.field('link')} label="Alamat bukti (boleh kosong)" />
    </Form>
  )
}
