/** What `./amanah import` was asked to do. */
export type ImportOrder = { kind: string; file: string; options: Record<string, string>; commit: boolean; region: string | undefined }

const usage = 'Pemakaian: ./amanah import JENIS BERKAS [--opsi nama=nilai …] [--daerah KODE] [--commit]'

/** Reads the words of the command line; answers the sentence to show when they do not fit. */
export function readImportOrder(args: readonly string[]): ImportOrder | { problem: string } {
  const words: string[] = []
  const order = { options: {} as Record<string, string>, commit: false, region: undefined as string | undefined }
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    if (word === '--commit') order.commit = true
    else if (word === '--daerah') order.region = args[++at]
    else if (word === '--edition') order.options.edition = args[++at] ?? ''
    else if (word === '--opsi') {
      const [name, ...value] = (args[++at] ?? '').split('=')
      if (!name || value.length === 0) return { problem: `Sesudah --opsi tulis nama=nilai, misalnya --opsi tahap=MURNI. ${usage}` }
      order.options[name] = value.join('=')
    } else if (word.startsWith('--')) return { problem: `Pilihan «${word}» tidak dikenal. ${usage}` }
    else words.push(word)
  }
  const [kind, file, ...rest] = words
  if (!kind || !file || rest.length > 0) return { problem: usage }
  return { kind, file, ...order }
}
