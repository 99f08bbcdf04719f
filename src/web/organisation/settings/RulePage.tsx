import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDate, printNumber } from '../../../kernel/indonesian.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Addition, PackEffect } from '../../../rooms/organisation/pack/clause.contract.ts'
import { isSame, valueAt, withValue } from '../../../rooms/organisation/pack/clause.rules.ts'
import { packContract, type RulePackLine } from '../../../rooms/organisation/pack/pack.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/answers.ts'
import { client, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { navigate } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { EntryField, RecordField, type RuleField, TableField } from './RuleFields.tsx'
import { SettingsFrame } from './SettingsFrame.tsx'

const rules = client(packContract)
type Content = Record<string, unknown>
type Clause = Omit<
  RulePackLine['clauses'][number],
  'printed' | 'own' | 'source' | 'verified' | 'value'
>
type Change = { validFrom: string; legalBasis: string; content: Content }
type Sent = Change & { code: string; seen: string | null }

/** One rule pack as the region may set it: its open values, a preview of what a change would
 * change, and the act itself. */
export function RulePage({ code }: { code: string }): JSX.Element {
  const page = useAnswer(rules.listRules, { code })
  const [pack] = page.value?.items ?? []
  return (
    <SettingsFrame
      path="/pengaturan/aturan"
      sentence={pack ? `${pack.title}: ${pack.sentence}` : 'Aturan daerah.'}
    >
      <RefusalNote refusal={page.refusal} />
      {pack ? (
        <RuleForm key={pack.latest?.digest ?? ''} pack={pack} today={page.value?.on ?? ''} />
      ) : (
        !page.refusal && <Loading />
      )}
    </SettingsFrame>
  )
}

/** The clauses of what the region adds, under its code. */
const addedClauses = ({ path, clauses }: Addition, content: Content): Clause[] =>
  Object.keys((valueAt(content, path) ?? {}) as Content).flatMap((name) =>
    clauses.map(({ value: _, ...clause }) => ({
      ...clause,
      label: clause.label.replace('skala baru', name),
      path: clause.path.replace('*', name),
      national: null,
    })),
  )

/** What is wrong at a clause, wherever within it. */
const errorAt = (refusal: Refusal | null, path: string): string | undefined =>
  refusal?.errors?.find(({ pointer }) =>
    `${pointer}/`.startsWith(`/content/${path.replaceAll('.', '/')}/`),
  )?.detail

/** The first day a version may begin: today, or the day after the latest one begins. */
const firstDay = (today: string, latest: string | null): string =>
  latest !== null && latest >= today ? addDays(latest, 1) : today

function RuleForm({ pack, today }: { pack: RulePackLine; today: string }): JSX.Element {
  const { code, latest, additions, clauses } = pack
  const [shown, setShown] = useState<{ of: Change; effects: PackEffect[] } | null>(null)
  const sent = (change: Change): Sent => ({ ...change, code, seen: latest?.digest ?? null })
  const form = useForm(rules.setRules, {
    opens: {
      validFrom: firstDay(today, latest?.validFrom ?? null),
      legalBasis: '',
      content: pack.content,
    } as Change,
    keep: `aturan/${code}/${latest?.digest ?? 'baru'}`,
    input: sent,
    done: ({ validFrom }) => {
      say(`Ditetapkan, berlaku sejak ${printDate(validFrom)}.`)
      navigate('/pengaturan/aturan')
    },
  })
  const weigh = useAct(rules.previewRules)
  const { values } = form
  const preview = async (): Promise<void> => {
    const answer = await weigh(sent(values))
    setShown(answer && { of: values, effects: answer.effects })
  }
  const refusal = weigh.refusal ?? form.refusal
  const told = (name: 'validFrom' | 'legalBasis') => {
    const field = form.field(name)
    const there = weigh.refusal?.errors?.find(({ pointer }) => pointer === `/${name}`)
    return { ...field, error: field.error ?? there?.detail }
  }
  const all = [
    ...clauses.filter(({ open }) => open),
    ...additions
      .flatMap((addition) => addedClauses(addition, values.content))
      .filter(({ path }) => !clauses.some((clause) => clause.path === path)),
  ]
  const current = shown !== null && isSame(shown.of, values)
  return (
    <Form form={form} class="space-y-8" instead={<RefusalNote refusal={refusal} />}>
      {[...Map.groupBy(all, ({ group }) => group)].map(([group, lines], at) => (
        <Group
          key={group}
          name={group}
          lines={lines}
          open={at === 0}
          additions={additions.filter((one) => one.clauses[0]?.group === group)}
          content={values.content}
          set={(path, value) => form.change({ content: withValue(values.content, path, value) })}
          refusal={refusal}
        />
      ))}
      <section class="space-y-4 max-w-xl">
        <h2 class="h2">Sejak kapan dan atas dasar apa</h2>
        <DateField {...told('validFrom')} label="Berlaku sejak" />
        <TextField
          {...told('legalBasis')}
          label="Dasar"
          hint="Peraturan atau keputusan kepala daerah, misalnya Perwali 12 Tahun 2026."
        />
        <p class="sec">
          Berlaku untuk seluruh tahun tanggal itu. Setelah ditetapkan hanya diganti aturan dengan
          tanggal sesudahnya; yang sudah dikunci, disepakati, atau ditandatangani tidak berubah.
        </p>
        <Button
          kind={current ? 'quiet' : 'primary'}
          busy={weigh.busy}
          onClick={() => void preview()}
        >
          Lihat yang berubah
        </Button>
      </section>
      {current && <Preview effects={shown.effects} from={values.validFrom} busy={form.busy} />}
    </Form>
  )
}

type GroupTold = Setting & {
  name: string
  lines: readonly Clause[]
  open: boolean
  additions: readonly Addition[]
  refusal: Refusal | null
}

/** The values of one group; folded away but for the first, and where something is wrong or the
 * region's own. */
function Group({ name, lines, open, additions, refusal, ...setting }: GroupTold): JSX.Element {
  const stands = ({ path }: Clause): boolean =>
    errorAt(refusal, path) !== undefined || valueAt(setting.content, path) !== undefined
  return (
    <details open={open || lines.some(stands)}>
      <summary class="cursor-pointer">
        <h2 class="h2 link inline">{name}</h2>
      </summary>
      <div class="mt-4 space-y-5">
        {lines.map((clause) => (
          <ClauseField
            key={clause.path}
            clause={clause}
            error={errorAt(refusal, clause.path)}
            {...setting}
          />
        ))}
        {additions.map((addition) => (
          <Add key={addition.path} addition={addition} {...setting} />
        ))}
      </div>
    </details>
  )
}

/** What of a record is otherwise than the national one. */
const changedIn = (row: Content, national: Content): Content =>
  Object.fromEntries(Object.entries(row).filter(([key, one]) => !isSame(one, national[key])))

type Setting = { content: Content; set: (path: string, value: unknown) => void }

function ClauseField({
  clause: { path, label, input, national },
  content,
  set,
  error,
}: Setting & { clause: Clause; error: string | undefined }): JSX.Element {
  const own = valueAt(content, path)
  const isRecord = input.kind === 'record'
  const value = isRecord
    ? { ...(national as object), ...(own as object) }
    : own === undefined
      ? national
      : own
  const change = (next: unknown): void => {
    const otherwise = isRecord ? changedIn(next as Content, (national ?? {}) as Content) : next
    set(path, isSame(next, national) ? undefined : otherwise)
  }
  const field: RuleField = { name: path, label, value, change, error }
  return (
    <div>
      {input.kind === 'record' ? (
        <RecordField {...field} columns={input.columns} />
      ) : input.kind === 'table' ? (
        <TableField {...field} columns={input.columns} />
      ) : (
        <EntryField {...field} entry={input} />
      )}
      {own !== undefined && (
        <Button kind="text" onClick={() => set(path, undefined)}>
          {national === null ? 'Hapus' : 'Kembali ke nilai nasional'}
          <span class="sr-only">: {label}</span>
        </Button>
      )}
    </div>
  )
}

/** One more of a kind: its name is typed first, and becomes its code. */
function Add({ addition, content, set }: Setting & { addition: Addition }): JSX.Element {
  const [name, setName] = useState('')
  const code = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[^A-Z]+|_+$/g, '')
    .slice(0, 40)
  const taken = valueAt(content, `${addition.path}.${code}`) !== undefined
  const add = (): void => {
    if (code.length < 2 || taken) return
    const parts = addition.clauses.map(({ path, value }) => [path.split('.').at(-1) ?? '', value])
    set(`${addition.path}.${code}`, { ...Object.fromEntries(parts), label: name.trim() })
    setName('')
  }
  return (
    <div class="flex flex-wrap items-end gap-3">
      <TextField
        name={`${addition.path}.baru`}
        label="Nama skala baru"
        value={name}
        change={setName}
        error={taken ? 'Skala ini sudah ada.' : undefined}
      />
      <Button onClick={add}>{addition.label}</Button>
    </div>
  )
}

