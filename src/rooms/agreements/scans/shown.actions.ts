import type { Actor } from '../../../kernel/actor.ts'
import { dateOf } from '../../../kernel/moment.ts'
import type { Context } from '../../../platform/context.ts'
import { handlingOf, type IdentityTables } from '../../identity/index.ts'
import { type Chart, chartOn, namesOf, type OrganisationTables } from '../../organisation/index.ts'
import { type Current, findCurrents } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { loadBlocksOf, noBlocks } from '../block.store.ts'
import { differencesOf } from './compare.rules.ts'
import type { Scan, ScannedPromise } from './scan.contract.ts'
import {
  type Brought,
  type Handled,
  wetProof,
  whyNotConfirm,
  whyNotWithdraw,
} from './scan.rules.ts'
import type { StoredScan } from './scan.store.ts'

export type ShownTables = AgreementsTables & OrganisationTables & IdentityTables
type Ctx = Context<ShownTables>

/** A promise as scans name it. */
export const promiseOf = (current: Current, chart: Chart): ScannedPromise => ({
  id: current.id,
  code: current.code,
  year: current.year,
  name: current.firstParty.name,
  title: current.firstParty.title,
  office: chart.unit.get(current.agencyId ?? '')?.name ?? null,
})

/** What decides about a scan, of a promise. */
export const broughtOf = (
  scan: StoredScan,
  { code, firstParty, secondParty }: Current,
): Brought => ({
  ...scan,
  code,
  parties: [firstParty.personId, ...(secondParty ? [secondParty.personId] : [])],
})

/** Whose hands the accounts of these people and of the actor went through. */
export const handsOf = (ctx: Ctx, people: readonly (string | null)[]): Promise<Handled[]> =>
  handlingOf(ctx, [...new Set([...people, ctx.actor.personId].flatMap((id) => id ?? []))])

/** Scans as this reader gets them: a handful of statements, whatever their number. */
export async function shownScans(ctx: Ctx, scans: readonly StoredScan[]): Promise<Scan[]> {
  if (scans.length === 0) return []
  const chart = await chartOn(ctx, ctx.today)
  const currents = await findCurrents(ctx, [...new Set(scans.map((one) => one.agreementId))])
  const waiting = scans.filter(({ state }) => state === 'WAITING')
  const drafts = await loadBlocksOf(
    ctx,
    waiting.map(({ versionId }) => versionId),
  )
  const people = scans.flatMap(({ broughtBy, decidedBy }) => [broughtBy, decidedBy])
  const names = await namesOf(ctx, [...new Set(people.flatMap((id) => id ?? []))])
  const handled = await handsOf(
    ctx,
    scans.map(({ broughtBy }) => broughtBy),
  )
  return scans.flatMap((scan) => {
    const current = currents.find(({ id }) => id === scan.agreementId)
    const draft = drafts.get(scan.versionId) ?? noBlocks
    const told = { chart, names, handled, draft }
    return current ? [shownScan(ctx.actor, scan, current, told)] : []
  })
}

function shownScan(
  actor: Actor,
  scan: StoredScan,
  current: Current,
  told: {
    chart: Chart
    names: ReadonlyMap<string, string>
    handled: Handled[]
    draft: Parameters<typeof differencesOf>[0]
  },
): Scan {
  const { id, state, fileName, first, last, mediaType, size, sha256, signedOn } = scan
  const { paperNumber, broughtAt, decidedAt, reason } = scan
  const brought = broughtOf(scan, current)
  const nameOf = (person: string | null): string | null =>
    person && (told.names.get(person) ?? 'seseorang yang tidak lagi tercatat')
  return {
    ...{ id, state, fileName, first, last, mediaType, size, sha256, signedOn },
    ...{ paperNumber, broughtAt, decidedAt, reason },
    promise: promiseOf(current, told.chart),
    late: current.dueOn !== null && signedOn > current.dueOn,
    broughtBy: nameOf(scan.broughtBy),
    decidedBy: nameOf(scan.decidedBy),
    differences: scan.differences ?? differencesOf(told.draft, scan),
    whyNotConfirm: whyNotConfirm(brought, actor, told.handled)?.detail ?? null,
    mayWithdraw: whyNotWithdraw(brought, actor) === null,
  }
}

/** The sentence of proof of a scan: who brought it and who said yes, or says it now. */
export async function storedProof(
  ctx: Context<AgreementsTables & OrganisationTables>,
  scan: StoredScan,
): Promise<string> {
  const [decidedBy, decidedAt] = [scan.decidedBy ?? ctx.actor.personId, scan.decidedAt ?? ctx.now]
  const people = [scan.broughtBy, decidedBy].flatMap((id) => id ?? [])
  const names = await namesOf(ctx, people)
  return wetProof({
    signedOn: scan.signedOn,
    broughtBy: names.get(scan.broughtBy ?? '') ?? null,
    broughtOn: dateOf(scan.broughtAt, ctx.region.timeZone),
    confirmedBy: names.get(decidedBy ?? '') ?? null,
    confirmedOn: dateOf(decidedAt, ctx.region.timeZone),
  })
}
