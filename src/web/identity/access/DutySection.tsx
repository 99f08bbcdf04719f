import type { JSX } from 'preact'
import { printDate } from '../../../kernel/indonesian.ts'
import { Form } from '../../parts/form/Form.tsx'
import { DateField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { AccountSection } from '../AccountSection.tsx'
import { factors } from '../factor/calls.ts'

const nothing = {}

/** From which day region-wide roles need a second factor, and the form that says so. */
export function DutySection(): JSX.Element {
  const duty = useAnswer(factors.readDuty, nothing)
  const end = useAct(factors.saveDuty)
  const from = duty.value?.requiredFrom
  const form = useForm(factors.saveDuty, {
    opens: { requiredFrom: '' },
    keep: null,
    input: (values) => values,
    wrong: ({ requiredFrom }) => ({ requiredFrom: requiredFrom ? null : 'Pilih tanggalnya.' }),
    done: (answer) => {
      duty.replace(answer)
      say('Tersimpan. Yang bersangkutan diberi tahu di setiap halaman sampai hari itu.')
    },
  })
  const stop = async (): Promise<void> => {
    const answer = await end({ requiredFrom: null })
    if (!answer) return
    duty.replace(answer)
    say('Faktor kedua kini pilihan sendiri.')
  }
  return (
    <AccountSection id="wajib-faktor" title="Faktor kedua bagi kewenangan sedaerah">
      <p class="sec mb-4">
        {from
          ? `Wajib sejak ${printDate(from)}. Yang belum memasangnya hanya dapat masuk untuk memasang.`
          : 'Belum wajib: setiap orang memilih sendiri. Beri waktu dua minggu sebelum mewajibkan.'}
      </p>
      <RefusalNote refusal={duty.refusal ?? end.refusal} class="mb-4" />
      <Form form={form} button="Wajibkan" quiet>
        <DateField {...form.field('requiredFrom')} label="Wajib sejak" required />
      </Form>
      {from && (
        <p class="mt-3">
          <Button kind="text" busy={end.busy} onClick={() => void stop()}>
            Tidak wajib lagi
          </Button>
        </p>
      )}
    </AccountSection>
  )
}