/** What the change would change, and the act itself. */
function Preview({
  effects,
  from,
  busy,
}: {
  effects: readonly PackEffect[]
  from: string
  busy: boolean
}): JSX.Element {
  const some = effects.filter(({ count }) => count > 0)
  return (
    <section aria-labelledby="berubah" class="space-y-4" role="status">
      <h2 id="berubah" class="h2">
        Yang berubah
      </h2>
      {some.length === 0 && (
        <Note tone="accent">Tidak ada angka, PK, atau batas waktu tahun itu yang berubah.</Note>
      )}
      {some.map((effect) => (
        <Effect key={effect.what} effect={effect} />
      ))}
      <Button kind="primary" type="submit" busy={busy}>
        Tetapkan sejak {printDate(from)}
      </Button>
    </section>
  )
}

const Effect = ({ effect: { what, count, rows } }: { effect: PackEffect }): JSX.Element => (
  <div>
    <h3 class="font-semibold">
      {printNumber(count)} {what}
    </h3>
    <ul class="sheet rows mt-2">
      {rows.map((row, at) => (
        <li key={at} class="px-5 py-2 grid gap-x-6 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <span>{row.name}</span>
          <span class="sec">
            <span class="sr-only">semula </span>
            <s>{row.before}</s> <span class="sr-only">menjadi </span>
            <b class="font-semibold text-ink">{row.after}</b>
          </span>
        </li>
      ))}
    </ul>
    {count > rows.length && <p class="meta mt-1">dan {printNumber(count - rows.length)} lagi.</p>}
  </div>
)
