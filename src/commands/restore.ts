import { existsSync, readdirSync } from 'node:fs'
import { printDate } from '../kernel/indonesian.ts'
import { heed, refusal } from '../kernel/refusal.ts'
import type { Manifest } from '../platform/archive/manifest.ts'
import { checkArchive, restoreArchive } from '../platform/archive/restore.ts'
import { type OpenWith, openSealed } from '../platform/archive/sealed-file.ts'
import { dataDirectoryOf } from '../platform/config.ts'
import { openPool } from '../platform/database/db.ts'
import { refreshStatistics } from '../platform/database/statistics.ts'
import { openPostgres } from '../platform/postgres/open-postgres.ts'
import { readKeyFile, readPassphrase } from './archive-key.ts'
import { Misused, readArguments } from './arguments.ts'

export const usage = [
  'Pemakaian: ./amanah restore BERKAS (--identity BERKAS | --passphrase-file BERKAS|-)',
  'Memulihkan cadangan ke folder data (AMANAH_DATA) dan basis data yang kosong. Arsip ' +
    'diperiksa seluruhnya sebelum apa pun ditulis.',
].join('\n')

const occupied = refusal(
  'restore/folder-not-empty',
  409,
  'Folder data tujuan sudah berisi. Setel AMANAH_DATA ke folder baru, lalu ulangi.',
)

function readOrder(
  args: readonly string[],
  dataDirectory: string,
): { file: string; openWith: OpenWith } {
  const options = { identity: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const
  const { values, positionals } = readArguments(args, {
    usage,
    options,
    words: { least: 1, most: 1 },
  })
  const { identity, 'passphrase-file': passphraseFile } = values
  const [file = ''] = positionals
  if (!existsSync(file)) throw new Misused(`Berkas «${file}» tidak ada.`, usage)
  if ((identity === undefined) === (passphraseFile === undefined))
    throw new Misused(
      'Sebutkan satu saja yang membuka arsipnya: --identity atau --passphrase-file.',
      usage,
    )
  heed(existsSync(dataDirectory) && readdirSync(dataDirectory).length > 0 ? occupied : null)
  if (identity !== undefined)
    return { file, openWith: { identity: readKeyFile(dataDirectory, identity) } }
  return { file, openWith: { passphrase: readPassphrase(dataDirectory, passphraseFile ?? '') } }
}

async function putBack(
  open: () => AsyncGenerator<Uint8Array>,
  manifest: Manifest,
  folder: string,
): Promise<string[]> {
  const log = (sentence: string): void => console.error(sentence)
  const database = await openPostgres({
    dataDirectory: folder,
    databaseUrl: process.env.DATABASE_URL || undefined,
    log,
  })
  try {
    const since = await restoreArchive(open, manifest, { owner: database.owner, folder })
    const owner = openPool({ ...database.owner, max: 1 }, null)
    await refreshStatistics(owner).finally(() => owner.end())
    return since
  } finally {
    await database.stop()
  }
}

/** `./amanah restore`: an archive into an empty place, the same to the last row, then brought
 * forward to this version. */
export async function run(args: string[]): Promise<number> {
  const folder = dataDirectoryOf(process.env)
  const { file, openWith } = readOrder(args, folder)
  const open = (): AsyncGenerator<Uint8Array> => openSealed(file, openWith)
  const manifest = await checkArchive(open)
  console.error(
    `Arsip utuh, dibuat ${printDate(manifest.made.slice(0, 10))}. Memulihkan ke ${folder} …`,
  )
  const since = await putBack(open, manifest, folder)
  console.log(
    'Pulih dan sama sampai baris ' +
      `terakhir${since.length > 0 ? `; ${since.length} migrasi baru diterapkan` : ''}. ` +
      'Nyalakan dengan ./amanah serve.',
  )
  return 0
}
