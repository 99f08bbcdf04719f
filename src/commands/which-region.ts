import { Refused, refusal } from '../kernel/refusal.ts'

/** The region a command is for: the one named by its code, or the only one there is. Refuses with
 * those there are. */
export function chooseRegion<Known extends { region: { code: string; name: string } }>(
  regions: readonly Known[],
  code: string | undefined,
  option: '--region' | '--daerah',
): Known {
  const wanted =
    code !== undefined
      ? regions.find(({ region }) => region.code === code)
      : regions.length === 1
        ? regions[0]
        : undefined
  if (wanted) return wanted
  const known = regions.map(({ region }) => `${region.code} (${region.name})`).join(', ')
  const detail =
    regions.length === 0
      ? 'Belum ada pemerintah daerah. Buat dahulu: ./amanah seed region BERKAS.json.'
      : `Sebutkan daerahnya dengan ${option} KODE. Yang ada: ${known}.`
  throw new Refused(refusal('platform/which-region', 422, detail))
}
