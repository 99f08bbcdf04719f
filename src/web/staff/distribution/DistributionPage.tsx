import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount, printDate } from '../../../kernel/indonesian.ts'
import { whyNotLook } from '../../../rooms/staff/distribution/deciding.rules.ts'
import type { DistributionPage as Page } from '../../../rooms/staff/distribution/distribution.contract.ts'
import { headsIn } from '../../../rooms/staff/distribution/distribution.rules.ts'
import {
  Grade,
  type OrganisationPredicate,
  type Predicate,
  predicates,
} from '../../../rooms/staff/evaluation/evaluation.contract.ts'
import {
  gradeNames,
  organisationPredicateNames,
  predicateNames,
} from '../../../rooms/staff/evaluation/naming.rules.ts'
import { periodLabel } from '../../../rooms/staff/evaluation/periods.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, SelectField, TextAreaField } from '../../parts/form/fields.tsx'
import { ReasonButton } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column } from '../../parts/list/list.ts'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { distributions } from './calls.ts'
import { Simulator } from './Simulator.tsx'

type Told = { page: Page; look: () => Promise<void> }

/** One unit and period: its predicate, the heads against the pattern, and what may be done. */
export function DistributionPage({ id }: { id: string }): JSX.Element {
  const [{ periode = '' }] = useQuery()
  const page = useAnswer(distributions.readDistribution, { unitId: id, period: periode })
  const { value, refusal } = page
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        steps={[
          { label: 'Distribusi predikat', href: `/distribusi?periode=${periode}` },
          { label: value?.name ?? 'Unit' },
        ]}
        title={value?.name ?? 'Distribusi'}
        context={value && `${value.name}, ${periodLabel(value.period)}: jumlah orang, tanpa nama.`}
      >
        {value ? sentenceOf(value) : 'Distribusi satu unit.'}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <RefusalNote refusal={refusal} again={() => void page.again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {value && (
          <>
            <Organisation page={value} look={page.again} />
            <Heads page={value} />
            {value.heads && value.limits.length > 0 && (
              <Simulator key={value.period} heads={value.heads} limits={value.limits} />
            )}
            {value.mayLook && <Look page={value} look={page.again} />}
          </>
        )}
      </div>
    </main>
  )
}

function sentenceOf({ predicate, waiting, within, texts }: Page): string {
  if (within) return `Terlalu kecil untuk pola; dilihat bersama ${within}.`
  if (!predicate) return 'Predikat organisasinya belum ditetapkan.'
  if (texts.length > 0) return 'Pola distribusinya belum terpenuhi.'
  return waiting
    ? `${capitalised(printCount(waiting))} hasil penilaian menunggu disampaikan.`
    : 'Tidak ada yang menunggu.'
}

function Organisation({ page, look }: Told): JSX.Element {
  const { decided, facts, annual, mayDecide, authority } = page
  const { due, met, begun, beyond } = facts.counted
  const things = annual ? 'indikator PK' : 'langkah rencana aksi'
  return (
    <section class="space-y-4 max-w-prose">
      <h2 class="h2">Predikat organisasi</h2>
      <p>
        {due === 0
          ? `Tidak ada ${things} yang terhitung, jadi tidak ada usulan.`
          : `Dari ${due} ${things}, ${met} mencapai target (${beyond} melampaui) dan ${begun} ${annual ? 'punya capaian' : 'sudah berjalan'}.`}
        {!annual && facts.proposals.MEETS && (
          <>
            {' '}
            Usulan: <b>{organisationPredicateNames[facts.proposals.MEETS]}</b>.
          </>
        )}
      </p>
      {decided && (
        <Note tone="good" title={`${organisationPredicateNames[decided.predicate]}.`}>
          Ditetapkan {decided.by ?? 'pejabat'}, {printDate(decided.at.slice(0, 10))}: {decided.note}
        </Note>
      )}
      {mayDecide ? (
        <Decide page={page} look={look} />
      ) : (
        !decided && <p class="sec">Menunggu {authority ?? 'pejabat di atas pimpinannya'}.</p>
      )}
    </section>
  )
}

const optionsIn = <T extends string>(names: Record<T, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label: label as string }))

