<<<<<<< HEAD:src/web/agreements/today.ts
import { dateOf } from '../../kernel/moment.ts'
import { useSession } from './session.tsx'
=======
import { useSession } from './session.tsx'
>>>>>>> f24484b (refactor(web): one reader of the address; platform draws nothing, a page knows no room above):src/web/platform/today.ts

/** The date in the region's own zone, for words such as «tinggal 12 hari»; what is late is decided by the server. */
export function useToday(): string {
  const { timeZone } = useSession().region
  return dateOf(new Date().toISOString(), timeZone)
}
