import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused, refusal } from '../../kernel/refusal.ts'

const project = join(import.meta.dirname, '../../..')
const stamp = join(project, 'dist/.built-from')

/** Everything the pages are made of: what the browser sees of the source, and the tools' own
 * settings. */
const sources = [
  'src/web/**/*',
  'src/kernel/**/*.ts',
  'src/rooms/**/*.{contract,rules,samples}.ts',
  'src/rooms/**/words.ts',
  'src/platform/build/*.ts',
  'vite.config.ts',
  'package-lock.json',
]

function fingerprint(): string {
  const digest = createHash('sha256')
  const files = globSync(sources, {
    cwd: project,
    withFileTypes: true,
    exclude: (entry) => entry.name.includes('.test.'),
  })
  const paths = files
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const path of paths.sort())
    digest.update(path.slice(project.length)).update('\0').update(readFileSync(path)).update('\0')
  return digest.digest('hex')
}

/** One of the two bundles of `vite.config.ts`: the client, or (with `--ssr`) what draws on the
 * server. */
function bundle(...which: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const args = [
      join(project, 'node_modules/vite/bin/vite.js'),
      'build',
      ...which,
      '--logLevel',
      'warn',
    ]
    const child = spawn(process.execPath, args, {
      cwd: project,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

/** Builds the pages (`dist/web`) and the bundle that draws on the server (`dist/render`) unless
 * they were built from these very sources; answers whether there was anything to do. Refuses when
 * Vite does. */
export async function buildPages(log: (sentence: string) => void): Promise<boolean> {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  log('Membangun halaman …')
  rmSync(stamp, { force: true })
  const [client, server] = await Promise.all([bundle(), bundle('--ssr')])
  if (!client || !server)
    throw new Refused(
      refusal(
        'platform/pages-not-built',
        500,
        'Halaman tidak berhasil dibangun; sebabnya tertulis di atas.',
      ),
    )
  writeFileSync(stamp, wanted)
  return true
}
