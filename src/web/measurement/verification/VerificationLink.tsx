import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { useAnswer } from '../../platform/client.ts'
import { desks } from '../calls.ts'

const nothing = {}

/** The way to what waits for my verdict; nothing while nothing does. */
export function VerificationLink(): JSX.Element | null {
  const { value } = useAnswer(desks.readVerificationDesk, nothing)
  const count = value?.items.length ?? 0
  if (count === 0) return null
  return (
    <a class="btn btn-quiet" href="/pengukuran/periksa">
      {capitalised(printCount(count))} angka menunggu Anda periksa
    </a>
  )
}
