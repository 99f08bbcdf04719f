import type { Chore } from '../../platform/operations/upkeep.ts'
import type { AuditTables } from '../audit/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import type { IdentityTables } from './identity.tables.ts'
import { pruneDevices, pruneFailures, pruneSessions, pruneTries } from './pruning.store.ts'
import { endUnheldSessions } from './session/session.actions.ts'

type Tables = IdentityTables & OrganisationTables & AuditTables

/** How many days each is kept beyond its use: sessions and devices as long as somebody may still
 * ask about them, failures for a year. */
const keptDays = { sessions: 90, devices: 90, failures: 400, tries: 1 }

const pruneAccess: Chore<Tables> = {
  name: 'identity/access',
  title: 'Pembersihan sesi dan percobaan masuk',
  everyMinutes: 24 * 60,
  run: ({ step }) =>
    step(async (ctx) => {
      const ago = (days: number): string =>
        new Date(Date.parse(ctx.now) - days * 86_400_000).toISOString()
      await pruneSessions(ctx, ago(keptDays.sessions))
      await pruneDevices(ctx, ago(keptDays.devices))
      await pruneTries(ctx, ago(keptDays.tries))
      await pruneFailures(ctx, ago(keptDays.failures))
    }),
}

/** Sessions of people who no longer work here are refused at once (`authenticate`); here they also
 * end, so that no list shows them as open. */
const endSessionsWithoutMandate: Chore<Tables> = {
  name: 'identity/without-mandate',
  title: 'Akhir sesi orang yang tidak lagi bertugas',
  everyMinutes: 24 * 60,
  run: ({ step }) => step(endUnheldSessions),
}

export const identityChores: readonly Chore<Tables>[] = [pruneAccess, endSessionsWithoutMandate]
