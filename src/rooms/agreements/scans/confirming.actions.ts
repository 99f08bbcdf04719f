import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, type Refusal, Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { DocumentsTables } from '../../documents/index.ts'
import type { PlanningTables } from '../../planning/index.ts'
import { policyOf } from '../agreement.actions.ts'
import { type Current, findCurrents, loadChain, loadChains } from '../agreement.store.ts'
import { comeIntoForce } from '../amending/in-force.actions.ts'
import { blocksBeside, blocksOf } from '../block.store.ts'
import { replaceBlocks } from '../drafting/drafting.store.ts'
import { contentNow } from '../proof/content.actions.ts'
import { keepInLibrary } from '../signing/signing.actions.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { openSigning, saveContent, saveState } from '../signing/signing.store.ts'
import { held } from '../talks/agreeing.actions.ts'
import { declinedTasks } from '../talks/talk.rules.ts'
import { closeAsked } from './bringing.actions.ts'
import { differencesOf } from './compare.rules.ts'
import { noSuchScan, type ScanTables, shownOne } from './reading.actions.ts'
import type { Scan, scanContract } from './scan.contract.ts'
import { type Handled, whyNotConfirm, whyNotRefuse, whyNotScanned } from './scan.rules.ts'
import { findScans, markWet, type StoredScan, saveDecision } from './scan.store.ts'
import { broughtOf, handsOf, shownScans, storedProof } from './shown.actions.ts'

export type ConfirmingTables = ScanTables & DocumentsTables & PlanningTables
type Ctx = Context<ConfirmingTables>
type Contract = typeof scanContract

/** A scan as it stands once its promise is held. */
async function heldScan(ctx: Ctx, scanId: string): Promise<{ scan: StoredScan; current: Current }> {
  const [found] = await findScans(ctx, [scanId])
  if (!found) throw new Refused(noSuchScan)
  const current = await held(ctx, found.agreementId)
  const [scan = found] = await findScans(ctx, [scanId])
  return { scan, current }
}

/** The content both signed: the rows of the paper, dated as the paper is. */
async function freezePaper(ctx: Ctx, scan: StoredScan, current: Current): Promise<string> {
  const { rows, budget, versionId, signedOn } = scan
  const { round, ...beside } = await blocksBeside(ctx, current)
  await replaceBlocks(ctx, [{ versionId, rows, budget }])
  await markWet(ctx, versionId, signedOn)
  const { digest, canonical } = await contentNow(ctx, current, {
    ...{
      ...beside,
      policy: await policyOf(ctx, current.year),
      rows,
      budget,
      round,
      date: signedOn,
    },
    above: (await loadChain(ctx, current)).at(-1),
  })
  await saveContent(ctx, { versionId, digest, canonical })
  return digest
}

/** Puts a promise in force by its paper: blocks, content, states, library and results move together
 * or not at all. */
async function confirm(ctx: Ctx, scan: StoredScan, current: Current): Promise<void> {
  const { id, signedOn, versionId } = scan
  const differences = differencesOf(await blocksOf(ctx, versionId), scan)
  const digest = await freezePaper(ctx, scan, current)
  await saveState(ctx, current, { state: 'AGREED', digest, note: 'Menurut kertasnya.' })
  const note = await storedProof(ctx, scan)
  await saveState(ctx, current, { state: 'ACTIVE', digest, ahead: 2, note })
  await saveDecision(ctx, id, 'CONFIRMED', { differences })
  for (const kind of ['agreements/read-draft', ...declinedTasks, 'agreements/sign'])
    await ctx.tasks.close({ kind, subjects: [current.id], reason: 'Ditandatangani di atas kertas' })
  await comeIntoForce(ctx, current)
  await keepInLibrary(ctx, current, {
    fileId: null,
    number: scan.paperNumber ?? current.code,
    dated: signedOn,
  })
  await record(ctx, {
    act: 'agreement.scan-confirmed',
    subject: current.id,
    before: { state: current.state },
    after: { scanId: id, sha256: scan.sha256, digest, signedOn, differences: differences.length },
  })
}

