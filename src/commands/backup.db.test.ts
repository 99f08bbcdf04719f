import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkArchive } from '../platform/archive/restore.ts'
import { openSealed } from '../platform/archive/sealed-file.ts'
import { migrate } from '../platform/database/migrate.ts'
import { backupAge, backupCheck } from '../platform/operations/backups.ts'
import { cookieOf } from '../testing/calls.ts'
import { emptyDatabase, type FreshDatabase } from '../testing/database.ts'
import {
  account,
  loadInstallation,
  openInstalled,
  signToTheEnd,
} from '../testing/fixtures/installation.ts'
import { run as backup } from './backup.ts'
import { run as doctor } from './doctor.ts'
import { run as restore } from './restore.ts'

const place = mkdtempSync(join(tmpdir(), 'amanah-backup-'))
const at = (name: string): string => join(place, name)
let [source, target]: FreshDatabase[] = []
let recipient: string

/** A test server is reached by a socket, or where `TEST_DATABASE_URL` says. */
function urlOf({ connectionString, host = '', port, user, database }: pg.PoolConfig): string {
  return (
    connectionString ??
    `postgres:///${database}?host=${encodeURIComponent(host)}&port=${port}&user=${user}`
  )
}

/** Runs a command as if typed with this data folder and database. */
async function typed(
  command: (args: string[]) => Promise<number>,
  data: string,
  database: FreshDatabase | undefined,
  ...args: string[]
) {
  if (!database) throw new Error('no database')
  vi.stubEnv('AMANAH_DATA', at(data))
  vi.stubEnv('DATABASE_URL', urlOf(database.owner))
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const code = await command(args)
  return { code, said: said.mock.calls.join() }
}

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

