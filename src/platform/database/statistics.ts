import type pg from 'pg'

/** Tells the query planner what lies in the tables now. Only their owner may; catalogues of the
 * server are passed over. A second for a region. */
export async function refreshStatistics(owner: Pick<pg.Pool, 'query'>): Promise<void> {
  await owner.query('analyze')
}

/** Refreshes the statistics beside the work, after writes by the thousands: until then the planner
 * takes the tables for empty, and a desk takes seconds. One at a time; whoever asks meanwhile is
 * served by one more afterwards. A failure is told, and harms nothing but the speed. */
export function statisticsBeside(
  owner: Pick<pg.Pool, 'query'>,
  failed: (error: unknown) => void,
): () => void {
  let running = false
  let again = false
  const run = async (): Promise<void> => {
    running = true
    do {
      again = false
      await refreshStatistics(owner).catch(failed)
    } while (again)
    running = false
  }
  return () => {
    if (running) again = true
    else void run()
  }
}
