import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Stack } from '../../rooms/agreements/signing.contract.ts'
import { Mark } from '../parts/Mark.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { SignDialog } from './SignDialog.tsx'
import { itemFaces } from './stack-words.ts'

type Item = Stack['items'][number]

/** The promises of a stack, each with what became of it; one that failed can be tried again by itself. */
export function StackItems({ stack, again }: { stack: Stack; again: () => Promise<void> }): JSX.Element {
  const [tried, setTried] = useState<Item | null>(null)
  const quiet = stack.state !== 'RUNNING'
  return (
    <>
      <ul class="sheet rows" aria-label="Janji dalam tumpukan ini">
        {stack.items.map((item) => (
          <Line key={item.agreementId} item={item} retry={quiet && item.state === 'FAILED' ? () => setTried(item) : null} />
        ))}
      </ul>
      {tried && (
        <SignDialog
          key={tried.agreementId}
          about={{ id: tried.agreementId, code: tried.code, version: null, digest: tried.digest, whose: `${tried.name}, ${tried.title}` }}
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
    <li class="row">
      <div class="min-w-0">
        <p class="font-medium leading-snug">
          <a href={`/perjanjian/${agreementId}`}>{name}</a>
        </p>
        <p class="sec">{title}</p>
        <p class="meta mt-0.5">{code}</p>
        {note && <p class="sec mt-1">{note}</p>}
      </div>
      <div class="row-end">
        <Mark kind={kind} small said="">
          {word}
        </Mark>
        {retry && <Button onClick={retry}>Coba lagi</Button>}
      </div>
    </li>
  )
}
