import { sql } from 'kysely'
import type pg from 'pg'
import { plainMoment, printMoment } from '../../kernel/moment.ts'
import type { Context } from '../context.ts'
import type { ReadinessCheck } from './readiness.ts'
import { beginChore, choreStates, endChore } from './upkeep.ts'

/** The row of `platform.chores` that tells of the last backup. */
const backup = 'platform/backup'

/** A night may be missed, two may not. */
const hoursAllowed = 48
const hour = 3_600_000

/** When the last whole backup was made, and how many hours ago; `null` where there never was one.
 * `overdue`: the alarm, also for an installation that is older than that and has none. */
export type BackupAge = { madeAt: Date | null; hours: number; overdue: boolean }

/** Does a backup and keeps on record when it began, and when and how it ended. */
export async function recordingBackup<Answer>(
  pool: pg.Pool,
  clock: () => Date,
  work: () => Promise<Answer>,
): Promise<Answer> {
  await beginChore(pool, backup, clock())
  try {
    const answer = await work()
    await endChore(pool, backup, clock(), null)
    return answer
  } catch (error) {
    await endChore(pool, backup, clock(), 'Pencadangan terakhir tidak berhasil.')
    throw error
  }
}

/** How old the last whole backup is; of an installation without one, how old it is itself.
 * `owner` may read the list of migrations. */
export async function backupAge(owner: pg.Pool, clock: () => Date): Promise<BackupAge> {
  const last = (await choreStates(owner)).find(({ name }) => name === backup)
  const madeAt = last?.succeededAt ?? null
  const { rows } = await owner.query<{ since: string }>(
    'select min(applied_at) as since from public.amanah_migrations',
  )
  const since = madeAt ?? new Date(rows[0]?.since ?? clock())
  const hours = Math.floor((clock().getTime() - since.getTime()) / hour)
  return { madeAt, hours, overdue: hours >= hoursAllowed }
}

/** The age as a sentence for the operator. */
export function printBackupAge({ madeAt, hours }: BackupAge): string {
  if (!madeAt) return 'Belum pernah ada cadangan yang selesai.'
  const moment = plainMoment(madeAt.toISOString(), 'Asia/Jakarta')
  return `Cadangan terakhir ${moment}, ${hours} jam yang lalu.`
}

/** Warns where the last backup is older than two days. */
export const backupCheck = (owner: pg.Pool, clock: () => Date): ReadinessCheck => ({
  name: 'Cadangan',
  look: async () => {
    const age = await backupAge(owner, clock)
    return age.overdue
      ? { warnings: [`${printBackupAge(age)} Periksa pencadangan malam: ./amanah doctor`] }
      : {}
  },
})

/** The alarm as people of a region hear it: nightly backups were made here and have stopped for two
 * days. `null` where there is nothing to tell, also where none was ever made: that is told to the
 * operator alone. */
export async function stoppedBackup<Tables>({
  db,
  now,
  region,
}: Pick<Context<Tables>, 'db' | 'now' | 'region'>): Promise<string | null> {
  const { rows } = await sql<{ made: string | null }>`
    select succeeded_at as made from platform.chores where name = ${backup}`.execute(db)
  const made = rows[0]?.made
  if (!made || Date.parse(now) - Date.parse(made) < hoursAllowed * hour) return null
  return `Cadangan data terakhir dibuat ${printMoment(made, region.timeZone)}.`
}
