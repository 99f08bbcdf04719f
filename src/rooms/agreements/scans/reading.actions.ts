import type { FileAnswer, Given, Taken } from '../../../kernel/contract.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context, Look } from '../../../platform/context.ts'
import type { AuditTables } from '../../audit/index.ts'
import { type EvidenceTables, readContent } from '../../evidence/index.ts'
import { holdersOf, rolesWith } from '../../identity/index.ts'
import { type Chart, chartOn, namesOf } from '../../organisation/index.ts'
import { seen } from '../agreement.actions.ts'
import { findCurrents } from '../agreement.store.ts'
import type { Scan, ScanFile, ScannedPromise, scanContract } from './scan.contract.ts'
import {
  freePages,
  mayConfirm,
  namesIn,
  scanName,
  whomToAppoint,
  whyNotOpenFile,
  whyNotUpload,
} from './scan.rules.ts'
import {
  countWaiting,
  draftsNamed,
  filesWithFree,
  findFile,
  findScans,
  listOfScans,
  type ScanSight,
  type StoredFile,
  type StoredScan,
  takenPages,
} from './scan.store.ts'
import { promiseOf, type ShownTables, shownScans } from './shown.actions.ts'

export type ScanTables = ShownTables & AuditTables & EvidenceTables
type Ctx = Context<ScanTables>
type Contract = typeof scanContract

export const noSuchFile = refusal(
  'agreements/no-such-scan-file',
  404,
  'Berkas pindaian ini tidak ada lagi. Kembali ke daftar pindaian.',
)
export const noSuchScan = refusal(
  'agreements/no-such-scan',
  404,
  'Pindaian ini tidak ditemukan. Kembali ke daftar pindaian.',
)

export const shownOne = async (ctx: Ctx, scanId: string): Promise<Scan> => {
  const [scan] = await shownScans(ctx, await findScans(ctx, [scanId]))
  if (!scan) throw new Refused(noSuchScan)
  return scan
}

/** One scan of a promise that the reader may read. */
async function readable(ctx: Ctx, scanId: string): Promise<StoredScan> {
  const [scan] = await findScans(ctx, [scanId])
  if (!scan) throw new Refused(noSuchScan)
  await seen(ctx, scan.agreementId)
  return scan
}

export async function readScan(ctx: Ctx, { scanId }: Taken<Contract['readScan']>): Promise<Scan> {
  await readable(ctx, scanId)
  return shownOne(ctx, scanId)
}

/** The pages that were scanned, for whoever may read the promise. */
export async function openScan(
  look: Look<ScanTables>,
  { scanId }: Taken<Contract['openScan']>,
): Promise<FileAnswer> {
  const { scan, code } = await look.step(async (ctx) => {
    const scan = await readable(ctx, scanId)
    return { scan, code: (await seen(ctx, scan.agreementId)).code }
  })
  return {
    name: scanName(scan, code),
    type: scan.mediaType,
    bytes: await readContent(look, scan.sha256),
    inline: true,
  }
}

/** Where the actor looks: Bagian Organisasi and whoever confirms everywhere, others in the offices
 * they report for. */
function sightOf(ctx: Ctx): ScanSight {
  const { actor } = ctx
  if (mayConfirm(actor)) return { agencyIds: null, personId: actor.personId }
  heed(whyNotUpload(actor))
  const agencyIds = actor.mandates.flatMap(({ rights, agencyId }) =>
    rights.includes('figures.report') && agencyId ? [agencyId] : [],
  )
  return { agencyIds, personId: actor.personId }
}

export async function listScans(
  ctx: Ctx,
  { year, state, ...page }: Taken<Contract['listScans']>,
): Promise<Given<Contract['listScans']>> {
  const { start, limit, cut } = windowOf(page)
  const sight = sightOf(ctx)
  const { items, next } = cut(
    await listOfScans(ctx, { ...sight, year, state, start, limit: limit + 1 }),
  )
  const others = (await confirmersOf(ctx)).filter((id) => id !== ctx.actor.personId)
  const names = [...(await namesOf(ctx, others)).values()].toSorted((a, b) => (a < b ? -1 : 1))
  return {
    items: await shownScans(ctx, items),
    next,
    waiting: await countWaiting(ctx, { ...sight, year }),
    confirmers: { names, advice: names.length === 0 ? whomToAppoint : null },
  }
}

