import { openInstallation, serveUntilStopped } from '../main.ts'
import { buildPages } from '../platform/build/build.ts'
import { readConfig } from '../platform/config.ts'
import { readArguments } from './arguments.ts'
import { accountsFile, type DemoAccount } from './demo/accounts.ts'
import { seedDemonstration } from './demo/seed-demonstration.ts'

const roles: Record<string, string> = {
  'head-of-region': 'Wali Kota',
  'agency-head': 'Kepala OPD',
  administrator: 'Eselon III',
  'team-leader': 'Ketua tim',
  official: 'Pegawai',
  operator: 'Operator OPD',
  'organisation-bureau': 'Bagian Organisasi',
  planning: 'Bappeda',
  budget: 'BPKAD',
  personnel: 'BKPSDM',
  auditor: 'Inspektorat',
}

/** One account of each role, in a table narrow enough for a terminal. */
function tableOf(accounts: readonly DemoAccount[]): string {
  const rows = Object.entries(roles).flatMap(([role, label]) => {
    const account = accounts.find((one) => one.role === role)
    return account
      ? [[label, account.name, account.signIn, account.password, account.passphrase ?? '']]
      : []
  })
  const all = [['Peran', 'Nama', 'Nama masuk', 'Kata sandi', 'Kata sandi tanda tangan'], ...rows]
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  )
  return all
    .map((row) =>
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    )
    .join('\n')
}

export const usage = 'Pemakaian: ./amanah demo'

/** `./amanah demo`: database, demonstration region and server from nothing; a second time
 * everything is kept. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, { usage })
  const read = readConfig(process.env)
  // a table of accounts on the screen, and not a line for every request below it
  const config = {
    ...read,
    demoAllowed: true,
    logLevel: process.env.LOG_LEVEL ? read.logLevel : ('warn' as const),
  }
  const installation = await openInstallation(config, (sentence) => console.error(sentence))
  const accounts = await seedDemonstration(installation, config, (sentence) =>
    console.error(sentence),
  )
  await buildPages((sentence) => console.error(sentence))
  return serveUntilStopped(installation, config, () => {
    console.log(`\nAmanah siap di ${config.publicUrl}\n`)
    console.log('Kota Tanjung Amanah, warga, dan pejabatnya fiktif. Satu akun dari tiap peran:\n')
    console.log(tableOf(accounts))
    console.log(`\nAkun lain: ${accountsFile(config.dataDirectory)}. Berhenti: Ctrl-C.`)
  })
}
