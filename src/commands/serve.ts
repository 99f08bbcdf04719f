import { openInstallation, serveUntilStopped } from '../main.ts'
import { readConfig } from '../platform/config.ts'
import { loadRegions } from '../rooms/organisation/index.ts'

/** `./amanah serve`: the server over this installation's database. */
export async function run(_args: string[]): Promise<number> {
  const config = readConfig(process.env)
  const installation = await openInstallation(config, (sentence) => console.error(sentence))
  const regions = await loadRegions(installation.house.db)
  if (regions.length === 0)
    console.error('Belum ada pemerintah daerah. Buat dengan: ./amanah seed region BERKAS.json (contoh: data/daerah-baru.contoh.json).')
  return serveUntilStopped(installation, config, () => console.log(`Amanah siap di ${config.publicUrl}`))
}
