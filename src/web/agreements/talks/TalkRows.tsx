import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isInTalks } from '../../../rooms/agreements/state.rules.ts'
import type { Side } from '../../../rooms/agreements/talks/party.rules.ts'
import type { Round, TalkPage, TalkRow } from '../../../rooms/agreements/talks/round.contract.ts'
import { standingOf, whyNotReply } from '../../../rooms/agreements/talks/round.rules.ts'
import { printTarget } from '../../../rooms/planning/target/target.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { useSession } from '../../platform/session.tsx'
import { talks } from './talk-calls.ts'
import { roundSentence } from './talk-words.ts'

export type TalkTold = { talk: TalkPage; side: Side | null; done: (sentence: string) => void }

/** Block A, row by row. */
export function TalkRows({ talk, side, done }: TalkTold): JSX.Element {
  return (
    <section aria-labelledby="baris">
      <h2 id="baris" class="h2 mb-3">
        Sasaran, indikator, target
      </h2>
      <ul class="sheet rows">
        {talk.rows.map((row) => (
          <Row key={row.key} row={row} talk={talk} side={side} done={done} />
        ))}
      </ul>
    </section>
  )
}

type RowTold = TalkTold & { row: TalkRow }

function Row(told: RowTold): JSX.Element {
  const { row, talk, side } = told
  const { objective, indicator, target, unitLabel, planned, trace, rounds } = row
  return (
    <li class="px-4 md:px-5 py-4">
      <p class="meta">{objective}</p>
      <p class="font-medium leading-snug">{indicator}</p>
      <p class="mt-1.5 num">
        Target <b class="font-semibold">{target ? printTarget(target) : 'belum ada'}</b>{' '}
        {target && unitLabel}
        {planned !== null && <span class="text-ink-2">, dalam rencana {printTarget(planned)}</span>}
      </p>
      {trace && <p class="sec mt-1">{trace}</p>}
      <Waiting rounds={rounds} />
      {side && isInTalks(talk.state) && <RowActs {...told} side={side} />}
      <Reply talk={talk} block="ROW" row={row} done={told.done} />
      <Rounds rounds={rounds} />
    </li>
  )
}

/** What waits for an answer. */
export function Waiting({ rounds }: { rounds: readonly Round[] }): JSX.Element | null {
  const { open } = standingOf(rounds)
  return open && <p class="mt-2 font-medium max-w-[64ch]">{roundSentence(open)}</p>
}

/** Everything that was said about a row, where that is more than what waits. */
export function Rounds({ rounds }: { rounds: readonly Round[] }): JSX.Element | null {
  if (rounds.length === 0 || (rounds.length === 1 && standingOf(rounds).open)) return null
  const told = (list: readonly Round[]): JSX.Element => (
    <ol class="mt-2 space-y-1.5 text-sm">
      {list.map((said) => (
        <li key={said.number}>{roundSentence(said)}</li>
      ))}
    </ol>
  )
  if (rounds.length === 1) return told(rounds)
  return (
    <details class="twin mt-2">
      <summary class="link">Riwayat pembahasan baris ini ({rounds.length})</summary>
      {told(rounds)}
    </details>
  )
}

