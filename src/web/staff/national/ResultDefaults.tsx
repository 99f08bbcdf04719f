import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { ResultDefault } from '../../../rooms/staff/national/national.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { TextField } from '../../parts/form/fields.tsx'
import type { Answer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { type NationalAnswer, national } from './calls.ts'

type Props = { page: Pick<Answer<NationalAnswer>, 'again'>; results: readonly ResultDefault[] }

/** What the national form asks beyond the log, once for each result: first those that rows wait for. */
export function ResultDefaults({ page, results }: Props): JSX.Element | null {
  const waiting = results.filter((result) => result.waiting > 0)
  const known = results.filter((result) => result.waiting === 0)
  if (results.length === 0) return null
  return (
    <section class="space-y-4 max-w-2xl" aria-labelledby="tetap">
      <h2 class="h2" id="tetap">
        {waiting.length > 0 ? 'Isi sekali saja' : 'Isian tetap'}
      </h2>
      {waiting.length > 0 && (
        <p class="sec max-w-[64ch]">
          e-Kinerja nasional meminta sumber data dan satuan. Isi sekali untuk tiap hasil kerja;
          semua catatannya ikut terisi, juga yang akan datang.
        </p>
      )}
      {waiting.map((result) => (
        <DefaultForm key={result.key} result={result} page={page} />
      ))}
      {known.length > 0 && (
        <details>
          <summary class="link">Isian tetap {printNumber(known.length)} hasil kerja</summary>
          <div class="mt-4 space-y-4">
            {known.map((result) => (
              <DefaultForm key={result.key} result={result} page={page} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

function DefaultForm({
  result,
  page,
}: {
  result: ResultDefault
  page: Props['page']
}): JSX.Element {
  const title = useId()
  const { key, label, actionPlan, dataSource, unit } = result
  const form = useForm(national.saveResultDefault, {
    opens: { actionPlan, dataSource, unit, quantity: String(result.quantity) },
    keep: `isian-tetap/${key}`,
    input: ({ quantity, ...said }) => ({ key, ...said, quantity: Number(quantity) }),
    wrong: ({ quantity }) => ({
      quantity: /^\d{1,6}$/.test(quantity) ? null : 'Tulis bilangan bulat, misalnya 1.',
    }),
    done: () => {
      say('Tersimpan untuk semua catatannya.')
      void page.again()
    },
  })
  return (
    <Form form={form} class="sheet p-4 space-y-4" label={title} button="Simpan" quiet>
      <h3 class="font-semibold" id={title}>
        {label}
      </h3>
      <TextField
        label="Rencana aksi"
        hint="Seperti tertulis di e-Kinerja nasional."
        {...form.field('actionPlan')}
      />
      <TextField
        label="Sumber data"
        hint="Misalnya: register, absensi, sistem informasi."
        {...form.field('dataSource')}
      />
      <div class="grid grid-cols-2 gap-4">
        <TextField label="Realisasi" figures {...form.field('quantity')} />
        <TextField label="Satuan" hint="Misalnya: laporan." {...form.field('unit')} />
      </div>
    </Form>
  )
}
