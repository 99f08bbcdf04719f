import type { JSX } from 'preact'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { Task } from '../../rooms/tasks/task.contract.ts'
import { Note } from '../parts/Note.tsx'

const kinds: ReadonlySet<string> = new Set([
  'agreements/sign',
  'agreements/sign-as-giver',
  'agreements/read-draft',
])

/** Where several promises wait for a signature, the way to sign them together. */
export function SignTogether({ tasks }: { tasks: readonly Task[] }): JSX.Element | null {
  const count = tasks.filter(({ kind }) => kinds.has(kind)).length
  if (count < 2) return null
  return (
    <Note
      tone="accent"
      icon="janji"
      title={`${capitalised(printCount(count))} PK menunggu tanda tangan Anda.`}
      class="mb-5"
    >
      <a class="link" href="/tanda-tangan">
        Tanda tangani sekaligus
      </a>
    </Note>
  )
}
