import type { AllTables } from './app.ts'
import { systemActor } from './kernel/actor.ts'
import { act, type House, type Lent } from './platform/act.ts'
import type { Findings, ReadinessCheck } from './platform/operations/readiness.ts'
import { countLost } from './rooms/evidence/index.ts'
import { loadRegions, regionsWithoutAddress } from './rooms/organisation/index.ts'

type Installed = Lent<AllTables> & Pick<House<AllTables>, 'db'>

/** Regions beside others that no address of their own leads to: nobody finds them. */
const addressCheck = (house: Installed): ReadinessCheck => ({
  name: 'Alamat daerah',
  look: async () => {
    const regions = (await loadRegions(house.db)).map(({ region, hosts }) => ({ ...region, hosts }))
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

/** Evidence whose content is missing or changed. A warning: it is an alarm for the operator, but
 * the server does all its other work, and turning everybody away would bring nothing back. */
export function evidenceCheck(house: Installed): ReadinessCheck {
  let last: { at: number; findings: Findings } | undefined
  return {
    name: 'Isi bukti',
    look: async () => {
      if (last && performance.now() - last.at < goodMs) return last.findings
      const warnings: string[] = []
      for (const { region } of await loadRegions(house.db)) {
        const { missing, changed } = await act(house, region, systemActor, countLost)
        if (missing + changed > 0)
          warnings.push(
            `Isi bukti ${region.code}: ${missing} berkas hilang, ${changed} berubah, tanpa ` +
              'keputusan menghapusnya. Pulihkan dari cadangan.',
          )
      }
      last = { at: performance.now(), findings: { warnings } }
      return last.findings
    },
  }
}

/** What `/readyz` asks of the rooms. */
export const roomChecks = (house: Installed): ReadinessCheck[] => [
  addressCheck(house),
  evidenceCheck(house),
]
