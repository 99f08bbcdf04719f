import type { JSX } from 'preact'
import { months as monthNames, printDate } from '../../../kernel/indonesian.ts'
import type { Amending, Drafted } from '../../../rooms/agreements/amending/amending.contract.ts'
import type { AmendmentCause } from '../../../rooms/agreements/pack.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { navigate } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { amendments } from './amending-calls.ts'
import { ChangeList } from './ChangeList.tsx'

/** From a promise in force its next version is drafted: with what plan and budget say today, or with
 * the same rows on what stands above now. */
export function AmendPage({ id }: { id: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(amendments.readAmending, { id })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Ubah PK"
        steps={[
          { label: 'Perjanjian', href: '/perjanjian' },
          { label: value?.code ?? 'PK', href: `/perjanjian/${id}` },
          { label: 'Ubah' },
        ]}
        context={value && `${value.name}, ${value.title}.`}
      >
        {value ? `Susun perubahan ${value.code}.` : 'Susun perubahan PK.'}
      </PageTitle>
      <div class="mt-6 space-y-8 max-w-prose">
        <RefusalNote refusal={refusal} again={() => void again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {value?.why && <Note tone="mid" title={value.why} />}
        {value && !value.why && (
          <>
            <AmendForm of={value} />
            <AddendumForm of={value} />
          </>
        )}
      </div>
    </main>
  )
}

const drafted = ({ id, version, effectiveFrom }: Drafted): void => {
  say(
    `Versi ${version} tersusun, berlaku mulai ${printDate(effectiveFrom)} setelah ditandatangani. Sampai saat itu versi sekarang tetap berlaku.`,
  )
  navigate(`/perjanjian/${id}`)
}

const monthOf = (day: string): string =>
  `${monthNames[Number(day.slice(5, 7)) - 1] ?? day} ${day.slice(0, 4)}`

function AmendForm({ of }: { of: Amending }): JSX.Element {
  const { id, causes, months, usual, changes, version } = of
  const needs = (cause: string): boolean =>
    causes.find((one) => one.cause === cause)?.needsReference ?? false
  const form = useForm(amendments.draftAmendment, {
    opens: { cause: causes[0]?.cause ?? '', reason: '', reference: '', month: usual },
    keep: `ubah/${id}`,
    input: ({ cause, reason, reference, month }) => ({
      ...{ id, cause: cause as AmendmentCause, reason: reason.trim() },
      ...{ reference: reference.trim() || null, effectiveFrom: month },
    }),
    wrong: ({ cause, reason, reference }) => ({
      reason: reason.trim() ? null : 'Tulis alasannya, satu kalimat pun cukup.',
      reference:
        needs(cause) && !reference.trim() ? 'Tulis dokumen rujukannya, misalnya DPPA.' : null,
    }),
    done: drafted,
  })
  const basis = causes.find(({ cause }) => cause === form.values.cause)?.legalBasis
  return (
    <section class="space-y-4" aria-labelledby="yang-berubah">
      <h2 id="yang-berubah" class="h2">
        Menurut rencana dan anggaran hari ini
      </h2>
      <ChangeList
        of={changes}
        none="Rencana dan anggaran hari ini sama dengan isi PK ini. Target yang lain dapat diusulkan saat pembahasan."
      />
      <p class="sec">Versi {version} tetap berlaku sampai perubahannya ditandatangani lengkap.</p>
      <Form form={form} button="Susun perubahan">
        <SelectField
          {...form.field('cause')}
          label="Apa sebabnya?"
          options={causes.map(({ cause, label }) => ({ value: cause, label }))}
          {...(basis && { hint: basis })}
        />
        <TextAreaField
          {...form.field('reason')}
          label="Apa alasannya?"
          hint="Tercetak pada PK Perubahan; kedua pihak membacanya."
        />
        <TextField
          {...form.field('reference')}
          label="Dokumen rujukan"
          hint="Misalnya DPPA 2026 Nomor 900/123."
        />
        <SelectField
          {...form.field('month')}
          label="Berlaku mulai"
          hint="Bulan yang angkanya sudah terverifikasi tidak diubah lagi."
          options={months.map((day) => ({ value: day, label: monthOf(day) }))}
        />
      </Form>
    </section>
  )
}

function AddendumForm({ of: { id } }: { of: Amending }): JSX.Element {
  const form = useForm(amendments.draftAddendum, {
    opens: { reason: '' },
    keep: `adendum/${id}`,
    input: ({ reason }) => ({ id, reason: reason.trim() }),
    wrong: ({ reason }) => ({
      reason: reason.trim() ? null : 'Tulis alasannya, satu kalimat pun cukup.',
    }),
    done: drafted,
  })
  return (
    <section class="space-y-4" aria-labelledby="adendum">
      <h2 id="adendum" class="h2">
        Atau hanya adendum
      </h2>
      <p class="sec">
        Isinya tetap; PK ini dikaitkan lagi dengan PK atasan yang berlaku. Pakailah bila PK atasan
        berubah atau PK ini belum terkait.
      </p>
      <Form form={form} button="Susun adendum">
        <TextAreaField {...form.field('reason')} label="Mengapa adendum diperlukan?" />
      </Form>
    </section>
  )
}
