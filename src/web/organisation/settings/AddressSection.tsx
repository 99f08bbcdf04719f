import type { JSX } from 'preact'
import { whyNotPublic } from '../../../rooms/organisation/region/address.rules.ts'
import { isPublic } from '../../../rooms/organisation/region/host.rules.ts'
import type { Settings } from '../../../rooms/organisation/region/setting.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { TextField } from '../../parts/form/fields.tsx'
import { Note } from '../../parts/Note.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { calls } from './calls.ts'

/** Where people reach the region, and what stands in the QR of every paper. */
export function AddressSection({
  settings: { address },
  saved,
}: {
  settings: Settings
  saved: (settings: Settings) => void
}): JSX.Element {
  const { fictional } = useSession().region
  const form = useForm(calls.saveAddress, {
    opens: { address: isPublic(address.url) ? address.url : '' },
    keep: null,
    input: (values) => values,
    wrong: ({ address: typed }) => {
      const read = whyNotPublic(typed)
      return { address: 'refused' in read ? read.refused.detail : null }
    },
    done: (answer) => {
      saved(answer)
      say('Alamat resmi tersimpan; tautan dan QR memakainya dalam setengah menit.')
    },
  })
  return (
    <section aria-labelledby="alamat">
      <h2 id="alamat" class="h2 mb-1">
        Alamat
      </h2>
      <p class="sec mb-3">
        Sekarang <span class="wrap-anywhere">{address.url}</span>. Tertulis di tautan dan di QR
        setiap PK; alamat lama tetap dilayani.
      </p>
      {!isPublic(address.url) && !fictional && (
        <Note tone="mid" title="PK belum dapat ditandatangani.">
          Alamat itu hanya dikenal di jaringan sendiri atau bukan https. Tetapkan alamat resmi di
          bawah ini.
        </Note>
      )}
      <div class="mt-3">
        <Form form={form} button="Tetapkan">
          <TextField
            {...form.field('address')}
            label="Alamat resmi"
            hint="Misalnya https://pk.kota.go.id. Nama domainnya harus sudah mengarah ke server ini."
            required
          />
        </Form>
      </div>
      {address.others.length > 0 && (
        <p class="meta mt-3 wrap-anywhere">Juga dilayani: {address.others.join(', ')}</p>
      )}
    </section>
  )
}
