import type { JSX } from 'preact'
import { UnitPage } from '../organisation/UnitPage.tsx'
import { UnitDelegations } from './grants/DelegationRows.tsx'

/** One unit, with what its posts have delegated. */
export const UnitHomePage = ({ unitId }: { unitId: string }): JSX.Element => (
  <UnitPage unitId={unitId} more={<UnitDelegations unitId={unitId} />} />
)