function Decide({ page, look }: Told): JSX.Element {
  const { unitId, period, annual, decided, facts } = page
  const opens = { expectation: '', predicate: decided?.predicate ?? '', note: '' }
  const form = useForm(distributions.decideOrganisation, {
    opens: opens as { expectation: string; predicate: string; note: string },
    keep: `predikat-organisasi/${unitId}/${period}`,
    input: ({ expectation, predicate, note }) => ({
      ...{ unitId, period, note, seen: decided?.sequence ?? 0 },
      expectation: annual ? ((expectation || null) as Grade | null) : null,
      predicate: predicate as OrganisationPredicate,
    }),
    wrong: ({ expectation, predicate, note }) => ({
      expectation: annual && !expectation ? 'Pilih dahulu.' : null,
      predicate: predicate ? null : 'Pilih predikatnya.',
      note: note.trim() ? null : 'Tulis catatan singkat.',
    }),
    done: ({ sentence }) => {
      say(sentence)
      void look()
    },
  })
  const proposed = facts.proposals[(form.values.expectation || 'MEETS') as Grade]
  return (
    <Form form={form} button={decided ? 'Tetapkan ulang' : 'Tetapkan predikat'}>
      {annual && (
        <ChoiceField
          {...form.field('expectation')}
          label="Kinerja organisasi dibanding ekspektasi Anda"
          options={Grade.options.map((value) => ({ value, label: gradeNames[value] }))}
        />
      )}
      <SelectField
        {...form.field('predicate')}
        label="Predikat organisasi"
        empty="Pilih predikat"
        hint={
          proposed
            ? `Usulan dari fakta: ${organisationPredicateNames[proposed]}. Anda yang menetapkan.`
            : 'Fakta tidak mengusulkan apa pun. Anda yang menetapkan.'
        }
        options={optionsIn(organisationPredicateNames)}
      />
      <TextAreaField {...form.field('note')} label="Catatan" hint="Satu kalimat pun cukup." />
    </Form>
  )
}

type Row = { predicate: Predicate; heads: number; limit: string }

/** «paling banyak 16», for a class by itself. */
function limitWords({ limits }: Pick<Page, 'limits'>, predicate: Predicate): string {
  return limits
    .filter(({ classes }) => classes.includes(predicate))
    .map(({ classes, atMost, atLeast }) => {
      const others = classes.filter((one) => one !== predicate).map((one) => predicateNames[one])
      const bound = atMost === null ? `paling sedikit ${atLeast}` : `paling banyak ${atMost}`
      return others.length > 0 ? `bersama ${others.join(', ')} ${bound}` : bound
    })
    .join('; ')
}

function Heads({ page }: { page: Page }): JSX.Element {
  const { heads, people, rated, texts } = page
  if (!heads)
    return (
      <Note title="Kelompok ini kurang dari lima orang.">
        Jumlahnya tidak ditampilkan, agar nilai seseorang tidak terbaca dari jumlah.
      </Note>
    )
  const rows = predicates.map(
    (predicate): Row => ({
      ...{ predicate, heads: heads[predicate] ?? 0, limit: limitWords(page, predicate) },
    }),
  )
  return (
    <section class="space-y-4">
      <DataTable
        sentence={`${rated ?? headsIn(heads)} dari ${people} orang sudah dinilai`}
        noun="predikat"
        columns={[
          column<Row>('predicate', 'Predikat', (row) => predicateNames[row.predicate], {
            phone: 'name',
          }),
          column<Row>('heads', 'Orang', (row) => row.heads, { kind: 'number', phone: 'end' }),
          ...(page.limits.length > 0
            ? [column<Row>('limit', 'Batas pola', (row) => row.limit || '–', { phone: 'under' })]
            : []),
        ]}
        rows={rows}
        keyOf={({ predicate }) => predicate}
        file={`distribusi-${page.period}`}
      />
      {page.predicate && !page.within && page.limits.length === 0 && page.mode !== 'OFF' && (
        <p class="sec">Terlalu sedikit orang untuk pola; cukup lihat jumlahnya.</p>
      )}
      {texts.length > 0 && (
        <Note tone="mid" title="Yang belum sesuai pola:">
          {texts.join(' ')}
        </Note>
      )}
    </section>
  )
}

function Look({ page, look }: Told): JSX.Element {
  const { unitId, period, texts, mode, within, waiting, decided, name } = page
  const [seen] = useState(page.look?.sequence ?? 0)
  const form = useForm(distributions.lookAtDistribution, {
    opens: { justification: '' },
    keep: `distribusi/${unitId}/${period}`,
    input: ({ justification }) => ({ unitId, period, justification, seen }),
    done: ({ sentence }) => {
      say(sentence)
      void look()
    },
  })
  const why = whyNotLook(
    {
      ...{ name, mine: true, whose: '', fresh: true, decided: decided !== null, within, mode },
      ...{ waiting: waiting ?? 1, findings: [] },
    },
    '',
  )
  return (
    <section class="space-y-4 max-w-prose">
      <h2 class="h2">Sampaikan hasil penilaian</h2>
      {page.look && (
        <p class="sec">
          Terakhir dilihat {page.look.by ?? 'pengelola kinerja'},{' '}
          {printDate(page.look.at.slice(0, 10))}.
          {page.look.justification && ` Alasan: ${page.look.justification}`}
        </p>
      )}
      <Form
        form={form}
        actions={
          <ReasonButton refusal={why} busy={form.busy} type="submit">
            Sudah saya lihat, sampaikan
          </ReasonButton>
        }
      >
        {texts.length > 0 ? (
          <TextAreaField
            {...form.field('justification')}
            label="Mengapa tetap begini?"
            hint="Pola ini bahan pertimbangan. Alasan Anda disimpan bersama jumlahnya."
          />
        ) : (
          <p>Sesudah ini tiap pegawai dapat membaca hasilnya, dan masa keberatan mulai dihitung.</p>
        )}
      </Form>
    </section>
  )
}
