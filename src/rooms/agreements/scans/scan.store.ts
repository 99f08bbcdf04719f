import { type SqlBool, sql } from 'kysely'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { AgreementRow, BudgetRow } from '../agreement.contract.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { isUnfrozen, statesThat } from '../state.rules.ts'
import type { Difference, ScanState } from './scan.contract.ts'

type Ctx = Context<AgreementsTables>

export type StoredFile = Omit<AgreementsTables['agreements.scanFiles'], 'tenantId' | 'putAwayAt'>

const files = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.scanFiles')
    .select(['id', 'sha256', 'name', 'mediaType', 'size', 'pages', 'uploadedBy', 'uploadedAt'])
    .where('tenantId', '=', tenantId)
    .where('putAwayAt', 'is', null)

/** A file that somebody uploaded and nobody put away. */
export const findFile = (ctx: Ctx, id: string): Promise<StoredFile | undefined> =>
  files(ctx).where('id', '=', id).executeTakeFirst()

/** Exactly these bytes, uploaded before. */
export const findSameFile = (ctx: Ctx, sha256: string): Promise<StoredFile | undefined> =>
  files(ctx).where('sha256', '=', sha256).executeTakeFirst()

/** Files with pages that no waiting or confirmed scan has taken, the newest first; of one uploader,
 * or of all (`null`). */
export const filesWithFree = (
  ctx: Ctx,
  page: { uploadedBy: string | null; start: number; limit: number },
): Promise<StoredFile[]> =>
  files(ctx)
    .where(
      sql<SqlBool>`pages > coalesce((
        select sum(s.last_page - s.first_page + 1) from agreements.scans s
        left join agreements.scan_decisions d on d.tenant_id = s.tenant_id and d.scan_id = s.id
        where s.tenant_id = agreements.scan_files.tenant_id and s.file_id = agreements.scan_files.id
          and coalesce(d.outcome, 'CONFIRMED') = 'CONFIRMED'), 0)`,
    )
    .$if(page.uploadedBy !== null, (query) => query.where('uploadedBy', '=', page.uploadedBy))
    .orderBy('uploadedAt', 'desc')
    .orderBy('id', 'desc')
    .offset(page.start)
    .limit(page.limit)
    .execute()

export const saveFile = ({ db, tenantId }: Ctx, file: StoredFile): Promise<unknown> =>
  db
    .insertInto('agreements.scanFiles')
    .values({ tenantId, ...file, putAwayAt: null })
    .execute()

