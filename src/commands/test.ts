import { Refused } from '../kernel/refusal.ts'
import { prepare } from '../testing/checks/machine.ts'
import { type Step, steps } from '../testing/checks/steps.ts'
import { closingLine, oneFailed, sumOf, type Tally } from '../testing/checks/tally.ts'
import { Misused, readArguments } from './arguments.ts'

const seconds = (since: number): string =>
  `${((Date.now() - since) / 1000).toFixed(1).replace('.', ',')} detik`

/** Runs one step under its heading; what it leans on is brought first, and one that cannot run has failed. */
async function taken(step: Step): Promise<Tally> {
  const began = Date.now()
  console.log(`\n── ${step.title} ──`)
  try {
    await prepare(step.needs)
    const tally = await step.run()
    console.log(`   ${tally.failed === 0 ? 'beres' : 'GAGAL'}, ${seconds(began)}`)
    return tally
  } catch (error) {
    console.error(error instanceof Refused ? error.message : error)
    console.log(`   GAGAL, ${seconds(began)}`)
    return oneFailed
  }
}

export const usage = `Pemakaian: ./amanah test [--only LANGKAH,…]; langkahnya: ${steps.map(({ name }) => name).join(', ')}.`

/** The steps named by `--only a,b`; all without it. */
function chosen(args: readonly string[]): readonly Step[] {
  const { only } = readArguments(args, { usage, options: { only: { type: 'string' } } }).values
  if (only === undefined) return steps
  const names = only.split(',')
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown !== undefined) throw new Misused(`Langkah «${unknown}» tidak dikenal.`, usage)
  return steps.filter(({ name }) => names.includes(name))
}

/** `./amanah test [--only NAME,…]`: every check from a bare machine; closes with `N passed, N failed` and 1 when anything failed. */
export async function run(args: string[]): Promise<number> {
  const wanted = chosen(args)
  const began = Date.now()
  const results: [Step, Tally][] = []
  for (const step of wanted) results.push([step, await taken(step)])

  const failed = results.filter(([, tally]) => tally.failed > 0)
  if (failed.length > 0) console.log(`\nGagal: ${failed.map(([{ title }]) => title).join(' · ')}`)
  console.log(`\nSelesai dalam ${seconds(began)}.`)
  console.log(closingLine(sumOf(results.map(([, tally]) => tally))))
  return failed.length > 0 ? 1 : 0
}
