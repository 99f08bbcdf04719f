import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Stack } from '../../../rooms/agreements/signing/signing.contract.ts'
import { Progress } from '../../parts/chart/Progress.tsx'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { type Answer, useAnswer } from '../../platform/client.ts'
import { PassphraseForm } from './PassphraseForm.tsx'
import { StackItems } from './StackItems.tsx'
import { signings } from './signing-calls.ts'
import { restOf, stackSentence } from './stack-words.ts'
import { isCut, useStackSigning } from './use-stack-signing.ts'

const steps = [
  { label: 'Perjanjian', href: '/perjanjian' },
  { label: 'Tanda tangan', href: '/tanda-tangan' },
  { label: 'Kemajuan' },
]

/** A stack while it is being signed and afterwards: how far it is, what failed, and how to go on
 * when it stopped. */
export function StackPage({ stackId }: { stackId: string }): JSX.Element {
  const stack = useAnswer(signings.readStack, { stackId })
  const { value, refusal } = stack
  const running = value?.state === 'RUNNING'
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => void stack.again(), 1000)
    return () => clearInterval(timer)
  }, [running, stack.again])
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle title="Tanda tangan" steps={steps}>
          {value ? stackSentence(value) : 'Kemajuan tanda tangan.'}
        </PageTitle>
        <div class="mt-6 space-y-6">
          {isCut(refusal) && value ? (
            <Note tone="accent" icon="tanpa-sinyal" role="status" title="Sambungan terputus.">
              Yang sudah dimulai tetap berjalan di server; kemajuannya dibaca lagi saat tersambung.
            </Note>
          ) : (
            <RefusalNote refusal={refusal} again={() => void stack.again()} />
          )}
          {!value && !refusal && <Loading shape="rows" />}
          {running && value && (
            <div class="sheet p-5" role="status">
              <Progress name="Ditandatangani" done={value.signed} total={value.total} leavable />
            </div>
          )}
        </div>
      </div>
      {value && (
        <>
          <div class="wrap pt-6">
            <StackItems stack={value} again={stack.again} />
          </div>
          <Bar stack={value} answer={stack} />
        </>
      )}
    </main>
  )
}

function Bar({ stack, answer }: { stack: Stack; answer: Answer<Stack> }): JSX.Element {
  const [open, setOpen] = useState(false)
  const rest = restOf(stack)
  if (stack.state === 'RUNNING')
    return (
      <StayBar
        label="Tindakan"
        actions={
          <a class="btn btn-quiet" href="/">
            Ke Tugas saya
          </a>
        }
      >
        Penandatanganan berjalan di server, satu per satu.
      </StayBar>
    )
  if (rest === 0)
    return (
      <StayBar
        label="Tindakan"
        actions={
          <a class="btn btn-primary" href="/">
            Ke Tugas saya
          </a>
        }
      >
        <b class="text-ink font-semibold">Selesai.</b> Setiap PDF dapat diperiksa siapa saja lewat
        kode QR-nya.
      </StayBar>
    )
  return (
    <>
      <StayBar
        label="Tindakan"
        actions={
          <Button kind="primary" onClick={() => setOpen(true)}>
            Lanjutkan
          </Button>
        }
      >
        <b class="text-ink font-semibold">{rest} menunggu.</b> Yang sudah tertandatangani tetap sah;
        kata sandi diminta lagi untuk sisanya.
      </StayBar>
      <GoOn stack={stack} rest={rest} open={open} close={() => setOpen(false)} answer={answer} />
    </>
  )
}

function GoOn(props: {
  stack: Stack
  rest: number
  open: boolean
  close: () => void
  answer: Answer<Stack>
}): JSX.Element {
  const { stack, rest, open, close, answer } = props
  const started = (): void => {
    close()
    void answer.again()
  }
  const signing = useStackSigning(started)
  const leave = (): void => {
    signing.clear()
    close()
  }
  useEffect(() => {
    if (isCut(signing.refusal)) started()
  }, [signing.refusal])
  return (
    <Dialog title={`Lanjutkan ${rest} PK`} open={open} close={leave}>
      <PassphraseForm
        button={`Tanda tangani ${rest} PK`}
        busy={signing.busy}
        refusal={signing.refusal}
        submit={(passphrase) => signing.submit(stack.id, passphrase)}
        close={leave}
      >
        <p>Hanya yang belum tertandatangani; isinya masih sama dengan yang Anda pilih.</p>
      </PassphraseForm>
    </Dialog>
  )
}
