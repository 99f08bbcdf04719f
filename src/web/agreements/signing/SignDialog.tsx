import type { JSX } from 'preact'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Rare } from '../../parts/Rare.tsx'
import type { SignTold } from './SignForm.tsx'

const signForm = async () => (await import('./SignForm.tsx')).SignForm

/** Signing one promise; what asks for the passphrase is fetched when it opens. */
export function SignDialog({ open, ...told }: SignTold & { open: boolean }): JSX.Element {
  return (
    <Dialog title="Tanda tangani PK ini" open={open} close={told.close}>
      <Rare
        when
        part={signForm}
        with={told}
        missing="Tanda tangan memerlukan sambungan. Formulirnya terbuka begitu ada sinyal."
      />
    </Dialog>
  )
}
