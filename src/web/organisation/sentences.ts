import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type {
  OrganisationSummary,
  UnitLine,
} from '../../rooms/organisation/organisation.contract.ts'

/** Words that open the list: how many offices and posts there are. */
export const wholeOrganisation = ({
  agencies,
  positions,
}: Pick<OrganisationSummary, 'agencies' | 'positions'>): string =>
  `${capitalised(printCount(agencies))} perangkat daerah dengan ${printCount(positions)} jabatan`

/** Who leads a unit, without the full stop: `Dinas Pendidikan dipimpin Surya Pratama sebagai
 * pelaksana tugas`. */
export function leadOf({
  name,
  head,
  headNote,
}: Pick<UnitLine, 'name' | 'head' | 'headNote'>): string {
  if (!head) return headNote ?? `${name} belum punya jabatan pimpinan`
  const capacity = headNote?.replace(/^Dipegang /, ' sebagai ') ?? ''
  return `${name} dipimpin ${head.name}${capacity}`
}
