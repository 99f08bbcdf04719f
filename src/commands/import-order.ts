import { Misused, readArguments } from './arguments.ts'

/** What `./amanah import` was asked to do. */
export type ImportOrder = {
  kind: string
  file: string
  options: Record<string, string>
  commit: boolean
  region: string | undefined
}

export const usage =
  'Pemakaian: ./amanah import JENIS BERKAS [--opsi nama=nilai …] [--daerah KODE] [--commit]'

const options = {
  commit: { type: 'boolean', default: false },
  daerah: { type: 'string' },
  edition: { type: 'string' },
  opsi: { type: 'string', multiple: true },
} as const

function optionIn(text: string): [name: string, value: string] {
  const [name, ...value] = text.split('=')
  if (!name || value.length === 0)
    throw new Misused('Sesudah --opsi tulis nama=nilai, misalnya --opsi tahap=MURNI.', usage)
  return [name, value.join('=')]
}

/** Reads the words of the command line; refuses with the usage what does not fit. */
export function readImportOrder(args: readonly string[]): ImportOrder {
  const { values, positionals } = readArguments(args, {
    usage,
    options,
    words: { least: 2, most: 2 },
  })
  const [kind = '', file = ''] = positionals
  const named: Record<string, string> = Object.fromEntries((values.opsi ?? []).map(optionIn))
  if (values.edition !== undefined) named.edition = values.edition
  return { kind, file, options: named, commit: values.commit, region: values.daerah }
}
