import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ended } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import type { GrantLine } from '../../../rooms/identity/grant/grant.contract.ts'
import { whyNotGrant } from '../../../rooms/identity/grant/grant.rules.ts'
import { grantRights } from '../../../rooms/identity/mandate.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { grants } from './calls.ts'

type Told = { grant: GrantLine; changed: () => void }

/** What the reader may do with a grant: end it by a decree, or take it back where it was a mistake.
 * Nothing is shown to whom it would be refused. */
export function GrantActions({ grant, changed }: Told): JSX.Element | null {
  const { actor } = useSession()
  const [open, setOpen] = useState<'end' | 'withdraw' | null>(null)
  const given = { personId: grant.person.id, role: grant.role, agencyId: grant.agencyId }
  if (whyNotGrant(actor, given) || grant.state === 'ENDED') return null
  const done = (words: string): void => {
    setOpen(null)
    say(words)
    changed()
  }
  const who = `${grantRights[grant.role].title} untuk ${grant.person.name}`
  return (
    <span class="flex gap-x-1 -my-2 -ml-2">
      {grant.state === 'ACTIVE' && (
        <Button kind="text" onClick={() => setOpen('end')}>
          Akhiri<span class="sr-only"> {who}</span>
        </Button>
      )}
      <Button kind="text" onClick={() => setOpen('withdraw')}>
        Batalkan<span class="sr-only"> {who}</span>
      </Button>
      <Dialog title="Akhiri kewenangan" open={open === 'end'} close={() => setOpen(null)}>
        {open === 'end' && (
          <EndForm
            {...{ grant, who }}
            leave={() => setOpen(null)}
            done={() => done(`Kewenangan ${who} berakhir.`)}
          />
        )}
      </Dialog>
      <WithdrawDialog
        grant={grant}
        open={open === 'withdraw'}
        title={grant.state === 'WAITING' ? 'Batalkan usulan' : 'Batalkan kewenangan'}
        consequence={`${ended(who)} Batalkan hanya bila salah catat; yang selesai bertugas diakhiri dengan keputusan.`}
        close={() => setOpen(null)}
        done={() => done(`${who} dibatalkan.`)}
      />
    </span>
  )
}

/** Taking back, or saying no to a proposal, with a reason. */
export function WithdrawDialog({
  grant: { id: grantId },
  ...told
}: Pick<Told, 'grant'> & {
  open: boolean
  title: string
  consequence: string
  close: () => void
  done: () => void
}): JSX.Element {
  return (
    <ReasonDialog
      {...told}
      call={grants.withdrawGrant}
      name="reason"
      input={(reason) => ({ grantId, reason })}
      keep={null}
      question="Mengapa?"
      hint="Satu kalimat cukup; tercatat dalam jejak audit."
      button={told.title}
    />
  )
}

function EndForm({
  grant,
  who,
  leave,
  done,
}: Pick<Told, 'grant'> & { who: string; leave: () => void; done: () => void }): JSX.Element {
  const form = useForm(grants.endGrant, {
    opens: { number: '', date: '', last: '' },
    keep: null,
    input: ({ number, date, last }) => ({
      ...{ grantId: grant.id, decree: { number, date } },
      on: addDays(last, 1),
    }),
    wrong: ({ number, date, last }) => ({
      number: number.trim() ? null : 'Tulis nomor keputusannya.',
      date: date ? null : 'Isi tanggal keputusannya.',
      last: last ? null : 'Isi hari terakhir kewenangan ini berlaku.',
    }),
    done,
  })
  return (
    <Form form={form} button="Akhiri kewenangan" leave={leave}>
      <p>{ended(who)} Akses yang datang darinya berhenti sesudah hari terakhir.</p>
      <TextField {...form.field('number')} label="Nomor keputusan yang mengakhiri" />
      <DateField {...form.field('date')} label="Tanggal keputusan" />
      <DateField {...form.field('last')} label="Hari terakhir berlaku" />
    </Form>
  )
}
