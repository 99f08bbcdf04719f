import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { printNumber } from '../kernel/indonesian.ts'
import { heed, refusal } from '../kernel/refusal.ts'
import type { Manifest } from '../platform/archive/manifest.ts'
import { type SealFor, sealInto } from '../platform/archive/sealed-file.ts'
import { writeArchive } from '../platform/archive/write.ts'
import { systemClock } from '../platform/clock.ts'
import { type Config, dataDirectoryOf, readConfig } from '../platform/config.ts'
import { openPool, withClient } from '../platform/database/db.ts'
import { recordingBackup } from '../platform/operations/backups.ts'
import { openPostgres } from '../platform/postgres/open-postgres.ts'
import { readPassphrase, refuseBeside } from './archive-key.ts'
import { Misused, readArguments } from './arguments.ts'

export const usage = [
  'Pemakaian: ./amanah backup (--to BERKAS | --into FOLDER [--keep JUMLAH]) ' +
    '(--recipient age1… | --passphrase-file BERKAS|-)',
  'Mencadangkan seluruh isi (basis data, bukti, kunci, sertifikat tepercaya) ke satu arsip ' +
    'terkunci, juga saat server menyala.',
  '--into menamai arsip menurut waktunya; --keep menghapus arsip lama di folder itu sesudah yang ' +
    'baru selesai, kecuali sebanyak itu yang terbaru.',
  'Kunci atau kata sandinya tidak disimpan di mana pun oleh Amanah: simpan di tempat lain, ' +
    'karena tanpa itu arsip tidak dapat dibuka.',
].join('\n')

const nothingHere = refusal(
  'backup/nothing-here',
  409,
  'Tidak ada data Amanah di sini. Periksa AMANAH_DATA atau DATABASE_URL.',
)
const taken = refusal(
  'backup/file-taken',
  409,
  'Berkas tujuan sudah ada. Pilih nama lain; cadangan lama tidak ditimpa.',
)

const namedByTime = /^amanah-\d{8}-\d{6}\.age$/

type Order = { to: string; keep: number | null; sealFor: SealFor }

/** `amanah-20261129-183000.age`: a name that sorts by time (UTC). */
const nameAt = (now: Date): string =>
  `amanah-${now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}.age`

/** Which file is written, and how many of its folder are kept; refuses what does not fit together. */
function readPlace(to?: string, into?: string, keep?: string): Pick<Order, 'to' | 'keep'> {
  if ((to === undefined) === (into === undefined))
    throw new Misused('Sebutkan berkas tujuannya dengan --to, atau foldernya dengan --into.', usage)
  if (keep !== undefined && (into === undefined || !/^[1-9]\d{0,3}$/.test(keep)))
    throw new Misused('--keep diikuti bilangan mulai 1, dan hanya bersama --into.', usage)
  if (into !== undefined && !existsSync(into))
    throw new Misused(`Folder «${into}» tidak ada. Buat dahulu.`, usage)
  return {
    to: to ?? join(into ?? '', nameAt(systemClock())),
    keep: keep === undefined ? null : Number(keep),
  }
}

/** Removes archives that `--into` named, but for the newest `keep`. */
function removeOld({ to, keep }: Order): void {
  if (keep === null) return
  const folder = dirname(to)
  const named = readdirSync(folder).filter((name) => namedByTime.test(name))
  for (const name of named.sort().slice(0, -keep)) rmSync(join(folder, name))
}

function readOrder(args: readonly string[], env: NodeJS.ProcessEnv): Order {
  const dataDirectory = dataDirectoryOf(env)
  const options = {
    to: { type: 'string' },
    into: { type: 'string' },
    keep: { type: 'string' },
    recipient: { type: 'string' },
    'passphrase-file': { type: 'string' },
  } as const
  const { values } = readArguments(args, { usage, options })
  const { recipient, 'passphrase-file': file } = values
  const place = readPlace(values.to, values.into, values.keep)
  if ((recipient === undefined) === (file === undefined))
    throw new Misused(
      'Arsip selalu dikunci: sebutkan satu saja, --recipient atau --passphrase-file.',
      usage,
    )
  heed(existsSync(place.to) ? taken : null)
  refuseBeside(dataDirectory, place.to)
  heed(env.DATABASE_URL || existsSync(join(dataDirectory, 'postgres')) ? null : nothingHere)
  return {
    ...place,
    sealFor:
      recipient === undefined
        ? { passphrase: readPassphrase(dataDirectory, file ?? '') }
        : { recipient },
  }
}

/** Lines as they pass; what the manifest at their end counts is told to `told`. */
async function* toldAtTheEnd(
  lines: AsyncGenerator<string, Manifest>,
  told: (manifest: Manifest) => void,
): AsyncGenerator<string> {
  told(yield* lines)
}

async function writeTo(
  { to, sealFor }: Order,
  config: Config,
  owner: pg.PoolConfig,
): Promise<string> {
  return withClient(owner, async (client) => {
    const { rows } = await client.query(
      `select to_regclass('public.amanah_migrations') is null as empty`,
    )
    heed(rows[0]?.empty ? nothingHere : null)
    const secrets = {
      'session-secret': config.sessionSecret,
      'authority-key': Buffer.from(config.authorityKey).toString('base64url'),
    }
    const lines = writeArchive({
      client,
      folder: config.dataDirectory,
      secrets,
      made: systemClock(),
    })
    let counted = { rows: 0, files: 0 }
    const size = await sealInto(
      to,
      toldAtTheEnd(lines, ({ tables, files }) => {
        counted = { rows: tables.reduce((sum, { count }) => sum + count, 0), files: files.length }
      }),
      sealFor,
    )
    return (
      `${printNumber(counted.rows)} baris dan ${printNumber(counted.files)} berkas, ` +
      `${printNumber(Math.ceil(size / 1024))} KB`
    )
  })
}

/** `./amanah backup`: the whole installation in one sealed archive, from one snapshot, beside a
 * server that works. */
export async function run(args: string[]): Promise<number> {
  const order = readOrder(args, process.env)
  const config = readConfig(process.env)
  const log = (sentence: string): void => console.error(sentence)
  const database = await openPostgres({
    dataDirectory: config.dataDirectory,
    databaseUrl: config.databaseUrl,
    join: true,
    log,
  })
  const pool = openPool({ ...database.owner, max: 1 }, null)
  try {
    const written = await recordingBackup(pool, systemClock, () =>
      writeTo(order, config, database.owner),
    )
    removeOld(order)
    console.log(`Cadangan lengkap di ${order.to}: ${written}.`)
    return 0
  } finally {
    await pool.end()
    await database.stop()
  }
}
