import type { JSX } from 'preact'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { Factors } from './Factors.tsx'

/** Faktor kedua: what stands beside the password of one's own account. */
export const FactorPage = (): JSX.Element => (
  <main id="isi" class="wrap page">
    <PageTitle
      steps={[{ label: 'Akun saya', href: '/akun' }]}
      context="Dengan faktor kedua, kata sandi Anda saja tidak cukup untuk masuk. Perbuatan penting meminta kodenya sekali lagi, paling sering sekali dalam sepuluh menit."
    >
      Faktor kedua menjaga akun Anda.
    </PageTitle>
    <div class="mt-8 max-w-160">
      <Factors />
    </div>
  </main>
)
