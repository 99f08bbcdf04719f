import { relative } from 'node:path'
import { Refused } from '../kernel/refusal.ts'
import { prepare } from '../testing/checks/machine.ts'
import { project } from '../testing/checks/programs.ts'
import { type Step, steps } from '../testing/checks/steps.ts'
import { closingLine, oneFailed, sumOf, type Tally } from '../testing/checks/tally.ts'
import { Misused, readArguments } from './arguments.ts'

const seconds = (since: number): string =>
  `${((Date.now() - since) / 1000).toFixed(1).replace('.', ',')} detik`

/** Runs one step under its heading; what it leans on is brought first, and one that cannot run has
 * failed. */
async function taken(step: Step, beside = false): Promise<[Step, Tally]> {
  const began = Date.now()
  const heading = `\n── ${step.title} ──`
  if (!beside) console.log(heading)
  try {
    await prepare(step.needs)
    const tally = await (beside ? step.run(heading) : step.run())
    const name = beside ? `${step.title}: ` : ''
    console.log(`   ${name}${tally.failed === 0 ? 'beres' : 'GAGAL'}, ${seconds(began)}`)
    return [step, tally]
  } catch (error) {
    console.error(error instanceof Refused ? error.message : error)
    console.log(`   GAGAL, ${seconds(began)}`)
    return [step, oneFailed]
  }
}

/** Steps that run beside another, one after another. */
async function takenBeside(others: readonly Step[]): Promise<[Step, Tally][]> {
  const results: [Step, Tally][] = []
  for (const other of others) results.push(await taken(other, true))
  return results
}

/** One step after another, each with those that run beside it. */
async function allTaken(wanted: readonly Step[]): Promise<[Step, Tally][]> {
  const goesBeside = ({ beside }: Step): boolean => wanted.some(({ name }) => name === beside)
  const results: [Step, Tally][] = []
  for (const step of wanted.filter((one) => !goesBeside(one))) {
    const others = wanted.filter(({ beside }) => beside === step.name)
    // packages are brought one after another; what cannot be brought is said by the step itself
    const needs = [step, ...others].flatMap((one) => one.needs)
    if (others.length > 0) await prepare(needs).catch(() => undefined)
    const [own, beside] = await Promise.all([taken(step), takenBeside(others)])
    results.push(own, ...beside)
  }
  return results
}

export const usage =
  'Pemakaian: ./amanah test [--only LANGKAH,…] [--profile]; langkahnya: ' +
  `${steps.map(({ name }) => name).join(', ')}.`

/** The steps named by `--only a,b`; all without it. */
function chosen(only: string | undefined): readonly Step[] {
  if (only === undefined) return steps
  const names = only.split(',')
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown !== undefined) throw new Misused(`Langkah «${unknown}» tidak dikenal.`, usage)
  return steps.filter(({ name }) => names.includes(name))
}

/** The files that took longest, so that growth can be paid for where it costs. */
function printProfile({ files = [] }: Tally): void {
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 40)
  console.log('\nBerkas uji yang paling lama:')
  for (const { file, seconds } of slowest)
    console.log(`${seconds.toFixed(1).padStart(7)} detik  ${relative(project, file)}`)
}

/** `./amanah test [--only NAME,…] [--profile]`: every check from a bare machine; closes with `N
 * passed, N failed` and 1 when anything failed. */
export async function run(args: string[]): Promise<number> {
  const options = { only: { type: 'string' }, profile: { type: 'boolean' } } as const
  const { only, profile } = readArguments(args, { usage, options }).values
  const wanted = chosen(only)
  const began = Date.now()
  const results = await allTaken(wanted)
  const sum = sumOf(results.map(([, tally]) => tally))
  if (profile) printProfile(sum)
  const failed = results.filter(([, tally]) => tally.failed > 0)
  if (failed.length > 0) console.log(`\nGagal: ${failed.map(([{ title }]) => title).join(' · ')}`)
  console.log(`\nSelesai dalam ${seconds(began)}.`)
  console.log(closingLine(sum))
  return failed.length > 0 ? 1 : 0
}
