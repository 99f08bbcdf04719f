import { type Kysely, sql } from 'kysely'

/** Did the database refuse what was written (a value that does not fit, a broken rule of a table)?
 * Nothing else is said of the connection or the transaction by it. */
const refusesData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))

/** Does one of several things within a transaction: where the database refuses its data, it alone
 * is taken back and the answer is `null`. Whatever else goes wrong ends the transaction. */
export async function alone<Tables, Result>(
  db: Kysely<Tables>,
  work: () => Promise<Result>,
): Promise<Result | null> {
  await sql`savepoint alone`.execute(db)
  try {
    const result = await work()
    await sql`release savepoint alone`.execute(db)
    return result
  } catch (error) {
    if (!refusesData(error)) throw error
    await sql`rollback to savepoint alone`.execute(db)
    return null
  }
}
