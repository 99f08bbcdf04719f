import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a test may read: the repository, the folder for temporary files, and what belongs to the
 * machine. */
const machine = ['dev', 'etc', 'lib', 'opt', 'proc', 'run', 'sys', 'usr', 'var'].map(
  (name) => `/${name}`,
)
const root = fileURLToPath(new URL('../..', import.meta.url))
const allowed = [root, tmpdir(), ...machine, ...(process.env.PATH ?? '').split(delimiter)]
const isInside = (path: string): boolean =>
  allowed.some((folder) => `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : folder + sep))

/** Refuses a path outside, so that a test which needs a file of somebody's machine fails
 * everywhere, also there. A package may look where it likes (Vite looks upwards for a
 * workspace). */
function heedPath(path: unknown): void {
  if (typeof path !== 'string' && !(path instanceof URL)) return
  const at = resolve(path instanceof URL ? fileURLToPath(path) : path)
  if (isInside(at)) return
  const problem = new Error(`A test reads outside the repository: ${at}`)
  const caller = problem.stack?.split('\n')[3] ?? ''
  if (!caller.includes(`${sep}node_modules${sep}`)) throw problem
}

function guard(module: object, names: readonly string[]): void {
  for (const name of names) {
    const real = Reflect.get(module, name) as (...taken: unknown[]) => unknown
    const guarded = (path: unknown, ...more: unknown[]): unknown => {
      heedPath(path)
      return real(path, ...more)
    }
    Reflect.set(module, name, Object.assign(guarded, real))
  }
}

// files that share a process are set up one after the other; a guard around a guard would take the
// inner one for the caller
const done = Symbol.for('amanah: tests read inside')
if (!Reflect.get(fs, done)) {
  guard(fs, [
    'createReadStream',
    'existsSync',
    'openSync',
    'readFile',
    'readFileSync',
    'readdirSync',
  ])
  guard(fs.promises, ['open', 'readFile', 'readdir'])
  Reflect.set(fs, done, true)
  syncBuiltinESMExports()
}
