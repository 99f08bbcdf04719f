import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDate } from '../../../kernel/indonesian.ts'
import type { TalkPage } from '../../../rooms/agreements/talks/round.contract.ts'
import { whyNotReopen } from '../../../rooms/agreements/talks/talk.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, DateField, TextAreaField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Note } from '../../parts/Note.tsx'
import { useForm } from '../../platform/form.ts'
import { useSession } from '../../platform/session.tsx'
import { useToday } from '../../platform/today.ts'
import { signings } from '../signing/signing-calls.ts'
import { Reply } from './TalkRows.tsx'
import { talks } from './talk-calls.ts'
import { roundSentence } from './talk-words.ts'

type Told = { talk: TalkPage; done: (sentence: string) => void }

/** After «belum siap»: why, what was decided since, and what the reader may decide now. */
export function FollowUps({ talk, done }: Told): JSX.Element | null {
  const [asked, ask] = useState<'reopen' | 'follow' | null>(null)
  const { actor } = useSession()
  const { id, declined, followUps, asked: due, firstParty } = talk
  if (!declined) return null
  const mine = actor.personId === firstParty.personId
  const may = whyNotReopen(talk, declined.answeredBy, '-', actor) === null
  const close = (): void => ask(null)
  const finish = ({ sentence }: { sentence: string }): void => {
    close()
    done(sentence)
  }
  return (
    <section aria-label="Belum siap">
      <Note tone="mid" title={mine ? 'Alasan Anda:' : 'Alasannya:'}>
        «{declined.reason}»
        {followUps.map((said) => (
          <span key={said.number} class="block mt-1.5">
            {roundSentence(said)} {said.dueOn && `Tanggal ${printDate(said.dueOn)}.`}
          </span>
        ))}
        {may && (
          <span class="flex flex-wrap gap-2 mt-3">
            <Button onClick={() => ask('reopen')}>Buka pembahasan lagi</Button>
            {!mine && <Button onClick={() => ask('follow')}>Tindak lanjut lain</Button>}
          </span>
        )}
      </Note>
      <Reply
        talk={talk}
        block="PROMISE"
        row={{ key: '', rounds: followUps, asked: due }}
        done={done}
      />
      <ReasonDialog
        call={signings.reopenAgreement}
        name="reason"
        input={(reason) => ({ id, reason })}
        keep={`bahas-lagi/${id}`}
        open={asked === 'reopen'}
        close={close}
        done={finish}
        title="Buka pembahasan lagi"
        consequence="Baris yang belum dibahas diperbarui menurut rencana terbaru."
        question="Apa yang Anda usulkan?"
        hint="Satu atau dua kalimat cukup; target baris demi baris diusulkan di bawah."
        button="Buka pembahasan lagi"
      />
      <Dialog title="Tindak lanjut" open={asked === 'follow'} close={close}>
        {asked === 'follow' && <FollowUpForm talk={talk} close={close} done={finish} />}
      </Dialog>
    </section>
  )
}

const outcomes = [
  { value: 'DIALOGUE', label: 'Dialog kinerja', hint: 'Bertemu pada tanggal yang Anda pilih.' },
  {
    value: 'OTHER_OFFICIAL',
    label: 'Pejabat lain',
    hint: 'Bagian Organisasi menyiapkan pejabat yang menerima amanah ini.',
  },
  {
    value: 'POSITION_REVIEW',
    label: 'Peninjauan jabatan',
    hint: 'Pengelola kepegawaian meninjau jabatannya; tidak ada yang berubah dengan sendirinya.',
  },
]
type Outcome = 'DIALOGUE' | 'OTHER_OFFICIAL' | 'POSITION_REVIEW'

function FollowUpForm(props: {
  talk: TalkPage
  close: () => void
  done: (moved: { sentence: string }) => void
}): JSX.Element {
  const { talk, close, done } = props
  const today = useToday()
  const form = useForm(talks.chooseFollowUp, {
    opens: { outcome: 'DIALOGUE', dueOn: '', reason: '' },
    keep: `tindak-lanjut/${talk.id}`,
    input: ({ outcome, dueOn, reason }) => ({
      ...{ id: talk.id, round: talk.followUps.length, reason: reason.trim() },
      outcome: outcome as Outcome,
      ...(outcome === 'DIALOGUE' && { dueOn }),
    }),
    wrong: ({ outcome, dueOn, reason }) => ({
      dueOn: outcome !== 'DIALOGUE' || dueOn ? null : 'Pilih tanggal dialog.',
      reason: reason.trim() ? null : 'Tulis alasannya, satu kalimat pun cukup.',
    }),
    done,
  })
  return (
    <Form form={form} button="Catat tindak lanjut" leave={close}>
      <ChoiceField {...form.field('outcome')} label="Apa yang dilakukan?" options={outcomes} />
      {form.values.outcome === 'DIALOGUE' && (
        <DateField {...form.field('dueOn')} label="Tanggal dialog" min={today} required />
      )}
      <TextAreaField
        {...form.field('reason')}
        label="Mengapa?"
        hint="Satu atau dua kalimat; yang diminta membacanya."
        required
      />
    </Form>
  )
}
