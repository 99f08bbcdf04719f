import { existsSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '../kernel/actor.ts'
import { type Installation, openInstallation, readinessOfInstallation } from '../main.ts'
import { act } from '../platform/act.ts'
import { type Config, processesHere, readConfig } from '../platform/config.ts'
import { backupAge, printBackupAge } from '../platform/operations/backups.ts'
import {
  type Findings,
  type ReadinessCheck,
  readinessOf,
} from '../platform/operations/readiness.ts'
import { hasDemonstrationAccounts } from '../rooms/identity/index.ts'
import {
  brokenRecords,
  isPublic,
  loadRegions,
  printHost,
  type RegionHost,
} from '../rooms/organisation/index.ts'
import { readArguments } from './arguments.ts'

export const usage = [
  'Pemakaian: ./amanah doctor',
  'Memeriksa yang perlu sebelum dan selama dipakai sungguhan: basis data, alamat, kunci, cadangan, ' +
    'surel, ruang simpan.',
  'Kode keluar 0 bila tidak ada masalah; saran tidak mengubahnya. Aman dijalankan saat server ' +
    'menyala.',
].join('\n')

const gigabyte = 1024 ** 3

const keyCheck = ({ authorityKeyApart, dataDirectory }: Config): ReadinessCheck => ({
  name: 'Kunci sertifikat',
  look: async () =>
    authorityKeyApart && !existsSync(join(dataDirectory, 'authority-key'))
      ? {}
      : {
          warnings: [
            'Kunci sertifikat tersimpan bersama data, sehingga pencuri satu folder memperoleh ' +
              'keduanya. Pindahkan isi berkas «authority-key» ke tempat lain dan sebutkan dengan ' +
              'AUTHORITY_KEY_FILE, lalu hapus berkas itu dari folder data.',
          ],
        },
})

/** Whether anybody but this machine may read the data folder. */
const folderModeCheck = ({ dataDirectory }: Config): ReadinessCheck => ({
  name: 'Izin folder data',
  look: async () =>
    (statSync(dataDirectory).mode & 0o066) === 0
      ? {}
      : {
          warnings: [
            `Folder data dapat dibuka akun lain di mesin ini. Jalankan: chmod 700 ${dataDirectory}`,
          ],
        },
})

const backupsCheck = ({ owner, house }: Installation): ReadinessCheck => ({
  name: 'Cadangan',
  look: async () => {
    const age = await backupAge(owner, house.clock)
    if (age.madeAt && !age.overdue) return {}
    return {
      problems: [
        `${printBackupAge(age)} Nyalakan pencadangan malam (deploy/amanah-backup.timer) atau ` +
          'jalankan: ./amanah backup --into FOLDER --recipient age1…',
      ],
    }
  },
})

const mailCheck = ({ outbox }: Config): ReadinessCheck => ({
  name: 'Surel',
  look: async () =>
    outbox.mailUrl
      ? {}
      : {
          warnings: [
            'Belum ada peladen surel (MAIL_URL): kabar hanya tampak di lonceng dan peramban.',
          ],
        },
})

const memoryCheck = ({ processes = processesHere() }: Config): ReadinessCheck => ({
  name: 'Memori',
  look: async () => {
    const needed = processes * 0.6 + 0.3
    return totalmem() >= needed * gigabyte
      ? {}
      : {
          warnings: [
            `${processes} proses memerlukan sekitar ${needed.toFixed(1).replace('.', ',')} GB ` +
              'memori, lebih dari yang ada. Setel AMANAH_PROCESSES=1.',
          ],
        }
  },
})

/** Whether the address people use leads here: asked once, by its name. */
async function whatAnswers(address: string): Promise<string | null> {
  try {
    const { ok } = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(5000) })
    return ok ? null : `${address} dijawab oleh yang lain. Periksa nginx dan nama domainnya.`
  } catch {
    return `${address} tidak menjawab dari mesin ini. Periksa nama domain, sertifikat, dan nginx.`
  }
}

