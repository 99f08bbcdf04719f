import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod/mini'
import type { Span } from '../../../kernel/dating.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import { absenceLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { findPacks } from '../pack/pack.store.ts'
import { AbsencePack, type AbsenceRecord, type Absent } from './absence.contract.ts'
import { toldOf } from './absence.rules.ts'

type Ctx = Context<OrganisationTables>
/** The rule pack that says what the kinds of absence mean. */
export const packCode = 'ketidakhadiran'

const absencesWhere = (
  ctx: Ctx,
  only: RawBuilder<unknown>,
  knownBefore: Instant | null = null,
): Promise<AbsenceRecord[]> => recordsOf(ctx, absenceLedger, only, knownBefore)

/** The absences of a day, as known now or just before an instant. */
export const absencesOn = (
  ctx: Ctx,
  on: LocalDate,
  knownBefore: Instant | null = null,
): Promise<AbsenceRecord[]> =>
  absencesWhere(
    ctx,
    sql`version.valid_from <= ${on} and (version.valid_to is null or version.valid_to > ${on})`,
    knownBefore,
  )

/** Who is off duty on a day, in words everybody may read; what the kinds mean is read as of today,
 * for a day may lie before the first rules. One statement where nobody is. */
export async function absentOn(
  ctx: Ctx,
  on: LocalDate,
  knownBefore: Instant | null = null,
): Promise<Absent[]> {
  const rows = await absencesOn(ctx, on, knownBefore)
  if (rows.length === 0) return []
  const packs = await findPacks(ctx, [packCode], ctx.today)
  const pack = z.parse(AbsencePack, packs.get(packCode)?.content)
  return rows.flatMap((row) => (pack.kinds[row.kind]?.offDuty ? [toldOf(row, pack)] : []))
}

/** The absences that are not over before a day, as known now. */
export const absencesSince = (ctx: Ctx, on: LocalDate): Promise<AbsenceRecord[]> =>
  absencesWhere(ctx, sql`(version.valid_to is null or version.valid_to > ${on})`)

/** Every absence on record of some people. */
export const absencesOf = (ctx: Ctx, personIds: readonly string[]): Promise<AbsenceRecord[]> =>
  absencesWhere(ctx, sql`version.person_id = any(${[...personIds]}::uuid[])`)

/** One absence; `undefined` where it is not on record. */
export const findAbsence = async (ctx: Ctx, id: string): Promise<AbsenceRecord | undefined> =>
  (await absencesWhere(ctx, sql`version.absence_id = ${id}::uuid`))[0]

/** Days of some kinds on which people are away, that are not over before a day, in one statement. */
export async function spansSince(
  { db, tenantId }: Ctx,
  {
    personIds,
    kinds,
    since,
  }: { personIds: readonly string[]; kinds: readonly string[]; since: LocalDate },
): Promise<(Span & { personId: string })[]> {
  return db
    .selectFrom('organisation.absences')
    .select(['personId', 'validFrom', 'validTo'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where(sql<boolean>`kind = any(${[...kinds]}::text[])`)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', since)]))
    .orderBy('validFrom')
    .execute()
}

/** The same of everybody whose absence ends within some days. */
export const spansEnding = (
  { db, tenantId }: Ctx,
  { kinds, from, to }: { kinds: readonly string[]; from: LocalDate; to: LocalDate },
): Promise<Span[]> =>
  db
    .selectFrom('organisation.absences')
    .select(['validFrom', 'validTo'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where(sql<boolean>`kind = any(${[...kinds]}::text[])`)
    .where('validTo', '>=', from)
    .where('validTo', '<=', to)
    .execute()

/** Who is away by some kinds on one of some days. */
export async function peopleAwayOn(
  { db, tenantId }: Ctx,
  kinds: readonly string[],
  days: readonly LocalDate[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation.absences')
    .select('personId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where(sql<boolean>`kind = any(${[...kinds]}::text[])`)
    .where(
      sql<boolean>`exists (select from unnest(${[...days]}::date[]) as day
        where valid_from <= day and (valid_to is null or valid_to > day))`,
    )
    .execute()
  return rows.map(({ personId }) => personId)
}
