import type pg from 'pg'
import { systemActor } from '../../kernel/actor.ts'
import { Refused } from '../../kernel/refusal.ts'
import { act } from '../act.ts'
import type { Region, Steps } from '../context.ts'
import type { ReadinessCheck } from './readiness.ts'

/** Work that comes back by itself: looking after what is kept, and throwing away what is not needed
 * any more. */
export type Chore<Tables> = {
  /** `room/what`; its row in `platform.chores`, never reused for something else. */
  name: string
  /** How a sentence for the operator calls it. */
  title: string
  everyMinutes: number
  /** One region's share, in short transactions of its own; may be cut off anywhere and is taken up
   * the next time. */
  run: (at: Pick<Steps<Tables>, 'step'>) => Promise<void>
}

/** What a chore last did. */
export type ChoreState = {
  name: string
  begunAt: Date
  succeededAt: Date | null
  failure: string | null
}

/** What the chores of an installation work with. */
export type Upkeep<Tables> = {
  chores: readonly Chore<Tables>[]
  /** Connections of the application role. */
  pool: pg.Pool
  house: Parameters<typeof act<Tables, unknown>>[0]
  regions: () => Promise<readonly Region[]>
  log: (sentence: string, error: unknown) => void
}

/** Any constant of our own: of all processes on one database, one does the chores. */
const lockKey = 7_231_902_115
const retryMinutes = 60
const minute = 60_000

/** What every chore last did, as the database keeps it. */
export async function choreStates(pool: Pick<pg.Pool, 'query'>): Promise<ChoreState[]> {
  const { rows } = await pool.query<{
    name: string
    begun_at: string
    succeeded_at: string | null
    failure: string | null
  }>('select name, begun_at, succeeded_at, failure from platform.chores order by name')
  return rows.map(({ name, failure, begun_at, succeeded_at }) => ({
    name,
    failure,
    begunAt: new Date(begun_at),
    succeededAt: succeeded_at === null ? null : new Date(succeeded_at),
  }))
}

/** Is it time again? What failed is tried again within the hour. */
export function isDue(
  chore: Pick<Chore<never>, 'everyMinutes'>,
  state: ChoreState | undefined,
  now: Date,
): boolean {
  if (!state) return true
  const wait =
    state.failure === null ? chore.everyMinutes : Math.min(chore.everyMinutes, retryMinutes)
  return now.getTime() - state.begunAt.getTime() >= wait * minute
}

/** Keeps that a piece of periodic work begins. */
export async function beginChore(pool: pg.Pool, name: string, now: Date): Promise<void> {
  await pool.query(
    `insert into platform.chores (name, begun_at) values ($1, $2)
     on conflict (name) do update set begun_at = excluded.begun_at`,
    [name, now],
  )
}

/** Keeps how it ended; `failure` is a sentence for the operator. */
export async function endChore(
  pool: pg.Pool,
  name: string,
  now: Date,
  failure: string | null,
): Promise<void> {
  await pool.query(
    'update platform.chores set failure = $2, succeeded_at = case when $2::text is null ' +
      'then $3::timestamptz else succeeded_at end where name = $1',
    [name, failure, now],
  )
}

/** Does one chore in every region; one region's failure stops no other. Answers the sentence of the
 * last failure. */
async function doChore<Tables>(
  { house, regions, log }: Upkeep<Tables>,
  { name, run }: Chore<Tables>,
): Promise<string | null> {
  let failure: string | null = null
  for (const region of await regions())
    try {
      await run({ step: (work) => act(house, region, systemActor, work) })
    } catch (error) {
      failure =
        error instanceof Refused
          ? error.message
          : `gagal di ${region.code}, sebabnya ada di catatan server.`
      log(`chore ${name} failed in region ${region.code}`, error)
    }
  return failure
}

async function doDue<Tables>(upkeep: Upkeep<Tables>): Promise<string[]> {
  const { chores, pool, house } = upkeep
  const done: string[] = []
  for (const chore of chores) {
    const state = (await choreStates(pool)).find(({ name }) => name === chore.name)
    if (!isDue(chore, state, house.clock())) continue
    await beginChore(pool, chore.name, house.clock())
    const failure = await doChore(upkeep, chore)
    await endChore(pool, chore.name, house.clock(), failure)
    done.push(chore.name)
  }
  return done
}

/** Does what is due, one chore after the other, unless another process is at it. Answers the names
 * of those done. */
export async function doChores<Tables>(upkeep: Upkeep<Tables>): Promise<string[]> {
  const holder = await upkeep.pool.connect()
  try {
    const { rows } = await holder.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(${lockKey}) as mine`,
    )
    if (!rows[0]?.mine) return []
    return await doDue(upkeep).finally(() => holder.query(`select pg_advisory_unlock(${lockKey})`))
  } finally {
    holder.release()
  }
}

/** Warns of chores that failed, and of those that did not succeed for three times their pause.
 * Nobody is turned away for it. */
export const upkeepCheck = (
  pool: pg.Pool,
  chores: readonly Pick<Chore<never>, 'name' | 'title' | 'everyMinutes'>[],
  clock: () => Date,
): ReadinessCheck => ({
  name: 'Tugas berkala',
  look: async () => {
    const states = await choreStates(pool)
    const warnings = chores.flatMap(({ name, title, everyMinutes }) => {
      const state = states.find((one) => one.name === name)
      if (!state) return []
      if (state.failure !== null)
        return [`Tugas berkala «${title}» belum berhasil: ${state.failure}`]
      const since = (state.succeededAt ?? state.begunAt).getTime()
      return clock().getTime() - since > 3 * everyMinutes * minute
        ? [`Tugas berkala «${title}» sudah lama tidak selesai.`]
        : []
    })
    return { warnings }
  },
})
