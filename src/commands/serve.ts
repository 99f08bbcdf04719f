import { openInstallation, serveUntilStopped } from '../main.ts'
import { buildPages } from '../platform/build/build.ts'
import { systemClock } from '../platform/clock.ts'
import { processesHere, readConfig } from '../platform/config.ts'
import { selfCertificate } from '../platform/http/self-certificate.ts'
import { loadRegions, printHost } from '../rooms/organisation/index.ts'
import { readArguments } from './arguments.ts'

export const usage = [
  'Pemakaian: ./amanah serve [--tls-self]',
  '--tls-self: https dengan sertifikat buatan sendiri, untuk aula tanpa internet; peramban ' +
    'meminta persetujuan satu kali.',
].join('\n')

const options = { 'tls-self': { type: 'boolean', default: false } } as const

/** `./amanah serve`: the server over this installation's database. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { usage, options })
  const given = readConfig(process.env)
  const read = { ...given, processes: given.processes ?? processesHere() }
  const tls = values['tls-self']
    ? await selfCertificate(read.dataDirectory, systemClock())
    : undefined
  const config =
    tls && !read.givenUrl
      ? { ...read, publicUrl: read.publicUrl.replace(/^http:/, 'https:') }
      : read
  const installation = await openInstallation(config, (sentence) => console.error(sentence))
  const regions = await loadRegions(installation.house)
  if (regions.length === 0)
    console.error(
      'Belum ada pemerintah daerah. Buat dengan: ./amanah seed region BERKAS.json (contoh: ' +
        'data/daerah-baru.contoh.json).',
    )
  const addresses = regions.flatMap(({ hosts }) =>
    hosts.filter(({ primary }) => primary).map(printHost),
  )
  const greeting = `Amanah siap di ${[config.publicUrl, ...addresses].join(', ')}`
  await buildPages((sentence) => console.error(sentence))
  return serveUntilStopped(installation, config, () => console.log(greeting), tls)
}
