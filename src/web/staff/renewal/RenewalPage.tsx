import type { JSX } from 'preact'
import { printDate } from '../../../kernel/indonesian.ts'
import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import { predicateNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import type { Outcome, RenewalSheet } from '../../../rooms/staff/renewal/renewal.contract.ts'
import { outcomeNames } from '../../../rooms/staff/renewal/renewal.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, TextAreaField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { renewals } from './calls.ts'

/** The sheet of somebody's newest contract: what it rests on, and what the rater recommends. */
export function RenewalPage({ id }: { id: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(renewals.readRenewal, { personId: id })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={value?.name ?? 'Lembar rekomendasi'}
        steps={[
          { label: 'Kontrak paruh waktu', href: '/penilaian/kontrak' },
          { label: value?.name ?? 'Lembar' },
        ]}
        context={value && `${value.name}, ${value.unit}. Kontrak ${value.number}.`}
      >
        {value ? sentenceOf(value) : 'Lembar rekomendasi kontrak.'}
      </PageTitle>
      <div class="mt-6 space-y-8 max-w-prose">
        <RefusalNote refusal={refusal} again={() => void again()} />
        {!value && !refusal && <Loading shape="rows" />}
        {value && (
          <>
            <Facts sheet={value} />
            {value.given ? (
              <Note
                tone={value.given.outcome === 'NOT_EXTENDED' ? 'mid' : 'good'}
                title={`${outcomeNames[value.given.outcome]}.`}
              >
                {value.given.reason} Direkomendasikan {value.given.by ?? 'penilainya'},{' '}
                {printDate(value.given.at.slice(0, 10))}. Sidik {value.given.digest.slice(0, 16)}.
              </Note>
            ) : value.whyNot ? (
              <Note title="Anda tidak merekomendasikan kontrak ini.">{value.whyNot}</Note>
            ) : (
              <Recommend key={value.seen} sheet={value} again={again} />
            )}
          </>
        )}
      </div>
    </main>
  )
}

const sentenceOf = ({ outcome, lastDay }: RenewalSheet): string =>
  outcome
    ? `${outcomeNames[outcome]} sesudah ${printDate(lastDay)}.`
    : `Kontraknya berakhir ${printDate(lastDay)}.`

function Facts({ sheet: { facts, firstDay, lastDay, rater } }: { sheet: RenewalSheet }) {
  const predicates = [...facts.quarters, facts.annual].map(({ period, predicate }) => {
    const read = parsePeriod(period)
    const said = predicate ? predicateNames[predicate] : 'belum dinilai'
    return [read ? printPeriod(read) : period, said] as const
  })
  return (
    <section class="space-y-3">
      <h2 class="h2">Dasarnya</h2>
      <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {[
          ['Masa kontrak', `${printDate(firstDay)} sampai ${printDate(lastDay)}`] as const,
          ...predicates,
          ['Ketidakhadiran', `${facts.absenceDays} hari kalender sampai hari ini`] as const,
          ['Pejabat penilai', rater ?? 'Belum ada'] as const,
        ].map(([label, said]) => (
          <>
            <dt class="sec">{label}</dt>
            <dd>{said}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}

function Recommend({ sheet, again }: { sheet: RenewalSheet; again: () => Promise<void> }) {
  const { personId, seen } = sheet
  const form = useForm(renewals.recommendRenewal, {
    opens: { outcome: '', reason: '' },
    keep: `rekomendasi-kontrak/${personId}`,
    input: ({ outcome, reason }) => ({ personId, seen, reason, outcome: outcome as Outcome }),
    wrong: ({ outcome, reason }) => ({
      outcome: outcome ? null : 'Pilih rekomendasinya.',
      reason: reason.trim() ? null : 'Tulis alasan rekomendasi Anda.',
    }),
    done: ({ sentence }) => {
      say(sentence)
      void again()
    },
  })
  return (
    <section class="space-y-3">
      <h2 class="h2">Rekomendasi Anda</h2>
      <Form form={form} button="Rekomendasikan, sekali">
        <ChoiceField
          {...form.field('outcome')}
          label="Sesudah kontrak ini"
          options={Object.entries(outcomeNames).map(([value, label]) => ({ value, label }))}
        />
        <TextAreaField
          {...form.field('reason')}
          label="Alasan"
          hint="Dibaca BKPSDM dan pejabat yang memutuskan."
        />
      </Form>
    </section>
  )
}
