import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, testRegion, type World } from '../../testing/world.ts'
import { sealedText } from './entry.rules.ts'
import { type Act, record } from './index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const stored = () =>
  world.asSystem((ctx) =>
    ctx.db
      .selectFrom('audit.entries as entry')
      .innerJoin('audit.contents as content', (join) =>
        join
          .onRef('content.tenantId', '=', 'entry.tenantId')
          .onRef('content.entryId', '=', 'entry.id'),
      )
      .select([
        'entry.id',
        'entry.act',
        'entry.salt',
        'entry.contentHash',
        'entry.actorKind',
        'entry.at',
        'content.before',
        'content.after',
      ])
      .where('entry.tenantId', '=', ctx.tenantId)
      .orderBy('entry.act')
      .execute(),
  )
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const acts: Act[] = [
  { act: 'a.opened', subject: null },
  { act: 'b.changed', subject: null, before: { b: 1, a: 'x' }, after: { a: 'y', b: null } },
  { act: 'c.numbers', subject: null, after: [1.5, -0, 1e21, 1e-7, 9007199254740991] },
  {
    act: 'd.texts',
    subject: null,
    after: { 'kunci «é»': 'baris\nbaru "kutip" \\ 🇮🇩', undefined, kosong: '' },
  },
]

it('keeps a salted hash that can be computed again from what is stored, whatever the content', async () => {
  await world.asSystem(async (ctx) => {
    for (const act of acts) await record(ctx, act)
  })

  const entries = await stored()
  expect(entries.map(({ act }) => act)).toEqual(acts.map(({ act }) => act))
  for (const { salt, contentHash, before, after } of entries)
    expect(hashOf(sealedText(salt, before, after))).toBe(contentHash)
  expect(new Set(entries.map(({ salt }) => salt)).size).toBe(acts.length)
  expect(entries[0]).toMatchObject({ actorKind: 'system', at: '2026-01-20T02:00:00.000Z' })
})

it('tells a changed content from the one that was hashed', () => {
  const text = sealedText('garam', null, { nilai: 1 })

  expect(sealedText('garam', null, { nilai: 2 })).not.toBe(text)
  expect(sealedText('lain', null, { nilai: 1 })).not.toBe(text)
  expect(sealedText('garam', undefined, { nilai: 1 })).toBe(text)
})

it('cannot be changed or taken away by the application, not even in its own region', async () => {
  const app = new pg.Client(world.database.app)
  await app.connect()
  const tries = ['audit.entries', 'audit.contents', 'audit.looks'].flatMap((table) => [
    `delete from ${table}`,
    `update ${table} set tenant_id = tenant_id`,
    `truncate ${table}`,
  ])
  const codes = new Set<string | undefined>()
  for (const statement of tries) {
    await app.query(`begin; set local app.tenant_id = ${testRegion.id}`)
    await app.query(statement).catch((error: pg.DatabaseError) => codes.add(error.code))
    await app.query('rollback')
  }
  await app.end()

  expect([...codes]).toEqual(['42501'])
})

it('stays away with the act it belongs to', async () => {
  const failing = world.asSystem(async (ctx) => {
    await record(ctx, { act: 'z.undone', subject: null })
    throw new Error('the act fails after its entry')
  })

  await expect(failing).rejects.toThrow('the act fails')
  expect((await stored()).map(({ act }) => act)).not.toContain('z.undone')
})
