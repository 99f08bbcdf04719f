import { asked } from './address.ts'
import { useQuery } from './place.ts'
import { useSession } from './session.tsx'

/** The year a page looks at: `tahun` of its address, else the one the session works in. */
export function useAskedYear(): number {
  const [{ tahun }] = useQuery()
  return asked.year(tahun, useSession().year)
}
