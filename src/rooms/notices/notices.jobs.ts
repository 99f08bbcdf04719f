import * as z from 'zod/mini'
import { dateOf } from '../../kernel/moment.ts'
import type { NoticeToTell } from '../../kernel/ports.ts'
import { addDays } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { Later } from '../../platform/jobs/work.ts'
import { stoppedBackup } from '../../platform/operations/backups.ts'
import type { Chore } from '../../platform/operations/upkeep.ts'
import { holdersOf, type IdentityTables } from '../identity/index.ts'
import {
  absencesEnding,
  chartOn,
  dutyOf,
  holidaysBetween,
  type OrganisationTables,
  packOf,
} from '../organisation/index.ts'
import { type TasksTables, tasksReaching } from '../tasks/index.ts'
import { deliver } from './delivery.actions.ts'
import type { NoticesTables } from './notices.tables.ts'
import { digestOf, isDigestDue, toldAtOnce, waitingOf } from './round.rules.ts'
import { endTopic, lastTold, lookedUntil, saveLook } from './round.store.ts'

export type RoundTables = NoticesTables & TasksTables & IdentityTables & OrganisationTables
type Ctx = Context<RoundTables>

const Reminders = z.object({
  remindDaysBefore: z.array(z.int().check(z.gte(-366), z.lte(366))).check(z.minLength(1)),
})

/** Tells everybody on duty for whom promises began to wait since they were last told, once for all
 * of them; ends what was told to those for whom none is left. */
async function tellWaiting(ctx: Ctx): Promise<void> {
  const waiting = await tasksReaching(ctx, { kinds: toldAtOnce.kinds })
  await endTopic(ctx, toldAtOnce.topic, [...waiting.keys()])
  const last = await lastTold(ctx, toldAtOnce.topic, [...waiting.keys()])
  const { absent } = await chartOn(ctx, ctx.today)
  await ctx.notices.tell(
    [...waiting].flatMap(
      ([personId, tasks]) =>
        (absent.has(personId) ? null : waitingOf(personId, tasks, last.get(personId) ?? null)) ??
        [],
    ),
  )
}

/** Tells everybody once on a working day what reminders fall on, of what is still open. */
async function tellDigests(ctx: Ctx): Promise<void> {
  const { today, now, region } = ctx
  const last = await lookedUntil(ctx, 'tasks/digest')
  const lastDay = last && dateOf(last, region.timeZone)
  const holidays = await holidaysBetween(ctx, today, today)
  if (!isDigestDue(now, { today, timeZone: region.timeZone, last: lastDay, holidays })) return
  const since = lastDay ?? addDays(today, -1)
  const { content } = await packOf(ctx, 'jadwal-pengukuran', today.slice(0, 4), Reminders)
  const daysBefore = content.remindDaysBefore
  const [from, dueTo] = [
    addDays(since, Math.min(...daysBefore)),
    addDays(today, Math.max(...daysBefore)),
  ]
  // what fell due in an absence is reminded of around the return
  const away = await absencesEnding(ctx, from, dueTo)
  const dueFrom = [from, ...away.map(({ validFrom }) => validFrom)].toSorted()[0] ?? from
  const open = await tasksReaching(ctx, { dueFrom, dueTo })
  const duty = await dutyOf(ctx, [...open.keys()], dueFrom)
  await ctx.notices.tell(
    [...open].flatMap(([personId, tasks]): NoticeToTell[] => {
      const digest = digestOf(personId, tasks, { since, today, daysBefore }, duty)
      return digest ? [digest] : []
    }),
  )
  await saveLook(ctx, 'tasks/digest')
}

/** Tells who administers the region that backups have stopped: once a day, in place of what they
 * have not read. */
async function tellStoppedBackup(ctx: Ctx): Promise<void> {
  const title = await stoppedBackup(ctx)
  if (title === null) return
  await ctx.notices.tell(
    (await holdersOf(ctx, ['ORGANISATION_BUREAU'])).map((personId) => ({
      personId,
      kind: 'notices/backup-stopped',
      topic: 'notices/backup-stopped',
      title,
      detail: 'Minta pengelola server menjalankan ./amanah doctor: kerja hari ini belum aman.',
    })),
  )
}

/** What this room does by itself in every region. */
export const noticesChores: readonly Chore<RoundTables>[] = [
  {
    name: 'notices/waiting',
    title: 'Kabar PK yang menunggu tanda tangan',
    everyMinutes: 5,
    run: ({ step }) => step(tellWaiting),
  },
  {
    name: 'notices/digest',
    title: 'Ringkasan harian',
    everyMinutes: 15,
    run: ({ step }) => step(tellDigests),
  },
  {
    name: 'notices/backup-stopped',
    title: 'Kabar cadangan yang berhenti',
    everyMinutes: 24 * 60,
    run: ({ step }) => step(tellStoppedBackup),
  },
  { name: 'notices/deliver', title: 'Pengiriman pemberitahuan', everyMinutes: 1, run: deliver },
]

/** What its acts leave for later: sending at once what was just told. */
export const noticesLater: readonly Later<RoundTables>[] = [
  { name: 'notices/deliver', title: 'Pengiriman pemberitahuan', run: deliver },
]
