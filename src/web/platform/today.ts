import { dateOf } from '../../kernel/moment.ts'
import { serverTime } from './clock.ts'
import { useSession } from './session.tsx'

/** The date the server has, in the region's own zone, for words such as «tinggal 12 hari»; what is
 * late is decided by the server. */
export function useToday(): string {
  const { timeZone } = useSession().region
  return dateOf(serverTime(), timeZone)
}
