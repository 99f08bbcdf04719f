import type pg from 'pg'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { withClient } from '../database/db.ts'
import { knowsMigrations, migrate } from '../database/migrate.ts'
import { type Destination, loadArchive } from './load.ts'
import type { Manifest } from './manifest.ts'
import { broken, onlyChecking, readArchive } from './read.ts'

/** Opens an archive from its beginning; it is read twice. */
export type OpenArchive = () => AsyncIterable<Uint8Array>

const newer = refusal(
  'platform/archive-newer',
  409,
  'Arsip ini dibuat oleh Amanah yang lebih baru. Perbarui Amanah di sini dahulu, lalu ulangi.',
)
const occupied = refusal(
  'platform/database-not-empty',
  409,
  'Basis data tujuan sudah berisi. Pulihkan hanya ke basis data yang kosong.',
)

/** Reads a whole archive and writes nothing. Refuses a broken one, and one whose schema this
 * version does not know. */
export async function checkArchive(open: OpenArchive): Promise<Manifest> {
  const manifest = await readArchive(open(), onlyChecking).catch((cause: unknown) => {
    throw cause instanceof Refused ? cause : new Refused(broken, { cause })
  })
  if (!knowsMigrations(manifest.migrations)) throw new Refused(newer)
  return manifest
}

async function refuseOccupied(owner: pg.PoolConfig): Promise<void> {
  await withClient(owner, async (client) => {
    const { rows } = await client.query(
      `select to_regclass('public.amanah_migrations') is not null as there`,
    )
    if (rows[0]?.there) throw new Refused(occupied)
  })
}

/** Puts a checked archive into an empty database and folder: the schema as it was then, the rows
 * and files, and, once all is the same as in the archive, the migrations made since. Answers their
 * names. Refuses a database that holds anything of Amanah. */
export async function restoreArchive(
  open: OpenArchive,
  { migrations }: Manifest,
  to: Destination,
): Promise<string[]> {
  await refuseOccupied(to.owner)
  await migrate(to.owner, undefined, migrations.at(-1)?.name)
  await loadArchive(open(), to)
  return migrate(to.owner)
}
