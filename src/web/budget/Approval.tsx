import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Given } from '../../kernel/contract.ts'
import { printDate } from '../../kernel/indonesian.ts'
import type { versionContract } from '../../rooms/budget/version/version.contract.ts'
import { whyNotApprove, whyNotManageBudget } from '../../rooms/budget/version/version.rules.ts'
import { useToday } from '../agreements/today.ts'
import { Abbr } from '../parts/Abbr.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { DateField, TextField } from '../parts/fields.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { Button, ReasonButton } from '../parts/ReasonButton.tsx'
import { useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { budgets } from './calls.ts'

type Page = Given<(typeof versionContract)['readOfficeBudget']>

/** When an office's DPA was approved and by whom; the deadline of its agreements counts from that day. */
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
  const [values, setValues] = useState({
    approvedOn: line.approvedOn,
    dpaNumber: line.dpaNumber ?? '',
    approvedBy: line.approvedBy ?? '',
    consentBy: line.consentBy ?? '',
  })
  const set = useAct(budgets.setApproval)
  const bound = (name: keyof typeof values) => ({
    name,
    value: values[name],
    change: (value: string) => setValues((old) => ({ ...old, [name]: value })),
    error: set.errorAt(`/${name}`),
  })
  const early = values.approvedOn
    ? whyNotApprove(version, { approvedOn: values.approvedOn, today })
    : null
  const save = async (): Promise<void> => {
    const done = await set({ versionId: version.id, skpdCode: line.skpdCode, ...values })
    if (!done) return
    say('Pengesahan DPA tercatat.')
    saved()
  }
  return (
    <form
      class="space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!early) void save()
      }}
    >
      <DateField
        {...bound('approvedOn')}
        label="Disahkan tanggal"
        max={today}
        hint="Batas waktu perjanjian kinerja dihitung dari tanggal ini."
        error={early?.detail ?? set.errorAt('/approvedOn')}
      />
      <TextField {...bound('dpaNumber')} label="Nomor DPA" optional />
      <TextField {...bound('approvedBy')} label="Disahkan oleh" hint="Nama PPKD." optional />
      <TextField
        {...bound('consentBy')}
        label="Disetujui oleh"
        hint="Nama Sekretaris Daerah."
        optional
      />
      {set.refusal && !set.refusal.errors && <RefusalNote refusal={set.refusal} />}
      <div class="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Batal</Button>
        <Button kind="primary" type="submit" busy={set.busy}>
          Simpan pengesahan
        </Button>
      </div>
    </form>
  )
}
