import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { printDateShort } from '../../../kernel/indonesian.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { isUnfrozen } from '../../../rooms/agreements/state.rules.ts'
import { whyNotDecline, whyNotReturn } from '../../../rooms/agreements/talks/party.rules.ts'
import { talkPath } from '../../../rooms/agreements/talks/talk.rules.ts'
import { Reason } from '../../parts/form/Reason.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { useSession } from '../../platform/session.tsx'
import { agreements } from '../calls.ts'
import { SignDialog } from './SignDialog.tsx'
import { signings } from './signing-calls.ts'

type Told = {
  agreement: AgreementPage
  receiver: boolean
  why: Refusal | null
  look: () => Promise<void>
  /** Told what an act left, in a sentence. */
  moved: (sentence: string) => void
}

/** The bar of a party whose turn it may be: sign, say no, or read why neither is possible yet. */
export function SignActs({ agreement, receiver, why, look, moved }: Told): JSX.Element {
  const { actor } = useSession()
  const [asked, ask] = useState<'sign' | 'no' | null>(null)
  const reasonId = useId()
  const { id, code, version, digest, firstParty, form } = agreement
  const close = (): void => ask(null)
  const done = ({ sentence }: { sentence: string }): void => {
    close()
    moved(sentence)
  }
  const mayRefuse = (receiver ? whyNotDecline : whyNotReturn)(agreement, '-', actor) === null
  return (
    <>
      <StayBar
        label="Giliran Anda"
        actions={
          <>
            {mayRefuse && form === 'TWO_PARTY' && (
              <Button onClick={() => ask('no')}>{receiver ? 'Belum siap' : 'Kembalikan'}</Button>
            )}
            {why ? (
              <button
                type="button"
                class="btn btn-primary"
                aria-disabled="true"
                aria-describedby={reasonId}
              >
                Tanda tangan
              </button>
            ) : (
              <Button kind="primary" onClick={() => ask('sign')}>
                Tanda tangan
              </Button>
            )}
          </>
        }
      >
        <Words agreement={agreement} receiver={receiver} why={why} reasonId={reasonId} />
      </StayBar>
      <SignDialog
        about={{
          id,
          code,
          version,
          digest,
          whose: receiver
            ? `PK Anda sebagai ${firstParty.title}`
            : `${firstParty.name}, ${firstParty.title}`,
        }}
        open={asked === 'sign'}
        close={close}
        signed={done}
        look={look}
      />
      <Refusing
        agreement={agreement}
        receiver={receiver}
        open={asked === 'no'}
        close={close}
        done={done}
      />
    </>
  )
}

function Words({
  agreement,
  receiver,
  why,
  reasonId,
}: Pick<Told, 'agreement' | 'receiver' | 'why'> & { reasonId: string }): JSX.Element {
  const { id, state, form, firstParty, dueOn } = agreement
  const as = form === 'SOLE' ? firstParty.title : receiver ? 'pihak pertama' : 'pihak kedua'
  return (
    <>
      {why ? (
        <span id={reasonId}>
          <Reason refusal={why} />
        </span>
      ) : (
        <b class="text-ink font-semibold">Anda menandatangani sebagai {as}.</b>
      )}{' '}
      {isUnfrozen(state) && (
        <span>
          Belum mengikat siapa pun.{' '}
          {form === 'TWO_PARTY' && (
            <a class="link whitespace-nowrap" href={talkPath(id)}>
              Usulkan perubahan
            </a>
          )}{' '}
        </span>
      )}
      {!why && !isUnfrozen(state) && dueOn && <span>Batas {printDateShort(dueOn)}. </span>}
      <a
        class="link whitespace-nowrap"
        href={agreements.readDocument.address({ id })}
        target="_blank"
        rel="noopener"
      >
        Buka PDF<span class="sr-only"> di tab baru</span>
      </a>
    </>
  )
}

type Refuse = Pick<Told, 'agreement' | 'receiver'> & {
  open: boolean
  close: () => void
  done: (moved: { sentence: string }) => void
}

function Refusing({
  agreement: { id, state, firstParty, secondParty },
  receiver,
  open,
  close,
  done,
}: Refuse): JSX.Element {
  const asked = {
    name: 'reason' as const,
    input: (reason: string) => ({ id, reason }),
    open,
    close,
    done,
  }
  if (receiver)
    return (
      <ReasonDialog
        {...asked}
        call={signings.declineAgreement}
        keep={`belum-siap/${id}`}
        title="Nyatakan belum siap"
        consequence={
          `PK ini tidak ditandatangani dahulu. ${secondParty?.name ?? 'Pemberi amanah'} ` +
          'membaca alasan Anda dan membicarakannya dengan Anda.'
        }
        question="Apa yang membuat Anda belum siap?"
        hint="Satu atau dua kalimat cukup."
        button="Nyatakan belum siap"
      />
    )
  return (
    <ReasonDialog
      {...asked}
      call={signings.returnAgreement}
      keep={`kembalikan/${id}`}
      title={`Kembalikan kepada ${firstParty.name}`}
      consequence={
        `${state === 'SIGNED_FIRST' ? 'Tanda tangan pertama tidak berlaku lagi. ' : ''}Isinya ` +
        'dibahas, lalu ditandatangani sebagai isi yang baru.'
      }
      question="Apa yang perlu diubah?"
      hint={`${firstParty.name} membacanya. Satu atau dua kalimat cukup.`}
      button="Kembalikan"
    />
  )
}