/** What is wrong with the address of a region; asked over the network only once it can be right. */
async function aboutAddress(
  { name, code }: { name: string; code: string },
  host: RegionHost | undefined,
): Promise<Findings> {
  const set = `Jalankan: ./amanah hosts set https://ALAMAT --region ${code} --primary`
  if (!host) return { problems: [`${name} belum punya alamat. ${set}`] }
  const address = printHost(host)
  if (!isPublic(address))
    return {
      problems: [
        `Alamat ${name} (${address}) bukan alamat https umum: PK belum dapat ditandatangani. ${set}`,
      ],
    }
  const warning = await whatAnswers(address)
  return { warnings: warning === null ? [] : [warning] }
}

const addressesCheck = ({ house }: Installation): ReadinessCheck => ({
  name: 'Alamat',
  look: async () => {
    const regions = await loadRegions(house)
    if (regions.length === 0)
      return {
        problems: ['Belum ada pemerintah daerah. Jalankan: ./amanah seed region BERKAS.json'],
      }
    const found = await Promise.all(
      regions.map(({ region, hosts }) =>
        aboutAddress(
          region,
          hosts.find(({ primary }) => primary),
        ),
      ),
    )
    return {
      problems: found.flatMap(({ problems = [] }) => problems),
      warnings: found.flatMap(({ warnings = [] }) => warnings),
    }
  },
})

const demonstrationCheck = ({ house }: Installation, { demoAllowed }: Config): ReadinessCheck => ({
  name: 'Akun contoh',
  look: async () => {
    if (demoAllowed) return {}
    const problems: string[] = []
    for (const { region } of await loadRegions(house))
      if (await act(house, region, systemActor, hasDemonstrationAccounts))
        problems.push(`${region.name} berisi akun contoh yang kata sandinya diketahui umum.`)
    return { problems }
  },
})

/** What stood on nothing before the database held it together (decision 0057). */
const organisationCheck = ({ house }: Installation): ReadinessCheck => ({
  name: 'Susunan organisasi',
  look: async () => {
    const warnings: string[] = []
    for (const { region } of await loadRegions(house)) {
      const told = await act(house, region, systemActor, brokenRecords)
      const more = told.length > 5 ? [`… dan ${told.length - 5} lagi di ${region.name}.`] : []
      warnings.push(...told.slice(0, 5).map((one) => `${region.name}: ${one}`), ...more)
    }
    return { warnings }
  },
})

/** Everything a region needs on its first day, one line each, in the order of mending. */
export const checksOf = (installation: Installation, config: Config): ReadinessCheck[] => [
  // of backups the look below says more
  ...readinessOfInstallation(installation, { ...config, demoAllowed: true }),
  folderModeCheck(config),
  keyCheck(config),
  addressesCheck(installation),
  demonstrationCheck(installation, config),
  organisationCheck(installation),
  backupsCheck(installation),
  mailCheck(config),
  memoryCheck(config),
]

/** Looks at one thing after the other and says what it found; answers how many problems. */
export async function examine(
  checks: readonly ReadinessCheck[],
  say: (line: string) => void,
): Promise<number> {
  let found = 0
  let advice = 0
  for (const check of checks) {
    const { problems, warnings } = await readinessOf([check], 10_000)
    if (problems.length + warnings.length === 0) say(`✓ ${check.name}`)
    for (const sentence of problems) say(`✗ ${check.name}: ${sentence}`)
    for (const sentence of warnings) say(`! ${check.name}: ${sentence}`)
    found += problems.length
    advice += warnings.length
  }
  say('')
  say(found + advice === 0 ? 'Semuanya siap.' : `${found} masalah, ${advice} saran.`)
  return found
}

/** `./amanah doctor`: what an operator has to mend before people's work hangs on this machine. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, { usage })
  const config = readConfig(process.env)
  const installation = await openInstallation(config, (line) => console.error(line), {
    beside: true,
  })
  try {
    return (await examine(checksOf(installation, config), console.log)) === 0 ? 0 : 1
  } finally {
    await installation.close()
  }
}
