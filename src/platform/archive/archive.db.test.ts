import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { relations } from '../../testing/catalogue.ts'
import { type FreshDatabase, freshDatabase } from '../../testing/database.ts'
import { openTables } from '../../testing/open-tables.ts'
import { archivedTables, leftOut } from './catalogue.ts'
import { loadArchive } from './load.ts'
import { checkArchive } from './restore.ts'
import { writeArchive } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'amanah-archive-'))
const [from, to] = [join(folder, 'dari'), join(folder, 'ke')]
let [source, target]: FreshDatabase[] = []
let owner: pg.Client

/** One of every kind of column that is easily lost on the way, rows that refer in a circle, and a
 * region each. */
const odd = `
  create table tasks.odd (
    tenant_id int not null references organisation.regions (id), code text not null,
    number bigint generated always as identity, doubled text generated always as (code || code) stored,
    told jsonb, bytes bytea, at timestamptz, day date, amount numeric(12, 3), words text[], yes boolean, next text,
    primary key (tenant_id, code), foreign key (tenant_id, next) references tasks.odd (tenant_id, code));
  alter table tasks.odd enable row level security;
  alter table tasks.odd force row level security;
  create policy region on tasks.odd using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
  create sequence tasks.numbers;`
const rows = `
  insert into tasks.odd (tenant_id, code, told, bytes, at, day, amount, words, yes, next) values
    (TENANT, 'é "kutip"', 'null', '\\x000a22ff', '2026-03-01 23:59:59.123456+09', '0044-03-15 BC', 1.100,
      array['a,b', null, '{"x"}'], true, 'B'),
    (TENANT, 'B', '{"b": 1.10, "a": [1e400, "\\\\", "\\u00e9"]}', '', 'infinity', null, -0.5, '{}', false, 'a'),
    (TENANT, 'a', null, null, null, null, null, null, null, 'é "kutip"');`

/** Everything a source writes, as the bytes of an archive. */
async function written(): Promise<Buffer> {
  const lines: string[] = []
  for await (const text of writeArchive({
    client: owner,
    folder: from,
    secrets: { 'session-secret': 'rahasia' },
    made: new Date(0),
  }))
    lines.push(text)
  return Buffer.from(lines.join(''))
}
/** In pieces that begin and end anywhere. */
async function* inPieces(bytes: Uint8Array, size = 777): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

beforeAll(async () => {
  ;[source, target] = [await freshDatabase(), await freshDatabase()]
  owner = new pg.Client(source.owner)
  owner.on('error', () => undefined)
  await owner.connect()
  const other = new pg.Client(target.owner)
  await other.connect()
  for (const client of [owner, other]) await client.query(odd)
  await other.end()
  for (const id of [1, 2]) {
    await owner.query(
      `insert into organisation.regions (id, code, name, kind, government_name, head_title, place, time_zone)
       values ($1, $2, 'Kota', 'KOTA', 'Pemerintah Kota', 'Wali Kota', 'Kota', 'Asia/Makassar')`,
      [id, id === 1 ? 'SATU' : 'DUA'],
    )
    await owner.query(
      `begin; set local app.tenant_id = ${id}; ${rows.replaceAll('TENANT', String(id))} commit`,
    )
  }
  await owner.query(`select nextval('tasks.numbers'), nextval('tasks.numbers')`)
  for (const name of ['files/1', 'trust', 'postgres'])
    mkdirSync(join(from, name), { recursive: true })
  writeFileSync(join(from, 'files/1/bukti'), Buffer.alloc(2_000_000, 'bukti'))
  writeFileSync(join(from, 'files/1/kosong'), '', { mode: 0o600 })
  writeFileSync(join(from, 'files/1/.tulis-setengah'), 'belum selesai')
  writeFileSync(join(from, 'postgres/PG_VERSION'), '15')
})
afterAll(async () => {
  await owner.end()
  await source?.drop()
  await target?.drop()
  rmSync(folder, { recursive: true })
})

