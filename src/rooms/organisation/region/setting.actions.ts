import { createHash } from 'node:crypto'
import type { FileAnswer, Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, whyStale } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context, Steps } from '../../../platform/context.ts'
import { drawPicture } from '../../../platform/picture.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { remembered } from '../chart/chart.actions.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { whyNotPublic } from './address.rules.ts'
import { printHost, whyNotHost } from './host.rules.ts'
import { loadHosts, setHost } from './region.store.ts'
import type { DatedSetting, Settings, settingsContract } from './setting.contract.ts'
import {
  emblemSizes,
  settingOn,
  unfitEmblem,
  unknownEmblem,
  whyNotManageSettings,
  whyNotSince,
} from './setting.rules.ts'
import {
  findEmblem,
  keepEmblem,
  loadSettings,
  lockSettings,
  ownAddresses,
  saveSetting as saveFrom,
} from './setting.store.ts'

type Ctx = Context<OrganisationTables & AuditTables>
type Contract = typeof settingsContract

/** How the region is called on a date and how its papers begin; no statement where it is in memory.
 * `ctx.region` says the same of today, up to half a minute late: what is frozen reads this. */
export const regionOn = (ctx: Context<OrganisationTables>, on: LocalDate): Promise<DatedSetting> =>
  remembered(ctx, `region ${on}`, async () => settingOn(await loadSettings(ctx), on))

const versionOf = (settings: readonly DatedSetting[]): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16)

/** What is set now; two statements. */
export async function readSettings(ctx: Ctx): Promise<Settings> {
  heed(whyNotManageSettings(ctx.actor))
  const settings = await loadSettings(ctx)
  const hosts = await ownAddresses(ctx)
  const primary = hosts.find((host) => host.primary)
  return {
    version: versionOf(settings),
    today: ctx.today,
    settings,
    address: {
      url: primary ? printHost(primary) : ctx.publicUrl,
      others: hosts.filter((host) => !host.primary).map(printHost),
    },
  }
}

/** Sets what counts from a day on, as it was seen; goes on record. */
export async function saveSetting(
  ctx: Ctx,
  { validFrom, ...setting }: Taken<Contract['saveSetting']>,
): Promise<Settings> {
  heed(whyNotManageSettings(ctx.actor))
  await lockSettings(ctx)
  const settings = await loadSettings(ctx)
  heed(whyStale(ctx.ifMatch, versionOf(settings)))
  heed(whyNotSince(validFrom, settingOn(settings, ctx.today)))
  if (setting.emblem !== null && !(await findEmblem(ctx, setting.emblem)))
    throw new Refused(unknownEmblem)
  const { since: _, ...before } = settingOn(settings, validFrom)
  await saveFrom(ctx, setting, validFrom)
  await record(ctx, {
    act: 'region.setting-saved',
    subject: null,
    before,
    after: { ...setting, validFrom },
  })
  return readSettings(ctx)
}

/** Draws an emblem and keeps it; it counts once it is chosen in a setting. Between the look at the
 * right and the keeping no transaction waits for the drawing. */
export async function drawEmblem(
  { step }: Steps<OrganisationTables & AuditTables>,
  { file }: Taken<Contract['drawEmblem']>,
): Promise<Given<Contract['drawEmblem']>> {
  await step(async (ctx) => heed(whyNotManageSettings(ctx.actor)))
  const drawing = await drawPicture({ bytes: file.bytes, ...emblemSizes })
  if ('unfit' in drawing) throw new Refused(unfitEmblem(drawing.unfit))
  const { png, width, height } = drawing
  const sha256 = createHash('sha256').update(png).digest('hex')
  await step(async (ctx) => {
    heed(whyNotManageSettings(ctx.actor))
    await keepEmblem(ctx, sha256, png)
    await record(ctx, { act: 'region.emblem-drawn', subject: null, after: { sha256 } })
  })
  return { sha256, width, height }
}

/** The drawn emblem, for whoever sees papers here. */
export async function readEmblem(
  ctx: Ctx,
  { sha256 }: Taken<Contract['readEmblem']>,
): Promise<FileAnswer> {
  const bytes = await findEmblem(ctx, sha256)
  if (!bytes) throw new Refused(unknownEmblem)
  return { name: 'lambang.png', type: 'image/png', bytes }
}

/** Sets the address that stands on papers and in links; the one before stays as an old address. A
 * running server sees it within half a minute. */
export async function saveAddress(
  ctx: Ctx,
  { address }: Taken<Contract['saveAddress']>,
): Promise<Settings> {
  heed(whyNotManageSettings(ctx.actor))
  const read = whyNotPublic(address)
  if ('refused' in read) throw new Refused(read.refused)
  heed(whyNotHost(await loadHosts(ctx), ctx.region.code, read.host.host))
  await setHost(ctx, read.host)
  await record(ctx, { act: 'region.address-set', subject: null, after: read.host })
  return readSettings(ctx)
}
