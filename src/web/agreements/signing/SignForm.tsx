import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Moved } from '../../../rooms/agreements/signing/signing.contract.ts'
import { Note } from '../../parts/Note.tsx'
import { TechnicalDetails } from '../../parts/TechnicalDetails.tsx'
import { useAct } from '../../platform/client.ts'
import { PassphraseForm } from './PassphraseForm.tsx'
import { shortDigest } from './sign-words.ts'
import { signings } from './signing-calls.ts'
import { isCut } from './use-stack-signing.ts'

/** One promise as the dialog names it. */
type ToSign = {
  id: string
  code: string
  version: number | null
  digest: string | null
  whose: string
}

export type SignTold = {
  about: ToSign
  close: () => void
  signed: (moved: Moved) => void
  look: () => Promise<void>
}

/** Says exactly what is signed, asks the passphrase, and after a cut line looks before anything is
 * tried again. */
export function SignForm({ about, close, signed, look }: SignTold): JSX.Element {
  const sign = useAct(signings.signAgreement)
  const line = useCutLine(sign.refusal, look)
  const { id, code, version, digest, whose } = about
  const submit = async (passphrase: string): Promise<void> => {
    const moved = await sign({ id, passphrase, ...(digest ? { digest } : {}) })
    if (moved) signed(moved)
  }
  return (
    <PassphraseForm
      button="Tanda tangani"
      busy={sign.busy}
      refusal={sign.refusal}
      submit={submit}
      close={close}
      {...(line && { instead: line })}
    >
      <dl class="grid grid-cols-[5.5rem_1fr] gap-x-4 gap-y-1 text-sm">
        <dt class="text-ink-3">PK</dt>
        <dd>{whose}</dd>
        <dt class="text-ink-3">Nomor</dt>
        <dd>
          {code}
          {version !== null && `, versi ${version}`}
        </dd>
      </dl>
      {digest && (
        <TechnicalDetails>
          <p class="sec">
            Sidik isi <span class="num">{shortDigest(digest)}</span>
          </p>
        </TechnicalDetails>
      )}
    </PassphraseForm>
  )
}

/** After a cut line nobody knows whether the signature arrived. Looks as soon as the line is back,
 * and says what was found. A conflict is looked at too, because another window may have signed;
 * while it is still signing, again and again. */
function useCutLine(refusal: Refusal | null, look: () => Promise<void>): JSX.Element | null {
  const [looked, setLooked] = useState(false)
  const cut = isCut(refusal)
  useEffect(() => {
    setLooked(false)
    if (!refusal || (!cut && refusal.status !== 409)) return
    const ask = (): void => void look().then(() => setLooked(navigator.onLine))
    if (navigator.onLine) ask()
    const timer = refusal.code === 'agreements/being-signed' ? setInterval(ask, 1500) : undefined
    window.addEventListener('online', ask)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', ask)
    }
  }, [refusal])
  if (!cut) return null
  return (
    <Note tone="accent" icon="tanpa-sinyal" role="status">
      {looked
        ? 'Tersambung lagi. Bila halaman ini belum menunjukkan tanda tangan Anda, masukkan ' +
          'kata sandi sekali lagi.'
        : 'Sambungan terputus, jadi belum pasti tanda tangan Anda sampai. Begitu tersambung, ' +
          'kami lihat dahulu keadaannya.'}
    </Note>
  )
}