/** Out of the way: nothing was taken from it, or nothing more will be. */
export const putAway = ({ db, tenantId, now }: Ctx, id: string): Promise<unknown> =>
  db
    .updateTable('agreements.scanFiles')
    .set({ putAwayAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()

export type Taken = { fileId: string; first: number; last: number; code: string }

/** Pages of these files that waiting or confirmed scans have taken, with whose they are. Held until
 * the transaction ends where somebody wants to take more. */
export async function takenPages(ctx: Ctx, fileIds: readonly string[]): Promise<Taken[]> {
  if (fileIds.length === 0) return []
  return scans(ctx)
    .where('scan.fileId', 'in', [...fileIds])
    .where(sql<SqlBool>`coalesce(decision.outcome, 'CONFIRMED') = 'CONFIRMED'`)
    .clearSelect()
    .select(['scan.fileId', 'scan.firstPage as first', 'scan.lastPage as last', 'agreement.code'])
    .execute()
}

/** Two people who take pages of one file wait for each other. */
export const lockFile = ({ db, tenantId }: Ctx, id: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`agreements.scan_files ${id}`}))`.execute(
    db,
  )

export type StoredScan = {
  id: string
  agreementId: string
  versionId: string
  fileId: string
  fileName: string
  uploadedBy: string | null
  first: number
  last: number
  sha256: string
  mediaType: string
  size: number
  signedOn: LocalDate
  paperNumber: string | null
  rows: AgreementRow[]
  budget: BudgetRow[]
  runId: string | null
  broughtBy: string | null
  broughtAt: Instant
  state: ScanState
  reason: string | null
  differences: Difference[] | null
  decidedBy: string | null
  decidedAt: Instant | null
}

const scans = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.scans as scan')
    .innerJoin('agreements.agreements as agreement', (join) =>
      join
        .onRef('agreement.tenantId', '=', 'scan.tenantId')
        .onRef('agreement.id', '=', 'scan.agreementId'),
    )
    .innerJoin('agreements.scanFiles as file', (join) =>
      join.onRef('file.tenantId', '=', 'scan.tenantId').onRef('file.id', '=', 'scan.fileId'),
    )
    .leftJoin('agreements.scanDecisions as decision', (join) =>
      join
        .onRef('decision.tenantId', '=', 'scan.tenantId')
        .onRef('decision.scanId', '=', 'scan.id'),
    )
    .select([
      'scan.id',
      'scan.agreementId',
      'scan.versionId',
      'scan.fileId',
      'file.name as fileName',
    ])
    .select(['file.uploadedBy', 'scan.firstPage as first', 'scan.lastPage as last', 'scan.sha256'])
    .select(['scan.mediaType', 'scan.size', 'scan.signedOn', 'scan.paperNumber', 'scan.rows'])
    .select(['scan.budget', 'scan.runId', 'scan.broughtBy', 'scan.broughtAt', 'decision.reason'])
    .select(['decision.differences', 'decision.decidedBy', 'decision.decidedAt'])
    .select(sql<ScanState>`coalesce(decision.outcome, 'WAITING')`.as('state'))
    .where('scan.tenantId', '=', tenantId)

/** Scans by id, in no order. */
export const findScans = async (ctx: Ctx, ids: readonly string[]): Promise<StoredScan[]> =>
  ids.length === 0
    ? []
    : scans(ctx)
        .where('scan.id', 'in', [...ids])
        .execute()

/** The scans of some versions that wait or hold, one of each at most. */
export async function standingScans(
  ctx: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, StoredScan>> {
  if (versionIds.length === 0) return new Map()
  const rows = await scans(ctx)
    .where('scan.versionId', 'in', [...versionIds])
    .where(sql<SqlBool>`coalesce(decision.outcome, 'CONFIRMED') = 'CONFIRMED'`)
    .execute()
  return new Map(rows.map((row) => [row.versionId, row]))
}

/** The confirmed scan that has exactly these bytes: an agreement signed by hand, by its file. */
export const confirmedByContent = (ctx: Ctx, sha256: string): Promise<StoredScan | undefined> =>
  scans(ctx)
    .where('scan.sha256', '=', sha256)
    .where('decision.outcome', '=', 'CONFIRMED')
    .executeTakeFirst()

/** Where somebody looks: everything, or the promises of some offices and what they brought. */
export type ScanSight = { agencyIds: readonly string[] | null; personId: string | null }
type Wanted = ScanSight & { year: number; state?: ScanState | undefined }

const wanted = (ctx: Ctx, { year, state, agencyIds, personId }: Wanted) =>
  scans(ctx)
    .where('agreement.year', '=', year)
    .$if(state !== undefined, (query) =>
      query.where(sql<SqlBool>`coalesce(decision.outcome, 'WAITING') = ${state}`),
    )
    .$if(agencyIds !== null, (query) =>
      query.where((where) =>
        where.or([
          where('scan.broughtBy', '=', personId),
          ...(agencyIds?.length ? [where('agreement.agencyId', 'in', [...agencyIds])] : []),
        ]),
      ),
    )

/** A window of the scans of a year, what waits first, then the newest. */
export const listOfScans = (
  ctx: Ctx,
  { start, limit, ...filter }: Wanted & { start: number; limit: number },
): Promise<StoredScan[]> =>
  wanted(ctx, filter)
    .orderBy(sql`decision.outcome is not null`)
    .orderBy('scan.broughtAt', 'desc')
    .orderBy('scan.id', 'desc')
    .offset(start)
    .limit(limit)
    .execute()

/** How many scans of a year wait. */
export async function countWaiting(ctx: Ctx, filter: Omit<Wanted, 'state'>): Promise<number> {
  const { count } = await wanted(ctx, { ...filter, state: 'WAITING' })
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Who brought what still waits, whatever year. */
export async function bringersWaiting({ db, tenantId }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('agreements.scans as scan')
    .leftJoin('agreements.scanDecisions as decision', (join) =>
      join
        .onRef('decision.tenantId', '=', 'scan.tenantId')
        .onRef('decision.scanId', '=', 'scan.id'),
    )
    .select('scan.broughtBy')
    .distinct()
    .where('scan.tenantId', '=', tenantId)
    .where('decision.outcome', 'is', null)
    .execute()
  return rows.flatMap(({ broughtBy }) => broughtBy ?? [])
}

type NewScan = Omit<
  StoredScan,
  'fileName' | 'uploadedBy' | 'state' | 'reason' | 'differences' | 'decidedBy' | 'decidedAt'
>

export const saveScan = (
  { db, tenantId }: Ctx,
  { first, last, rows, budget, ...scan }: NewScan,
): Promise<unknown> =>
  db
    .insertInto('agreements.scans')
    .values({
      tenantId,
      ...scan,
      firstPage: first,
      lastPage: last,
      rows: JSON.stringify(rows),
      budget: JSON.stringify(budget),
    })
    .execute()

/** Decides about a scan, once. */
export const saveDecision = (
  { db, tenantId, now, actor }: Ctx,
  scanId: string,
  outcome: Exclude<ScanState, 'WAITING'>,
  more: { reason?: string; differences?: readonly Difference[] } = {},
): Promise<unknown> =>
  db
    .insertInto('agreements.scanDecisions')
    .values({
      tenantId,
      scanId,
      outcome,
      reason: more.reason ?? null,
      differences: more.differences ? JSON.stringify(more.differences) : null,
      decidedBy: actor.personId,
      decidedAt: now,
    })
    .execute()

/** The version stands for a paper signed by hand on a day. */
export const markWet = (
  { db, tenantId }: Ctx,
  versionId: string,
  signedOn: LocalDate,
): Promise<unknown> =>
  db
    .updateTable('agreements.versions')
    .set({ wetOn: signedOn })
    .where('tenantId', '=', tenantId)
    .where('id', '=', versionId)
    .execute()

/** Which drafts of a year go by these numbers, NIP or posts: what file names and registers name. */
export async function draftsNamed(
  { db, tenantId }: Ctx,
  year: number,
  { codes, nips, positionIds }: { codes: string[]; nips: string[]; positionIds: string[] },
): Promise<{ id: string; code: string; nip: string | null; positionId: string | null }[]> {
  if (codes.length + nips.length + positionIds.length === 0) return []
  return db
    .selectFrom('agreements.current')
    .select(['id', 'code', 'positionId', sql<string | null>`first_party ->> 'nip'`.as('nip')])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('state', 'in', statesThat(isUnfrozen))
    .where((where) =>
      where.or([
        ...(codes.length ? [where('code', 'in', codes)] : []),
        ...(nips.length ? [where(sql`first_party ->> 'nip'`, 'in', nips)] : []),
        ...(positionIds.length ? [where('positionId', 'in', positionIds)] : []),
      ]),
    )
    .execute()
}
