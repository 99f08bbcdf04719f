import type { JSX } from 'preact'
import { PersonField } from '../../organisation/PersonField.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { type RatingTable, ratings } from './calls.ts'

/** Who prepares drafts of my ratings; I settle alone. */
export function Preparers({
  preparers,
  again,
}: Pick<RatingTable, 'preparers'> & { again: () => Promise<void> }): JSX.Element {
  const name = useForm(ratings.namePreparer, {
    ...{ opens: { personId: '' }, keep: null },
    input: ({ personId }) => ({ personId, prepares: true }),
    wrong: ({ personId }) => ({ personId: personId ? null : 'Pilih satu orang.' }),
    done: () => {
      say('Ia kini dapat menyiapkan konsep penilaian Anda.')
      void again()
    },
  })
  return (
    <details class="twin">
      <summary class="link">Yang menyiapkan konsep penilaian saya ({preparers.length})</summary>
      <div class="mt-4 space-y-4 max-w-xl">
        <p class="sec">
          Orang yang Anda tunjuk melihat tabel ini dan menyiapkan konsep. Hanya Anda yang
          menetapkan.
        </p>
        {preparers.map((one) => (
          <Named key={one.personId} {...one} again={again} />
        ))}
        <Form form={name} button="Tunjuk" quiet>
          <PersonField {...name.field('personId')} />
        </Form>
      </div>
    </details>
  )
}

function Named({
  personId,
  name,
  again,
}: RatingTable['preparers'][number] & { again: () => Promise<void> }): JSX.Element {
  const end = useForm(ratings.namePreparer, {
    ...{ opens: {}, keep: null },
    input: () => ({ personId, prepares: false }),
    done: () => void again(),
  })
  return (
    <p class="flex flex-wrap items-center gap-3">
      {name}
      <Button kind="text" busy={end.busy} onClick={end.press}>
        Akhiri <span class="sr-only">penunjukan {name}</span>
      </Button>
    </p>
  )
}
