import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Given } from '../../kernel/contract.ts'
import { printDate } from '../../kernel/indonesian.ts'
import type { versionContract } from '../../rooms/budget/version/version.contract.ts'
import { whyNotApprove, whyNotManageBudget } from '../../rooms/budget/version/version.rules.ts'
import { Abbr } from '../parts/Abbr.tsx'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Form } from '../parts/form/Form.tsx'
import { DateField, TextField } from '../parts/form/fields.tsx'
import { ReasonButton } from '../parts/form/ReasonButton.tsx'
import { useForm } from '../platform/form.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { useToday } from '../platform/today.ts'
import { budgets } from './calls.ts'

type Page = Given<(typeof versionContract)['readOfficeBudget']>

/** When an office's DPA was approved and by whom; the deadline of its agreements counts from that
 * day. */
export function Approval({ page, changed }: { page: Page; changed: () => void }): JSX.Element {
  const [asking, setAsking] = useState(false)
  const today = useToday()
  const { line } = page
  const barred =
    whyNotManageBudget(useSession().actor) ??
    whyNotApprove(page.version, { approvedOn: today, today })
  return (
    <aside class="space-y-4 min-w-0" aria-labelledby="dpa">
      <h2 id="dpa" class="h2">
        Pengesahan <Abbr short="DPA" long="Dokumen Pelaksanaan Anggaran" />
      </h2>
      <dl class="space-y-2">
        <Fact label="Disahkan">
          {printDate(line.approvedOn)}
          {!line.ownApproval && (
            <span class="meta block">
              Tanggal versi ini; pengesahan perangkat daerahnya belum dicatat.
            </span>
          )}
        </Fact>
        <Fact label="Nomor DPA">{line.dpaNumber}</Fact>
        <Fact label="Disahkan oleh (PPKD)">{line.approvedBy}</Fact>
        <Fact label="Disetujui oleh (Sekretaris Daerah)">{line.consentBy}</Fact>
      </dl>
      <ReasonButton kind="quiet" refusal={barred} onClick={() => setAsking(true)}>
        {line.ownApproval ? 'Ubah pengesahan' : 'Catat pengesahan'}
      </ReasonButton>
      <Dialog
        title={`Pengesahan DPA ${line.skpdName}`}
        open={asking}
        close={() => setAsking(false)}
      >
        <ApprovalForm
          page={page}
          close={() => setAsking(false)}
          saved={() => {
            setAsking(false)
            changed()
          }}
        />
      </Dialog>
    </aside>
  )
}

function Fact({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt class="meta">{label}</dt>
      <dd>{children || <span class="text-ink-3">Belum dicatat</span>}</dd>
    </div>
  )
}

function ApprovalForm({
  page: { version, line },
  close,
  saved,
}: {
  page: Page
  close: () => void
  saved: () => void
}): JSX.Element {
  const today = useToday()
  const early = (approvedOn: string): string | undefined =>
    approvedOn ? whyNotApprove(version, { approvedOn, today })?.detail : undefined
  const form = useForm(budgets.setApproval, {
    opens: {
      approvedOn: line.approvedOn,
      dpaNumber: line.dpaNumber ?? '',
      approvedBy: line.approvedBy ?? '',
      consentBy: line.consentBy ?? '',
    },
    keep: `pengesahan-dpa/${version.id}/${line.skpdCode}`,
    input: (values) => ({ versionId: version.id, skpdCode: line.skpdCode, ...values }),
    wrong: ({ approvedOn }) => ({ approvedOn: early(approvedOn) }),
    done: () => {
      say('Pengesahan DPA tercatat.')
      saved()
    },
  })
  const day = form.field('approvedOn')
  return (
    <Form form={form} button="Simpan pengesahan" leave={close}>
      <DateField
        {...day}
        error={early(day.value) ?? day.error}
        label="Disahkan tanggal"
        max={today}
        hint="Batas waktu perjanjian kinerja dihitung dari tanggal ini."
      />
      <TextField {...form.field('dpaNumber')} label="Nomor DPA" optional />
      <TextField {...form.field('approvedBy')} label="Disahkan oleh" hint="Nama PPKD." optional />
      <TextField
        {...form.field('consentBy')}
        label="Disetujui oleh"
        hint="Nama Sekretaris Daerah."
        optional
      />
    </Form>
  )
}
