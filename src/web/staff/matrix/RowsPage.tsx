import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import type {
  RowQuestion,
  RowsPage as Rows,
} from '../../../rooms/staff/matrix/alignment.contract.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { type Form as FormOf, useForm } from '../../platform/form.ts'
import { navigate } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { alignments } from './calls.ts'

type Answers = { choices: Record<string, string> }
type Kind = {
  step: string
  sentence: (rows: number) => string
  context: (page: Rows) => string
  nothing: string
  /** Every row is answered before anything is kept. */
  wholly: boolean
}

const aligning: Kind = {
  step: 'Selaraskan',
  sentence: (rows) => `${capitalised(printCount(rows))} baris SKP perlu diselaraskan.`,
  context: ({ source, same }) =>
    `${source ?? 'Yang di atasnya'} sudah berlaku.${same ? ` ${same} hasil kerja lain tetap selaras.` : ''}`,
  nothing: 'SKP ini selaras dengan SKP atasan dan PK yang berlaku.',
  wholly: true,
}
const copying: Kind = {
  step: 'Ambil yang sudah ada',
  sentence: (rows) => `${capitalised(printCount(rows))} hasil kerja dapat dilanjutkan.`,
  context: ({ source, same }) =>
    `${source ?? 'SKP sebelumnya'}.${same ? ` ${same} sudah sama di sini.` : ''} Yang tidak Anda pilih tidak disalin.`,
  nothing:
    'Tidak ada hasil kerja lain yang ditawarkan: tahun lalu, jabatan ini, dan jabatan sebelumnya sudah sama atau kosong.',
  wholly: false,
}

/** Rows of an SKP whose ground has moved, one press a row. */
export function AlignPage({ id }: { id: string }): JSX.Element {
  const page = useAnswer(alignments.readAlignment, { id })
  return <RowsFrame id={id} kind={aligning} page={page} />
}

/** What last year's SKP, the post and the post before offer, one press a row. */
export function OffersPage({ id }: { id: string }): JSX.Element {
  const page = useAnswer(alignments.readOffers, { id })
  return <RowsFrame id={id} kind={copying} page={page} />
}

function RowsFrame({
  id,
  kind,
  page,
}: {
  id: string
  kind: Kind
  page: ReturnType<typeof useAnswer<{ id: string }, Rows>>
}): JSX.Element {
  const { value } = page
  const count = value?.rows.length ?? 0
  const Editor = kind.wholly ? AlignForm : OffersForm
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          title={kind.step}
          steps={[
            { label: 'SKP', href: '/skp' },
            { label: value?.person.name ?? 'SKP', href: `/skp/${id}` },
            { label: kind.step },
          ]}
          context={value && count > 0 && kind.context(value)}
        >
          {count > 0 ? kind.sentence(count) : `${kind.step}.`}
        </PageTitle>
        <div class="mt-6">
          <RefusalNote refusal={page.refusal} again={() => void page.again()} />
          {!value && !page.refusal && <Loading shape="rows" />}
          {value && count === 0 && (
            <Empty
              cause="Tidak ada baris yang perlu dijawab."
              action={{ href: `/skp/${id}`, label: 'Buka SKP' }}
            >
              {kind.nothing}
            </Empty>
          )}
        </div>
      </div>
      {value && count > 0 && <Editor key={`${value.number} ${value.edits}`} page={value} />}
    </main>
  )
}

/** What both forms of rows have in common. */
const answering = (page: Rows) => ({
  opens: { choices: {} } as Answers,
  input: ({ choices }: Answers) => ({
    ...{ id: page.id, number: page.number, edits: page.edits },
    answers: Object.entries(choices).map(([key, choice]) => ({ key, choice })),
  }),
  done: ({ sentence }: { sentence: string }) => {
    say(sentence)
    navigate(`/skp/${page.id}`)
  },
})

function AlignForm({ page }: { page: Rows }): JSX.Element {
  const form = useForm(alignments.alignSkp, {
    ...answering(page),
    keep: `skp-selaras/${page.id}/${page.number}-${page.edits}`,
  })
  return <RowsForm page={page} form={form} kind={aligning} />
}

function OffersForm({ page }: { page: Rows }): JSX.Element {
  const form = useForm(alignments.takeOffers, {
    ...answering(page),
    keep: `skp-salin/${page.id}/${page.number}-${page.edits}`,
  })
  return <RowsForm page={page} form={form} kind={copying} />
}

function RowsForm({
  page,
  form,
  kind,
}: {
  page: Rows
  form: FormOf<Answers>
  kind: Kind
}): JSX.Element {
  const { choices } = form.values
  const answered = page.rows.filter(({ key }) => choices[key]).length
  return (
    <Form form={form} class="space-y-4" instead={null}>
      <div class="wrap pb-10 space-y-4">
        {page.rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            chosen={choices[row.key] ?? ''}
            choose={(choice) => form.change({ choices: { ...choices, [row.key]: choice } })}
          />
        ))}
      </div>
      <StayBar
        label={kind.step}
        actions={
          <>
            <a class="btn btn-quiet" href={`/skp/${page.id}`}>
              Batal
            </a>
            <Button kind="primary" type="submit" busy={form.busy}>
              Simpan
            </Button>
          </>
        }
      >
        {answered} dari {page.rows.length} baris sudah dijawab.
        <RefusalNote refusal={form.refusal} class="mt-2" />
      </StayBar>
    </Form>
  )
}

function Row({
  row,
  chosen,
  choose,
}: {
  row: RowQuestion
  chosen: string
  choose: (choice: string) => void
}): JSX.Element {
  return (
    <section class="sheet p-5 space-y-3" aria-label={row.text}>
      <div>
        <h2 class="h2">{row.text}</h2>
        <p class="sec">{row.about}</p>
      </div>
      {row.differences.length > 0 && (
        <ul class="space-y-1 text-sm">
          {row.differences.map(({ label, from, to }) => (
            <li key={label}>
              {label}: <span class="sr-only">semula </span>
              <s class="text-ink-3">{from}</s> <span class="sr-only">menjadi </span>
              <b class="font-semibold">{to}</b>
            </li>
          ))}
        </ul>
      )}
      <ChoiceField
        label="Jawaban"
        name={`jawab-${row.key}`}
        value={chosen}
        change={choose}
        options={row.choices}
      />
    </section>
  )
}
