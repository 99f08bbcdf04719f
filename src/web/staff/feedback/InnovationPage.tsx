import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Innovation } from '../../../rooms/staff/feedback/innovation.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { innovations } from './calls.ts'

/** The reader's own innovations, and those that wait for their answer. */
export function InnovationPage(): JSX.Element {
  const { value, refusal, again } = useAnswer(innovations.listInnovations, {})
  const look = (): void => void again()
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Inovasi"
        context="Yang diterima penilai diusulkan menjadi hasil kerja tambahan pada SKP Anda."
      >
        Yang Anda coba sendiri, keadaan sebelum dan sesudahnya, dan siapa yang memakainya.
      </PageTitle>
      <RefusalNote refusal={refusal} again={look} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      {value && (
        <div class="mt-6 space-y-10">
          {value.waiting.length > 0 && (
            <section aria-labelledby="menunggu" class="space-y-4">
              <h2 id="menunggu" class="h2">
                Menunggu jawaban Anda
              </h2>
              {value.waiting.map((one) => (
                <Shown key={one.id} told={one}>
                  <Answer told={one} done={look} />
                </Shown>
              ))}
            </section>
          )}
          {value.mine.map((one) => (
            <Shown key={one.id} told={one}>
              {!one.answer?.accepted && (
                <details>
                  <summary class="link">Lengkapi</summary>
                  <InnovationForm told={one} done={look} />
                </details>
              )}
            </Shown>
          ))}
          <section aria-labelledby="ajukan">
            <h2 id="ajukan" class="h2 mb-3">
              Ajukan inovasi
            </h2>
            <InnovationForm told={null} done={look} />
          </section>
        </div>
      )}
    </main>
  )
}

function Shown(props: { told: Innovation; children: JSX.Element | false }): JSX.Element {
  const { title, name, year, problem, tried, before, after, link, takenOverBy, answer } = props.told
  const facts: [string, string | null][] = [
    ['Masalah', problem],
    ['Yang dicoba', tried],
    ['Sebelum', before],
    ['Sesudah', after],
    ['Dipakai juga oleh', takenOverBy],
    ['Catatan penilai', answer?.note ?? null],
  ]
  return (
    <article class="sheet p-4 space-y-3">
      <h3 class="font-semibold">{title}</h3>
      <p class="meta">
        {name}, {year}.{' '}
        {answer === null
          ? 'Menunggu penilai.'
          : answer.accepted
            ? 'Diterima; diusulkan sebagai hasil kerja tambahan.'
            : 'Dikembalikan.'}
      </p>
      <dl class="space-y-2">
        {facts.map(
          ([what, words]) =>
            words && (
              <div key={what}>
                <dt class="meta">{what}</dt>
                <dd class="whitespace-pre-line break-words">{words}</dd>
              </div>
            ),
        )}
      </dl>
      {link && (
        <a class="link" href={link} rel="noreferrer">
          Bukti
        </a>
      )}
      {props.children}
    </article>
  )
}

type Told = { done: () => void }

function Answer({ told, done }: Told & { told: Innovation }): JSX.Element {
  const [returning, setReturning] = useState(false)
  const accept = useAct(innovations.answerInnovation)
  const press = async (): Promise<void> => {
    const moved = await accept({ innovationId: told.id, accepted: true, note: null })
    if (!moved) return
    say(moved.sentence)
    done()
  }
  return (
    <div class="space-y-2">
      <div class="flex flex-wrap gap-2">
        <Button kind="primary" busy={accept.busy} onClick={() => void press()}>
          Terima
        </Button>
        <Button onClick={() => setReturning(true)}>Kembalikan</Button>
      </div>
      <RefusalNote refusal={accept.refusal} />
      <ReasonDialog
        call={innovations.answerInnovation}
        name="note"
        input={(note) => ({ innovationId: told.id, accepted: false, note })}
        keep={`kembalikan-inovasi/${told.id}`}
        open={returning}
        close={() => setReturning(false)}
        done={({ sentence }) => {
          setReturning(false)
          say(sentence)
          done()
        }}
        title="Kembalikan inovasi"
        question="Apa yang perlu dilengkapi?"
        hint={`${told.name} membacanya dan dapat mengajukan lagi.`}
        button="Kembalikan"
      />
    </div>
  )
}

const opens = (told: Innovation | null) => ({
  ...{ title: told?.title ?? '', problem: told?.problem ?? '', tried: told?.tried ?? '' },
  ...{ before: told?.before ?? '', after: told?.after ?? '', link: told?.link ?? '' },
  takenOverBy: told?.takenOverBy ?? '',
})
type Values = ReturnType<typeof opens>
const contentOf = (values: Values) => ({
  ...values,
  ...{ link: values.link.trim() || null, takenOverBy: values.takenOverBy.trim() || null },
})

function InnovationForm({ told, done }: Told & { told: Innovation | null }): JSX.Element {
  const after = ({ sentence }: { sentence: string }): void => {
    say(sentence)
    done()
  }
  const propose = useForm(innovations.proposeInnovation, {
    opens: opens(null),
    keep: 'inovasi-baru',
    input: contentOf,
    done: (answer) => {
      propose.change(opens(null))
      after(answer)
    },
  })
  const amend = useForm(innovations.amendInnovation, {
    opens: opens(told),
    keep: `inovasi/${told?.id ?? ''}`,
    input: (values) => ({ innovationId: told?.id ?? '', ...contentOf(values) }),
    done: after,
  })
  const form = told ? amend : propose
  return (
    <Form
      form={form}
      button={told ? 'Simpan dan ajukan lagi' : 'Ajukan kepada penilai'}
      quiet={told !== null}
      class="space-y-4 mt-3 max-w-prose"
    >
      <TextField {...form.field('title')} label="Nama inovasi" />
      <TextAreaField {...form.field('problem')} label="Masalah apa yang Anda lihat?" rows={2} />
      <TextAreaField {...form.field('tried')} label="Apa yang Anda coba?" />
      <TextField {...form.field('before')} label="Keadaan sebelumnya" hint="Misalnya: 3 hari." />
      <TextField {...form.field('after')} label="Keadaan sesudahnya" hint="Misalnya: 2 jam." />
      <TextField {...form.field('link')} label="Alamat bukti (boleh kosong)" />
      <TextField {...form.field('takenOverBy')} label="Dipakai juga oleh siapa? (boleh kosong)" />
    </Form>
  )
}
