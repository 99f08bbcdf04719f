import type { JSX } from 'preact'
import type { HandoverPage as Handover } from '../../../rooms/agreements/succession/handover.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField } from '../../parts/form/fields.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { handovers } from './closing-calls.ts'

type Props = { note: Handover; as: 'SELF' | 'INSTEAD'; look: () => Promise<void> }

/** The words of a note. What was written before stands behind a summary: writing again is rare, and
 * puts an earlier signature out of force. */
export function WriteHandover(props: Props): JSX.Element {
  const { note, as } = props
  if (note.stage === 'NONE' && as === 'SELF')
    return (
      <section aria-labelledby="tulis">
        <h2 id="tulis" class="h2 mb-3">
          Tulis memorinya
        </h2>
        <Words {...props} />
      </section>
    )
  return (
    <details class="twin">
      <summary class="link">
        {as === 'SELF' ? 'Ubah isi memori' : `Tulis sebagai pengganti ${note.leaving}`}
      </summary>
      <div class="mt-4">
        <Words {...props} />
      </div>
    </details>
  )
}

function Words({ note, as, look }: Props): JSX.Element {
  const { agreementId: id, leaving, stage } = note
  const form = useForm(handovers.writeHandover, {
    opens: { unfinished: note.unfinished, advice: note.advice, absence: note.absence ?? '' },
    keep: `serah-terima/${id}`,
    input: ({ unfinished, advice, absence }) => ({
      ...{ id, unfinished: unfinished.trim(), advice: advice.trim() },
      ...(as === 'INSTEAD' && { absence: absence.trim() }),
    }),
    wrong: ({ unfinished, absence }) => ({
      absence:
        as === 'SELF' || absence.trim()
          ? null
          : `Tulis mengapa ${leaving} tidak dapat menandatangani.`,
      unfinished: unfinished.trim()
        ? null
        : 'Tulis apa yang belum selesai; bila semuanya selesai, tulis begitu.',
    }),
    done: () => {
      say('Memori tersimpan dan angkanya dibekukan. Tinggal tanda tangan.')
      void look()
    },
  })
  return (
    <div class="max-w-prose space-y-4">
      <p>
        Angka di atas dibekukan seperti hari ini begitu memori disimpan.
        {stage === 'SIGNED_FIRST' && ' Tanda tangan yang sudah ada tidak berlaku lagi.'}
      </p>
      <Form form={form} button="Simpan memori">
        {as === 'INSTEAD' && (
          <TextAreaField
            {...form.field('absence')}
            label={`Mengapa ${leaving} tidak dapat menandatangani?`}
            hint="Tercetak di memorinya."
          />
        )}
        <TextAreaField
          {...form.field('unfinished')}
          label="Apa yang belum selesai?"
          hint="Pekerjaan yang berjalan, tenggat terdekat, siapa yang memegangnya."
        />
        <TextAreaField
          {...form.field('advice')}
          label="Pesan untuk yang melanjutkan"
          hint="Boleh kosong."
        />
      </Form>
    </div>
  )
}
