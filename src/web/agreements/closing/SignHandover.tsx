import type { JSX } from 'preact'
import type { HandoverPage as Handover } from '../../../rooms/agreements/succession/handover.contract.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { PassphraseForm } from '../signing/PassphraseForm.tsx'
import { handovers } from './closing-calls.ts'

type Props = { note: Handover; open: boolean; close: () => void; look: () => Promise<void> }

/** Signing a note: who hands over, then who takes over. */
export function SignHandover({ note, open, close, look }: Props): JSX.Element {
  const sign = useAct(handovers.signHandover)
  const { agreementId: id, digest, title, code, secondParty, stage } = note
  const leave = (): void => {
    sign.clear()
    close()
  }
  const submit = async (passphrase: string): Promise<void> => {
    const signed = digest && (await sign({ id, passphrase, digest }))
    if (!signed) return
    leave()
    say(
      signed.stage === 'DONE'
        ? 'Ditandatangani. Serah terimanya selesai.'
        : `Ditandatangani. Sekarang menunggu ${secondParty?.name ?? 'yang menerima'}.`,
    )
    void look()
  }
  return (
    <Dialog title="Tanda tangani memori ini" open={open} close={leave}>
      {open && (
        <PassphraseForm
          button="Tanda tangani"
          busy={sign.busy}
          refusal={sign.refusal}
          submit={submit}
          close={leave}
        >
          <p>
            Serah terima {title}, {code}. Anda menandatangani sebagai yang{' '}
            {stage === 'WRITTEN' ? 'menyerahkan' : 'menerima'}.
          </p>
        </PassphraseForm>
      )}
    </Dialog>
  )
}
