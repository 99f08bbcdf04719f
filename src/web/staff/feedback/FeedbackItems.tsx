import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDate } from '../../../kernel/indonesian.ts'
import type { Feedback } from '../../../rooms/staff/feedback/feedback.contract.ts'
import {
  capacityNames,
  isUnnamed,
  kindNames,
} from '../../../rooms/staff/feedback/feedback.rules.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { say } from '../../platform/say.ts'
import { feedback } from './calls.ts'

type Told = {
  label: string
  items: readonly Feedback[]
  /** Of one's own: replies may be written. */
  again?: () => void
  /** By oneself: the name is whom it is about. */
  given?: boolean
}

const whenWords = ({ on, capacity }: Feedback, given: boolean): string =>
  isUnnamed(capacity) && !given ? printDate(on).split(' ').slice(1).join(' ') : printDate(on)

/** What was said, one below the other; unnamed people by their capacity and month. */
export function FeedbackItems({ label, items, again, given = false }: Told): JSX.Element {
  const [replying, setReplying] = useState<Feedback | null>(null)
  return (
    <>
      <Rows label={label}>
        {items.map((one) => (
          <Row
            key={one.id}
            object={
              <>
                <span class="font-semibold">{kindNames[one.kind]}</span>
                {one.about && `: ${one.about}`}
              </>
            }
            why={
              <>
                <span class="block whitespace-pre-line break-words text-ink">
                  {one.text || 'Tanpa keterangan.'}
                </span>
                {one.reply && (
                  <span class="block mt-2 border-l-2 border-line pl-3">Jawaban: {one.reply}</span>
                )}
              </>
            }
            meta={
              <>
                {given ? one.name : (one.name ?? capacityNames[one.capacity])},{' '}
                {whenWords(one, given)}
                {one.link && (
                  <>
                    {' · '}
                    <a class="link" href={one.link} rel="noreferrer">
                      Bukti
                    </a>
                  </>
                )}
              </>
            }
            action={
              again && one.reply === null ? (
                <Button onClick={() => setReplying(one)}>Jawab</Button>
              ) : undefined
            }
          />
        ))}
      </Rows>
      {again && (
        <ReasonDialog
          call={feedback.replyToFeedback}
          name="text"
          input={(text) => ({ feedbackId: replying?.id ?? '', text })}
          keep={null}
          open={replying !== null}
          close={() => setReplying(null)}
          done={({ sentence }) => {
            setReplying(null)
            say(sentence)
            again()
          }}
          title="Jawab umpan balik"
          question="Apa jawaban Anda?"
          hint="Satu kali saja, dan tidak diubah lagi. Pemberinya dan penilai Anda membacanya."
          missing="Tulis jawaban Anda."
          button="Kirim jawaban"
        />
      )}
    </>
  )
}
