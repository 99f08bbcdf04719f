import type { JSX } from 'preact'
import { printDate } from '../../kernel/indonesian.ts'
import { holds } from '../../kernel/time.ts'
import { whyNotDraft } from '../../rooms/agreements/agreement.rules.ts'
import { whyNotWording } from '../../rooms/agreements/wording/wording.rules.ts'
import { SettingsFrame } from '../organisation/settings/SettingsFrame.tsx'
import { Form } from '../parts/form/Form.tsx'
import { DateField, SelectField, TextAreaField } from '../parts/form/fields.tsx'
import { Button, ReasonButton } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { saveFile, useAct, useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { useQuery } from '../platform/place.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { type Wordings, wordings } from './calls.ts'

type Scope = Wordings['scopes'][number]
const nothing = {}

/** Pengaturan: the words of a promise, by level. */
export function WordingPage(): JSX.Element {
  return (
    <SettingsFrame
      path="/pengaturan/kata-pk"
      sentence="Tempel kalimat bagian hukum; PK yang sudah disepakati tidak berubah."
    >
      <Words />
    </SettingsFrame>
  )
}

function Words(): JSX.Element {
  const answer = useAnswer(wordings.listWordings, nothing)
  const [query, ask] = useQuery()
  const scopes = answer.value?.scopes ?? []
  const chosen = scopes.find(({ scope }) => scope === query.tingkat) ?? scopes[0]
  if (!answer.value || !chosen)
    return answer.refusal ? <RefusalNote refusal={answer.refusal} /> : <Loading />
  const { today, places } = answer.value
  return (
    <div class="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div class="space-y-5 min-w-0">
        <SelectField
          name="tingkat"
          label="Tingkat"
          value={chosen.scope}
          change={(tingkat) => ask({ tingkat })}
          options={scopes.map(({ scope, label }) => ({ value: scope, label }))}
        />
        <p class="sec">{whose(chosen, scopes, today)}</p>
        <WordingForm
          key={chosen.scope + chosen.wordings.length}
          chosen={chosen}
          pairs={scopes[0]}
          today={today}
          again={() => void answer.again()}
        />
      </div>
      <Places
        places={places.filter(
          ({ name }) => chosen.form === 'TWO_PARTY' || !name.endsWith('pihak_kedua'),
        )}
      />
    </div>
  )
}

const standingOf = ({ wordings: all }: Scope, today: string) =>
  all.find((wording) => holds(wording, today))

/** The words for all levels with two parties, where they count at this level too. */
const sharedWith = (chosen: Scope, pairs: Scope | undefined, today: string) =>
  chosen.form === 'TWO_PARTY' && pairs && pairs !== chosen ? standingOf(pairs, today) : undefined

/** Whose words count at a level today, in one sentence. */
function whose(chosen: Scope, [pairs]: Scope[], today: string): string {
  const own = standingOf(chosen, today)
  const later = chosen.wordings.find(({ validFrom }) => validFrom > today)
  const next = later ? ` Kata-kata lain menunggu sejak ${printDate(later.validFrom)}.` : ''
  if (own?.statement) return `Kata-kata daerah, berlaku sejak ${printDate(own.validFrom)}.${next}`
  if (own === undefined && sharedWith(chosen, pairs, today)?.statement)
    return `Mengikuti kata-kata daerah untuk semua tingkat dengan dua pihak.${next}`
  return `Kata bawaan Amanah, belum kata-kata daerah.${next}`
}

function WordingForm({
  chosen,
  pairs,
  today,
  again,
}: {
  chosen: Scope
  pairs: Scope | undefined
  today: string
  again: () => void
}): JSX.Element {
  const { actor } = useSession()
  const standing = standingOf(chosen, today) ?? sharedWith(chosen, pairs, today)
  const preview = useAct(wordings.previewWording)
  const { scope, form: kind, own } = chosen
  const wordsIn = (values: { statement: string; articles: string }) => ({
    statement: values.statement.trim() === own ? null : values.statement,
    articles: values.articles,
  })
  const form = useForm(wordings.setWording, {
    opens: {
      statement: standing?.statement ?? own,
      articles: standing?.articles ?? '',
      validFrom: today,
    },
    keep: `kata-pk/${scope}`,
    input: (values) => ({ scope, validFrom: values.validFrom, ...wordsIn(values) }),
    wrong: (values) => ({
      validFrom: values.validFrom ? null : 'Pilih tanggalnya.',
      ...wrongIn(whyNotWording(wordsIn(values), kind)),
    }),
    done: ({ validFrom }) => {
      say(`Tersimpan. Berlaku bagi PK yang disepakati sejak ${printDate(validFrom)}.`)
      again()
    },
  })
  const look = async (): Promise<void> => {
    const file = await preview({ scope, ...wordsIn(form.values) })
    if (file) saveFile(file)
  }
  return (
    <Form
      form={form}
      actions={
        <div class="flex flex-wrap justify-end gap-2">
          <Button kind="text" onClick={() => form.change({ statement: own })}>
            Pakai kata bawaan
          </Button>
          {!whyNotDraft(actor) && (
            <Button busy={preview.busy} onClick={() => void look()}>
              Lihat PDF
            </Button>
          )}
          <ReasonButton refusal={whyNotDraft(actor)} busy={form.busy} type="submit">
            Simpan
          </ReasonButton>
        </div>
      }
    >
      <TextAreaField
        {...form.field('statement')}
        label="Pernyataan"
        rows={16}
        hint="Satu baris satu paragraf. Letakkan {pihak_pertama} dan {pihak_kedua} sendiri pada satu baris, di tempat nama dan jabatan dicetak."
      />
      <TextAreaField
        {...form.field('articles')}
        label="Pasal tambahan"
        optional
        rows={8}
        hint="Dicetak sesudah lampiran anggaran. Baris pertama judulnya, lalu isinya; kosongkan satu baris sebelum pasal berikutnya."
      />
      <DateField {...form.field('validFrom')} label="Berlaku sejak" required />
      <RefusalNote refusal={preview.refusal} />
    </Form>
  )
}

/** A refusal of the rules at the field it names. */
const wrongIn = (refusal: ReturnType<typeof whyNotWording>): Record<string, string> =>
  Object.fromEntries(
    (refusal?.errors ?? []).map(({ pointer, detail }) => [pointer.slice(1), detail]),
  )

/** What may stand between braces, and what it prints of an example. */
function Places({ places }: { places: Wordings['places'] }): JSX.Element {
  return (
    <section aria-labelledby="tempat-isian">
      <h2 id="tempat-isian" class="font-semibold mb-3">
        Tempat isian
      </h2>
      <dl class="space-y-2.5">
        {places.map(({ name, prints }) => (
          <div key={name}>
            <dt class="font-mono text-[.8125rem] wrap-anywhere">{`{${name}}`}</dt>
            <dd class="meta">{prints}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
