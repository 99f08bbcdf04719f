import type { JSX } from 'preact'
import { useAnswer } from '../../platform/client.ts'
import { amendments } from './amending-calls.ts'
import { ChangeList } from './ChangeList.tsx'

/** Exactly what the promise above says otherwise than when this one was agreed on it. */
export function MovedParent({ id }: { id: string }): JSX.Element | null {
  const { value } = useAnswer(amendments.readMovedParent, { id })
  if (!value) return null
  return (
    <div class="mt-3">
      <ChangeList of={value.changes} none="Tidak ada baris PK atasan yang berubah." />
    </div>
  )
}
