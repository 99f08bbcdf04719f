import * as z from 'zod/mini'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { chartOn, unitNamesOf } from '../../organisation/index.ts'
import { policyOf, seen } from '../agreement.actions.ts'
import { loadBlocksOf } from '../block.store.ts'
import type { DraftingTables } from '../drafting/drafting.actions.ts'
import { lockDrafting } from '../drafting/drafting.store.ts'
import { levelIn } from '../drafting/mandate.rules.ts'
import { frozen } from '../proof/content.actions.ts'
import { saveStates } from '../signing/signing.store.ts'
import { Reached } from '../succession/handover.contract.ts'
import { printed, reachedRows } from '../succession/handover-content.actions.ts'
import type { closingContract, Unclosed } from './closing.contract.ts'
import { closesFrom, openFigures, whyNotManageClosing, whyNotYet } from './closing.rules.ts'
import { countClosed, findFinal, loadInForce, saveFinals } from './closing.store.ts'

type Ctx = Context<DraftingTables>
type Contract = typeof closingContract

type InForce = Awaited<ReturnType<typeof loadInForce>>[number]
/** A promise in force, with what stands in the way of its close, and its figures. */
type Judged = { promise: InForce; why: string[]; rows: Reached[] }

const unfinishedAmendment = 'PK Perubahan-nya belum selesai: tanda tangani atau tarik dahulu.'

/** Judges the promises in force of a year: which are final, and what keeps the others open. */
async function judged(
  ctx: Ctx,
  of: { year: number; agencyId?: string | null | undefined },
): Promise<Judged[]> {
  const promises = await loadInForce(ctx, of)
  const versionOf = ({ inForceId, versionId }: InForce): string => inForceId ?? versionId
  const blocks = await loadBlocksOf(ctx, promises.map(versionOf))
  const { levels } = await policyOf(ctx, of.year)
  const measureIds = [...blocks.values()].flatMap(({ rows }) =>
    rows.flatMap(({ measureId }) => measureId ?? []),
  )
  const achieved = await ctx.figures.achieved([...new Set(measureIds)], {
    ...{ year: of.year, before: closesFrom(of.year) },
  })
  return promises.map((promise) => {
    const rows = blocks.get(versionOf(promise))?.rows ?? []
    const { heading } = levelIn({ levels }, promise.level)
    return {
      promise,
      why: [
        ...(promise.inForceId === null ? [] : [unfinishedAmendment]),
        ...openFigures(rows, achieved, printed),
      ],
      rows: reachedRows(rows, heading, achieved),
    }
  })
}

const most = 500

const unclosed = (all: readonly Judged[]): Unclosed[] =>
  all
    .filter(({ why }) => why.length > 0)
    .slice(0, most)
    .map(({ promise: { id, code, firstParty }, why }) => ({
      ...{ id, code, why, name: firstParty.name, title: firstParty.title },
    }))

export async function readClosing(
  ctx: Ctx,
  { year }: Taken<Contract['readClosing']>,
): Promise<Given<Contract['readClosing']>> {
  heed(whyNotManageClosing(ctx.actor))
  const all = await judged(ctx, { year })
  const closed = await countClosed(ctx, year)
  const { unit } = await chartOn(ctx, ctx.today)
  const byOffice = Map.groupBy(all, ({ promise }) => promise.agencyId)
  const ids = [...new Set([...byOffice.keys(), ...closed.keys()])]
  const gone = await unitNamesOf(
    ctx,
    ids.flatMap((id) => (id === null || unit.has(id) ? [] : id)),
  )
  const offices = ids.map((agencyId) => {
    const own = byOffice.get(agencyId) ?? []
    const waiting = own.filter(({ why }) => why.length > 0).length
    return {
      ...{ agencyId, ready: own.length - waiting, waiting, closed: closed.get(agencyId) ?? 0 },
      agencyName:
        agencyId === null
          ? 'Kepala daerah'
          : (unit.get(agencyId)?.name ?? gone.get(agencyId) ?? 'Unit lama'),
    }
  })
  return {
    ...{ year, from: closesFrom(year), waiting: unclosed(all) },
    offices: offices.toSorted(
      (a, b) =>
        Number(a.agencyId !== null) - Number(b.agencyId !== null) ||
        (a.agencyName < b.agencyName ? -1 : 1),
    ),
  }
}

/** Closes the promises of a year whose figures are all locked, and keeps those figures; the others
 * are named and stay in force. Two at once wait for each other: the second finds them closed. */
export async function closeYear(
  ctx: Ctx,
  { year, agencyId }: Taken<Contract['closeYear']>,
): Promise<Given<Contract['closeYear']>> {
  heed(whyNotManageClosing(ctx.actor))
  heed(whyNotYet(year, ctx.today))
  await lockDrafting(ctx, year)
  const all = await judged(ctx, { year, agencyId })
  const done = all.filter(({ why }) => why.length === 0)
  await saveFinals(
    ctx,
    done.map(({ promise, rows }) => {
      const { id: agreementId, versionId, version, code, digest: agreementDigest } = promise
      const final = { schema: 'amanah/penutupan/1', code, version, year, agreementDigest, rows }
      return { agreementId, versionId, ...frozen(final) }
    }),
  )
  await saveStates(
    ctx,
    done.map(({ promise: { versionId, sequence, digest }, rows }) => ({
      ...{ versionId, sequence, digest, state: 'CLOSED' as const },
      note: `Tahun ${year} ditutup dengan ${rows.length} angka akhir.`,
    })),
  )
  if (done.length > 0)
    await record(ctx, {
      act: 'agreements.year-closed',
      subject: agencyId ?? null,
      after: { year, closed: done.length, left: all.length - done.length },
    })
  return { closed: done.length, waiting: unclosed(all) }
}

const notClosed = refusal(
  'agreements/not-closed',
  404,
  'PK ini belum ditutup, jadi belum ada angka akhirnya.',
)
const Kept = z.object({ rows: z.array(Reached) })

/** The figures with which a promise was closed, for whoever may read it. */
export async function readFinal(
  ctx: Ctx,
  { id }: Taken<Contract['readFinal']>,
): Promise<Given<Contract['readFinal']>> {
  const { code, year, firstParty } = await seen(ctx, id)
  const final = await findFinal(ctx, id)
  if (!final) throw new Refused(notClosed)
  const { digest, closedAt, canonical } = final
  const { rows } = Kept.parse(JSON.parse(canonical))
  return { code, year, title: firstParty.title, name: firstParty.name, digest, closedAt, rows }
}
