import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  answering,
  whyNotAnswer,
  whyNotDraft,
  whyNotEdit,
  whyNotPropose,
} from '../../rooms/actionplan/plan/party.rules.ts'
import type { ActionPlanPage } from '../../rooms/actionplan/plan/plan.contract.ts'
import { Button, ReasonButton } from '../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import { StayBar } from '../parts/form/StayBar.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { plans } from './calls.ts'

type Told = { page: ActionPlanPage; look: () => Promise<void> }

/** The bar of the one whose turn it is: the receiver writes and proposes, the giver answers. Who has no
 * part sees none. */
export function PlanActs(told: Told): JSX.Element | null {
  const { actor } = useSession()
  const { page } = told
  const { promise, plan, answerer } = page
  if (!whyNotDraft(promise, plan, actor)) return <Draft {...told} />
  if (!whyNotEdit(promise, plan, actor)) return <Propose {...told} />
  if (plan && answering(promise, answerer, actor)) {
    const why = whyNotAnswer(promise, plan, { answerer, number: plan.number }, actor)
    return why ? null : <Answer {...told} number={plan.number} />
  }
  return null
}

function Draft({ page: { agreementId: id, plan }, look }: Told): JSX.Element {
  const draft = useAct(plans.draftActionPlan)
  const press = async (): Promise<void> => {
    const moved = await draft({ id })
    if (!moved) return
    say(moved.sentence)
    await look()
  }
  return (
    <StayBar
      label="Susun rencana aksi"
      actions={
        <Button kind={plan ? 'quiet' : 'primary'} busy={draft.busy} onClick={() => void press()}>
          {!plan
            ? 'Susun rencana aksi'
            : plan.outdated
              ? 'Bawa ke PK yang berlaku'
              : 'Ubah: buat versi baru'}
        </Button>
      }
    >
      {!plan
        ? 'Usulan awal dibuat dari target dan anggaran PK; Anda mengubahnya sebelum diajukan.'
        : plan.outdated
          ? 'Langkah, target, dan kas baris yang sama dibawa; sisanya diusulkan lagi.'
          : 'Versi yang disetujui tetap berlaku sampai versi baru disetujui.'}
      <RefusalNote refusal={draft.refusal} class="mt-2" />
    </StayBar>
  )
}

function Propose({ page, look }: Told): JSX.Element {
  const { actor } = useSession()
  const { agreementId: id, promise, plan, findings, answerer } = page
  const propose = useAct(plans.proposeActionPlan)
  const press = async (): Promise<void> => {
    const moved = await propose({ id })
    if (!moved) return
    say(moved.sentence)
    await look()
  }
  const sole = promise.form === 'SOLE'
  return (
    <StayBar
      label="Ajukan rencana aksi"
      actions={
        <>
          <a class="btn btn-quiet" href={`/rencana-aksi/${id}/ubah`}>
            Ubah isi
          </a>
          <ReasonButton
            refusal={whyNotPropose(promise, plan, findings, actor)}
            busy={propose.busy}
            onClick={() => void press()}
          >
            {sole ? 'Tetapkan' : 'Ajukan'}
          </ReasonButton>
        </>
      }
    >
      {sole
        ? 'Sesudah ditetapkan, langkahnya ditanyakan tiap bulan.'
        : `${answerer ?? 'Bagian Organisasi'} membaca, lalu menyetujui atau mengembalikannya.`}
      <RefusalNote refusal={propose.refusal} class="mt-2" />
    </StayBar>
  )
}

function Answer({ page, look, number }: Told & { number: number }): JSX.Element {
  const { agreementId: id, promise } = page
  const [open, setOpen] = useState(false)
  const agree = useAct(plans.agreeActionPlan)
  const moved = async (sentence: string): Promise<void> => {
    setOpen(false)
    say(sentence)
    await look()
  }
  const press = async (): Promise<void> => {
    const done = await agree({ id, number })
    if (done) await moved(done.sentence)
  }
  return (
    <>
      <StayBar
        label="Jawab rencana aksi"
        actions={
          <>
            <Button onClick={() => setOpen(true)}>Kembalikan</Button>
            <Button kind="primary" busy={agree.busy} onClick={() => void press()}>
              Setujui
            </Button>
          </>
        }
      >
        {promise.firstParty.name} menunggu jawaban Anda. Sesudah disetujui, langkahnya ditanyakan
        tiap bulan.
        <RefusalNote refusal={agree.refusal} class="mt-2" />
      </StayBar>
      <ReasonDialog
        call={plans.returnActionPlan}
        name="reason"
        input={(reason) => ({ id, number, reason })}
        keep={`kembalikan-rencana-aksi/${id}`}
        open={open}
        close={() => setOpen(false)}
        done={({ sentence }) => void moved(sentence)}
        title="Kembalikan rencana aksi"
        question="Apa yang perlu diperbaiki?"
        hint={`${promise.firstParty.name} membacanya. Satu kalimat pun cukup.`}
        button="Kembalikan"
      />
    </>
  )
}
