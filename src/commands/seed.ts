import { existsSync } from 'node:fs'
import { openInstallation } from '../main.ts'
import { readConfig } from '../platform/config.ts'
import { Misused, readArguments } from './arguments.ts'
import { openRegion, readRegionFile } from './region-file.ts'

export const usage = 'Pemakaian: ./amanah seed region BERKAS.json | ./amanah seed demo'

/** `./amanah seed region FILE`: a new region with its first account. `./amanah seed demo`: the
 * demonstration region. */
export async function run(args: string[]): Promise<number> {
  const [what, file] = readArguments(args, { usage, words: { least: 1, most: 2 } }).positionals
  if (what === 'demo' && file === undefined) return seedDemo()
  if (what !== 'region' || file === undefined) throw new Misused('', usage)
  if (!existsSync(file)) throw new Misused(`Berkas «${file}» tidak ada.`, usage)
  const wanted = readRegionFile(file)
  const config = readConfig(process.env)
  const installation = await openInstallation(config, (sentence) => console.error(sentence), {
    beside: true,
  })
  try {
    const { region, password } = await openRegion(installation, wanted, config.givenUrl)
    console.log(
      `${region.governmentName} siap.\nMasuk dengan nama: ` +
        `${wanted.administrator.signIn}\nKata sandi (catat sekarang, tidak ditampilkan ` +
        `lagi): ${password}`,
    )
    return 0
  } finally {
    await installation.close()
  }
}

async function seedDemo(): Promise<number> {
  const { seedDemonstration } = await import('./demo/seed-demonstration.ts')
  const config = readConfig(process.env)
  const installation = await openInstallation(config, (sentence) => console.error(sentence), {
    beside: true,
  })
  try {
    await seedDemonstration(installation, config, (sentence) => console.log(sentence))
    return 0
  } finally {
    await installation.close()
  }
}
