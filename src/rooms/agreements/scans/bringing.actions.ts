import { createHash } from 'node:crypto'
import type { Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type PagesRead, readPages } from '../../../platform/pdf-pages.ts'
import { sniff } from '../../../platform/sniff.ts'
import { record } from '../../audit/index.ts'
import { keepContent, readContent, safeName } from '../../evidence/index.ts'
import { packOf } from '../../organisation/index.ts'
import { PlanningPack } from '../../planning/index.ts'
import type { Current } from '../agreement.store.ts'
import { type Blocks, blocksOf } from '../block.store.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { openSigning } from '../signing/signing.store.ts'
import { held } from '../talks/agreeing.actions.ts'
import { budgetOnPaper, rowsOnPaper } from './paper.rules.ts'
import {
  confirmersOf,
  noSuchFile,
  noSuchScan,
  type ScanTables,
  shownFiles,
  shownOne,
  usableFile,
} from './reading.actions.ts'
import type { Scan, ScanFile, scanContract } from './scan.contract.ts'
import {
  type Pages,
  sameHands,
  whyNotBring,
  whyNotPages,
  whyNotScanned,
  whyNotSecond,
  whyNotSignedOn,
  whyNotUpload,
  whyNotWithdraw,
  whyTwice,
} from './scan.rules.ts'
import {
  bringersWaiting,
  findSameFile,
  findScans,
  lockFile,
  putAway,
  type StoredFile,
  saveDecision,
  saveFile,
  saveScan,
  standingScans,
  takenPages,
} from './scan.store.ts'
import { broughtOf, handsOf } from './shown.actions.ts'

type Ctx = Context<ScanTables>
type Contract = typeof scanContract

const atFile = (code: string, detail: string) =>
  refusal(`agreements/${code}`, 422, detail, { errors: [{ pointer: '/file', detail }] })

const wrongKind = atFile(
  'scan-wrong-kind',
  'Berkas ini bukan PDF, JPEG, atau PNG. Pindai lagi sebagai PDF, lalu unggah.',
)
const unread: Record<Extract<PagesRead, { problem: string }>['problem'], typeof wrongKind> = {
  LOCKED: atFile(
    'scan-locked',
    'PDF ini berkata sandi, jadi tidak dapat dibuka orang lain. Simpan tanpa kata sandi, lalu unggah.',
  ),
  BROKEN: atFile(
    'scan-broken',
    'PDF ini rusak atau tidak utuh. Pindai lagi atau simpan ulang, lalu unggah.',
  ),
  TOO_LONG: atFile(
    'scan-too-long',
    'PDF ini terlalu berat untuk dibaca. Bagi menjadi beberapa berkas, lalu unggah satu per satu.',
  ),
}

async function pagesOf(bytes: Uint8Array, type: string): Promise<number> {
  if (type !== 'application/pdf') return 1
  const read = await readPages({ bytes, cuts: [] })
  if ('problem' in read) throw new Refused(unread[read.problem])
  return read.pages
}

/** Takes one file in: a scan of one promise, or a stack. The same bytes again are the same file, as
 * long as something of it is free. */
export async function uploadScanFile(
  ctx: Ctx,
  { file, year }: Taken<Contract['uploadScanFile']>,
): Promise<ScanFile> {
  heed(whyNotUpload(ctx.actor))
  const kind = sniff(file.bytes)
  if (!kind || !['application/pdf', 'image/jpeg', 'image/png'].includes(kind.type))
    throw new Refused(wrongKind)
  const pages = await pagesOf(file.bytes, kind.type)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await lockFile(ctx, sha256)
  const there = await findSameFile(ctx, sha256)
  if (there) heed(whyTwice(ctx.actor, there, await takenPages(ctx, [there.id])))
  const stored = there ?? (await newFile(ctx, file, kind, pages))
  const [shown] = await shownFiles(ctx, [stored], year)
  if (!shown) throw new Refused(noSuchFile)
  return shown
}

async function newFile(
  ctx: Ctx,
  { name, bytes }: { name: string; bytes: Uint8Array },
  { type, extension }: { type: string; extension: string },
  pages: number,
): Promise<StoredFile> {
  const { sha256, size } = await keepContent(ctx, type, bytes)
  const stored: StoredFile = {
    ...{ id: ctx.newId(), sha256, name: safeName(name, extension), mediaType: type, size, pages },
    ...{ uploadedBy: ctx.actor.personId, uploadedAt: ctx.now },
  }
  await saveFile(ctx, stored)
  await record(ctx, {
    act: 'agreement.scan-uploaded',
    subject: stored.id,
    after: { sha256, size, pages },
  })
  return stored
}

/** Takes a file out of the list; what was brought from it stays. */
export async function putAwayScanFile(
  ctx: Ctx,
  { fileId }: Taken<Contract['putAwayScanFile']>,
): Promise<{ id: string }> {
  const { id, sha256 } = await usableFile(ctx, fileId)
  await putAway(ctx, id)
  await record(ctx, { act: 'agreement.scan-put-away', subject: id, after: { sha256 } })
  return { id }
}

