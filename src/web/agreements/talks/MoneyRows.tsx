import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printRupiah } from '../../../kernel/indonesian.ts'
import { isInTalks } from '../../../rooms/agreements/state.rules.ts'
import type { TalkMoney } from '../../../rooms/agreements/talks/round.contract.ts'
import { standingOf } from '../../../rooms/agreements/talks/round.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { digitsIn } from '../scans/paper-form.ts'
import { Reply, Rounds, type TalkTold, Waiting } from './TalkRows.tsx'
import { talks } from './talk-calls.ts'

/** Block B: the money stays as the DPA has it; a wish goes to who manages the budget. */
export function MoneyRows({ talk, side, done }: TalkTold): JSX.Element | null {
  if (talk.money.length === 0) return null
  return (
    <section aria-labelledby="uang">
      <h2 id="uang" class="h2">
        Anggaran
      </h2>
      <p class="sec mb-3 max-w-[64ch]">
        Jumlahnya menurut DPA dan tidak berubah di sini. Keinginan Anda diteruskan kepada pengelola
        anggaran.
      </p>
      <ul class="sheet rows">
        {talk.money.map((row) => (
          <Row key={row.key} row={row} talk={talk} side={side} done={done} />
        ))}
      </ul>
    </section>
  )
}

function Row({ row, talk, side, done }: TalkTold & { row: TalkMoney }): JSX.Element {
  const [asked, ask] = useState(false)
  const back = useAct(talks.answerRound)
  const { open } = standingOf(row.rounds)
  const { id } = talk
  const withdraw = async (): Promise<void> => {
    const read = { id, key: row.key, round: row.rounds.length, block: 'MONEY' as const }
    const told = await back({ ...read, answer: 'WITHDRAWN' })
    if (told) done(told.sentence)
  }
  return (
    <li class="px-4 md:px-5 py-4">
      <p class="font-medium leading-snug">{row.name}</p>
      <p class="mt-1 num">
        {printRupiah(row.amount)} <span class="text-ink-2">{row.source}</span>
      </p>
      <Waiting rounds={row.rounds} />
      {side && isInTalks(talk.state) && (
        <p class="flex flex-wrap gap-2 mt-3">
          {!open && (
            <Button kind="text" onClick={() => ask(true)}>
              Sampaikan keinginan
            </Button>
          )}
          {open?.side === side && (
            <Button kind="text" busy={back.busy} onClick={() => void withdraw()}>
              Tarik keinginan
            </Button>
          )}
        </p>
      )}
      <RefusalNote refusal={back.refusal} class="mt-2" />
      <Reply talk={talk} block="MONEY" row={row} done={done} />
      <Rounds rounds={row.rounds} />
      <Dialog title="Sampaikan keinginan anggaran" open={asked} close={() => ask(false)}>
        {asked && (
          <WishForm
            id={id}
            row={row}
            close={() => ask(false)}
            done={({ sentence }) => {
              ask(false)
              done(sentence)
            }}
          />
        )}
      </Dialog>
    </li>
  )
}

type Wishing = {
  id: string
  row: TalkMoney
  close: () => void
  done: (moved: { sentence: string }) => void
}

function WishForm({ id, row, close, done }: Wishing): JSX.Element {
  const form = useForm(talks.wishMoney, {
    opens: { amount: '', reason: '' },
    keep: `keinginan/${id}/${row.key}`,
    input: ({ amount, reason }) => ({
      ...{ id, key: row.key, round: row.rounds.length },
      ...{ amount: Number(digitsIn(amount)), reason: reason.trim() },
    }),
    wrong: ({ amount, reason }) => ({
      amount: /^\d{1,15}$/.test(digitsIn(amount))
        ? null
        : 'Tulis rupiah bulat, misalnya 1.250.000.',
      reason: reason.trim() ? null : 'Tulis alasannya, satu kalimat pun cukup.',
    }),
    done,
  })
  return (
    <Form form={form} button="Kirim keinginan" leave={close}>
      <p>
        {row.name}: {printRupiah(row.amount)} menurut DPA. PK tetap memuat jumlah ini sampai DPA
        berubah.
      </p>
      <TextField {...form.field('amount')} label="Jumlah yang diinginkan (Rp)" figures required />
      <TextAreaField
        {...form.field('reason')}
        label="Mengapa?"
        hint="Pengelola anggaran membacanya."
        required
      />
    </Form>
  )
}
