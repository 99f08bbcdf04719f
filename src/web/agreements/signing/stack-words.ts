import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { Stack } from '../../../rooms/agreements/signing/signing.contract.ts'
import type { MarkKind } from '../../parts/drawings.ts'

type State = Stack['items'][number]['state']

/** What became of one promise of a stack: its shape and its word. */
export const itemFaces: Record<State, { kind: MarkKind; word: string }> = {
  WAITING: { kind: 'draft', word: 'Menunggu' },
  SIGNING: { kind: 'agreed', word: 'Sedang ditandatangani' },
  SIGNED: { kind: 'full', word: 'Ditandatangani' },
  CHANGED: { kind: 'mid', word: 'Isinya berubah' },
  FAILED: { kind: 'declined', word: 'Belum berhasil' },
}

/** How many still wait for a passphrase. */
export const restOf = ({ items }: Pick<Stack, 'items'>): number =>
  items.filter(({ state }) => state !== 'SIGNED' && state !== 'CHANGED').length

/** The sentence that opens the page of a stack. */
export function stackSentence({
  items,
  total,
  signed,
  state,
}: Pick<Stack, 'items' | 'total' | 'signed' | 'state'>): string {
  const changed = items.filter((item) => item.state === 'CHANGED').length
  const share = `${printNumber(signed)} dari ${printNumber(total)} PK sudah ditandatangani`
  if (state === 'RUNNING') return `Menandatangani ${printCount(total)} PK.`
  if (state === 'OPEN') return 'Belum ada yang ditandatangani.'
  if (state === 'STOPPED') return `Terhenti: ${share}.`
  if (signed === total) return `${capitalised(printCount(total))} PK sudah ditandatangani.`
  return `${share}; ${printCount(changed)} berubah isinya dan tidak ikut.`
}
