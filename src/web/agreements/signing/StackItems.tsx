import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Stack } from '../../../rooms/agreements/signing/signing.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { SignDialog } from './SignDialog.tsx'
import { itemFaces } from './stack-words.ts'

type Item = Stack['items'][number]

/** The promises of a stack, each with what became of it; one that failed can be tried again by
 * itself. */
export function StackItems({
  stack,
  again,
}: {
  stack: Stack
  again: () => Promise<void>
}): JSX.Element {
  const [tried, setTried] = useState<Item | null>(null)
  const quiet = stack.state !== 'RUNNING'
  return (
    <>
      <ul class="sheet rows" aria-label="PK dalam tumpukan ini">
        {stack.items.map((item) => (
          <Line
            key={item.agreementId}
            item={item}
            retry={quiet && item.state === 'FAILED' ? () => setTried(item) : null}
          />
        ))}
      </ul>
      {tried && (
        <SignDialog
          key={tried.agreementId}
          about={{
            id: tried.agreementId,
            code: tried.code,
            version: null,
            digest: tried.digest,
            whose: `${tried.name}, ${tried.title}`,
          }}
          open
          close={() => setTried(null)}
          signed={() => {
            setTried(null)
            void again()
          }}
          look={again}
        />
      )}
    </>
  )
}

function Line({ item, retry }: { item: Item; retry: (() => void) | null }): JSX.Element {
  const { agreementId, code, name, title, state, note } = item
  const { kind, word } = itemFaces[state]
  return (
    <li class="px-4 md:px-5 py-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
      <div class="min-w-0 flex-1 basis-64">
        <p class="font-medium leading-snug">
          <a href={`/perjanjian/${agreementId}`}>{name}</a>
        </p>
        <p class="meta mt-0.5">
          {code}, {title}
        </p>
        {note && <p class="sec mt-1">{note}</p>}
      </div>
      <div class="flex items-center gap-4">
        <Mark kind={kind} small said="">
          {word}
        </Mark>
        {retry && (
          <Button onClick={retry}>
            Coba lagi<span class="sr-only"> {name}</span>
          </Button>
        )}
      </div>
    </li>
  )
}
