import { may } from '../../kernel/actor.ts'
import { useWide } from '../platform/device.ts'
import { useQuery } from '../platform/router.tsx'
import { useSession } from '../platform/session.tsx'

export type View = 'pohon' | 'daftar' | 'tertinggal'

/** Whether the person reads plans everywhere, so that one may choose an office. */
export const useReadsEverywhere = (): boolean => may(useSession().actor, 'planning.read')

/** What the tree page asks, from its address: year, office, view, chosen node. A whole region is first shown down to the offices' objectives. */
export function useTreeQuestion(): {
  question: { year: number; unit?: string; until?: 'OFFICES' }
  chosen: string | undefined
  view: View
  show: (view: View) => void
} {
  const [query, change] = useQuery()
  const { year } = useSession()
  const everywhere = useReadsEverywhere()
  const wide = useWide()
  const asked = Number(query.tahun) || year
  const view =
    query.lihat === 'daftar' || query.lihat === 'tertinggal' || query.lihat === 'pohon'
      ? query.lihat
      : wide
        ? 'pohon'
        : 'daftar'
  return {
    question: {
      year: asked,
      ...(query.unit ? { unit: query.unit } : everywhere ? { until: 'OFFICES' as const } : {}),
    },
    chosen: query.simpul,
    view,
    show: (next) => change({ lihat: next === (wide ? 'pohon' : 'daftar') ? undefined : next }),
  }
}
