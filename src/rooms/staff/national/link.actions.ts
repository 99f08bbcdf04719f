import type { FileAnswer, Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { keyedHash } from '../../../platform/keyed.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { type EvidenceTables, findItems, readContent } from '../../evidence/index.ts'
import type { StaffTables } from '../staff.tables.ts'
import { noSuchLink, readToken, tokenOf, whyNotLink, whyNotOpen } from './link.rules.ts'
import {
  findLink,
  insertLinks,
  linksOf,
  type NewLink,
  revokeLink,
  type StandingLink,
  saveOpening,
} from './link.store.ts'
import type { nationalContract, ProofLink } from './national.contract.ts'
import { lastDayOfLink, noSuchRow } from './national.rules.ts'
import { type LoggedRow, loggedRow } from './national.store.ts'

type Tables = StaffTables & EvidenceTables & AuditTables
type Ctx = Context<Tables>
type Contract = typeof nationalContract

/** The seal of a link: nobody guesses or changes an address without the key of this installation. */
const sealOf = (
  { authoritySecret, tenantId }: Ctx,
  { id, lastDay }: Pick<StandingLink, 'id' | 'lastDay'>,
): string => keyedHash(authoritySecret, 'evidence link', `${tenantId} ${id} ${lastDay}`)

/** Links as their owner sees them, by the row they belong to. */
export async function shownLinks(
  ctx: Ctx,
  rows: readonly LoggedRow[],
): Promise<Map<string, (ProofLink & { evidenceId: string })[]>> {
  const withProof = rows.filter(({ evidenceIds }) => evidenceIds.length > 0)
  const links = await linksOf(
    ctx,
    withProof.map(({ id }) => id),
  )
  const items = await findItems(
    ctx,
    links.map(({ evidenceId }) => evidenceId),
  )
  const names = new Map(items.map(({ id, name }) => [id, name]))
  const shown = links.map(({ entryId, ...link }) => ({
    ...{ entryId, ...link, over: link.lastDay < ctx.today },
    name: names.get(link.evidenceId) ?? 'Bukti',
    url: new URL(`/publik/bukti/${tokenOf(link.id, sealOf(ctx, link))}`, ctx.publicUrl).href,
  }))
  return Map.groupBy(shown, ({ entryId }) => entryId)
}

/** Makes the links that rows still lack; private proof gets none. Answers how many. */
export async function makeLinks(
  ctx: Ctx,
  personId: string,
  rows: readonly LoggedRow[],
): Promise<number> {
  const open = rows.filter((row) => whyNotLink(row) === null)
  const standing = await linksOf(
    ctx,
    open.map(({ id }) => id),
  )
  const known = new Set(standing.map(({ entryId, evidenceId }) => `${entryId} ${evidenceId}`))
  const links = open.flatMap(({ id: entryId, day, evidenceIds }): NewLink[] =>
    [...new Set(evidenceIds)]
      .filter((evidenceId) => !known.has(`${entryId} ${evidenceId}`))
      .map((evidenceId) => ({ entryId, evidenceId, lastDay: lastDayOfLink(day) })),
  )
  await insertLinks(ctx, personId, links)
  return links.length
}

export async function linkProof(
  ctx: Ctx,
  { entryId }: Taken<Contract['linkProof']>,
): Promise<Given<Contract['linkProof']>> {
  const personId = ctx.actor.personId ?? ''
  const row = await loggedRow(ctx, personId, entryId)
  if (!row) throw new Refused(noSuchRow)
  heed(whyNotLink(row))
  const made = await makeLinks(ctx, personId, [row])
  await record(ctx, { act: 'log.proof-linked', subject: entryId, after: { made } })
  return { made }
}

export async function revokeProof(
  ctx: Ctx,
  { linkId }: Taken<Contract['revokeProof']>,
): Promise<Given<Contract['revokeProof']>> {
  const entryId = await revokeLink(ctx, ctx.actor.personId ?? '', linkId)
  if (!entryId) throw new Refused(noSuchLink)
  await record(ctx, { act: 'log.proof-link-revoked', subject: entryId, before: { linkId } })
  return { revoked: true }
}

/** Gives one file of proof to whoever holds its address: the rater in the national e-Kinerja, who has
 * no account here. Each opening is on record before a byte leaves. */
export async function openProof(
  look: Look<Tables>,
  { token }: Taken<Contract['openProof']>,
): Promise<FileAnswer> {
  const { link, item } = await look.step(async (ctx) => {
    const asked = readToken(token)
    const link = asked && (await findLink(ctx, asked.id))
    if (!link || sealOf(ctx, link) !== asked.seal) throw new Refused(noSuchLink)
    const { lastDay, revokedAt, evidenceId, evidenceIds, personal } = link
    const carried = personal === false && (evidenceIds?.includes(evidenceId) ?? false)
    heed(whyNotOpen({ lastDay, revoked: revokedAt !== null, carried }, ctx.today))
    const [item] = await findItems(ctx, [evidenceId])
    if (!item) throw new Refused(noSuchLink)
    return { link, item }
  })
  await look.onRecord((ctx) => saveOpening(ctx, link.id))
  const bytes = await readContent(look, item.sha256)
  return { name: item.name, type: item.mediaType, bytes, inline: true, unlisted: true }
}
