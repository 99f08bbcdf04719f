import { inPrimary } from './operations/primary.ts'
import type { PagesOrder, PagesRead } from './pdf-pages.worker.ts'
import { openQuarantine, readApart } from './quarantine.ts'

export type { PagesRead } from './pdf-pages.worker.ts'

const quarantine = openQuarantine(
  new URL('./pdf-pages.worker.ts', import.meta.url),
  { milliseconds: 20_000, heapMegabytes: 256 },
  { SCANS: { hands: 1, waiting: 50 } },
)

/** Counts the pages of a stranger's PDF and cuts parts out of it, in a thread apart that belongs to
 * the primary process. LOCKED: a password opens it. BROKEN: it is no PDF, or a damaged one.
 * TOO_LONG: it asks for more work than a scan may take. */
export const readPages: (order: PagesOrder) => Promise<PagesRead> = inPrimary(
  'platform/pages',
  async (order: PagesOrder): Promise<PagesRead> => {
    const reading = await readApart<PagesRead, 'SCANS'>(quarantine, 'SCANS', order)
    return 'unread' in reading ? { problem: 'TOO_LONG' } : reading.answer
  },
)