beforeAll(async () => {
  ;[source, target] = [await emptyDatabase(), await emptyDatabase()]
  await loadInstallation(source.owner, at('data'))
  await migrate(source.owner)
  const identity = await generateIdentity()
  recipient = await identityToRecipient(identity)
  writeFileSync(at('kunci.txt'), `# kunci untuk uji\n${identity}\n`)
  writeFileSync(at('kunci-lain.txt'), await generateIdentity())
  writeFileSync(at('sandi.txt'), 'sandi arsip yang panjang\n')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
afterAll(async () => {
  await source?.drop()
  await target?.drop()
  rmSync(place, { recursive: true })
})

describe('a backup', () => {
  it.each([
    ['without a key', ['--to', at('a.age')], 'Arsip selalu dikunci'],
    [
      'with two',
      ['--to', at('a.age'), '--recipient', 'age1x', '--passphrase-file', at('sandi.txt')],
      'satu saja',
    ],
    ['for nobody', ['--to', at('a.age'), '--recipient', 'age1bukan'], 'kunci umum age'],
    ['beside the data', ['--to', at('data/a.age'), '--recipient', 'age1x'], 'di luar folder data'],
    [
      'with its passphrase beside the data',
      ['--to', at('a.age'), '--passphrase-file', at('data/session-secret')],
      'di luar folder data',
    ],
    ['over another file', ['--to', at('sandi.txt'), '--recipient', 'age1x'], 'sudah ada'],
    ['without a destination', ['--recipient', 'age1x'], '--to'],
    ['into a folder that is not there', ['--into', at('x'), '--recipient', 'age1x'], 'tidak ada'],
    ['kept by a number where it has a name', ['--to', at('a.age'), '--keep', '3'], 'hanya bersama'],
  ])('is refused %s, and leaves no file', async (_, args, sentence) => {
    await expect(typed(backup, 'data', source, ...args)).rejects.toThrow(sentence)
    expect([existsSync(at('a.age')), existsSync(at('a.age.belum-jadi'))]).toEqual([false, false])
  })

  it('holds everything, and nobody reads it without the key', async () => {
    const { code, said } = await typed(
      backup,
      'data',
      source,
      '--to',
      at('a.age'),
      '--recipient',
      recipient,
    )
    const bytes = readFileSync(at('a.age'))

    expect(code).toBe(0)
    expect(said).toMatch(/^Cadangan lengkap di .*: [\d.]+ baris dan 38 berkas, [\d.]+ KB\.$/)
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    for (const secret of ['Maya Lestari', readFileSync(at('data/authority-key'), 'utf8').trim()])
      expect(bytes.includes(secret)).toBe(false)
  })
})

it('names itself by its time, keeps the newest, and is told of as long as it is fresh', async () => {
  if (!source) throw new Error('no database')
  const folder = at('malam')
  mkdirSync(folder)
  for (const name of ['amanah-20260101-013000.age', 'amanah-20260102-013000.age', 'lain.age'])
    writeFileSync(join(folder, name), '')
  const began = new Date()
  await typed(backup, 'data', source, '--into', folder, '--keep', '2', '--recipient', recipient)

  const [older, newest, ...others] = readdirSync(folder)
  expect([older, ...others]).toEqual(['amanah-20260102-013000.age', 'lain.age'])
  expect(newest).toMatch(/^amanah-\d{8}-\d{6}\.age$/)
  const owner = new pg.Pool(source.owner)
  const ageAfter = (hours: number) =>
    backupAge(owner, () => new Date(began.getTime() + hours * 3_600_000))
  expect(await ageAfter(1)).toMatchObject({ hours: 0, overdue: false })
  expect(await ageAfter(48)).toMatchObject({ overdue: false })
  expect(await ageAfter(49)).toMatchObject({ hours: 48, overdue: true })
  expect(
    (await backupCheck(owner, () => new Date(began.getTime() + 50 * 3_600_000)).look()).warnings,
  ).toEqual([expect.stringContaining('49 jam yang lalu')])
  await owner.end()
})

it('comes with a doctor that names what is missing, and ends well once nothing is', async () => {
  const first = await typed(doctor, 'data', source)
  expect(first.code).toBe(1)
  expect(first.said).toContain('✓ Basis data')
  expect(first.said).toContain('! Kunci sertifikat: Kunci sertifikat tersimpan bersama data')
  expect(first.said).toMatch(/✗ Alamat: .*bukan alamat https umum|✗ Alamat: .*belum punya alamat/)
  expect(first.said).not.toContain('✗ Cadangan')
})

describe('a restore', () => {
  const into = (data: string, file: string, key = 'kunci.txt') =>
    typed(restore, data, target, at(file), '--identity', at(key))

  it(
    'refuses a wrong key, a changed byte anywhere, a cut file and a foreign one, before ' +
      'anything is written',
    async () => {
      const whole = readFileSync(at('a.age'))
      const spots = [3, 60, 150, 400, Math.floor(whole.length / 2), whole.length - 5]
      const damaged = [
        ...spots.map((spot) => flipped(whole, spot)),
        whole.subarray(0, whole.length - 100_000),
        Buffer.from('bukan arsip'),
      ]
      await expect(into('baru', 'a.age', 'kunci-lain.txt')).rejects.toThrow('bukan milik arsip ini')
      await expect(into('baru', 'a.age', 'sandi.txt')).rejects.toThrow('tidak memuat kunci age')
      for (const bytes of damaged) {
        writeFileSync(at('rusak.age'), bytes)
        await expect(into('baru', 'rusak.age')).rejects.toMatchObject({ name: 'Refused' })
      }

      expect(existsSync(at('baru'))).toBe(false)
    },
  )

  it('refuses a folder that holds something, and a database that does', async () => {
    await expect(into('data', 'a.age')).rejects.toThrow('Folder data tujuan sudah berisi')
    await expect(
      typed(restore, 'baru', source, at('a.age'), '--identity', at('kunci.txt')),
    ).rejects.toThrow('Basis data tujuan sudah berisi')
    expect(existsSync(at('baru'))).toBe(false)
  })

  it(
    'brings back what works as before: secrets, evidence, a password, a passphrase, a ' +
      'promise that is genuine',
    async () => {
      expect((await into('pulih', 'a.age')).code).toBe(0)
      for (const name of [
        'authority-key',
        'session-secret',
        'trust/ta-akar.pem',
        'demo-accounts.json',
      ])
        expect(readFileSync(at(`pulih/${name}`)), name).toEqual(readFileSync(at(`data/${name}`)))

      if (!target) throw new Error('no database')
      const { app, close } = await openInstalled(target, at('pulih'))
      expect(await cookieOf(app, account('maya'))).toContain('=')
      expect(await signToTheEnd(app)).toMatchObject({ proof: { genuine: true, problems: [] } })
      await close()
    },
  )
})

it('can be sealed with a passphrase, and says so of another', async () => {
  await typed(backup, 'data', source, '--to', at('b.age'), '--passphrase-file', at('sandi.txt'))
  const opened = (passphrase: string) => checkArchive(() => openSealed(at('b.age'), { passphrase }))

  expect((await opened('sandi arsip yang panjang')).migrations.length).toBeGreaterThan(19)
  await expect(opened('sandi arsip yang lain')).rejects.toMatchObject({
    refusal: { code: 'platform/archive-key' },
  })
})
