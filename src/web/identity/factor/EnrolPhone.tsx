import type { JSX } from 'preact'
import { Form } from '../../parts/form/Form.tsx'
import { useForm } from '../../platform/form.ts'
import { CodeField, codeForm } from './CodeField.tsx'
import { factors } from './calls.ts'

type Begun = Awaited<ReturnType<typeof factors.beginTotp>>

/** The seed as a QR code and as text, shown this once; its first code puts it in place. */
export function EnrolPhone({
  begun,
  done,
  leave,
}: {
  begun: Begun
  done: (recoveryCodes: readonly string[] | null) => void
  leave: () => void
}): JSX.Element {
  const form = useForm(factors.confirmTotp, {
    ...codeForm,
    keep: null,
    input: ({ code }) => ({ factorId: begun.factorId, code }),
    done: ({ recoveryCodes }) => done(recoveryCodes),
  })
  const { size, path } = begun.qr
  return (
    <section aria-labelledby="pasang-ponsel" class="max-w-124">
      <h2 id="pasang-ponsel" class="h2">
        Pasang kode ponsel
      </h2>
      <ol class="list-decimal pl-5 mt-3 space-y-4">
        <li>
          Buka aplikasi autentikator di ponsel (misalnya Google Authenticator, Aegis, atau yang ada
          di pengelola sandi Anda), lalu pindai gambar ini.
          <svg
            viewBox={`0 0 ${size} ${size}`}
            role="img"
            aria-label="Kode QR untuk aplikasi autentikator"
            shape-rendering="crispEdges"
            class="block w-48 mt-3 rounded-lg"
          >
            <rect width={size} height={size} fill="#fff" />
            <path d={path} fill="#000" />
          </svg>
          <span class="meta block mt-2">
            Tidak dapat memindai? Ketik rahasia ini di aplikasi:{' '}
            <b class="num text-ink wrap-anywhere">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</b>.
            Rahasia ini hanya tampil sekarang.
          </span>
        </li>
        <li>
          Ketik kode yang tampil di sana.
          <div class="mt-3">
            <Form form={form} button="Pasang" leave={leave}>
              <CodeField form={form} recovery={false} />
            </Form>
          </div>
        </li>
      </ol>
    </section>
  )
}
