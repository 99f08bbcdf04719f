import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { canonicalJson } from '../../../kernel/canonical.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, whyStale } from '../../../kernel/refusal.ts'
import type { Actions, Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { whyNotManageSettings } from '../region/setting.rules.ts'
import { differing, merged } from './clause.rules.ts'
import { type PackChange, PackSources, type packContract, type RulePack } from './pack.contract.ts'
import type { RulePackKind } from './pack.ports.ts'
import {
  clauseLines,
  noSuchPack,
  whyNotFrom,
  whyNothing,
  whyNotOpen,
  whyUnfit,
} from './pack.rules.ts'
import { holdPack, latestOwn, saveOwnPack, type WrittenPack, writtenPacks } from './pack.store.ts'

export type RulingTables = OrganisationTables & AuditTables
type Ctx = Context<RulingTables>
type Kind = RulePackKind<RulingTables>
type Contract = typeof packContract

type Standing = { national: WrittenPack; own: WrittenPack | null; content: unknown }

function standingIn(packs: readonly WrittenPack[], code: string): Standing | null {
  const national = packs.find((pack) => pack.code === code && !pack.own)
  const own = packs.find((pack) => pack.code === code && pack.own) ?? null
  return national ? { national, own, content: merged(national.content, own?.content) } : null
}

const versionOf = (pack: RulePack | null | undefined) =>
  pack ? { validFrom: pack.validFrom, legalBasis: pack.legalBasis, digest: pack.digest } : null

const isContent = z.record(z.string(), z.unknown())
const contentOf = (pack: RulePack | undefined) => (pack ? z.parse(isContent, pack.content) : {})

const listRules =
  (kinds: readonly Kind[]) =>
  async (
    ctx: Ctx,
    { on = ctx.today, code }: Taken<Contract['listRules']>,
  ): Promise<Given<Contract['listRules']>> => {
    heed(whyNotManageSettings(ctx.actor))
    const wanted = kinds.filter((kind) => code === undefined || kind.code === code)
    if (wanted.length === 0) throw new Refused(noSuchPack)
    const codes = wanted.map((kind) => kind.code)
    const packs = await writtenPacks(ctx, on, codes)
    const latest = await latestOwn(ctx, codes)
    const items = wanted.flatMap((kind) => {
      const standing = standingIn(packs, kind.code)
      if (!standing) return []
      const { national, own, content } = standing
      const sources = z.parse(PackSources, national.sources)
      return {
        ...{ code: kind.code, title: kind.title, sentence: kind.sentence },
        ...{ validFrom: national.validFrom, legalBasis: national.legalBasis },
        ...{ own: versionOf(own), latest: versionOf(latest.get(kind.code)) },
        content: contentOf(latest.get(kind.code)),
        clauses: clauseLines(kind.clauses(content), { national, sources, own, content }),
        additions: [...(kind.additions ?? [])],
      }
    })
    return { on, items }
  }

/** Judges a change by the pack's own shape and by what a region may set, and says what would hold at
 * the end of its first year before and after. */
async function weigh(ctx: Ctx, kind: Kind | undefined, change: PackChange) {
  heed(whyNotManageSettings(ctx.actor))
  if (!kind) throw new Refused(noSuchPack)
  const { code, validFrom } = change
  const year = Number(validFrom.slice(0, 4))
  const standing = standingIn(await writtenPacks(ctx, `${year}-12-31`, [code]), code)
  if (!standing) throw new Refused(noSuchPack)
  const { national } = standing
  const latest = (await latestOwn(ctx, [code])).get(code)
  heed(whyStale(change.seen ?? 'none', latest?.digest ?? 'none'))
  const { today } = ctx
  heed(
    whyNotFrom(validFrom, { today, first: national.validFrom, latest: latest?.validFrom ?? null }),
  )
  const own = differing(national.content, change.content)
  const after = merged(national.content, own)
  const fits = kind.shape.safeParse(after)
  const clauses = kind.clauses(fits.success ? after : standing.content)
  heed(whyUnfit(fits.success ? [] : fits.error.issues, clauses))
  heed(whyNotOpen({ content: own }, clauses))
  heed(whyNothing(contentOf(latest), own))
  return { kind, own, latest, turn: { year, before: standing.content, after } }
}

const previewRules =
  (kinds: readonly Kind[]) =>
  async (
    ctx: Ctx,
    change: Taken<Contract['previewRules']>,
  ): Promise<Given<Contract['previewRules']>> => {
    const { kind, turn } = await weigh(
      ctx,
      kinds.find(({ code }) => code === change.code),
      change,
    )
    return { year: turn.year, effects: await kind.effects(ctx, turn) }
  }

/** Sets what the region rules otherwise, from a day on, as a version of its own. */
const setRules =
  (kinds: readonly Kind[]) =>
  async (ctx: Ctx, change: Taken<Contract['setRules']>): Promise<Given<Contract['setRules']>> => {
    const { code, validFrom, legalBasis } = change
    await holdPack(ctx, code)
    const { kind, own, latest, turn } = await weigh(
      ctx,
      kinds.find((one) => one.code === code),
      change,
    )
    const text = canonicalJson({ validFrom, legalBasis, content: own })
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
    await saveOwnPack(ctx, { code, validFrom, legalBasis, content: own, digest })
    await record(ctx, {
      act: 'region.rules-set',
      subject: null,
      before: latest ? { code, ...versionOf(latest), content: latest.content } : null,
      after: { code, validFrom, legalBasis, digest, content: own },
    })
    await kind.adopted(ctx, turn.year)
    return { validFrom, legalBasis, digest }
  }

/** The acts over the rule packs of all rooms. */
export const rulingActs = (kinds: readonly Kind[]): Actions<typeof packContract, RulingTables> => ({
  listRules: listRules(kinds),
  previewRules: previewRules(kinds),
  setRules: setRules(kinds),
})