async function whyNot(
  ctx: Ctx,
  scan: StoredScan,
  current: Current,
  handled: readonly Handled[],
): Promise<Refusal | null> {
  return (
    whyNotConfirm(broughtOf(scan, current), ctx.actor, handled) ??
    whyNotScanned(current) ??
    whyHeld(await openSigning(ctx, current.versionId), ctx.now)
  )
}

/** Promises above before those below, so that each carries the content of the one it hangs on. */
async function fromAbove(ctx: Ctx, scans: readonly StoredScan[]): Promise<StoredScan[]> {
  const currents = await findCurrents(
    ctx,
    scans.map(({ agreementId }) => agreementId),
  )
  const chains = await loadChains(ctx, currents)
  const depth = ({ agreementId }: StoredScan): number => chains.get(agreementId)?.length ?? 0
  return scans.toSorted((a, b) => depth(a) - depth(b))
}

async function tellBringers(ctx: Ctx, scans: readonly StoredScan[]): Promise<void> {
  const byBringer = Map.groupBy(scans, ({ broughtBy }) => broughtBy)
  await ctx.notices.tell(
    [...byBringer].flatMap(([personId, own]) =>
      personId === null
        ? []
        : [
            {
              ...{ personId, kind: 'agreements/scans-confirmed', link: '/perjanjian/pindaian' },
              title: `${own.length} pindaian PK yang Anda bawa sudah dibenarkan.`,
            },
          ],
    ),
  )
}

/** A second person says yes: the promises are in force, marked as signed by hand. What is not for
 * the actor, is decided by now or goes another way is left as it is and told. */
export async function confirmScans(
  ctx: Ctx,
  { scanIds }: Taken<Contract['confirmScans']>,
): Promise<Given<Contract['confirmScans']>> {
  const found = await findScans(ctx, [...new Set(scanIds)])
  const handled = await handsOf(
    ctx,
    found.map(({ broughtBy }) => broughtBy),
  )
  const confirmed: StoredScan[] = []
  const left: Given<Contract['confirmScans']>['left'] = scanIds
    .filter((id) => !found.some((scan) => scan.id === id))
    .map((id) => ({ id, code: 'Pindaian', why: noSuchScan.detail }))
  for (const { id } of await fromAbove(ctx, found)) {
    const { scan, current } = await heldScan(ctx, id)
    const why = await whyNot(ctx, scan, current, handled)
    if (why) left.push({ id, code: current.code, why: why.detail })
    else {
      await confirm(ctx, scan, current)
      confirmed.push(scan)
    }
  }
  await closeAsked(
    ctx,
    confirmed.map(({ broughtBy }) => broughtBy),
  )
  await tellBringers(ctx, confirmed)
  const ids = confirmed.map(({ id }) => id)
  return { confirmed: await shownScans(ctx, await findScans(ctx, ids)), left }
}

/** The second person says no, with a reason that whoever brought it reads. */
export async function refuseScan(
  ctx: Ctx,
  { scanId, reason }: Taken<Contract['refuseScan']>,
): Promise<Scan> {
  const { scan, current } = await heldScan(ctx, scanId)
  const handled = await handsOf(ctx, [scan.broughtBy])
  heed(whyNotRefuse(broughtOf(scan, current), reason, ctx.actor, handled))
  await saveDecision(ctx, scanId, 'REFUSED', { reason })
  await closeAsked(ctx, [scan.broughtBy])
  if (scan.broughtBy)
    await ctx.notices.tell([
      {
        ...{ personId: scan.broughtBy, kind: 'agreements/scan-refused' },
        title: `Pindaian ${current.code} ditolak.`,
        detail: reason,
        link: '/perjanjian/pindaian',
      },
    ])
  await record(ctx, {
    act: 'agreement.scan-refused',
    subject: current.id,
    after: { scanId, sha256: scan.sha256, reason },
  })
  return shownOne(ctx, scanId)
}
