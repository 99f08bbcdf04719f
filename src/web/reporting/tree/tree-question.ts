import { may } from '../../../kernel/actor.ts'
import { asked } from '../../platform/address.ts'
import { useAskedYear } from '../../platform/asked-year.ts'
import { useWide } from '../../platform/device/device.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'

const views = ['pohon', 'daftar', 'tertinggal'] as const
export type View = (typeof views)[number]

/** Whether the person reads plans everywhere, so that one may choose an office. */
export const useReadsEverywhere = (): boolean => may(useSession().actor, 'planning.read')

/** What the tree page asks, from its address: year, office, view, chosen node. A whole region is
 * first shown down to the offices' objectives. */
export function useTreeQuestion(): {
  question: { year: number; unit?: string; until?: 'OFFICES' }
  chosen: string | undefined
  view: View
  show: (view: View) => void
} {
  const [query, change] = useQuery()
  const everywhere = useReadsEverywhere()
  const wide = useWide()
  const year = useAskedYear()
  const unit = asked.id(query.unit)
  const usual = wide ? 'pohon' : 'daftar'
  return {
    question: {
      year,
      ...(unit ? { unit } : everywhere ? { until: 'OFFICES' as const } : {}),
    },
    chosen: query.simpul,
    view: asked.oneOf(query.lihat, views) ?? usual,
    show: (next) => change({ lihat: next === usual ? undefined : next }),
  }
}
