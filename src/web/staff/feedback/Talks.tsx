import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ended, printDate } from '../../../kernel/indonesian.ts'
import type { Dialogue, DialoguePurpose } from '../../../rooms/staff/feedback/talk.contract.ts'
import { purposeNames } from '../../../rooms/staff/feedback/talk.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, SelectField, TextAreaField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useToday } from '../../platform/today.ts'
import { Coachings } from './Coachings.tsx'
import { talks } from './calls.ts'

/** Talks and coachings of one person, with what the reader may add. */
export function Talks({ personId }: { personId: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(talks.readTalks, { personId })
  const look = (): void => void again()
  if (!value)
    return refusal ? <RefusalNote refusal={refusal} again={look} /> : <Loading shape="rows" />
  return (
    <div class="space-y-10">
      <section aria-labelledby="dialog" class="space-y-4">
        <h2 id="dialog" class="h2">
          Dialog kinerja
        </h2>
        {value.dialogues.length === 0 && <p class="sec">Belum ada dialog yang dicatat.</p>}
        {value.dialogues.length > 0 && (
          <Rows label="Dialog kinerja">
            {value.dialogues.map((one) => (
              <DialogueRow key={one.id} told={one} again={look} />
            ))}
          </Rows>
        )}
        {value.mayWrite && (
          <details>
            <summary class="link">Catat dialog kinerja</summary>
            <div class="mt-4">
              <DialogueForm personId={personId} done={look} />
            </div>
          </details>
        )}
      </section>
      <Coachings personId={personId} told={value} again={look} />
    </div>
  )
}

function DialogueRow({ told, again }: { told: Dialogue; again: () => void }): JSX.Element {
  const [differs, setDiffers] = useState(false)
  const confirm = useAct(talks.confirmDialogue)
  const press = async (): Promise<void> => {
    const done = await confirm({ dialogueId: told.id, note: null })
    if (!done) return
    say(done.sentence)
    again()
  }
  const { confirmed, nextOn } = told
  return (
    <Row
      object={`${purposeNames[told.purpose]}, ${printDate(told.heldOn)}`}
      why={<span class="whitespace-pre-line break-words text-ink">{told.agreements}</span>}
      meta={
        <>
          {ended(`Dengan ${told.rater}`)}
          {nextOn && ` Berikutnya ${printDate(nextOn)}.`}{' '}
          {confirmed.length === 2
            ? 'Dibenarkan keduanya.'
            : `Dibenarkan ${confirmed.map(({ name }) => name).join(', ')}; menunggu yang lain.`}
          {confirmed.map(
            ({ name, note }) =>
              note && (
                <span key={name} class="block">
                  Catatan {name}: {note}
                </span>
              ),
          )}
          <RefusalNote refusal={confirm.refusal} class="mt-2" />
          <ReasonDialog
            call={talks.confirmDialogue}
            name="note"
            input={(note) => ({ dialogueId: told.id, note })}
            keep={null}
            open={differs}
            close={() => setDiffers(false)}
            done={({ sentence }) => {
              setDiffers(false)
              say(sentence)
              again()
            }}
            title="Benarkan dengan catatan"
            question="Apa yang Anda lihat lain?"
            hint="Catatan Anda berdiri di samping kesepakatan; keduanya tidak diubah lagi."
            missing="Tulis catatan Anda."
            button="Benarkan dengan catatan"
          />
        </>
      }
      action={
        told.mayConfirm ? (
          <span class="flex flex-wrap gap-2 justify-end">
            <Button kind="primary" busy={confirm.busy} onClick={() => void press()}>
              Benarkan
            </Button>
            <Button onClick={() => setDiffers(true)}>Dengan catatan</Button>
          </span>
        ) : undefined
      }
    />
  )
}

function DialogueForm({ personId, done }: { personId: string; done: () => void }): JSX.Element {
  const today = useToday()
  const opens = { purpose: '', heldOn: today, agreements: '', nextOn: '' }
  const form = useForm(talks.writeDialogue, {
    opens,
    keep: null,
    input: ({ purpose, heldOn, agreements, nextOn }) => ({
      ...{ personId, heldOn, agreements: agreements.trim(), nextOn: nextOn || null },
      purpose: purpose as DialoguePurpose,
    }),
    wrong: ({ purpose, heldOn, nextOn }) => ({
      purpose: purpose ? null : 'Pilih untuk apa.',
      heldOn: heldOn && heldOn <= today ? null : 'Isi tanggal yang sudah lewat atau hari ini.',
      nextOn: nextOn && nextOn <= heldOn ? 'Harus sesudah tanggal dialog.' : null,
    }),
    done: ({ sentence }) => {
      form.change(opens)
      say(sentence)
      done()
    },
  })
  return (
    <Form form={form} button="Simpan catatan" class="space-y-4 max-w-prose">
      <SelectField
        {...form.field('purpose')}
        label="Untuk apa?"
        empty="Pilih"
        options={Object.entries(purposeNames).map(([value, label]) => ({ value, label }))}
      />
      <DateField {...form.field('heldOn')} label="Tanggal dialog" max={today} />
      <TextAreaField
        {...form.field('agreements')}
        rows={4}
        label="Apa yang disepakati?"
        hint="Ekspektasi, dukungan, siapa melakukan apa. Pihak lain membenarkannya."
      />
      <DateField {...form.field('nextOn')} label="Dialog berikutnya (boleh kosong)" />
    </Form>
  )
}
