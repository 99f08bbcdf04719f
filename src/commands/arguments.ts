import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** What was typed does not fit the command: a sentence with the usage below it; the command ends
 * with 2. */
export class Misused extends Error {
  constructor(sentence: string, usage: string) {
    super(sentence ? `${sentence}\n${usage}` : usage)
    this.name = 'Misused'
  }
}

type Form<Options extends ParseArgsOptionsConfig> = {
  /** Shown below every refusal. */
  usage: string
  options?: Options
  /** How many words may stand beside the options; none unless told. */
  words?: { least: number; most: number }
}

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true; strict: true }>
>

function sentenceFor(error: unknown): string {
  const { code, message } = error as { code?: unknown; message: string }
  const option = /'(-[^' ]*)/.exec(message)?.[1]
  if (!option || typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS_')) throw error
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Pilihan «${option}» tidak dikenal.`
  return `Pilihan «${option}» ditulis keliru: periksa apakah nilainya ada, atau justru tidak perlu.`
}

/** Reads what was typed after a command's name, strictly: an unknown option, a value too many or
 * too few, a word too many is refused. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  { usage, options = {} as Options, words = { least: 0, most: 0 } }: Form<Options>,
): Parsed<Options> {
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    } catch (error) {
      throw new Misused(sentenceFor(error), usage)
    }
  })()
  const { length } = parsed.positionals
  if (length < words.least) throw new Misused('', usage)
  if (length > words.most) throw new Misused(`«${parsed.positionals[words.most]}» berlebih.`, usage)
  return parsed as Parsed<Options>
}
