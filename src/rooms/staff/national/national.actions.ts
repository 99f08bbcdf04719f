import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { EvidenceTables } from '../../evidence/index.ts'
import type { StaffTables } from '../staff.tables.ts'
import { makeLinks, shownLinks } from './link.actions.ts'
import type { NationalRow, nationalContract } from './national.contract.ts'
import {
  cellsOf,
  clockText,
  missingIn,
  noResult,
  noSuchRow,
  stateOf,
  whyNotDays,
  whyNotHandOver,
} from './national.rules.ts'
import {
  defaultsOf,
  dropHanded,
  type LoggedRow,
  loggedBetween,
  loggedRow,
  recapBetween,
  recapReadAt,
  saveDefault,
  saveHanded,
} from './national.store.ts'

type Ctx = Context<StaffTables & EvidenceTables & AuditTables>
type Contract = typeof nationalContract
type Defaults = Awaited<ReturnType<typeof defaultsOf>>

const own = ({ actor }: Ctx): string => actor.personId ?? ''
const keyOf = ({ resultId }: Pick<LoggedRow, 'resultId'>): string => resultId ?? noResult

/** Rows of the log as the national form takes them. */
async function shownRows(
  ctx: Ctx,
  rows: readonly LoggedRow[],
  defaults: Defaults,
  seen: ReadonlySet<string>,
): Promise<NationalRow[]> {
  const links = await shownLinks(ctx, rows)
  return rows.map((row) => {
    const mine = links.get(row.id) ?? []
    const proof = mine.find(({ over }) => !over)?.url ?? null
    const cells = cellsOf(row, defaults.get(keyOf(row)) ?? {}, proof)
    const linked = new Set(mine.map(({ evidenceId }) => evidenceId))
    return {
      ...{ entryId: row.id, cells, resultKey: keyOf(row), missing: missingIn(cells) },
      state: stateOf(cells, row.handed, seen.has(`${row.day} ${row.starts}`)),
      ...{ handedAt: row.handedAt, personal: row.personal, links: mine },
      unlinked: row.personal ? 0 : row.evidenceIds.filter((id) => !linked.has(id)).length,
    }
  })
}

/** One's own days between the log and the national e-Kinerja: what leaves, what a recap confirms, what
 * only the recap has, and what is still asked of each result. */
export async function readNational(
  ctx: Ctx,
  days: Taken<Contract['readNational']>,
): Promise<Given<Contract['readNational']>> {
  heed(whyNotDays(days))
  const logged = await loggedBetween(ctx, own(ctx), days)
  const defaults = await defaultsOf(ctx, own(ctx))
  const recap = await recapBetween(ctx, [own(ctx)], days)
  const there = new Set(recap.map(({ day, starts }) => `${day} ${starts}`))
  const rows = await shownRows(ctx, logged, defaults, there)
  const here = new Set(logged.map(({ day, starts }) => `${day} ${starts}`))
  const keys = new Set([...logged.map(keyOf), ...defaults.keys()])
  const used = [...keys].filter(
    (key) =>
      defaults.get(key)?.resultText !== undefined || logged.some((row) => keyOf(row) === key),
  )
  return {
    rows,
    onlyThere: recap
      .filter(({ day, starts }) => !here.has(`${day} ${starts}`))
      .map(({ day, starts, activity }) => ({ day, from: clockText(starts), activity })),
    results: used.map((key) => {
      const { resultText, ...said } = defaults.get(key) ?? { ...blank, key }
      const waiting = rows.filter((row) => row.resultKey === key && row.missing.length > 0).length
      const label = resultText ?? 'Pekerjaan di luar hasil kerja SKP'
      return { ...said, label, actionPlan: said.actionPlan || (resultText ?? ''), waiting }
    }),
    recapAt: await recapReadAt(ctx, own(ctx)),
  }
}

const blank = { actionPlan: '', dataSource: '', unit: '', quantity: 1, resultText: undefined }

/** Keeps what a result says to all its rows, also those of before. */
export async function saveResultDefault(
  ctx: Ctx,
  said: Taken<Contract['saveResultDefault']>,
): Promise<Given<Contract['saveResultDefault']>> {
  const known = said.key === noResult || (await defaultsOf(ctx, own(ctx))).has(said.key)
  if (!known) throw new Refused(noSuchRow)
  await saveDefault(ctx, own(ctx), said)
  return { key: said.key }
}

/** «Sudah disalin»: handed over by hand, with what was copied. Never a proof that it arrived. */
export async function markCopied(
  ctx: Ctx,
  { entryId, copied }: Taken<Contract['markCopied']>,
): Promise<Given<Contract['markCopied']>> {
  const row = await loggedRow(ctx, own(ctx), entryId)
  if (!row) throw new Refused(noSuchRow)
  if (!copied) await dropHanded(ctx, entryId)
  else {
    const [shown] = await shownRows(ctx, [row], await defaultsOf(ctx, own(ctx)), new Set())
    if (!shown) throw new Refused(noSuchRow)
    heed(whyNotHandOver(shown.missing))
    await saveHanded(ctx, 'COPY', [shown])
  }
  return { copied }
}

/** Hands rows over as a file: complete ones get the links they lack and are kept as handed over; the
 * others are left and counted. */
export async function handOver(
  ctx: Ctx,
  days: Taken<Contract['handOver']>,
): Promise<Given<Contract['handOver']>> {
  heed(whyNotDays(days))
  const rows = await loggedBetween(ctx, own(ctx), days)
  await makeLinks(ctx, own(ctx), rows)
  const shown = await shownRows(ctx, rows, await defaultsOf(ctx, own(ctx)), new Set())
  const complete = shown.filter(({ missing }) => missing.length === 0)
  await saveHanded(ctx, 'FILE', complete)
  await record(ctx, {
    act: 'log.handed-over',
    subject: own(ctx),
    after: { ...days, rows: complete.length },
  })
  return { rows: complete.map(({ cells }) => cells), left: shown.length - complete.length }
}
