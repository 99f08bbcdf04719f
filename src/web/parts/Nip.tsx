import type { JSX } from 'preact'
import { printNip } from '../../kernel/indonesian.ts'

/** A NIP in groups as documents print it; one that is masked for this reader in dots, read aloud by
 * its last digits. */
export function Nip({ of: nip }: { of: string }): JSX.Element {
  if (!nip.startsWith('•')) return <span class="num">NIP {printNip(nip)}</span>
  return (
    <span class="num">
      NIP <span aria-hidden="true">{nip}</span>
      <span class="sr-only">berakhiran {nip.replaceAll('•', '')}</span>
    </span>
  )
}
