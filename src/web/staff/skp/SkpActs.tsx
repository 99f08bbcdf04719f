import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  isAnswerer,
  whyNotAnswer,
  whyNotDrop,
  whyNotEdit,
  whyNotRevise,
  whyNotSubmit,
} from '../../../rooms/staff/skp/party.rules.ts'
import type { SkpPage } from '../../../rooms/staff/skp/skp.contract.ts'
import { Button, ReasonButton } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { serverTime } from '../../platform/clock.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { skps } from './calls.ts'

type Told = { page: SkpPage; look: () => Promise<void> }

/** The bar of the one whose turn it is: the official writes and submits, who rates answers; a further
 * version is begun by either. Who has no part sees none. */
export function SkpActs(told: Told): JSX.Element | null {
  const { actor } = useSession()
  const { page } = told
  const read = { number: page.number, ...(page.digest && { digest: page.digest }) }
  if (!whyNotEdit(page, actor)) return <Write {...told} />
  if (!whyNotAnswer(page, read, actor)) return <Answer {...told} />
  if (!whyNotRevise(page, serverTime().slice(0, 10), actor)) return <Revise {...told} />
  return null
}

function Write({ page, look }: Told): JSX.Element {
  const { actor } = useSession()
  const { id, number, edits, findings, rater } = page
  const submit = useAct(skps.submitSkp)
  const drop = useAct(skps.dropSkp)
  const told = async (done: { sentence: string } | null | undefined): Promise<void> => {
    if (!done) return
    say(done.sentence)
    await look()
  }
  const own = !isAnswerer(page, actor)
  return (
    <StayBar
      label="Ajukan SKP"
      actions={
        <>
          {!whyNotDrop(page, actor) && (
            <Button
              kind="text"
              busy={drop.busy}
              onClick={() => void drop({ id, number }).then(told)}
            >
              Batalkan versi {number}
            </Button>
          )}
          <a class={own ? 'btn btn-quiet' : 'btn btn-primary'} href={`/skp/${id}/ubah`}>
            Ubah isi
          </a>
          {own && (
            <ReasonButton
              refusal={whyNotSubmit(page, findings, actor)}
              busy={submit.busy}
              onClick={() => void submit({ id, seen: edits }).then(told)}
            >
              Ajukan
            </ReasonButton>
          )}
        </>
      }
    >
      {own
        ? `${rater?.name ?? 'Pengelola kinerja'} membaca, lalu menyepakati atau mengembalikannya.`
        : 'Belum diajukan. Ekspektasi khusus dapat Anda tulis sekarang.'}
      <RefusalNote refusal={submit.refusal ?? drop.refusal} class="mt-2" />
    </StayBar>
  )
}

function Answer({ page, look }: Told): JSX.Element {
  const { id, number, digest, name } = page
  const [open, setOpen] = useState(false)
  const agree = useAct(skps.agreeSkp)
  const moved = async (sentence: string): Promise<void> => {
    setOpen(false)
    say(sentence)
    await look()
  }
  const press = async (): Promise<void> => {
    const done = await agree({ id, number, digest: digest ?? '' })
    if (done) await moved(done.sentence)
  }
  return (
    <>
      <StayBar
        label="Jawab SKP"
        actions={
          <>
            <Button onClick={() => setOpen(true)}>Kembalikan</Button>
            <Button kind="primary" busy={agree.busy} onClick={() => void press()}>
              Sepakati
            </Button>
          </>
        }
      >
        {name} menunggu jawaban Anda. Persetujuan tercatat; tanda tangan tidak diperlukan.
        <RefusalNote refusal={agree.refusal} class="mt-2" />
      </StayBar>
      <ReasonDialog
        call={skps.returnSkp}
        name="reason"
        input={(reason) => ({ id, number, reason })}
        keep={`kembalikan-skp/${id}`}
        open={open}
        close={() => setOpen(false)}
        done={({ sentence }) => void moved(sentence)}
        title="Kembalikan SKP"
        question="Apa yang perlu diperbaiki?"
        hint={`${name} membacanya. Satu kalimat pun cukup.`}
        button="Kembalikan"
      />
    </>
  )
}

function Revise({ page, look }: Told): JSX.Element {
  const { id } = page
  const [open, setOpen] = useState(false)
  const done = async (sentence: string): Promise<void> => {
    setOpen(false)
    say(sentence)
    await look()
  }
  return (
    <>
      <StayBar
        label="Ubah SKP"
        actions={<Button onClick={() => setOpen(true)}>Ubah: buat versi baru</Button>}
      >
        Yang disepakati tetap berlaku sampai versi baru disepakati.
      </StayBar>
      <ReasonDialog
        call={skps.reviseSkp}
        name="reason"
        input={(reason) => ({ id, reason })}
        keep={`versi-skp/${id}`}
        open={open}
        close={() => setOpen(false)}
        done={({ sentence }) => void done(sentence)}
        title="Buat versi baru SKP"
        question="Mengapa SKP berubah?"
        hint="Misalnya: PK berubah, anggaran bergeser, penugasan baru."
        button="Buat versi baru"
      />
    </>
  )
}
