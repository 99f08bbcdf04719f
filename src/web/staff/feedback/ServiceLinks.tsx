import type { JSX } from 'preact'
import { printNumber } from '../../../kernel/indonesian.ts'
import { Form } from '../../parts/form/Form.tsx'
import { TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { serviceLinks } from './calls.ts'

/** The reader's links for people they serve, each with its QR code. */
export function ServiceLinks(): JSX.Element {
  const links = useAnswer(serviceLinks.listServiceLinks, {})
  const revoke = useAct(serviceLinks.revokeServiceLink, { renews: [links] })
  const form = useForm(serviceLinks.openServiceLink, {
    opens: { label: '' },
    keep: null,
    renews: [links],
    input: ({ label }) => ({ label: label.trim() }),
    done: () => {
      form.change({ label: '' })
      say('Tautan dibuat. Cetak atau tempel kode QR-nya.')
    },
  })
  const press = async (linkId: string): Promise<void> => {
    const done = await revoke({ linkId })
    if (done) say(done.sentence)
  }
  return (
    <div class="space-y-5">
      <p class="sec max-w-prose">
        Orang yang Anda layani membukanya tanpa masuk, tanpa nama, tanpa nomor. Masukannya tampil
        kepada Anda sesudah tiga orang mengisi.
      </p>
      <RefusalNote refusal={links.refusal ?? revoke.refusal} />
      <ul class="grid sm:grid-cols-2 gap-5">
        {links.value?.items.map(({ id, label, url, qr, answers }) => (
          <li key={id} class="sheet p-4">
            <p class="font-semibold">{label}</p>
            <svg
              viewBox={`0 0 ${qr.size} ${qr.size}`}
              role="img"
              aria-label={`Kode QR ${label}`}
              shape-rendering="crispEdges"
              class="block w-40 mt-3 rounded-lg"
            >
              <rect width={qr.size} height={qr.size} fill="#fff" />
              <path d={qr.path} fill="#000" />
            </svg>
            <p class="meta mt-2 wrap-anywhere">{url}</p>
            <p class="sec mt-1">{printNumber(answers)} masukan.</p>
            <div class="mt-3">
              <Button busy={revoke.busy} onClick={() => void press(id)}>
                Cabut
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Form form={form} button="Buat tautan" quiet class="space-y-4 max-w-prose">
        <TextField
          {...form.field('label')}
          label="Tautan baru untuk"
          hint="Tempat atau jenis layanan, misalnya Loket pendaftaran."
        />
      </Form>
    </div>
  )
}
