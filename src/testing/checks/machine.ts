import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { serverUser } from '../../platform/postgres/server-user.ts'
import { machineServer, oldestMajor } from '../../platform/postgres/servers.ts'
import { runs } from './programs.ts'

/** A Debian package the tests lean on, and how to see that what it brings is there. */
type Need = { package: string; there: () => boolean }

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** The server of the floor version, as the user who would run it. */
export const hasFloorServer = (): boolean => machineServer(serverUser(), oldestMajor) !== undefined

const needs = {
  chromium: {
    package: 'chromium',
    there: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath),
  },
  poppler: { package: 'poppler-utils', there: () => onPath('pdftotext') && onPath('pdfsig') },
  postgres: { package: `postgresql-${oldestMajor}`, there: hasFloorServer },
} satisfies Record<string, Need>

export type NeedName = keyof typeof needs

/** How this process may install packages: as it is, through a sudo that asks nothing, or not at
 * all. */
async function installer(): Promise<string[] | undefined> {
  if (!onPath('apt-get')) return undefined
  if (process.getuid?.() === 0) return []
  return onPath('sudo') && (await runs('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : undefined
}

/** Debian would make and start a cluster of its own with the server package; the tests only need
 * the programs. */
const noCluster = `mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf`

const install = `export DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes
apt-get update -qq || true
for package in "$@"; do
  if [ "$package" = "postgresql-${oldestMajor}" ] && [ -z "$(apt-cache search --names-only "^$package\\$")" ]; then
    package=postgresql
  fi
  apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$package" >/dev/null || exit 1
done`

/** Makes sure that the machine has what the steps lean on: installs with apt-get where that needs
 * no question, else refuses with one sentence that names the packages. */
export async function prepare(names: readonly NeedName[]): Promise<void> {
  const packages = names
    .map((name) => needs[name])
    .filter(({ there }) => !there())
    .map((need) => need.package)
  if (packages.length === 0) return
  const prefix = await installer()
  if (!prefix) {
    const detail =
      'Paket berikut belum ada di mesin ini dan tidak dapat dipasang dari sini: ' +
      `${packages.join(', ')}. Pasang dengan: apt-get install ${packages.join(' ')}`
    throw new Refused(refusal('testing/packages-missing', 503, detail))
  }
  console.log(`Memasang ${packages.join(', ')} …`)
  const script = existsSync('/etc/postgresql-common') ? install : `${noCluster}\n${install}`
  const [program = 'sh', ...args] = [...prefix, 'sh', '-c', script, 'sh', ...packages]
  if (!(await runs(program, args)))
    throw new Refused(
      refusal(
        'testing/packages-not-installed',
        503,
        `Paket ${packages.join(', ')} tidak berhasil dipasang; sebabnya tertulis di atas.`,
      ),
    )
}
