import type { JSX } from 'preact'
import { ended, printDate } from '../../../kernel/indonesian.ts'
import { Grade } from '../../../rooms/staff/evaluation/evaluation.contract.ts'
import { gradeNames, predicateNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import { opinionRoleNames, stepNames } from '../../../rooms/staff/objection/naming.rules.ts'
import {
  objectionContract,
  type ObjectionPage as Page,
} from '../../../rooms/staff/objection/objection.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { client, useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'

const objections = client(objectionContract)
type Told = { page: Page; done: (said: { sentence: string }) => void }

/** A rating that was told, and what is said about it: accepted, objected to, answered, decided. */
export function ObjectionPage({ id }: { id: string }): JSX.Element {
  const page = useAnswer(objections.readObjection, { id })
  const { value, refusal } = page
  const done = ({ sentence }: { sentence: string }): void => {
    say(sentence)
    void page.again()
  }
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Keberatan"
        steps={[{ label: 'Penilaian', href: `/penilaian/${id}` }, { label: 'Keberatan' }]}
        context={value && `${value.name}, ${value.periodLabel}.`}
      >
        {value ? sentenceOf(value) : 'Keberatan atas hasil penilaian.'}
      </PageTitle>
      <div class="mt-6 space-y-8 max-w-prose">
        <RefusalNote refusal={refusal} again={() => void page.again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {value && (
          <>
            <Result page={value} />
            <Steps page={value} />
            {value.may.object && <Answer page={value} done={done} />}
            {value.may.state && <State page={value} done={done} />}
            {value.may.opine && <Opine page={value} done={done} />}
            {value.may.decide && <Decide page={value} done={done} />}
          </>
        )}
      </div>
    </main>
  )
}

function sentenceOf({ state, lastDay, decider, may }: Page): string {
  if (state === 'FINAL') return 'Keberatan ini sudah diputus, dan putusannya final.'
  if (state === 'OBJECTED') return `Menunggu putusan ${decider ?? 'atasan penilai'}.`
  if (state === 'ACCEPTED') return 'Hasil penilaian ini sudah diterima.'
  if (may.object && lastDay) return `Keberatan dapat diajukan sampai ${printDate(lastDay)}.`
  return 'Tidak ada keberatan atas hasil penilaian ini.'
}

function Result({ page: { rating, before, alone, asked, state, rater } }: { page: Page }) {
  return (
    <section class="space-y-3">
      {rating && (
        <p>
          Predikat <b>{predicateNames[rating.predicate]}</b>: hasil kerja{' '}
          {gradeNames[rating.result].toLowerCase()}, perilaku{' '}
          {gradeNames[rating.behaviour].toLowerCase()}.
          {before && ` Sebelum diputus: ${predicateNames[before]}.`}
          {rater && ` Pejabat penilai: ${ended(rater)}`}
        </p>
      )}
      {alone && (
        <Note title="Tidak ada pejabat di atas penilai.">
          Kepala daerah memutus sesudah pertimbangan tertulis Sekda, BKPSDM, dan Inspektorat;
          putusan itu final di daerah. Yang tersisa adalah upaya administratif menurut UU 30/2014.
          {state === 'OBJECTED' &&
            asked.length > 0 &&
            ` Masih ditunggu: ${asked.map((role) => opinionRoleNames[role]).join(', ')}.`}
        </Note>
      )}
    </section>
  )
}

function Steps({ page: { steps } }: { page: Page }): JSX.Element | null {
  if (steps.length === 0) return null
  return (
    <ol class="space-y-4">
      {steps.map(({ step, role, text, link, by, at }) => (
        <li key={at}>
          <b>
            {stepNames[step]}
            {role && ` ${opinionRoleNames[role]}`}
          </b>
          <span class="block sec">
            {by ?? 'Pejabat'}, {printDate(at.slice(0, 10))}
          </span>
          <p class="whitespace-pre-line">{text}</p>
          {link && (
            <a class="link" href={link} rel="noreferrer">
              Buka bukti
            </a>
          )}
        </li>
      ))}
    </ol>
  )
}

function Answer({ page: { id, lastDay }, done }: Told): JSX.Element {
  const accept = useAct(objections.acceptRating)
  const form = useForm(objections.objectToRating, {
    opens: { grounds: '', link: '' },
    keep: `keberatan/${id}`,
    input: ({ grounds, link }) => ({ id, grounds, link }),
    wrong: ({ grounds, link }) => ({
      grounds: grounds.trim() ? null : 'Tulis alasan keberatan Anda.',
      link: !link || /^https?:\/\/\S+$/.test(link.trim()) ? null : 'Tautan diawali https://.',
    }),
    done,
  })
  const press = async (): Promise<void> => {
    const said = await accept({ id })
    if (said) done(said)
  }
  return (
    <>
      <section class="space-y-3">
        <h2 class="h2">Terima</h2>
        <p>
          Bila Anda tidak menjawab sampai {lastDay && printDate(lastDay)}, hasilnya dianggap
          diterima, dan tercatat tanpa tanggapan.
        </p>
        <Button busy={accept.busy} onClick={() => void press()}>
          Terima hasil penilaian
        </Button>
        <RefusalNote refusal={accept.refusal} />
      </section>
      <section class="space-y-3">
        <h2 class="h2">Ajukan keberatan</h2>
        <Form form={form} button="Ajukan keberatan">
          <TextAreaField
            {...form.field('grounds')}
            label="Apa yang menurut Anda tidak tepat, dan mengapa?"
            hint="Dibaca penilai Anda dan atasannya."
          />
          <TextField {...form.field('link')} label="Tautan bukti, bila ada" />
        </Form>
      </section>
    </>
  )
}

function State({ page: { id }, done }: Told): JSX.Element {
  const form = useForm(objections.stateOnObjection, {
    opens: { text: '' },
    keep: `penjelasan-keberatan/${id}`,
    input: ({ text }) => ({ id, text }),
    wrong: ({ text }) => ({ text: text.trim() ? null : 'Tulis penjelasan Anda.' }),
    done,
  })
  return (
    <Form form={form} button="Simpan penjelasan">
      <TextAreaField {...form.field('text')} label="Penjelasan Anda sebagai pejabat penilai" />
    </Form>
  )
}

function Opine({ page: { id, may }, done }: Told): JSX.Element {
  const form = useForm(objections.opineOnObjection, {
    opens: { text: '' },
    keep: `pertimbangan-keberatan/${id}`,
    input: ({ text }) => ({ id, text }),
    wrong: ({ text }) => ({ text: text.trim() ? null : 'Tulis pertimbangan Anda.' }),
    done,
  })
  return (
    <Form form={form} button="Simpan pertimbangan">
      <TextAreaField
        {...form.field('text')}
        label={`Pertimbangan ${may.opine ? opinionRoleNames[may.opine] : ''}`}
      />
    </Form>
  )
}

const grades = Grade.options.map((value) => ({ value, label: gradeNames[value] }))

function Decide({ page: { id, rating }, done }: Told): JSX.Element {
  const opens = {
    ...{ outcome: '', text: '' },
    ...{ result: String(rating?.result ?? ''), behaviour: String(rating?.behaviour ?? '') },
  }
  const form = useForm(objections.decideObjection, {
    opens,
    keep: `putusan-keberatan/${id}`,
    input: ({ outcome, text, result, behaviour }) => ({
      ...{ id, text, outcome: outcome as 'UPHELD' | 'CHANGED' },
      grades:
        outcome === 'CHANGED' ? { result: result as Grade, behaviour: behaviour as Grade } : null,
    }),
    wrong: ({ outcome, text }) => ({
      outcome: outcome ? null : 'Pilih putusannya.',
      text: text.trim() ? null : 'Tulis alasan putusan.',
    }),
    done,
  })
  return (
    <section class="space-y-3">
      <h2 class="h2">Putusan</h2>
      <Form form={form} button="Putuskan, final">
        <ChoiceField
          {...form.field('outcome')}
          label="Hasil penilaian"
          options={[
            { value: 'UPHELD', label: 'Dikuatkan' },
            { value: 'CHANGED', label: 'Diubah' },
          ]}
        />
        {form.values.outcome === 'CHANGED' && (
          <>
            <SelectField {...form.field('result')} label="Hasil kerja" options={grades} />
            <SelectField {...form.field('behaviour')} label="Perilaku kerja" options={grades} />
          </>
        )}
        <TextAreaField {...form.field('text')} label="Alasan putusan" />
      </Form>
    </section>
  )
}