it('forgets no table: each is in it, or left out with its reason', async () => {
  const pool = new pg.Pool({ ...source?.owner, max: 1 })
  const tables = (await relations(pool)).filter(({ kind }) => kind === 'table')
  await pool.end()
  const archived = await archivedTables(owner)

  expect([...archived.map(({ name }) => name), ...Object.keys(leftOut)].toSorted()).toEqual(
    tables.map(({ name }) => name).toSorted(),
  )
  expect(archived.filter(({ ofRegion }) => !ofRegion).every(({ name }) => name in openTables)).toBe(
    true,
  )
})

it('reads region by region what its owner cannot see at once', async () => {
  const { rows: seen } = await owner.query('select count(*)::int as count from tasks.odd')
  const archive = await written()
  const { tables } = await checkArchive(() => inPieces(archive))

  expect(seen).toEqual([{ count: 0 }])
  expect(
    tables.filter(({ table }) => table === 'tasks.odd').map(({ region, count }) => [region, count]),
  ).toEqual([
    [1, 3],
    [2, 3],
  ])
})

it('comes back the same, whatever the columns, and beside what migrations wrote', async () => {
  const archive = await written()
  if (!target) throw new Error('no database')
  const manifest = await loadArchive(inPieces(archive), { owner: target.owner, folder: to })
  const client = new pg.Client(target.owner)
  await client.connect()
  await client.query(`select set_config('app.tenant_id', '2', false)`)
  const { rows: back } = await client.query(
    `select code, number, doubled, told::text, at::text, day::text from tasks.odd order by number`,
  )
  const next = await client.query(`select nextval('tasks.numbers')::int as next`)
  const deferrable = await client.query(
    `select count(*)::int as count from pg_constraint where contype = 'f' and condeferrable
       and connamespace <> to_regnamespace('pgboss')`,
  )
  await client.end()

  expect(back.map(({ code, number, doubled, told }) => [code, number, doubled, told])).toEqual([
    ['é "kutip"', '4', 'é "kutip"é "kutip"', 'null'],
    ['B', '5', 'BB', `{"a": [1${'0'.repeat(400)}, "\\\\", "é"], "b": 1.10}`],
    ['a', '6', 'aa', null],
  ])
  expect(back[0]).toMatchObject({
    at: expect.stringContaining('59:59.123456'),
    day: '0044-03-15 BC',
  })
  expect([next.rows, deferrable.rows, manifest.sequences.length]).toEqual([
    [{ next: 3 }],
    [{ count: 0 }],
    2,
  ])
})

it(
  'keeps the files of the data folder, whole and as private as they were, but not the server ' +
    'nor what is half written',
  async () => {
    const archive = await written()
    const { files } = await checkArchive(() => inPieces(archive))

    expect(files.map(({ file }) => file)).toEqual([
      'session-secret',
      'files/1/bukti',
      'files/1/kosong',
    ])
    expect(
      readFileSync(join(to, 'files/1/bukti')).equals(readFileSync(join(from, 'files/1/bukti'))),
    ).toBe(true)
    expect(statSync(join(to, 'files/1/kosong'))).toMatchObject({ size: 0, mode: 0o100600 })
    expect(readFileSync(join(to, 'session-secret'), 'utf8')).toBe('rahasia\n')
  },
)

it.each([
  ['one row less', (text: string) => text.replace(/^\["1","B".*\n/m, '')],
  [
    'another value',
    (text: string) =>
      text
        .replace('rahasia', 'rahasiA')
        .replace(Buffer.from('rahasia\n').toString('base64'), 'eA=='),
  ],
  ['no manifest', (text: string) => text.slice(0, text.lastIndexOf('{"manifest"'))],
  ['a line after it', (text: string) => `${text}["1"]\n`],
  ['another format', (text: string) => text.replace('"format":1', '"format":2')],
  ['a migration unknown here', (text: string) => text.replace('0002_audit"', '0002_audits"')],
])('is refused with %s', async (_, change) => {
  const changed = Buffer.from(change((await written()).toString('utf8')))

  await expect(checkArchive(() => inPieces(changed))).rejects.toMatchObject({ name: 'Refused' })
})
