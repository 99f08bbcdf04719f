import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { printMoment } from '../../../kernel/moment.ts'
import {
  type LateReview,
  type ReviewDecision,
  reviewContract,
} from '../../../rooms/organisation/event/review.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { client, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'

const reviews = client(reviewContract)

const words: Record<ReviewDecision, { button: string; done: string; consequence: string }> = {
  STANDS: {
    button: 'Tetap berlaku',
    done: 'Tetap berlaku',
    consequence: 'Yang sudah dikerjakan dipakai seperti adanya, atas nama yang mengerjakannya.',
  },
  REVIEW: {
    button: 'Perlu ditinjau',
    done: 'Perlu ditinjau',
    consequence: 'Pejabat yang sekarang diberi tahu dan melihatnya lagi; sampai itu tetap berlaku.',
  },
}

type Deciding = { reviewIds: string[]; decision: ReviewDecision }
const nothing: Deciding = { reviewIds: [], decision: 'STANDS' }

/** What was verified after the date of effect by who no longer held the post, each to be decided;
 * nothing where there is none. */
export function LateReviews({ eventId }: { eventId: string }): JSX.Element | null {
  const { value, refusal, again } = useAnswer(reviews.listReviews, { eventId })
  const [deciding, decide] = useState(nothing)
  const zone = useSession().region.timeZone
  if (refusal) return <RefusalNote refusal={refusal} again={() => void again()} />
  if (!value || value.items.length === 0) return null
  const open = value.items.filter(({ decision }) => decision === null)
  const ask = (items: readonly LateReview[], decision: ReviewDecision) => (
    <Button
      key={decision}
      onClick={() => decide({ reviewIds: items.map(({ id }) => id), decision })}
    >
      {words[decision].button}
    </Button>
  )
  const both = (items: readonly LateReview[]): JSX.Element => (
    <span class="flex flex-wrap gap-2">
      {ask(items, 'STANDS')}
      {ask(items, 'REVIEW')}
    </span>
  )
  return (
    <section aria-labelledby="ditinjau" class="space-y-3">
      <h2 id="ditinjau" class="h2">
        {open.length === 0
          ? 'Yang dikerjakan sesudah TMT sudah diputuskan semua'
          : `${capitalised(printCount(open.length))} hal sesudah TMT menunggu keputusan`}
      </h2>
      <p class="sec max-w-[64ch]">
        Dikerjakan pejabat lama sebelum keputusan ini dicatat. Tidak ada yang diubah: putuskan
        apakah tetap berlaku atau perlu ditinjau.
      </p>
      {open.length > 1 && <p>Semua sekaligus: {both(open)}</p>}
      <Rows label="Yang dikerjakan sesudah TMT">
        {value.items.map((item) => (
          <Row
            key={item.id}
            object={<a href={item.link}>{item.text}</a>}
            why={`Oleh ${item.person}, ${printMoment(item.at, zone)}`}
            meta={
              item.decision &&
              `${words[item.decision].done}: ${item.reason} (${item.decidedBy ?? 'sistem'})`
            }
            action={item.decision === null ? both([item]) : undefined}
          />
        ))}
      </Rows>
      <ReasonDialog
        call={reviews.decideReviews}
        name="reason"
        input={(reason) => ({
          eventId,
          ...deciding,
          reason,
        })}
        keep={null}
        open={deciding.reviewIds.length > 0}
        close={() => decide(nothing)}
        done={() => {
          decide(nothing)
          say('Keputusan tersimpan.')
          void again()
        }}
        title={words[deciding.decision].button}
        consequence={words[deciding.decision].consequence}
        question="Mengapa?"
        hint="Satu kalimat cukup; tersimpan bersama peristiwanya."
        button="Simpan keputusan"
      />
    </section>
  )
}
