import { existsSync, readdirSync } from 'node:fs'
import { Misused, readArguments } from './arguments.ts'

/** One measurement (`contracts.md` §3). `ratio` is ours against the limit, 1 and more is within it;
 * `against` adds peers measured in the same run; percentiles are milliseconds of one piece of
 * work. */
export type BenchResult = {
  name: string
  value: number
  unit: string
  limit: number
  ratio: number
  against: Record<string, number>
  n: number
  p50: number
  p95: number
  p99: number
  notes: string
}

const folder = new URL('../../bench/', import.meta.url)

const names = (): string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((file) =>
        file.endsWith('.ts') && !file.endsWith('.test.ts') ? [file.slice(0, -3)] : [],
      )
    : []

/** Two decimals, as results are printed. */
export const rounded = (value: number): number => Math.round(value * 100) / 100

/** Median and the two tails of times in milliseconds, by nearest rank. */
export function percentilesOf(times: number[]): Pick<BenchResult, 'n' | 'p50' | 'p95' | 'p99'> {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN)
  return { n: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** `./amanah bench NAME`: measures and writes one JSON object a line, the whole on the last; 2 with
 * the list of names when there is no such measurement. */
export async function run(args: string[]): Promise<number> {
  const known = names()
  const usage = `Pemakaian: ./amanah bench NAMA\nYang ada: ${known.join(', ') || 'belum ada'}`
  const [name = ''] = readArguments(args, { usage, words: { least: 1, most: 1 } }).positionals
  if (!known.includes(name)) throw new Misused(`Pengukuran «${name}» tidak dikenal.`, usage)
  const bench: { run(): Promise<BenchResult | BenchResult[]> } = await import(
    new URL(`${name}.ts`, folder).href
  )
  for (const result of [await bench.run()].flat()) console.log(JSON.stringify(result))
  return 0
}
