import type { AllTables } from './app.ts'
import { systemActor } from './kernel/actor.ts'
import { act, type House, type Lent } from './platform/act.ts'
import type { Context } from './platform/context.ts'
import type { Findings, ReadinessCheck } from './platform/operations/readiness.ts'
import { countLost } from './rooms/evidence/index.ts'
import { deliveryWarnings } from './rooms/notices/index.ts'
import { loadRegions, regionsWithoutAddress } from './rooms/organisation/index.ts'

type Installed = Lent<AllTables> & Pick<House<AllTables>, 'db'>

/** Regions beside others that no address of their own leads to: nobody finds them. */
const addressCheck = (house: Installed): ReadinessCheck => ({
  name: 'Alamat daerah',
  look: async () => {
    const regions = (await loadRegions(house)).map(({ region, hosts }) => ({ ...region, hosts }))
    const warnings = regionsWithoutAddress(regions).map(
      ({ name, code }) =>
        `${name} belum punya alamat utama. Jalankan: ./amanah hosts set https://ALAMAT ` +
        `--region ${code} --primary`,
    )
    return { warnings }
  },
})

/** So long a look into every region is good: `/readyz` is open to everybody, and lost content stays
 * lost. */
const goodMs = 15_000

/** What every region warns of, looked at once in a while. */
function everyRegion(
  name: string,
  house: Installed,
  warningsOf: (ctx: Context<AllTables>) => Promise<string[]>,
): ReadinessCheck {
  let last: { at: number; findings: Findings } | undefined
  return {
    name,
    look: async () => {
      if (last && performance.now() - last.at < goodMs) return last.findings
      const warnings: string[] = []
      for (const { region } of await loadRegions(house))
        warnings.push(...(await act(house, region, systemActor, warningsOf)))
      last = { at: performance.now(), findings: { warnings } }
      return last.findings
    },
  }
}

/** Evidence whose content is missing or changed. A warning: it is an alarm for the operator, but
 * the server does all its other work, and turning everybody away would bring nothing back. */
export const evidenceCheck = (house: Installed): ReadinessCheck =>
  everyRegion('Isi bukti', house, async (ctx) => {
    const { missing, changed } = await countLost(ctx)
    return missing + changed === 0
      ? []
      : [
          `Isi bukti ${ctx.region.code}: ${missing} berkas hilang, ${changed} berubah, tanpa ` +
            'keputusan menghapusnya. Pulihkan dari cadangan.',
        ]
  })

/** What `/readyz` asks of the rooms. */
export const roomChecks = (house: Installed): ReadinessCheck[] => [
  addressCheck(house),
  evidenceCheck(house),
  everyRegion('Pemberitahuan', house, deliveryWarnings),
]
