import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type OpenPostgres, openPostgres, type PostgresOptions } from './open-postgres.ts'
import { dieWriting } from './open-postgres.victim.ts'

let base: string
let dataDirectory: string
let running: OpenPostgres[]

const wish = process.env.TEST_POSTGRES === 'npm' ? { origin: 'npm' as const } : {}

async function open(more: Partial<PostgresOptions> = {}): Promise<OpenPostgres> {
  const database = await openPostgres({
    dataDirectory,
    server: wish,
    log: () => undefined,
    ...more,
  })
  running.push(database)
  return database
}

async function ask(config: pg.PoolConfig, sql: string): Promise<unknown> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  return client
    .query(sql)
    .then(({ rows }) => rows[0])
    .finally(() => client.end())
}

beforeEach(() => {
  running = []
  base = mkdtempSync(join(tmpdir(), 'amanah-open-'))
  chmodSync(base, 0o711)
  dataDirectory = join(base, 'data')
})

afterEach(async () => {
  for (const database of running.reverse()) await database.stop()
  rmSync(base, { recursive: true, force: true })
})

it('starts a durable server whose owner is no superuser, and keeps its data', async () => {
  const first = await open()
  expect(
    await ask(
      first.owner,
      `select current_user as who, rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
    ),
  ).toEqual({
    who: 'amanah',
    rolsuper: false,
    rolbypassrls: false,
  })
  expect(
    await ask(
      first.owner,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as sums,
        current_setting('listen_addresses') as net`,
    ),
  ).toEqual({ fsync: 'on', sums: 'on', net: '' })
  expect(
    await ask(
      first.owner,
      `select upper('é') as upper, 'Z' < 'a' as by_code, current_setting('server_encoding') as encoding`,
    ),
  ).toEqual({
    upper: 'É',
    by_code: true,
    encoding: 'UTF8',
  })
  await ask(first.owner, 'create table kept as select 42 as answer')
  await first.stop()

  const again = await open()
  expect(await ask(again.owner, 'select answer from kept')).toEqual({ answer: 42 })
})

it('refuses a directory another one works in, but lets a helper join', async () => {
  const first = await open()

  await expect(open()).rejects.toMatchObject({ refusal: { code: 'platform/directory-in-use' } })

  const helper = await open({ join: true })
  expect(helper.owner).toEqual(first.owner)
  await helper.stop()
  expect(await ask(first.owner, 'select 1 as alive')).toEqual({ alive: 1 })
})

it('refuses a directory of a major version whose server is missing, and says which', async () => {
  mkdirSync(join(dataDirectory, 'postgres/data'), { recursive: true })
  writeFileSync(join(dataDirectory, 'postgres/data/PG_VERSION'), '12\n')

  await expect(open()).rejects.toThrow(
    'dibuat dengan PostgreSQL 12, dan server versi itu tidak ada di mesin ini',
  )
})

it('finds a short place for the socket when the directory lies deep', async () => {
  dataDirectory = join(dataDirectory, ...Array.from({ length: 12 }, () => 'sangat-dalam'))
  const database = await open()

  expect(String(database.owner.host).length).toBeLessThan(100)
  expect(await ask(database.owner, 'select 1 as alive')).toEqual({ alive: 1 })
})

it.runIf(process.getuid?.() === 0)(
  'as root, keeps the cluster where the server can walk to, and leaves a link',
  async () => {
    chmodSync(base, 0o700)
    const database = await open()
    const link = join(dataDirectory, 'postgres')
    const elsewhere = realpathSync(link)
    await database.stop()

    try {
      expect(lstatSync(link).isSymbolicLink()).toBe(true)
      expect(elsewhere).toMatch(/^\/var\/lib\/amanah\/clusters\//)
      const again = await open()
      expect(String(again.owner.host)).toBe(String(database.owner.host))
      await again.stop()
    } finally {
      rmSync(elsewhere, { recursive: true })
    }
  },
)

const postmaster = (): number =>
  Number(readFileSync(join(dataDirectory, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

/** Asks until somebody answers. */
async function answered(config: pg.PoolConfig, sql: string): Promise<unknown> {
  for (;;) {
    const answer = await ask(config, sql).catch(() => null)
    if (answer !== null) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it(
  'brings the server back when it is killed, with everything that was acknowledged, and says ' +
    'meanwhile that it is away',
  async () => {
    const said: string[] = []
    const database = await open({ log: (sentence) => said.push(sentence) })
    await ask(database.owner, 'create table kept as select 42 as answer')
    const busy = ask(database.owner, 'select pg_sleep(60)').catch(() => 'cut')
    const before = postmaster()

    process.kill(before, 'SIGKILL')

    expect(await busy).toBe('cut')
    expect(await answered(database.owner, 'select answer from kept')).toEqual({ answer: 42 })
    expect(postmaster()).not.toBe(before)
    expect(said).toEqual(
      expect.arrayContaining([
        'Basis data berhenti tanpa diminta dan sedang dijalankan lagi.',
        'Basis data berjalan lagi.',
      ]),
    )
    expect(database.away()).toBeNull()
  },
)

it('gives up with a last line when the data is gone, and never fills the place anew', async () => {
  const database = await open({ durable: false })
  const server = postmaster()
  rmSync(join(dataDirectory, 'postgres/data'), { recursive: true })
  process.kill(server, 'SIGKILL')

  expect(await database.lost).toContain('tidak ada lagi. Kembalikan dari cadangan')
  await database.stop()
  await expect(open()).rejects.toMatchObject({ refusal: { code: 'platform/postgres-data-gone' } })
})

it(
  'lets in only the user of the operating system it runs for, also into a cluster that ' +
    'trusted everybody',
  async () => {
    const first = await open({ durable: false })
    await ask(first.owner, 'create role stranger login')
    await first.stop()
    writeFileSync(join(dataDirectory, 'postgres/data/pg_hba.conf'), 'local all all trust\n')

    const again = await open({ durable: false })

    expect(
      await ask(
        { ...again.owner, user: 'postgres' },
        'select type, auth_method from pg_hba_file_rules',
      ),
    ).toEqual({
      type: 'local',
      auth_method: 'peer',
    })
    await expect(ask({ ...again.owner, user: 'stranger' }, 'select 1')).rejects.toMatchObject({
      code: '28000',
    })
  },
)

it.each([
  ['the process', []],
  ['the process and its watcher, which orphans the server', ['watcher']],
  ['the process and the server', ['server']],
] as const)(
  'starts again after kill -9 of %s, and every acknowledged row is there',
  async (_, also) => {
    const acknowledged = await dieWriting(dataDirectory, wish, also)
    expect(acknowledged).toBeGreaterThan(10)

    const database = await open()

    expect(
      Number(
        ((await ask(database.owner, 'select count(*) as rows from written')) as { rows: string })
          .rows,
      ),
    ).toBeGreaterThanOrEqual(acknowledged)
  },
)
