import { buildPages } from '../platform/build/build.ts'

/** `./amanah build`: makes the pages from their sources when these have changed. */
export async function run(_args: string[]): Promise<number> {
  const built = await buildPages((sentence) => console.error(sentence))
  console.log(built ? 'Halaman selesai dibangun.' : 'Halaman sudah mutakhir.')
  return 0
}
