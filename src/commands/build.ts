import { buildPages } from '../platform/build/build.ts'
import { readArguments } from './arguments.ts'

export const usage = 'Pemakaian: ./amanah build'

/** `./amanah build`: makes the pages from their sources when these have changed. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, { usage })
  const built = await buildPages((sentence) => console.error(sentence))
  console.log(built ? 'Halaman selesai dibangun.' : 'Halaman sudah mutakhir.')
  return 0
}
