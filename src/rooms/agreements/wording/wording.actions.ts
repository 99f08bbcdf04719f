import type { FileAnswer, Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import {
  type DocumentsTables,
  paperOfToday,
  printAgreement,
  type ToPrint,
} from '../../documents/index.ts'
import {
  findEmblem,
  type OrganisationTables,
  regionOn,
  whyNotManageSettings,
} from '../../organisation/index.ts'
import { policyOf, seen } from '../agreement.actions.ts'
import { whyNotDraft } from '../agreement.rules.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import { printFor } from '../proof/document.actions.ts'
import type { Wording, wordingContract } from './wording.contract.ts'
import {
  allPairs,
  exampleWith,
  ownStatement,
  placesOf,
  type Scope,
  scopesOf,
  whyNotWording,
} from './wording.rules.ts'
import { draftWith, loadWordings, saveWording } from './wording.store.ts'

type Ctx = Context<AgreementsTables & OrganisationTables & AuditTables & DocumentsTables>
type Contract = typeof wordingContract

const policyNow = (ctx: Ctx): Promise<AgreementPolicy> =>
  policyOf(ctx, Number(ctx.today.slice(0, 4)))

/** All that a region has said, and what it may say. */
export async function listWordings(ctx: Ctx): Promise<Given<Contract['listWordings']>> {
  heed(whyNotManageSettings(ctx.actor))
  const policy = await policyNow(ctx)
  const all = await loadWordings(ctx)
  return {
    today: ctx.today,
    places: placesOf('TWO_PARTY'),
    scopes: scopesOf(policy).map((one) => ({
      ...one,
      own: ownStatement(one.form),
      wordings: all.filter(({ scope }) => scope === one.scope),
    })),
  }
}

/** The scope of a wording that may be kept, by who may. */
async function checked(ctx: Ctx, wanted: string, wording: Wording): Promise<Scope> {
  heed(whyNotManageSettings(ctx.actor) ?? whyNotDraft(ctx.actor))
  const found = scopesOf(await policyNow(ctx)).find(({ scope }) => scope === wanted)
  if (!found)
    throw new Refused(
      refusal(
        'agreements/no-such-scope',
        404,
        `Tingkat «${wanted}» tidak ada dalam aturan tahun ini. Muat ulang halaman dan pilih dari daftar.`,
      ),
    )
  heed(whyNotWording(wording, found.form))
  return found
}

/** What the promises of a level say from a day on; what was agreed keeps its words. */
export async function setWording(
  ctx: Ctx,
  { scope, statement, articles, validFrom }: Taken<Contract['setWording']>,
): Promise<Given<Contract['setWording']>> {
  await checked(ctx, scope, { statement, articles })
  const before = (await loadWordings(ctx)).filter((wording) => wording.scope === scope).at(-1)
  const saved = await saveWording(ctx, { scope, statement, articles, validFrom })
  await record(ctx, {
    act: 'agreements.worded',
    subject: null,
    ...(before && { before }),
    after: saved,
  })
  return saved
}

/** The paper with these words: of a draft of this year, or of an example. */
export async function previewWording(
  ctx: Ctx,
  { scope, ...wording }: Taken<Contract['previewWording']>,
): Promise<FileAnswer> {
  const chosen = await checked(ctx, scope, wording)
  const { levels } = await policyNow(ctx)
  const meant = Object.keys(levels).filter((level) =>
    scope === allPairs ? levels[level]?.form === 'TWO_PARTY' : level === scope,
  )
  const draft = await draftWith(ctx, Number(ctx.today.slice(0, 4)), meant)
  const paper = draft
    ? await printFor(ctx, await seen(ctx, draft), wording)
    : await exampleOf(ctx, chosen, wording)
  const { bytes } = await printAgreement(paper)
  return { name: 'contoh-pk.pdf', type: 'application/pdf', bytes, inline: true }
}

async function exampleOf(ctx: Ctx, scope: Scope, wording: Wording): Promise<ToPrint> {
  const { name, governmentName, place, ...head } = await regionOn(ctx, ctx.today)
  const sha256 = head.emblem
  const region = { code: ctx.region.code, name, governmentName, place }
  const about = { ...scope, region, date: ctx.today, address: ctx.publicUrl }
  return {
    content: {
      ...paperOfToday,
      ...exampleWith(wording, about),
      ...{ letterhead: [...head.letterhead], emblem: sha256 === null ? null : { sha256 } },
    },
    createdAt: ctx.now,
    emblem: sha256 === null ? null : ((await findEmblem(ctx, sha256)) ?? null),
    beside: { digest: null, publicCode: '', publicUrl: '', place, emptyBudget: 'OFFICE' },
  }
}
