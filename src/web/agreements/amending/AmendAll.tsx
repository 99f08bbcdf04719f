import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import { whyNotDraft } from '../../../rooms/agreements/agreement.rules.ts'
import type { DraftedMany } from '../../../rooms/agreements/amending/amending.contract.ts'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Note } from '../../parts/Note.tsx'
import type { Answer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { useSession } from '../../platform/session.tsx'
import { type ProposalHead, type ProposalQuestion, proposals } from '../calls.ts'

type Told = {
  head: ProposalHead
  question: ProposalQuestion
  renews: Pick<Answer<unknown>, 'again'>
}

/** One press for everything the filter shows: each gets its next version as a draft. Only for who
 * drafts promises. */
export function AmendAll({ head, question, renews }: Told): JSX.Element | null {
  const [told, setTold] = useState<DraftedMany | null>(null)
  if (whyNotDraft(useSession().actor)) return null
  return (
    <>
      {told && <Result of={told} />}
      {head.open > 0 && (
        <details class="twin" open={question.id !== undefined}>
          <summary class="link">
            Susun {head.open === 1 ? 'PK Perubahan' : `${printNumber(head.open)} PK Perubahan`} yang
            tampil
          </summary>
          <div class="sheet p-5 mt-3 max-w-2xl">
            <AmendForm head={head} question={question} renews={renews} done={setTold} />
          </div>
        </details>
      )}
    </>
  )
}

function AmendForm({
  head,
  question,
  renews,
  done,
}: Told & { done: (told: DraftedMany) => void }): JSX.Element {
  const { budget, causes, open } = head
  const form = useForm(proposals.draftProposals, {
    keep: 'perubahan-pk',
    renews: [renews],
    opens: {
      cause: 'STRATEGY_CHANGE',
      reason: budget ? `Penyesuaian dengan ${budget}.` : '',
      reference: budget ?? '',
      effectiveFrom: '',
    },
    wrong: ({ cause, reason, reference }) => ({
      reason: reason.trim() ? null : 'Tulis alasannya; kedua pihak akan membacanya.',
      reference:
        reference.trim() || !causes.find((one) => one.cause === cause)?.needsReference
          ? null
          : 'Tulis dokumen rujukannya, misalnya DPPA dan nomornya.',
    }),
    input: ({ cause, reason, reference, effectiveFrom }) => ({
      ...question,
      cause: causes.find((one) => one.cause === cause)?.cause ?? 'STRATEGY_CHANGE',
      reason: reason.trim(),
      reference: reference.trim() || null,
      ...(effectiveFrom && { effectiveFrom: `${effectiveFrom.slice(0, 7)}-01` }),
    }),
    done,
  })
  return (
    <Form form={form} button={`Susun ${open === 1 ? '' : `${printNumber(open)} `}PK Perubahan`}>
      <p class="sec">
        Setiap PK mendapat konsep versi baru menurut rencana dan anggaran yang berlaku. Versi lama
        tetap berlaku sampai konsepnya ditandatangani kedua pihak.
      </p>
      <SelectField
        {...form.field('cause')}
        label="Sebab"
        options={causes.map(({ cause, label }) => ({ value: cause, label }))}
      />
      <TextAreaField {...form.field('reason')} label="Alasan" rows={2} />
      <TextField
        {...form.field('reference')}
        label="Dokumen rujukan"
        hint="Nama dan nomornya, misalnya DPPA 2026 Nomor 900/123."
      />
      <DateField
        {...form.field('effectiveFrom')}
        label="Berlaku mulai bulan"
        hint="Boleh kosong: bulan pertama yang angkanya belum terverifikasi."
      />
    </Form>
  )
}

/** What the press did, and what was left with why. */
function Result({ of: { drafted, left } }: { of: DraftedMany }): JSX.Element {
  const done =
    drafted.length === 0
      ? 'Tidak ada PK Perubahan yang disusun.'
      : `${capitalised(printCount(drafted.length))} PK Perubahan disusun; penerimanya diminta membacanya.`
  return (
    <Note tone={drafted.length > 0 ? 'good' : 'mid'} role="status" title={done}>
      {left.length > 0 && (
        <ul class="mt-1 space-y-1">
          {left.slice(0, 20).map(({ id, code, why }) => (
            <li key={id}>
              <a class="link" href={`/perjanjian/${id}`}>
                {code}
              </a>{' '}
              dilewati: {why}
            </li>
          ))}
          {left.length > 20 && <li>Dan {printNumber(left.length - 20)} PK lain.</li>}
        </ul>
      )}
    </Note>
  )
}
