import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ended } from '../../../kernel/indonesian.ts'
import { isInTalks, turnIn } from '../../../rooms/agreements/state.rules.ts'
import { whyNotDecline } from '../../../rooms/agreements/talks/party.rules.ts'
import type { TalkPage as Talk } from '../../../rooms/agreements/talks/round.contract.ts'
import {
  sideInTalk,
  standingOf,
  whyNotFollow,
} from '../../../rooms/agreements/talks/round.rules.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { StateMark } from '../list/StateMark.tsx'
import { signings } from '../signing/signing-calls.ts'
import { FollowUps } from './FollowUps.tsx'
import { MoneyRows } from './MoneyRows.tsx'
import { TalkRows } from './TalkRows.tsx'
import { talks } from './talk-calls.ts'
import { talkSentence } from './talk-words.ts'

/** The talk about a promise, row by row: what stands, what was proposed and by whom, and what the
 * reader may say now. */
export function TalkPage({ id }: { id: string }): JSX.Element {
  const answer = useAnswer(talks.readTalk, { id })
  const { actor } = useSession()
  const talk = answer.value
  const own = talk && sideInTalk(talk, actor)
  const side = typeof own === 'string' ? own : null
  const done = (sentence: string): void => {
    say(sentence)
    void answer.again()
  }
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Pembahasan PK"
        steps={[
          { label: 'Perjanjian', href: `/perjanjian${talk ? `?tahun=${talk.year}` : ''}` },
          { label: talk?.code ?? 'PK', href: `/perjanjian/${id}` },
          { label: 'Pembahasan' },
        ]}
        context={
          talk &&
          ended(
            `${talk.firstParty.title}${talk.secondParty ? `, kepada ${talk.secondParty.title}, ${talk.secondParty.name}` : ''}`,
          )
        }
        aside={talk && <StateMark state={talk.state} wetOn={null} />}
      >
        {talk ? talkSentence(talk, side) : 'Pembahasan PK.'}
      </PageTitle>
      <div class="mt-6 space-y-9">
        <RefusalNote refusal={answer.refusal} again={() => void answer.again()} />
        {!talk && !answer.refusal && <Loading shape="rows" />}
        {talk && (
          <>
            {talk.form === 'SOLE' && (
              <Note title="Tidak ada yang dibahas baris demi baris.">
                Target dan indikator PK kepala daerah diubah di perencanaan; Susun PK lalu
                memperbarui konsepnya.
              </Note>
            )}
            {talk.form === 'TWO_PARTY' && talk.answeredBy === null && isInTalks(talk.state) && (
              <Note tone="mid" title="Pemberi amanah PK ini belum ada.">
                Usulan menunggu sampai jabatannya terisi; Bagian Organisasi diminta mengisinya.
              </Note>
            )}
            <FollowUps talk={talk} done={done} />
            <BehindThePlan talk={talk} done={done} />
            <TalkRows talk={talk} side={side} done={done} />
            <MoneyRows talk={talk} side={side} done={done} />
            {side === 'FIRST' && <Onward talk={talk} done={done} />}
          </>
        )}
      </div>
    </main>
  )
}

type Told = { talk: Talk; done: (sentence: string) => void }

/** Rows that the plan has left behind, and the press that brings them up. */
function BehindThePlan({ talk, done }: Told): JSX.Element | null {
  const { actor } = useSession()
  const follow = useAct(talks.followPlan)
  const behind = talk.rows.filter(({ planned, rounds }) => {
    const { open, accepted } = standingOf(rounds)
    return planned !== null && !open && !accepted
  })
  if (behind.length === 0 || !isInTalks(talk.state)) return null
  const press = async (): Promise<void> => {
    const told = await follow({ id: talk.id })
    if (told) done(told.sentence)
  }
  return (
    <Note tone="mid" title="Rencana berubah sejak konsep ini disusun.">
      Baris yang belum dibahas dapat mengikuti rencana; yang sedang dibahas tetap.
      {whyNotFollow(talk, actor) === null && (
        <span class="block mt-3">
          <Button busy={follow.busy} onClick={() => void press()}>
            Perbarui menurut rencana
          </Button>
        </span>
      )}
      <RefusalNote refusal={follow.refusal} />
    </Note>
  )
}

/** What the receiver does once the rows are talked over: sign, or say «belum siap». */
function Onward({ talk, done }: Told): JSX.Element | null {
  const [asked, ask] = useState(false)
  const { actor } = useSession()
  const { id, state, secondParty } = talk
  const waits = talk.rows.some(({ rounds }) => standingOf(rounds).open !== null)
  if (turnIn(state) !== 'FIRST') return null
  return (
    <section aria-label="Sesudah dibahas" class="space-y-3">
      <p class="sec max-w-[64ch]">
        Baris yang tidak Anda usulkan berarti Anda terima ketika menandatangani.
      </p>
      <p class="flex flex-wrap gap-3">
        {!waits && (
          <a class="btn btn-primary" href={`/perjanjian/${id}`}>
            Lanjut ke tanda tangan
          </a>
        )}
        {whyNotDecline(talk, '-', actor) === null && (
          <Button onClick={() => ask(true)}>Belum siap</Button>
        )}
      </p>
      <ReasonDialog
        call={signings.declineAgreement}
        name="reason"
        input={(reason) => ({ id, reason })}
        keep={`belum-siap/${id}`}
        open={asked}
        close={() => ask(false)}
        done={({ sentence }) => {
          ask(false)
          done(sentence)
        }}
        title="Nyatakan belum siap"
        consequence={
          `PK ini tidak ditandatangani dahulu. ${secondParty?.name ?? 'Pemberi amanah'} membaca ` +
          'alasan Anda dan menentukan tindak lanjutnya.'
        }
        question="Apa yang membuat Anda belum siap?"
        hint="Satu atau dua kalimat cukup."
        button="Nyatakan belum siap"
      />
    </section>
  )
}
