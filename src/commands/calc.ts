import { dateOf } from '../kernel/moment.ts'
import type { LocalDate } from '../kernel/time.ts'
import { instantOf, systemClock } from '../platform/clock.ts'
import { Misused, readArguments } from './arguments.ts'
import { achievement } from './calc/achievement.ts'
import { deadline } from './calc/deadline.ts'
import type { Kind } from './calc/kind.ts'
import { nip } from './calc/nip.ts'
import { appraisal, credit, distribution } from './calc/staff.ts'

const kinds = new Map<string, Kind>(
  Object.entries({ achievement, appraisal, credit, deadline, distribution, nip }),
)

export const usage = [
  'Pemakaian: ./amanah calc JENIS < masukan.json',
  'Membaca larik JSON dari masukan standar, menulis larik JSON sama panjang.',
  '',
  ...[...kinds].flatMap(([name, { about, example }]) => [
    `  ${name.padEnd(13)}${about}`,
    `  ${' '.repeat(13)}${example}`,
  ]),
].join('\n')

const unknownKind = (kind: string): string =>
  `Jenis hitungan «${kind.slice(0, 40)}» tidak dikenal. Yang ada: ${[...kinds.keys()].join(', ')}.`

function rowsOf(input: string): unknown[] | null {
  try {
    const rows: unknown = JSON.parse(input.replace(/^\ufeff/, ''))
    return Array.isArray(rows) ? rows : null
  } catch {
    return null
  }
}

/** The calculator of `contracts.md` §1: a JSON array in, a JSON array of the same length out, by
 * the rules the application runs. A row that cannot be computed says so and stops no other. `error`
 * is one sentence: an unknown kind, or input that is no JSON array. */
export function calc(
  kind: string,
  input: string,
  today: LocalDate,
): { output: string } | { error: string } {
  const known = kinds.get(kind)
  if (!known) return { error: unknownKind(kind) }
  const rows = rowsOf(input)
  if (!rows) return { error: `Masukan bukan larik JSON. Contoh: ${known.example}` }
  return { output: JSON.stringify(rows.map((row) => known.answer(row, today))) }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

/** `./amanah calc KIND`: 0 when every row was answered, 2 with a sentence on standard error for an
 * unknown kind or input that is no JSON array. */
export async function run(args: string[]): Promise<number> {
  const [kind = ''] = readArguments(args, { usage, words: { least: 1, most: 1 } }).positionals
  if (!kinds.has(kind)) throw new Misused(unknownKind(kind), usage)
  const result = calc(kind, await standardInput(), dateOf(instantOf(systemClock()), 'Asia/Jakarta'))
  if ('error' in result) console.error(result.error)
  else process.stdout.write(`${result.output}\n`)
  return 'error' in result ? 2 : 0
}
