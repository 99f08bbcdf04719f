import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { printNumber, printRupiahShort } from '../../../kernel/indonesian.ts'
import type { QueueLine } from '../../../rooms/agreements/signing/signing.contract.ts'
import { whyNoSigning } from '../../../rooms/documents/certificate.rules.ts'
import { whyUnbound } from '../../../rooms/organisation/region/bind.rules.ts'
import { certificates, nothing } from '../../documents/calls.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Reason } from '../../parts/form/Reason.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { navigate } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { PassphraseForm } from './PassphraseForm.tsx'
import { shortDigest } from './sign-words.ts'
import { signings } from './signing-calls.ts'
import { isCut, useStackSigning } from './use-stack-signing.ts'

const moneyOf = (lines: readonly QueueLine[]): number =>
  lines.reduce((sum, { budget }) => sum + (budget ?? 0), 0)

function wordsOf(count: number, all: boolean): string {
  if (count === 0) return 'Belum ada yang siap'
  if (all) return count === 1 ? 'Tanda tangani' : `Tanda tangani semua (${printNumber(count)})`
  return `Tanda tangani ${printNumber(count)} terpilih`
}

/** The bar below the queue: how many are chosen, and the one call. */
export function QueueBar({
  lines,
  all,
  waiting,
}: {
  lines: readonly QueueLine[]
  all: boolean
  waiting: number
}): JSX.Element {
  const certificate = useAnswer(certificates.readMyCertificate, nothing).value
  const [open, setOpen] = useState(false)
  const reasonId = useId()
  const { actor, region } = useSession()
  const why =
    whyUnbound(region, actor) ?? (certificate ? whyNoSigning(certificate.certificate) : null)
  const left = waiting - lines.length
  const money = moneyOf(lines)
  const words = wordsOf(lines.length, all)
  const blocked = why !== null || lines.length === 0
  return (
    <>
      <StayBar
        label="Tindakan"
        actions={
          blocked ? (
            <button
              type="button"
              class="btn btn-primary"
              aria-disabled="true"
              aria-describedby={reasonId}
            >
              {words}
            </button>
          ) : (
            <Button kind="primary" onClick={() => setOpen(true)}>
              {words}
            </Button>
          )
        }
      >
        {why ? (
          <span id={reasonId}>
            <Reason refusal={why} />
          </span>
        ) : lines.length === 0 ? (
          <span id={reasonId}>Lengkapi dahulu yang kurang; sebabnya tertulis di tiap PK.</span>
        ) : (
          <>
            <b class="text-ink font-semibold">{printNumber(lines.length)} PK</b>
            {money > 0 && `, anggaran seluruhnya ${printRupiahShort(money)}`}.{' '}
            {left > 0 &&
              (all
                ? `${printNumber(left)} lain belum dapat ditandatangani.`
                : `${printNumber(left)} lain tetap menunggu.`)}
          </>
        )}
      </StayBar>
      <StackDialog lines={lines} open={open} close={() => setOpen(false)} />
    </>
  )
}

function StackDialog({
  lines,
  open,
  close,
}: {
  lines: readonly QueueLine[]
  open: boolean
  close: () => void
}): JSX.Element {
  const gather = useAct(signings.openStack)
  const gathered = useRef<string | null>(null)
  const show = (stackId: string): void => navigate(`/tanda-tangan/${stackId}`)
  const signing = useStackSigning(show)
  const count = printNumber(lines.length)
  const leave = (): void => {
    gathered.current = null
    gather.clear()
    signing.clear()
    close()
  }
  useEffect(() => {
    if (isCut(signing.refusal) && gathered.current) show(gathered.current)
  }, [signing.refusal])
  const submit = async (passphrase: string): Promise<void> => {
    const digests = Object.fromEntries(
      lines.flatMap(({ id, digest }) => (digest ? [[id, digest]] : [])),
    )
    gathered.current ??=
      (await gather({ agreementIds: lines.map(({ id }) => id), digests }))?.id ?? null
    if (gathered.current) await signing.submit(gathered.current, passphrase)
  }
  return (
    <Dialog
      title={lines.length === 1 ? 'Tanda tangani satu PK' : `Tanda tangani ${count} PK`}
      open={open}
      close={leave}
    >
      <PassphraseForm
        button={lines.length === 1 ? 'Tanda tangani' : `Tanda tangani ${count} PK`}
        busy={gather.busy || signing.busy}
        refusal={gather.refusal ?? signing.refusal}
        submit={submit}
        close={leave}
      >
        <p>
          Yang ditandatangani persis isi yang tercantum di daftar. PK yang isinya berubah sejak Anda
          membacanya tidak ikut.
        </p>
        <details class="twin">
          <summary class="link">Nomor dan sidik isinya</summary>
          <ul class="mt-2 max-h-48 overflow-y-auto text-sm space-y-1">
            {lines.map(({ id, code, firstParty, digest }) => (
              <li key={id} class="grid grid-cols-[1fr_auto] gap-x-4">
                <span class="min-w-0">
                  {code}, {firstParty.name}
                </span>
                <span class="num text-ink-3">{digest && shortDigest(digest)}</span>
              </li>
            ))}
          </ul>
        </details>
      </PassphraseForm>
    </Dialog>
  )
}
