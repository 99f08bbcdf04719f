import type { AllTables } from '../../app.ts'
import { systemActor } from '../../kernel/actor.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import type { Installation } from '../../main.ts'
import { act } from '../../platform/act.ts'
import type { Config } from '../../platform/config.ts'
import type { Context, Region } from '../../platform/context.ts'
import { refreshStatistics } from '../../platform/database/statistics.ts'
import { hasDemonstrationAccounts } from '../../rooms/identity/index.ts'
import { tendMonthTasks } from '../../rooms/measurement/index.ts'
import { createRegion, hostsOf, loadRegions } from '../../rooms/organisation/index.ts'
import {
  accountsFile,
  type DemoAccount,
  grantRoles,
  openAccounts,
  readAccounts,
  writeAccounts,
} from './accounts.ts'
import { type Demonstration, makeDemonstration } from './demonstration.ts'
import { openPens } from './pens.ts'
import { draft, takeBudget, takeOrganisation } from './seed-acts.ts'
import { seedChanges } from './seed-changes.ts'
import { keepRoot, seedEarlier } from './seed-earlier.ts'
import { seedFigures } from './seed-figures.ts'
import { seedLogs } from './seed-logs.ts'
import { seedPromises } from './seed-promises.ts'
import { seedRatings } from './seed-ratings.ts'
import { seedSkps } from './seed-skps.ts'
import { onDay } from './year.ts'

const year = 2026

const foreign = refusal(
  'seed/not-the-demonstration',
  409,
  'Basis data ini berisi daerah lain. Daerah contoh tidak dicampur dengan daerah ' +
    'sungguhan: setel AMANAH_DATA ke folder lain, lalu ulangi.',
)
const accountsLost = refusal(
  'seed/accounts-lost',
  409,
  'Daerah contoh sudah ada, tetapi berkas akunnya hilang dan kata sandi tidak dapat dibaca ' +
    'kembali. Setel AMANAH_DATA ke folder baru, lalu ulangi.',
)

async function regionFor(
  { house, owner }: Pick<Installation, 'owner' | 'house'>,
  { data }: Demonstration,
  givenUrl: string | undefined,
): Promise<Region> {
  const regions = (await loadRegions(house)).map(({ region }) => region)
  const known = regions.find(({ code, fictional }) => code === data.plan.region.code && fictional)
  if (!known && regions.length > 0) throw new Refused(foreign)
  return (
    known ??
    (await createRegion(owner, {
      ...data.plan.region,
      fictional: true,
      hosts: hostsOf(data.plan.region.hosts, givenUrl),
    }))
  )
}

/** Is the region of this installation there with everything? A seed that was cut off is taken up
 * where it stopped. */
async function finished({ house }: Pick<Installation, 'house'>): Promise<boolean> {
  for (const { region } of await loadRegions(house))
    if (region.fictional && (await act(house, region, systemActor, hasDemonstrationAccounts)))
      return true
  return false
}

/** Fills an empty installation with «Kota Tanjung Amanah» by the acts its users have: files are
 * checked and committed, DPA approvals recorded, agreements drafted, accounts opened last. A second
 * time keeps what is there. Refuses an installation that holds another region. */
export async function seedDemonstration(
  installation: Pick<Installation, 'owner' | 'house'>,
  config: Pick<Config, 'dataDirectory'> & Partial<Pick<Config, 'givenUrl'>>,
  say: (sentence: string) => void,
): Promise<DemoAccount[]> {
  if (await finished(installation)) {
    const accounts = readAccounts(config.dataDirectory)
    if (!accounts) throw new Refused(accountsLost)
    say('Daerah contoh sudah ada; isinya dipertahankan.')
    return accounts
  }
  const demonstration = makeDemonstration()
  const region = await regionFor(installation, demonstration, config.givenUrl)
  say(`Menyiapkan ${region.name}, daerah contoh yang seluruhnya fiktif…`)
  const stage = { house: installation.house, region, say }
  const asSystem = <Result>(work: (ctx: Context<AllTables>) => Promise<Result>) =>
    act(installation.house, region, systemActor, work)
  await takeOrganisation(stage, demonstration)
  const accounts = await asSystem((ctx) => writeAccounts(ctx, demonstration, config.dataDirectory))
  const pens = await openPens(stage, accounts)
  await seedEarlier(stage, demonstration, pens)
  await keepRoot(stage, config.dataDirectory)
  for (const part of ['MURNI', 'PERUBAHAN'] as const)
    await takeBudget(stage, demonstration, year, part)
  await draft(onDay(stage, '2026-01-12'), year)
  await asSystem((ctx) => grantRoles(ctx, demonstration))
  // What was just taken in by the thousands is unknown to the query planner until the next
  // autovacuum.
  await refreshStatistics(installation.owner)
  await seedPromises(stage, demonstration, pens)
  await seedFigures(stage, demonstration, accounts)
  await seedChanges(stage, demonstration)
  await seedSkps(stage, accounts)
  await seedLogs(stage)
  await seedRatings(stage, () => refreshStatistics(installation.owner))
  await asSystem((ctx) => openAccounts(ctx, accounts))
  await asSystem(tendMonthTasks)
  say(
    `${printNumber(accounts.length)} akun contoh tertulis di ${accountsFile(config.dataDirectory)}.`,
  )
  return accounts
}