/** Whoever holds a right to say yes to scans. */
export const confirmersOf = (ctx: Ctx): Promise<string[]> =>
  holdersOf(ctx, [
    ...new Set([...rolesWith('agreements.draft'), ...rolesWith('organisation.manage')]),
  ])

/** Files as their list shows them: who uploaded them, what is free of them, whose their name
 * seems to be. */
export async function shownFiles(
  ctx: Ctx,
  files: readonly StoredFile[],
  year: number,
): Promise<ScanFile[]> {
  if (files.length === 0) return []
  const chart = await chartOn(ctx, ctx.today)
  const names = await namesOf(ctx, [
    ...new Set(files.flatMap(({ uploadedBy }) => uploadedBy ?? [])),
  ])
  const taken = Map.groupBy(
    await takenPages(
      ctx,
      files.map(({ id }) => id),
    ),
    ({ fileId }) => fileId,
  )
  const suggested = await suggestedFor(ctx, files, year, chart)
  return files.map((file) => {
    const { id, name, mediaType, size, sha256, pages, uploadedAt } = file
    return {
      ...{ id, name, mediaType, size, sha256, pages, uploadedAt },
      free: freePages(file, taken.get(id) ?? []),
      uploadedBy: names.get(file.uploadedBy ?? '') ?? null,
      suggested: suggested.get(id) ?? null,
    }
  })
}

/** Of each file, the one draft of the year whose number, NIP or post its name carries; a name that
 * fits several suggests none. */
async function suggestedFor(
  ctx: Ctx,
  files: readonly StoredFile[],
  year: number,
  chart: Chart,
): Promise<Map<string, ScannedPromise>> {
  const posts = new Map(
    chart.organisation.positions.map(({ id, code }) => [code.toUpperCase(), id]),
  )
  const wishes = files.map(({ id, name }) => {
    const { codes, nips, posts: pieces } = namesIn(name)
    return { id, codes, nips, positionIds: pieces.flatMap((piece) => posts.get(piece) ?? []) }
  })
  const drafts = await draftsNamed(ctx, year, {
    codes: wishes.flatMap(({ codes }) => codes),
    nips: wishes.flatMap(({ nips }) => nips),
    positionIds: wishes.flatMap(({ positionIds }) => positionIds),
  })
  const currents = new Map(
    (
      await findCurrents(
        ctx,
        drafts.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  return new Map(
    wishes.flatMap(({ id, codes, nips, positionIds }) => {
      const own = drafts.filter(
        (draft) =>
          codes.includes(draft.code) ||
          nips.includes(draft.nip ?? '') ||
          positionIds.includes(draft.positionId ?? ''),
      )
      const current = own.length === 1 ? currents.get(own[0]?.id ?? '') : undefined
      return current ? [[id, promiseOf(current, chart)] as const] : []
    }),
  )
}

export async function listScanFiles(
  ctx: Ctx,
  { year, ...page }: Taken<Contract['listScanFiles']>,
): Promise<Given<Contract['listScanFiles']>> {
  heed(whyNotUpload(ctx.actor))
  const { start, limit, cut } = windowOf(page)
  const uploadedBy = whyNotOpenFile(ctx.actor, { uploadedBy: null }) ? ctx.actor.personId : null
  const { items, next } = cut(await filesWithFree(ctx, { uploadedBy, start, limit: limit + 1 }))
  return { items: await shownFiles(ctx, items, year), next }
}

/** A file that the actor may use. */
export async function usableFile(ctx: Ctx, fileId: string): Promise<StoredFile> {
  heed(whyNotUpload(ctx.actor))
  const file = await findFile(ctx, fileId)
  if (!file) throw new Refused(noSuchFile)
  heed(whyNotOpenFile(ctx.actor, file))
  return file
}

export async function readScanFile(
  ctx: Ctx,
  { fileId, year }: Taken<Contract['readScanFile']>,
): Promise<ScanFile> {
  const [file] = await shownFiles(ctx, [await usableFile(ctx, fileId)], year)
  if (!file) throw new Refused(noSuchFile)
  return file
}

export async function openScanFile(
  look: Look<ScanTables>,
  { fileId }: Taken<Contract['openScanFile']>,
): Promise<FileAnswer> {
  const file = await look.step((ctx) => usableFile(ctx, fileId))
  return {
    name: file.name,
    type: file.mediaType,
    bytes: await readContent(look, file.sha256),
    inline: true,
  }
}
