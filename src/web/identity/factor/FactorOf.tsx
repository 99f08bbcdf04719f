import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { factors } from './calls.ts'

/** Whether somebody's account has a second factor, and its removal for who lost phone and codes;
 * only for who may handle the account. */
export function FactorOf({ personId }: { personId: string }): JSX.Element | null {
  const factor = useAnswer(factors.readFactorOf, { personId })
  const remove = useAct(factors.removeFactorOf)
  const [asked, setAsked] = useState(false)
  const press = async (): Promise<void> => {
    if (!(await remove({ personId }))) return
    setAsked(false)
    say('Faktor kedua dilepas. Orangnya diberi tahu.')
    await factor.again()
  }
  if (!factor.value) return null
  if (!factor.value.enrolled) return <p class="sec">Tanpa faktor kedua.</p>
  return (
    <>
      <p class="sec mb-3">Akun ini dijaga faktor kedua.</p>
      <Button onClick={() => setAsked(true)}>Lepas faktor kedua</Button>
      <Dialog
        title="Lepas faktor kedua akun ini?"
        open={asked}
        close={() => setAsked(false)}
        actions={
          <>
            <Button onClick={() => setAsked(false)}>Batal</Button>
            <Button kind="primary" busy={remove.busy} onClick={() => void press()}>
              Lepas
            </Button>
          </>
        }
      >
        <p>
          Hanya bila orangnya kehilangan ponsel dan kode pemulihannya, dan Anda yakin itu dia. Semua
          sesinya berakhir, ia diberi tahu oleh siapa, dan Anda tidak dapat mengesahkan
          sertifikatnya.
        </p>
        <RefusalNote refusal={remove.refusal} class="mt-4" />
      </Dialog>
    </>
  )
}
