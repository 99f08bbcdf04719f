import type { JSX } from 'preact'
import { whyNotSetAccess } from '../../../rooms/identity/factor/factor.rules.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useSession } from '../../platform/session.tsx'
import { DutySection } from './DutySection.tsx'
import { ProviderSection } from './ProviderSection.tsx'
import { TokenSection } from './TokenSection.tsx'

/** Cara masuk: who needs a second factor, and which other systems read. */
export function AccessPage(): JSX.Element {
  const refusal = whyNotSetAccess(useSession().actor)
  return (
    <main id="isi" class="wrap page">
      <PageTitle title="Cara masuk">
        Siapa masuk dengan apa, dan sistem mana yang membaca.
      </PageTitle>
      {refusal ? (
        <RefusalNote refusal={refusal} class="mt-8" />
      ) : (
        <div class="grid lg:grid-cols-2 gap-x-12 gap-y-10 mt-8">
          <div class="space-y-10">
            <DutySection />
            <ProviderSection />
          </div>
          <TokenSection />
        </div>
      )}
    </main>
  )
}