/** What the paper says, whole: as given, or as the draft says it. */
async function paperOf(
  ctx: Ctx,
  current: Current,
  { rows, budget }: Pick<Taken<Contract['bringScan']>, 'rows' | 'budget'>,
): Promise<Pick<Blocks, 'rows' | 'budget'>> {
  const draft = await blocksOf(ctx, current.versionId)
  const { content } = await packOf(ctx, 'perencanaan', current.year, PlanningPack)
  const read = rowsOnPaper(draft.rows, rows ?? draft.rows, content)
  if (!Array.isArray(read)) throw new Refused(read)
  return { rows: read, budget: budget ? budgetOnPaper(draft.budget, budget) : draft.budget }
}

/** The pages of one promise by their own hash: the file itself where it is all of it. */
async function contentOf(ctx: Ctx, file: StoredFile, { first, last }: Pages) {
  const { sha256, size, mediaType } = file
  if (first === 1 && last === file.pages) return { sha256, size, mediaType }
  const step = <Result>(work: (ctx: Ctx) => Promise<Result>): Promise<Result> => work(ctx)
  const bytes = await readContent({ step, onRecord: step }, sha256)
  const read = await readPages({ bytes, cuts: [{ first, last }] })
  if ('problem' in read) throw new Refused(unread[read.problem])
  const [part] = read.parts
  if (!part) throw new Refused(unread.BROKEN)
  return { ...(await keepContent(ctx, mediaType, part)), mediaType }
}

export type Bringing = Taken<Contract['bringScan']> & { runId?: string }

/** Checks and keeps one scan; answers with its id. */
export async function bring(ctx: Ctx, order: Bringing): Promise<string> {
  const { fileId, agreementId, first, last, signedOn, paperNumber, runId } = order
  const file = await usableFile(ctx, fileId)
  const current = await held(ctx, agreementId)
  heed(whyNotBring(ctx.actor, current))
  heed(whyNotScanned(current))
  heed(whyHeld(await openSigning(ctx, current.versionId), ctx.now))
  const { versionId, code, year } = current
  heed(whyNotSecond((await standingScans(ctx, [versionId])).get(versionId), code))
  heed(whyNotSignedOn(signedOn, year, ctx.today))
  await lockFile(ctx, fileId)
  heed(whyNotPages({ first, last }, file, await takenPages(ctx, [fileId])))
  const paper = await paperOf(ctx, current, order)
  const id = ctx.newId()
  const content = await contentOf(ctx, file, { first, last })
  await saveScan(ctx, {
    ...{ id, agreementId, versionId, fileId, first, last, ...content, ...paper, signedOn },
    ...{ paperNumber: paperNumber || null, runId: runId ?? null },
    ...{ broughtBy: ctx.actor.personId, broughtAt: ctx.now },
  })
  await record(ctx, {
    act: 'agreement.scan-brought',
    subject: agreementId,
    after: { scanId: id, sha256: content.sha256, signedOn, paperNumber: paperNumber || null },
  })
  return id
}

/** Asks whoever may say yes, once for each who brings, however many they bring. */
export async function askConfirmers(ctx: Ctx): Promise<void> {
  const { personId, name } = ctx.actor
  if (personId === null) return
  const confirmers = (await confirmersOf(ctx)).filter((id) => id !== personId)
  const handled = await handsOf(ctx, confirmers)
  await ctx.tasks.open(
    confirmers
      .filter((id) => !sameHands(id, personId, handled, ctx.now))
      .map((holder) => ({
        kind: 'agreements/confirm-scans',
        subject: personId,
        title: `Benarkan pindaian PK yang dibawa ${name}`,
        detail: 'PK yang sudah ditandatangani di atas kertas menunggu orang kedua.',
        holder: { personId: holder },
        waiting: name,
        link: '/perjanjian/pindaian',
      })),
  )
}

/** Nobody waits any more for those whose scans are all decided. */
export async function closeAsked(ctx: Ctx, bringers: readonly (string | null)[]): Promise<void> {
  const waiting = await bringersWaiting(ctx)
  const done = [...new Set(bringers.flatMap((id) => id ?? []))].filter(
    (id) => !waiting.includes(id),
  )
  if (done.length > 0)
    await ctx.tasks.close({
      kind: 'agreements/confirm-scans',
      subjects: done,
      reason: 'Semuanya sudah diputuskan',
    })
}

/** Brings the scan of a promise that both signed on paper; another person says yes to it. */
export async function bringScan(ctx: Ctx, order: Taken<Contract['bringScan']>): Promise<Scan> {
  const id = await bring(ctx, order)
  await askConfirmers(ctx)
  return shownOne(ctx, id)
}

/** Takes a scan back that nobody has decided about; its pages are free again. */
export async function withdrawScan(
  ctx: Ctx,
  { scanId }: Taken<Contract['withdrawScan']>,
): Promise<Scan> {
  const [found] = await findScans(ctx, [scanId])
  if (!found) throw new Refused(noSuchScan)
  const current = await held(ctx, found.agreementId)
  const [scan = found] = await findScans(ctx, [scanId])
  heed(whyNotWithdraw(broughtOf(scan, current), ctx.actor))
  await saveDecision(ctx, scanId, 'WITHDRAWN')
  await closeAsked(ctx, [scan.broughtBy])
  await record(ctx, {
    act: 'agreement.scan-withdrawn',
    subject: scan.agreementId,
    after: { scanId, sha256: scan.sha256 },
  })
  return shownOne(ctx, scanId)
}
