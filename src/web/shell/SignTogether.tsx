import type { JSX } from 'preact'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { Task } from '../../rooms/tasks/task.contract.ts'
import { signings } from '../agreements/signing/signing-calls.ts'
import { Note } from '../parts/Note.tsx'
import { useAnswer } from '../platform/client.ts'

const nothing = {}
const kinds: ReadonlySet<string> = new Set([
  'agreements/sign',
  'agreements/sign-as-giver',
  'agreements/read-draft',
])

/** How many promises stand in the reader's queue of signatures, which is asked only where a task
 * speaks of one; the count of the home is that of the list it leads to. */
export function useQueueLength(tasks: readonly Task[] | undefined): number {
  const asked = tasks?.some(({ kind }) => kinds.has(kind))
  return useAnswer(signings.listQueue, asked ? nothing : null).value?.items.length ?? 0
}

/** Where several promises wait for a signature, the way to sign them together: the most urgent act
 * of the page. */
export function SignTogether({ count }: { count: number }): JSX.Element {
  return (
    <Note
      tone="accent"
      icon="janji"
      title={`${capitalised(printCount(count))} PK menunggu tanda tangan Anda.`}
      class="mb-5"
    >
      <a class="btn btn-primary mt-2" href="/tanda-tangan">
        Tanda tangani sekaligus
      </a>
    </Note>
  )
}
