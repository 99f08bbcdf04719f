import type { JSX } from 'preact'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { SelectField } from './form/fields.tsx'

/** The year of the page: the session's own unless another is chosen; kept in the address as
 * `tahun`. */
export function YearField({ year }: { year: number }): JSX.Element {
  const [, change] = useQuery()
  const own = useSession().year
  const years = [...new Set([own + 1, own, own - 1, own - 2, year])].toSorted((a, b) => b - a)
  return (
    <SelectField
      label="Tahun"
      name="tahun"
      value={String(year)}
      change={(chosen) => change({ tahun: Number(chosen) === own ? undefined : chosen })}
      options={years.map((one) => ({ value: String(one), label: String(one) }))}
    />
  )
}
