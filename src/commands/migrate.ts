import { dataDirectoryOf } from '../platform/config.ts'
import { migrate } from '../platform/database/migrate.ts'
import { openPostgres } from '../platform/postgres/open-postgres.ts'
import { readArguments } from './arguments.ts'

export const usage = 'Pemakaian: ./amanah migrate'

/** `./amanah migrate`: brings the database forward; also beside a server that runs. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, { usage })
  const database = await openPostgres({
    dataDirectory: dataDirectoryOf(process.env),
    databaseUrl: process.env.DATABASE_URL || undefined,
    join: true,
    log: (sentence) => console.error(sentence),
  })
  try {
    const applied = await migrate(database.owner)
    for (const name of applied) console.log(`Diterapkan: ${name}`)
    console.log(
      applied.length === 0
        ? 'Susunan basis data sudah mutakhir.'
        : `${applied.length} migrasi diterapkan.`,
    )
    return 0
  } finally {
    await database.stop()
  }
}
