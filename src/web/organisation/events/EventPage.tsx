import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDate } from '../../../kernel/indonesian.ts'
import { printMoment } from '../../../kernel/moment.ts'
import type { EventPage as Page } from '../../../rooms/organisation/event/event.contract.ts'
import { whyEnded, whyNotConfirm } from '../../../rooms/organisation/event/event.rules.ts'
import { Button, ReasonButton } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { useToday } from '../../platform/today.ts'
import { Balances } from './Balances.tsx'
import { CancelTransfer } from './CancelTransfer.tsx'
import { events } from './calls.ts'
import { kindForms } from './kind-forms.ts'
import { LateReviews } from './LateReviews.tsx'
import { QuestionForm } from './QuestionForm.tsx'
import { stateWords } from './states.ts'
import { Touched } from './Touched.tsx'
import { TransferLines } from './TransferLines.tsx'

const steps = [
  { label: 'Organisasi', href: '/organisasi' },
  { label: 'Peristiwa', href: '/organisasi/peristiwa' },
]

const blocked = (problems: Page['problems']): boolean =>
  problems.some(({ severity }) => severity === 'error')

/** What one event is, in one sentence. */
const sentenceOf = ({ event, problems, cancelledBy }: Page, today: string): string => {
  const on = printDate(event.effectiveOn)
  if (event.state === 'CONFIRMED' && blocked(problems))
    return `Akan terhenti pada ${on}: ada yang tidak lagi sesuai.`
  const said: Record<Page['event']['state'], string> = {
    DRAFT: `Berlaku sejak ${on}; masih konsep.`,
    PROPOSED: `Berlaku sejak ${on}; menunggu konfirmasi orang kedua.`,
    CONFIRMED: `Dilaksanakan pada ${on}${event.effectiveOn <= today ? ', sebentar lagi' : ''}.`,
    STOPPED: `Terhenti: belum ada yang berubah.`,
    EXECUTED: cancelledBy
      ? `Terlaksana, lalu dibatalkan dengan ${cancelledBy.code}.`
      : `Berlaku sejak ${on}; sudah terlaksana.`,
    WITHDRAWN: 'Dibatalkan; tidak ada yang berubah.',
  }
  return said[event.state]
}

/** One change of the organisation: what stands in its way, what it asks, everything it touches with
 * where it goes, and its confirmation; `handedOver` draws what goes to a successor. */
export function EventPage({
  eventId,
  handedOver,
}: {
  eventId: string
  handedOver: (event: Page['event']) => JSX.Element
}): JSX.Element {
  const today = useToday()
  const { value, refusal, again } = useAnswer(events.readEvent, { eventId })
  const renew = (): void => void again()
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={value?.event.title ?? 'Peristiwa organisasi'}
        steps={steps}
        greeting={value?.event.title}
        wide
        context={
          value &&
          [value.event.kindName, value.event.code, value.event.decree?.number]
            .filter(Boolean)
            .join(' · ')
        }
        aside={
          value && (
            <Mark kind={stateWords[value.event.state].mark} said="">
              {stateWords[value.event.state].word}
            </Mark>
          )
        }
      >
        {value ? sentenceOf(value, today) : 'Satu peristiwa organisasi.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={renew} class="mt-6" />
      {!value && !refusal && <Loading shape="table" />}
      {value && (
        <div class="mt-8 space-y-10">
          {value.event.note && <Note tone="mid">{value.event.note}</Note>}
          <Problems page={value} />
          {value.event.kind === 'TRANSFER' && <TransferLines content={value.content} />}
          <LateReviews eventId={eventId} />
          {value.questions.length > 0 && (
            <QuestionForm key={value.event.version} page={value} done={renew} />
          )}
          <Balances page={value} />
          <Touched page={value} />
          {!whyEnded(value.event) && <Confirmation page={value} today={today} done={renew} />}
          {value.cancelledBy ? (
            <a class="link" href={`/organisasi/peristiwa/${value.cancelledBy.id}`}>
              Lihat pembatalannya
            </a>
          ) : (
            <CancelTransfer event={value.event} />
          )}
          {handedOver(value.event)}
          <Steps page={value} />
        </div>
      )}
    </main>
  )
}

