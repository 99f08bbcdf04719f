import { may } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { errorsOf, type SheetTable } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import {
  closeRows,
  supersededLater,
  takeBack,
  writeVersions,
} from '../../../platform/database/ledger.ts'
import type { Examined, Importer } from '../../../platform/importer.ts'
import { readSheet } from '../../../platform/sheets/read-sheet.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { chartOn, nipOwner, type OrganisationTables } from '../../organisation/index.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { nationalContract } from './national.contract.ts'
import { nationalRowLedger } from './national.ledgers.ts'
import { recapBetween } from './national.store.ts'
import { planRecap, type RecapPlan, recapScope, recapSheet } from './recap.rules.ts'

type Tables = StaffTables & OrganisationTables & AuditTables
type Ctx = Context<Tables>
type Contract = typeof nationalContract

/** What a recap would change; `own` where somebody brings theirs. */
async function planned(ctx: Ctx, table: SheetTable, own: string | null): Promise<RecapPlan> {
  const chart = await chartOn(ctx, ctx.today)
  const byNip = new Map(
    chart.organisation.people.flatMap(({ id, nip }) => (nip ? [[nip, id] as const] : [])),
  )
  const manages = (personId: string): boolean =>
    may(ctx.actor, 'staff.manage') ||
    nipOwner(chart, personId).agencyIds.some((id) => may(ctx.actor, 'staff.manage', id))
  const personOf = (nip: string) => byNip.get(nip)
  const { people, ...days } = recapScope(table, { personOf, own })
  return planRecap(table, {
    ...{ personOf, own, mayTake: (id) => id === own || manages(id) },
    onRecord: people.length > 0 ? await recapBetween(ctx, people, days) : [],
  })
}

async function write(ctx: Ctx, { closed, written }: RecapPlan, runId: string | null) {
  await closeRows(ctx, nationalRowLedger, closed, runId)
  await writeVersions(ctx, nationalRowLedger, written, runId)
}

/** Reads the recap an official downloaded from the national e-Kinerja. With one wrong row, or one of
 * somebody else's, nothing is written; the same file again changes nothing. */
export async function takeRecap(
  ctx: Ctx,
  { file }: Taken<Contract['takeRecap']>,
): Promise<Given<Contract['takeRecap']>> {
  const { personId } = ctx.actor
  const read = await readSheet(file, recapSheet.wish)
  if (read.problem) {
    const { code, detail } = read.problem
    throw new Refused(
      refusal(`staff/${code}`, 422, detail, { errors: [{ pointer: '/file', detail }] }),
    )
  }
  const plan = await planned(ctx, read, personId)
  const problems = [...read.problems, ...plan.problems].toSorted(
    (a, b) => (a.row ?? 0) - (b.row ?? 0),
  )
  const taken = errorsOf(problems).length === 0
  if (taken && plan.written.length > 0) {
    await write(ctx, plan, null)
    await record(ctx, {
      act: 'log.recap-taken',
      subject: personId,
      after: { counts: plan.summary.counts },
    })
  }
  return { problems: problems.slice(0, 100), sentence: plan.summary.sentence, taken }
}

async function undo(ctx: Ctx, runId: string): Promise<Refusal | null> {
  const later = await supersededLater(ctx, [nationalRowLedger], runId)
  if (later > 0)
    return refusal(
      'staff/recap-changed-later',
      409,
      `Impor ini tidak dapat dibatalkan: ${printNumber(later)} baris di dalamnya sudah diganti ` +
        'rekap yang lebih baru.',
    )
  await takeBack(ctx, [nationalRowLedger], runId)
  return null
}

/** The importer of the national recap of many, for whoever manages the performance of the region. */
export const recapImporter: Importer<Tables> = {
  kind: 'national-recap',
  title: 'Rekap e-Kinerja nasional',
  sentence:
    'Catatan harian yang sudah ada di e-Kinerja nasional: satu baris satu kegiatan. Dicocokkan ' +
    'dengan NIP, tanggal, dan jam mulai.',
  right: 'staff.manage',
  sheet: recapSheet,
  options: [],
  async examine(ctx, table): Promise<Examined> {
    const plan = await planned(ctx, table, null)
    const { problems, summary } = plan
    return { problems, summary, write: (runId) => write(ctx, plan, runId) }
  },
  undo,
}
