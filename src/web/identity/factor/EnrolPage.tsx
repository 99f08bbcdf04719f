import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Lede } from '../../parts/Lede.tsx'
import { safeReturn } from '../../platform/address.ts'
import { navigate, useQuery } from '../../platform/place.ts'
import { useSessionPlace } from '../../platform/session.tsx'
import { Gate } from '../Gate.tsx'
import { Factors } from './Factors.tsx'

/** Who needs a second factor and has none enrols it here; everything else opens afterwards. */
export function EnrolPage(): JSX.Element | null {
  const { session, again, leave } = useSessionPlace()
  const [{ kembali }] = useQuery()
  useEffect(() => {
    if (session === null) navigate('/masuk', { replace: true })
    if (session && !session.mustEnrol) navigate(safeReturn(kembali), { replace: true })
  }, [session])
  if (!session) return null
  return (
    <Gate region={session.region.name}>
      <Lede>Pasang faktor kedua dahulu.</Lede>
      <p class="sec mt-2 mb-7">
        Kewenangan Anda menjangkau seluruh {session.region.name}, jadi kata sandi saja tidak cukup.
        Cukup sekali, beberapa menit; sesudah itu semua halaman Anda terbuka.
      </p>
      <Factors changed={() => void again()} />
      <p class="mt-6 noprint">
        <Button kind="text" onClick={() => void leave()}>
          Keluar
        </Button>
      </p>
    </Gate>
  )
}
