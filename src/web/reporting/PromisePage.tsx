import type { JSX } from 'preact'
import { AgreementPage } from '../agreements/AgreementPage.tsx'
import { PromiseProgress } from './PromiseProgress.tsx'

/** An agreement with how far its promise is: its page knows the paper, reporting what became of
 * it. */
export function PromisePage({ id }: { id: string }): JSX.Element {
  return (
    <AgreementPage id={id} progress={(agreement) => <PromiseProgress agreement={agreement} />} />
  )
}
