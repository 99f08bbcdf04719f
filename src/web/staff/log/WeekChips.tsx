import type { JSX } from 'preact'
import { printDateShort } from '../../../kernel/indonesian.ts'
import { addDays, weekday } from '../../../kernel/time.ts'
import { Chips } from '../../parts/Chips.tsx'
import { useQuery } from '../../platform/place.ts'
import { useToday } from '../../platform/today.ts'

/** The last six weeks, this one first; the choice stands in the address. */
export function WeekChips({ chosen }: { chosen: string }): JSX.Element {
  const [, change] = useQuery()
  const today = useToday()
  const monday = addDays(today, -weekday(today))
  const words = ['Minggu ini', 'Minggu lalu']
  const chips = Array.from({ length: 6 }, (_, at) => {
    const id = addDays(monday, -7 * at)
    return {
      id,
      label: words[at] ?? `${printDateShort(id)} – ${printDateShort(addDays(id, 6))}`,
    }
  })
  return (
    <Chips
      label="Minggu"
      chips={chips}
      chosen={chosen}
      choose={(minggu) => change({ minggu: minggu === monday ? undefined : minggu })}
    />
  )
}

/** The week an address names. */
export const weekIn = (minggu: string | undefined): { week?: string } =>
  /^20\d\d-\d\d-\d\d$/.test(minggu ?? '') && minggu ? { week: minggu } : {}
