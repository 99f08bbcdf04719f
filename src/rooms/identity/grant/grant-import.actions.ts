import type { SheetTable } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { supersededLater, takeBack, thingsOfRun } from '../../../platform/database/ledger.ts'
import type { Examined, Importer } from '../../../platform/importer.ts'
import type { AuditTables } from '../../audit/index.ts'
import { chartOn, type OrganisationTables } from '../../organisation/index.ts'
import { grantLedger } from '../identity.ledgers.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { confirmTask, saveGrants } from './grant.actions.ts'
import { administratorsOf, allGrants, holdGrants } from './grant.store.ts'
import { grantSheet, planGrants } from './grant-import.rules.ts'

type OwnTables = IdentityTables & OrganisationTables & AuditTables
type Ctx = Context<OwnTables>

async function examine(ctx: Ctx, table: SheetTable): Promise<Examined> {
  await holdGrants(ctx)
  const { wanted, problems, summary } = planGrants(table, {
    chart: await chartOn(ctx, ctx.today),
    ...{ actor: ctx.actor, today: ctx.today },
    onRecord: await allGrants(ctx),
    administrators: await administratorsOf(ctx),
  })
  const write = async (runId: string): Promise<void> => {
    await saveGrants(ctx, wanted, runId)
  }
  return { problems, summary, write }
}

/** Takes back what a file granted, while nobody has confirmed or ended any of it since. */
async function undo(ctx: Ctx, runId: string): Promise<Refusal | null> {
  await holdGrants(ctx)
  const later = await supersededLater(ctx, [grantLedger], runId)
  if (later > 0)
    return refusal(
      'identity/changed-later',
      409,
      `Impor ini tidak dapat dibatalkan: ${printNumber(later)} kewenangan di dalamnya sudah ` +
        'disetujui, diakhiri, atau dibatalkan. Akhiri atau batalkan sisanya satu per satu.',
      { mend: { href: '/kewenangan', label: 'Buka Kewenangan' } },
    )
  const subjects = await thingsOfRun(ctx, grantLedger, runId)
  await takeBack(ctx, [grantLedger], runId)
  await ctx.tasks.close({ kind: confirmTask, subjects, reason: 'impornya dibatalkan' })
  return null
}

/** The importer of «Kewenangan menurut keputusan»: what reaches the whole region becomes a proposal
 * where a second administrator must say yes. */
export const grantImporter: Importer<OwnTables> = {
  kind: 'grants',
  title: 'Kewenangan menurut keputusan',
  sentence:
    'Operator, administrator perangkat daerah, dan pemegang kewenangan daerah: satu baris satu ' +
    'kewenangan, dengan nomor dan tanggal keputusannya.',
  right: 'grants.manage',
  proves: true,
  sheet: grantSheet,
  options: [],
  examine,
  undo,
}
