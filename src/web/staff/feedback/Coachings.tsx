import type { JSX } from 'preact'
import { printDate } from '../../../kernel/indonesian.ts'
import type { Coaching } from '../../../rooms/staff/feedback/talk.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, SelectField, TextAreaField } from '../../parts/form/fields.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { useToday } from '../../platform/today.ts'
import { type TalksOf, talks } from './calls.ts'

type Again = { again: () => void }
const scores = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))
const told = (again: () => void) => ({
  done: ({ sentence }: { sentence: string }) => {
    say(sentence)
    again()
  },
})

/** Coachings of one person: why, how, session by session, with the view of the coached. */
export function Coachings(props: Again & { personId: string; told: TalksOf }): JSX.Element | null {
  const { coachings, mayCoach } = props.told
  if (coachings.length === 0 && !mayCoach) return null
  return (
    <section aria-labelledby="bimbingan" class="space-y-4">
      <h2 id="bimbingan" class="h2">
        Bimbingan
      </h2>
      {coachings.map((one) => (
        <OneCoaching key={one.id} told={one} personId={props.personId} again={props.again} />
      ))}
      {mayCoach && (
        <details>
          <summary class="link">Buka bimbingan</summary>
          <div class="mt-4">
            <OpenForm personId={props.personId} again={props.again} />
          </div>
        </details>
      )}
    </section>
  )
}

function OneCoaching(props: Again & { told: Coaching; personId: string }): JSX.Element {
  const { told: one, personId, again } = props
  const { actor } = useSession()
  const coach = actor.personId === one.coachId && !one.closed
  return (
    <article class="sheet p-4 space-y-3">
      <h3 class="font-semibold">{one.reason}</h3>
      <p class="whitespace-pre-line break-words">{one.plan}</p>
      <p class="meta">Pembimbing: {one.coach}</p>
      <ol class="space-y-3">
        {one.sessions.map((session) => (
          <li key={session.number} class="border-t border-line pt-3">
            <p class="meta">
              Pertemuan ke-{session.number}, {printDate(session.heldOn)}
            </p>
            <p class="whitespace-pre-line break-words">{session.notes}</p>
            {session.score !== null && (
              <p class="sec mt-1">
                Pandangan yang dibimbing: {session.score} dari 5. {session.view}
              </p>
            )}
            {session.score === null && actor.personId === personId && (
              <ViewForm coachingId={one.id} number={session.number} again={again} />
            )}
          </li>
        ))}
      </ol>
      {one.closed && (
        <p>
          Hasil: {one.outcome} Kemampuan sekarang {one.ability} dari 5.
        </p>
      )}
      {coach && (
        <>
          <details>
            <summary class="link">Catat pertemuan</summary>
            <SessionForm coachingId={one.id} again={again} />
          </details>
          <details>
            <summary class="link">Tutup bimbingan</summary>
            <ClosingForm coachingId={one.id} again={again} />
          </details>
        </>
      )}
    </article>
  )
}

function OpenForm({ personId, again }: Again & { personId: string }): JSX.Element {
  const form = useForm(talks.openCoaching, {
    ...{ opens: { reason: '', plan: '' }, keep: null },
    input: ({ reason, plan }) => ({ personId, reason: reason.trim(), plan: plan.trim() }),
    ...told(again),
  })
  return (
    <Form form={form} button="Buka bimbingan" class="space-y-4 max-w-prose">
      <TextAreaField
        {...form.field('reason')}
        label="Mengapa?"
        hint="Yang terlihat, satu kalimat."
      />
      <TextAreaField {...form.field('plan')} label="Bagaimana, dan sampai kapan?" />
    </Form>
  )
}

function SessionForm({ coachingId, again }: Again & { coachingId: string }): JSX.Element {
  const today = useToday()
  const form = useForm(talks.addCoachingSession, {
    ...{ opens: { heldOn: today, notes: '' }, keep: null },
    input: ({ heldOn, notes }) => ({ coachingId, heldOn, notes: notes.trim() }),
    ...told(again),
  })
  return (
    <Form form={form} button="Simpan pertemuan" class="space-y-4 mt-3 max-w-prose">
      <DateField {...form.field('heldOn')} label="Tanggal" max={today} />
      <TextAreaField {...form.field('notes')} label="Apa yang dibahas dan disepakati?" />
    </Form>
  )
}

function ViewForm(props: Again & { coachingId: string; number: number }): JSX.Element {
  const { coachingId, number, again } = props
  const form = useForm(talks.viewCoachingSession, {
    ...{ opens: { score: '', view: '' }, keep: null },
    input: ({ score, view }) => ({ coachingId, number, score: Number(score), view: view.trim() }),
    wrong: ({ score }) => ({ score: score ? null : 'Pilih satu sampai lima.' }),
    ...told(again),
  })
  return (
    <Form form={form} button="Simpan pandangan" quiet class="space-y-4 mt-3 max-w-prose">
      <SelectField
        {...form.field('score')}
        label="Seberapa berguna pertemuan ini bagi Anda?"
        hint="1 tidak berguna, 5 sangat berguna."
        empty="Pilih"
        options={scores}
      />
      <TextAreaField {...form.field('view')} label="Apa yang membantu, apa yang kurang?" rows={2} />
    </Form>
  )
}

function ClosingForm({ coachingId, again }: Again & { coachingId: string }): JSX.Element {
  const form = useForm(talks.closeCoaching, {
    ...{ opens: { outcome: '', ability: '' }, keep: null },
    input: ({ outcome, ability }) => ({
      ...{ coachingId, outcome: outcome.trim(), ability: Number(ability) },
    }),
    wrong: ({ ability }) => ({ ability: ability ? null : 'Pilih satu sampai lima.' }),
    ...told(again),
  })
  return (
    <Form form={form} button="Tutup bimbingan" class="space-y-4 mt-3 max-w-prose">
      <TextAreaField {...form.field('outcome')} label="Apa hasilnya?" />
      <SelectField
        {...form.field('ability')}
        label="Kemampuannya sekarang"
        hint="1 belum mampu, 5 mampu membimbing orang lain."
        empty="Pilih"
        options={scores}
      />
    </Form>
  )
}
