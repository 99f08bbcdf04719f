import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../kernel/canonical.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type AgreementContent, readContent } from '../../documents/words.ts'
import {
  chartOn,
  type OrganisationTables,
  printedRank,
  readRanks,
  regionOn,
} from '../../organisation/index.ts'
import type { Party } from '../agreement.contract.ts'
import type { Current } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import type { BlocksBeside } from '../block.store.ts'
import { levelIn } from '../drafting/mandate.rules.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import { findContent } from '../signing/signing.store.ts'
import { wordsOn } from '../wording/in-force.actions.ts'
import type { Wording } from '../wording/wording.contract.ts'
import { amendmentOf, contentOf } from './content.rules.ts'

/** What a content is made of beside the agreement itself; `above` is its direct parent. */
export type Parts = BlocksBeside & {
  policy: AgreementPolicy
  above: Pick<Current, 'code' | 'standingDigest'> | undefined
  /** The day it was signed by hand; today unless told. */
  date?: LocalDate
  /** Other words than those that count today, to look at them. */
  words?: Wording | undefined
}

/** A content with the bytes that are digested, and their digest. */
export type Digested = { content: AgreementContent; canonical: string; digest: string }

/** The content as it would be frozen today: the same parts on the same day give the same digest, so
 * what was read is what is signed. */
export async function contentNow(
  ctx: Context<AgreementsTables & OrganisationTables>,
  current: Current,
  { policy, above, words, date = ctx.today, ...blocks }: Parts,
): Promise<Digested> {
  const { unit } = await chartOn(ctx, ctx.today)
  const { person } = await chartOn(ctx, date)
  const ranks = await readRanks(ctx, date)
  /** The rank of a party on the day: who rose since the draft signs with the new one
   * (`anggaran-organisasi-layanan.md` §2.6). */
  const onTheDay = (party: Party): Party => {
    const there = person.get(party.personId)
    return there ? { ...party, rank: printedRank(there, ranks) } : party
  }
  const content = contentOf({
    ...current,
    firstParty: onTheDay(current.firstParty),
    secondParty: current.secondParty && onTheDay(current.secondParty),
    ...{ round: blocks.round, rows: blocks.rows, budget: blocks.budget },
    amendment: amendmentOf(current, blocks, policy),
    region: { ...(await regionOn(ctx, ctx.today)), code: ctx.region.code },
    names: {
      agency: unit.get(current.agencyId ?? '')?.name ?? null,
      unit: current.unitId === current.agencyId ? null : (unit.get(current.unitId)?.name ?? null),
    },
    policy: levelIn(policy, current.level),
    parent: above?.standingDigest ? { code: above.code, digest: above.standingDigest } : null,
    date,
    words: words ?? (await wordsOn(ctx, current, date)),
    address: ctx.publicUrl,
  })
  return { content, ...frozen(content) }
}

/** What is frozen of something: its canonical bytes, and their digest. */
export function frozen(content: unknown): { canonical: string; digest: string } {
  const canonical = canonicalJson(content)
  return {
    canonical,
    digest: `sha256:${createHash('sha256').update(canonical, 'utf8').digest('hex')}`,
  }
}

/** The frozen content of a version, or `null` before it was agreed. One that no paper can read is a
 * fault: it must never pass for a draft. */
export async function contentOfVersion(
  ctx: Context<AgreementsTables>,
  { versionId, digest }: Pick<Current, 'versionId' | 'digest'>,
): Promise<AgreementContent | null> {
  const canonical = digest === null ? undefined : await findContent(ctx, versionId, digest)
  if (canonical === undefined) return null
  const content = readContent(canonical)
  if (!content) throw new Error(`no paper reads the content ${digest}`)
  return content
}
