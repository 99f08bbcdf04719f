import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { AgreementPage } from '../../rooms/agreements/agreement.contract.ts'
import { givingMandate, whyNotSign } from '../../rooms/agreements/party.rules.ts'
import { whyNoSigning } from '../../rooms/documents/certificate.rules.ts'
import { certificates, nothing } from '../documents/calls.ts'
import { StayBar } from '../parts/StayBar.tsx'
import { useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { binds, documentWords } from './agreement-words.ts'
import { agreements } from './calls.ts'
import { SignActs } from './SignActs.tsx'
import { hasSigned, signedSentence, whatStands } from './sign-words.ts'

type Told = { agreement: AgreementPage; look: () => Promise<void> }
const waiting: ReadonlySet<AgreementPage['state']> = new Set(['DRAFT', 'NEGOTIATION', 'AGREED', 'SIGNED_FIRST'])

/** What the reader may do with this promise now, decided by the rules the server heeds; who is no party opens the document. */
export function SignBar({ agreement, look }: Told): JSX.Element {
  const { actor } = useSession()
  const receiver = agreement.firstParty.personId === actor.personId
  const [worth, more] = documentWords(agreement.state)
  if (receiver || givingMandate(agreement, actor))
    return <PartyBar key={agreement.id} agreement={agreement} look={look} receiver={receiver} />
  return (
    <DocumentBar agreement={agreement}>
      <b class="text-ink font-semibold">{worth}</b> {more}
    </DocumentBar>
  )
}

/** Carries a signature that a stranger may check. */
const isSigned = (state: AgreementPage['state']): boolean => state === 'SIGNED_FIRST' || binds(state)

function DocumentBar({ agreement, children }: { agreement: AgreementPage; children: ComponentChildren }): JSX.Element {
  const { id, state, verifyPath } = agreement
  return (
    <StayBar
      label="Dokumen"
      actions={
        <a class="btn btn-primary" href={agreements.readDocument.address({ id })} target="_blank" rel="noopener">
          Buka PDF<span class="sr-only"> di tab baru</span>
        </a>
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

function PartyBar({ agreement, look, receiver }: Told & { receiver: boolean }): JSX.Element {
  const { actor } = useSession()
  const [done, setDone] = useState<string | null>(null)
  const certificate = useAnswer(certificates.readMyCertificate, nothing).value
  const own = hasSigned(agreement, receiver)
  const before = useRef(own)
  useEffect(() => {
    // the signature may arrive by another way than the answer to this page: after a cut line, from another window
    if (own && !before.current) setDone(signedSentence(agreement, receiver))
    before.current = own
  }, [own])
  const said = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (done) said.current?.focus()
  }, [done])

  if (done || own || !waiting.has(agreement.state)) {
    const [first, ...rest] = done ? done.split(/(?<=\.) /) : whatStands(agreement, receiver)
    return (
      <DocumentBar agreement={agreement}>
        <span ref={said} role="status" tabIndex={-1} class="outline-none">
          <b class="text-ink font-semibold">{first}</b> {rest.join(' ')}
        </span>
      </DocumentBar>
    )
  }
  const why = whyNotSign(agreement, agreement.findings, actor) ?? (certificate ? whyNoSigning(certificate.certificate) : null)
  return (
    <SignActs
      agreement={agreement}
      receiver={receiver}
      why={why}
      look={look}
      moved={(sentence) => {
        setDone(sentence)
        void look()
      }}
    />
  )
}