function RowActs({ row, talk, side, done }: RowTold & { side: Side }): JSX.Element {
  const [asked, ask] = useState<'propose' | 'keep' | null>(null)
  const act = useAct(talks.answerRound)
  const { open } = standingOf(row.rounds)
  const read = { id: talk.id, key: row.key, round: row.rounds.length, block: 'ROW' as const }
  const press = async (answer: 'ACCEPTED' | 'WITHDRAWN'): Promise<void> => {
    const told = await act({ ...read, answer })
    if (told) done(told.sentence)
  }
  const close = (): void => ask(null)
  const finish = ({ sentence }: { sentence: string }): void => {
    close()
    done(sentence)
  }
  return (
    <>
      <p class="flex flex-wrap gap-2 mt-3">
        {open && open.side !== side && (
          <>
            <Button busy={act.busy} onClick={() => void press('ACCEPTED')}>
              Setujui
            </Button>
            <Button onClick={() => ask('propose')}>Usul balik</Button>
            <Button onClick={() => ask('keep')}>Tetap seperti konsep</Button>
          </>
        )}
        {open && open.side === side && (
          <>
            <Button onClick={() => ask('propose')}>Ubah usulan</Button>
            <Button kind="text" busy={act.busy} onClick={() => void press('WITHDRAWN')}>
              Tarik usulan
            </Button>
          </>
        )}
        {!open && <Button onClick={() => ask('propose')}>Usulkan perubahan</Button>}
      </p>
      <RefusalNote refusal={act.refusal} class="mt-2" />
      <Dialog title="Usulkan perubahan" open={asked === 'propose'} close={close}>
        {asked === 'propose' && (
          <ProposeForm row={row} talk={talk} open={open} close={close} done={finish} />
        )}
      </Dialog>
      <ReasonDialog
        call={talks.answerRound}
        name="reason"
        input={(reason) => ({ ...read, answer: 'KEPT' as const, reason })}
        keep={`tetap/${talk.id}/${row.key}`}
        open={asked === 'keep'}
        close={close}
        done={finish}
        title="Tetap seperti konsep"
        question="Mengapa baris ini tetap?"
        hint="Pihak lain membacanya, lalu menerima atau mengusulkan lagi."
        button="Tetap seperti konsep"
      />
    </>
  )
}

type Proposing = {
  row: TalkRow
  talk: TalkPage
  open: Round | null
  close: () => void
  done: (moved: { sentence: string }) => void
}

function ProposeForm({ row, talk, open, close, done }: Proposing): JSX.Element {
  const form = useForm(talks.proposeRow, {
    opens: {
      target: printTarget(open?.target ?? row.target),
      indicator: open?.indicator ?? row.indicator,
      reason: '',
    },
    keep: `usul/${talk.id}/${row.key}`,
    input: ({ target, indicator, reason }) => ({
      ...{ id: talk.id, key: row.key, round: row.rounds.length, standing: row.target },
      ...{ target, indicator: indicator.trim(), reason: reason.trim() },
    }),
    wrong: ({ target, reason }) => ({
      target: target.trim() ? null : 'Isi target yang diusulkan.',
      reason: reason.trim() ? null : 'Tulis alasannya, satu kalimat pun cukup.',
    }),
    done,
  })
  return (
    <Form form={form} button="Usulkan" leave={close}>
      <TextField
        {...form.field('target')}
        label="Target yang diusulkan"
        suffix={row.unitLabel}
        hint={`Sekarang ${row.target ? printTarget(row.target) : 'belum ada'}. Tulis seperti di rencana, misalnya 14,50.`}
        required
      />
      <TextAreaField {...form.field('indicator')} label="Bunyi indikator" rows={2} required />
      <TextAreaField
        {...form.field('reason')}
        label="Mengapa?"
        hint="Alasan ini ikut tercatat bila disepakati."
        required
      />
    </Form>
  )
}

type Replying = Pick<TalkTold, 'talk' | 'done'> & {
  block: 'ROW' | 'MONEY' | 'PROMISE'
  row: { key: string; asked: boolean; rounds: Round[] }
}

/** The office that was asked answers here, and nobody else sees this. */
export function Reply({ talk, block, row, done }: Replying): JSX.Element | null {
  const [asked, ask] = useState(false)
  const { actor } = useSession()
  const { id } = talk
  if (whyNotReply(block, row.asked, actor, talk)) return null
  return (
    <p class="mt-3">
      <Button onClick={() => ask(true)}>Jawab</Button>
      <ReasonDialog
        call={talks.replyRound}
        name="reason"
        input={(reason) => ({ id, block, key: row.key, round: row.rounds.length, reason })}
        keep={`jawab/${id}/${block}/${row.key}`}
        open={asked}
        close={() => ask(false)}
        done={({ sentence }) => {
          ask(false)
          done(sentence)
        }}
        title="Jawab kedua pihak"
        question="Apa jawaban Anda?"
        hint="Satu atau dua kalimat cukup. Kedua pihak diberi tahu."
        missing="Tulis jawabannya, satu kalimat pun cukup."
        button="Kirim jawaban"
      />
    </p>
  )
}
