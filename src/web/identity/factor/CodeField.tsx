import type { JSX } from 'preact'
import { TextField } from '../../parts/form/fields.tsx'
import type { Fields } from '../../platform/form.ts'

/** What a form with a code opens with, and what is wrong while nothing is typed. */
export const codeForm = {
  opens: { code: '' },
  wrong: ({ code }: { code: string }) => ({ code: code.trim() ? null : 'Tulis kodenya.' }),
} as const

/** The code of a phone, or a recovery code where there are some. */
export const CodeField = ({
  form,
  recovery = true,
}: {
  form: Pick<Fields<{ code: string }>, 'field'>
  recovery?: boolean
}): JSX.Element => (
  <TextField
    {...form.field('code')}
    label="Kode"
    hint={
      recovery
        ? 'Enam angka dari aplikasi di ponsel Anda, atau satu kode pemulihan.'
        : 'Enam angka yang sekarang tampil di ponsel Anda.'
    }
    autocomplete="one-time-code"
    required
  />
)
