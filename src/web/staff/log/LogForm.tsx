import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { daysBetween } from '../../../kernel/time.ts'
import { printMinutes } from '../../../rooms/staff/log/log.rules.ts'
import type { DraftFile } from '../../measurement/figure/draft.ts'
import { EvidenceField } from '../../measurement/figure/EvidenceField.tsx'
import { Chips } from '../../parts/Chips.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { CheckField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { useAct } from '../../platform/client.ts'
import { useDraft } from '../../platform/device/drafts.ts'
import { broughtBack, useFields } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import { type LogDay, logs } from './calls.ts'
import {
  askedOnce,
  draftOf,
  type LogDraft,
  openedLog,
  suggestions,
  typedRow,
  wrongIn,
} from './log-draft.ts'
import type { LogDayHeld } from './use-log-day.ts'

const lengths = [15, 30, 60, 90, 120, 180, 240]

/** One row in fifteen seconds: what, for which result, how long, «Catat». What else the national form
 * wants is asked once for each result. */
export function LogForm({ value, held }: { value: LogDay; held: LogDayHeld }): JSX.Element {
  const owner = draftOwner(useSession())
  const { day, today, write } = held
  const opens = openedLog(value)
  const draft = useDraft<LogDraft>(`${owner}/catat`, opens, {
    read: (kept) => broughtBack(opens, kept),
    kept: (values) => (values.activity ? values : null),
  })
  const [files, setFiles] = useState<DraftFile[]>([])
  const keepActivity = useAct(logs.keepActivity, { renews: [held.page] })
  const late = daysBetween(day, today) > value.graceDays
  const send = (): void => {
    const row = typedRow(draft.value, day, value)
    write([row], files)
    if (draft.value.routine) {
      const { activity, minutes, resultId, actionPlan, dataSource, quantity, unitLabel } = row
      const kept = { activity, minutes, resultId, actionPlan, dataSource, quantity, unitLabel }
      void keepActivity(kept)
    }
    draft.drop()
    draft.change({ ...opens, resultId: draft.value.resultId })
    setFiles([])
    say(navigator.onLine ? 'Tercatat.' : 'Tercatat di perangkat ini; terkirim saat ada sinyal.')
    form.element.current?.querySelector('input')?.focus()
  }
  const form = useFields<LogDraft>({
    values: draft.value,
    change: (part) => draft.change((old) => ({ ...old, ...part })),
    wrong: (values) => ({
      ...wrongIn(values),
      lateReason: late && !values.lateReason.trim() ? 'Tulis mengapa baru dicatat.' : null,
    }),
    ...{ send, busy: false, refusal: null },
  })
  const { element } = form
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches || !draft.restored)
      element.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [])
  const offered = draft.value.activity ? [] : suggestions(value)
  return (
    <Form form={form} button="Catat" class="sheet p-4 space-y-4">
      <TextField {...form.field('activity')} label="Apa yang Anda kerjakan?" />
      {offered.length > 0 && (
        <Chips
          label="Pernah dicatat"
          chips={offered.map(({ activity }) => ({ id: activity, label: cut(activity) }))}
          chosen=""
          choose={(id) => {
            const found = offered.find(({ activity }) => activity === id)
            if (found) form.change(draftOf(found))
          }}
        />
      )}
      {value.results.length > 0 && <ResultChips value={value} form={form} />}
      <Chips
        label="Lamanya"
        chips={[...new Set([...lengths, Number(draft.value.minutes) || 60])]
          .toSorted((one, other) => one - other)
          .map((one) => ({ id: String(one), label: printMinutes(one) }))}
        chosen={draft.value.minutes}
        choose={(minutes) => form.change({ minutes })}
      />
      {late && (
        <TextAreaField
          {...form.field('lateReason')}
          label="Mengapa baru dicatat?"
          hint={`Lebih dari ${value.graceDays} hari sesudah harinya. Catatan tetap disimpan.`}
          rows={2}
        />
      )}
      <More form={form} value={value} files={files} setFiles={setFiles} />
    </Form>
  )
}

const cut = (text: string): string => (text.length > 44 ? `${text.slice(0, 42).trimEnd()}…` : text)

type Held = { form: ReturnType<typeof useFields<LogDraft>>; value: LogDay }

function ResultChips({ form, value }: Held): JSX.Element {
  const chips = [
    ...value.results.map(({ resultId, text }) => ({ id: resultId, label: cut(text) })),
    { id: '', label: 'Lainnya' },
  ]
  return (
    <div>
      <p class="label mb-1" aria-hidden="true">
        Untuk hasil kerja
      </p>
      <Chips
        label="Untuk hasil kerja"
        chips={chips}
        chosen={form.values.resultId}
        choose={(resultId) => form.change({ resultId })}
      />
    </div>
  )
}

/** What is asked once for a result, and proof. */
function More({
  form,
  value,
  files,
  setFiles,
}: Held & {
  files: DraftFile[]
  setFiles: (next: (files: DraftFile[]) => DraftFile[]) => void
}): JSX.Element {
  const asked = form.values.resultId ? askedOnce(value, form.values.resultId) : undefined
  const before = (text: string | null | undefined): string =>
    text ? `Kosong berarti seperti terakhir: ${text}.` : 'Ditanya sekali untuk tiap hasil kerja.'
  return (
    <details>
      <summary class="link">Lama lain, bukti, jumlah, dan sumber data</summary>
      <div class="space-y-4 mt-3">
        <TextField {...form.field('minutes')} label="Menit" figures />
        <EvidenceField
          form={{
            draft: { files },
            patch: (changes) =>
              setFiles((now) => changes({ files: now, sending: null }).files ?? now),
          }}
        />
        <TextField {...form.field('link')} label="Tautan bukti" optional />
        <div class="grid grid-cols-2 gap-3">
          <TextField {...form.field('quantity')} label="Jumlah" figures />
          <TextField {...form.field('unitLabel')} label="Satuan" optional />
        </div>
        <TextField
          {...form.field('dataSource')}
          label="Sumber data"
          optional
          hint={before(asked?.dataSource)}
        />
        <TextField
          {...form.field('actionPlan')}
          label="Rencana aksi"
          optional
          hint={before(asked?.actionPlan)}
        />
        <CheckField
          name="routine"
          checked={form.values.routine}
          change={(routine) => form.change({ routine })}
          label="Simpan sebagai kegiatan rutin"
        />
        <CheckField
          name="personal"
          checked={form.values.personal}
          change={(personal) => form.change({ personal })}
          label="Bukti ini pribadi: tidak diserahkan ke aplikasi lain"
        />
      </div>
    </details>
  )
}
