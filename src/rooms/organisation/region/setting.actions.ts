import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { remembered } from '../chart/chart.actions.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { DatedSetting } from './setting.contract.ts'
import { settingOn } from './setting.rules.ts'
import { loadSettings } from './setting.store.ts'

type Ctx = Context<OrganisationTables>

/** How the region is called on a date and how its papers begin; no statement where it is in memory.
 * `ctx.region` says the same of today, up to half a minute late: what is frozen reads this. */
export const regionOn = (ctx: Ctx, on: LocalDate): Promise<DatedSetting> =>
  remembered(ctx, `region ${on}`, async () => settingOn(await loadSettings(ctx), on))