function Problems({ page: { problems } }: { page: Page }): JSX.Element | null {
  if (problems.length === 0) return null
  return (
    <section aria-labelledby="masalah" class="space-y-3">
      <h2 id="masalah" class="h2">
        Yang perlu diperhatikan
      </h2>
      {problems.map(({ severity, detail }) => (
        <Note key={detail} tone={severity === 'error' ? 'bad' : 'mid'}>
          {detail}
        </Note>
      ))}
    </section>
  )
}

/** What the confirmation waits for, or what follows it. */
function confirmationWords({ event, secondHand, problems }: Page, today: string, asked: boolean) {
  const later = `Dilaksanakan dengan sendirinya pada ${printDate(event.effectiveOn)}, sesudah diperiksa sekali lagi.`
  if (event.state === 'CONFIRMED')
    return blocked(problems)
      ? 'Batalkan, lalu susun yang baru; yang sekarang tidak dapat dilaksanakan.'
      : later
  if (asked) return 'Administrator daerah yang lain sudah diminta mengonfirmasi.'
  if (secondHand)
    return 'Yang menyusun tidak mengonfirmasi sendiri: administrator daerah yang lain diminta memeriksanya.'
  return event.effectiveOn <= today
    ? 'Semua yang tersebut di atas berubah sekaligus. Yang keliru diperbaiki dengan peristiwa baru.'
    : later
}

function Confirmation({
  page,
  today,
  done,
}: {
  page: Page
  today: string
  done: () => void
}): JSX.Element {
  const { event, secondHand, problems, questions } = page
  const act = useAct(events.confirmEvent)
  const [withdrawing, withdraw] = useState(false)
  const now = event.effectiveOn <= today
  const words = secondHand ? 'Minta konfirmasi' : now ? 'Konfirmasi dan laksanakan' : 'Konfirmasi'
  const press = async (): Promise<void> => {
    const answer = await act({ eventId: event.id, version: event.version })
    if (answer) say(`${event.code}: ${stateWords[answer.state].word.toLowerCase()}.`)
    done()
  }
  const asked = secondHand && event.state === 'PROPOSED'
  return (
    <section aria-labelledby="konfirmasi" class="space-y-3">
      <h2 id="konfirmasi" class="h2">
        Konfirmasi
      </h2>
      <p class="max-w-[64ch]">{confirmationWords(page, today, asked)}</p>
      <RefusalNote refusal={act.refusal} />
      <div class="flex flex-wrap items-start gap-3">
        {!asked && event.state !== 'CONFIRMED' && (
          <ReasonButton
            refusal={whyNotConfirm(event, problems, questions)}
            busy={act.busy}
            onClick={() => void press()}
          >
            {words}
          </ReasonButton>
        )}
        {kindForms.some(({ kind }) => kind === event.kind) && (
          <a class="btn btn-quiet" href={`/organisasi/peristiwa/${event.id}/ubah`}>
            Ubah
          </a>
        )}
        <Button onClick={() => withdraw(true)}>Batalkan peristiwa</Button>
      </div>
      <ReasonDialog
        call={events.withdrawEvent}
        name="reason"
        input={(reason) => ({ eventId: event.id, reason })}
        keep={null}
        open={withdrawing}
        close={() => withdraw(false)}
        done={() => {
          withdraw(false)
          done()
        }}
        title="Batalkan peristiwa"
        consequence="Tidak ada yang berubah dalam organisasi; konsep ini tetap terbaca."
        question="Mengapa dibatalkan?"
        hint="Satu kalimat pun cukup."
        button="Batalkan peristiwa"
      />
    </section>
  )
}

/** What was done with an event at one step. */
function stepWord(state: Page['event']['state'], version: number): string {
  if (state === 'CONFIRMED') return 'Dikonfirmasi'
  return state === 'DRAFT' && version > 1 ? 'Diubah' : stateWords[state].word
}

function Steps({ page: { steps: all } }: { page: Page }): JSX.Element {
  const { timeZone } = useSession().region
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat" class="h2 mb-3">
        Perjalanannya
      </h2>
      <ol class="space-y-2">
        {all.map(({ state, version, at, by, note }) => (
          <li key={`${state} ${at}`}>
            {stepWord(state, version)}, {printMoment(at, timeZone)}
            {by ? ` oleh ${by.name}` : ''}
            {note && <span class="sec block">{note}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
