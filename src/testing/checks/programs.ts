import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { nothing, oneFailed, type Tally, tallyOf } from './tally.ts'

/** The project's own directory. */
export const project = join(import.meta.dirname, '../../..')

const bins = join(project, 'node_modules/.bin')

/** Our Node comes first: the tools start as `#!/usr/bin/env node`, and the machine's may be an old
 * one. */
const path = [dirname(process.execPath), bins, process.env.PATH ?? ''].join(delimiter)

/** Runs a program with its output on the screen; answers whether it ended well. With `heading` it
 * runs beside another, and its output is told at once when it has ended, under that. */
export function runs(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
  heading?: string,
): Promise<boolean> {
  return new Promise((resolve) => {
    const out = heading === undefined ? 'inherit' : 'pipe'
    const said = [`${heading}\n`]
    const child = spawn(program, args, {
      cwd: project,
      stdio: ['ignore', out, out],
      env: { ...process.env, PATH: path, ...env },
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => said.push(text))
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`)
      resolve(false)
    })
    child.on('close', (code) => {
      if (heading !== undefined) console.log(said.join(''))
      resolve(code === 0)
    })
  })
}

/** Runs a tool npm brought, as a check: nothing when it is content, else one failure. */
export async function check(tool: string, ...args: string[]): Promise<Tally> {
  return (await runs(join(bins, tool), args)) ? nothing : oneFailed
}

/** Runs a command of `./amanah` itself, as a check. */
export async function script(command: string): Promise<Tally> {
  return (await runs(process.execPath, [join(project, 'src/commands/main.ts'), command]))
    ? nothing
    : oneFailed
}

/** Runs tests with vitest and counts them. A project without a test yet is content. `heading` as in
 * `runs`. */
export async function tests(
  args: readonly string[],
  env: Record<string, string> = {},
  heading?: string,
): Promise<Tally> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-report-'))
  const file = join(directory, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const endedWell = await runs(
      join(bins, 'vitest'),
      ['run', '--passWithNoTests', ...reporters, ...args],
      env,
      heading,
    )
    return tallyOf(readIfThere(file), endedWell)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
