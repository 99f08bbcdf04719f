import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { isSigned, turnIn } from '../../../rooms/agreements/state.rules.ts'
import { givingMandate, whyNotSign } from '../../../rooms/agreements/talks/party.rules.ts'
import { whyNotReopen } from '../../../rooms/agreements/talks/talk.rules.ts'
import { whyNoSigning } from '../../../rooms/documents/certificate.rules.ts'
import { whyUnbound } from '../../../rooms/organisation/region/bind.rules.ts'
import { certificates, nothing } from '../../documents/calls.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { documentWords } from '../agreement-words.ts'
import { agreements } from '../calls.ts'
import { TalkBar } from '../talks/TalkBar.tsx'
import { SignActs } from './SignActs.tsx'
import { hasSigned, signedSentence, whatStands } from './sign-words.ts'

type Props = { agreement: AgreementPage; look: () => Promise<void> }

/** What the reader may do with this promise now, decided by the rules the server heeds; who may do
 * nothing opens the document. */
export function SignBar({ agreement, look }: Props): JSX.Element {
  const { actor } = useSession()
  const [done, setDone] = useState<{ sentence: string; onward: boolean } | null>(null)
  const moved = (sentence: string, onward = false): void => {
    setDone({ sentence, onward })
    void look()
  }
  const receiver = agreement.firstParty.personId === actor.personId
  const party = receiver || givingMandate(agreement, actor) !== null
  const own = party && hasSigned(agreement, receiver)
  const before = useRef(own)
  useEffect(() => {
    // the signature may arrive by another way than the answer to this page: after a cut line, from
    // another window
    if (own && !before.current)
      setDone({ sentence: signedSentence(agreement, receiver), onward: false })
    before.current = own
  }, [own])
  if (done) {
    const goOn = done.onward ? () => setDone(null) : undefined
    return (
      <DoneBar
        agreement={agreement}
        sentences={done.sentence.split(/(?<=\.) /)}
        arrived
        goOn={goOn}
      />
    )
  }
  // whoever takes the own «belum siap» back has still to sign: what was done is said first, and one
  // step leads on
  if (!whyNotReopen(agreement, agreement.declined?.answeredBy ?? null, '-', actor))
    return (
      <TalkBar
        agreement={agreement}
        receiver={receiver}
        moved={(sentence) => moved(sentence, receiver)}
      />
    )
  if (party) return <PartyBar {...{ agreement, look, receiver, moved }} />
  return (
    <DoneBar agreement={agreement} sentences={documentWords(agreement.state, agreement.wetOn)} />
  )
}

type Stays = {
  agreement: AgreementPage
  goOn?: (() => void) | undefined
  children: ComponentChildren
}

function DocumentBar({ agreement, goOn, children }: Stays): JSX.Element {
  const { id, state, verifyPath, version } = agreement
  return (
    <StayBar
      label="Dokumen"
      actions={
        <>
          <a
            class={`btn ${goOn ? 'btn-quiet' : 'btn-primary'}`}
            href={agreements.readDocument.address({ id, version })}
            target="_blank"
            rel="noopener"
          >
            Buka PDF<span class="sr-only"> di tab baru</span>
          </a>
          {goOn && (
            <Button kind="primary" onClick={goOn}>
              Lanjutkan
            </Button>
          )}
        </>
      }
    >
      {children}{' '}
      {isSigned(state) && (
        <a class="link whitespace-nowrap" href={verifyPath}>
          Periksa keasliannya
        </a>
      )}
    </StayBar>
  )
}

/** What stands or has just been done, beside the document; what `arrived` takes the focus, because
 * the button that led here is gone. */
function DoneBar(props: {
  agreement: AgreementPage
  sentences: readonly string[]
  arrived?: boolean
  goOn?: (() => void) | undefined
}): JSX.Element {
  const { agreement, sentences, arrived, goOn } = props
  const said = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (arrived) said.current?.focus({ preventScroll: true })
  }, [arrived])
  const [first, ...rest] = sentences
  return (
    <DocumentBar agreement={agreement} goOn={goOn}>
      <span ref={said} role={arrived ? 'status' : undefined} tabIndex={-1} class="outline-none">
        <b class="text-ink font-semibold">{first}</b> {rest.join(' ')}
      </span>
    </DocumentBar>
  )
}

function PartyBar({
  agreement,
  look,
  receiver,
  moved,
}: Props & { receiver: boolean; moved: (sentence: string) => void }): JSX.Element {
  const { actor, region } = useSession()
  const certificate = useAnswer(certificates.readMyCertificate, nothing).value
  if (hasSigned(agreement, receiver) || turnIn(agreement.state) === null)
    return <DoneBar agreement={agreement} sentences={whatStands(agreement, receiver)} />
  const why =
    whyNotSign(agreement, agreement.findings, actor) ??
    whyUnbound(region, actor) ??
    (certificate ? whyNoSigning(certificate.certificate) : null)
  return <SignActs {...{ agreement, receiver, why, look, moved }} />
}
