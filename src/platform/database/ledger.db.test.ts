import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { indicatorLedger } from '../../rooms/planning/planning.ledgers.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { closeRows, ledger, recordsOf, takeBack, type VersionOf, writeChanges } from './ledger.ts'

/** An indicator with one more field: a line of its shape, and a column. */
const withCertainty = ledger('planning.indicatorVersions', {
  ...indicatorLedger,
  shape: { ...indicatorLedger.shape, certaintyNote: z.nullable(z.string()) },
  names: { ...indicatorLedger.names },
})
type Version = VersionOf<typeof withCertainty>

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.owner.query('alter table planning.indicator_versions add column certainty_note text')
})
afterAll(() => world.close())

const [id, first, second] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
const version: Version = {
  ...{ id, code: 'X.1', name: 'Waktu layanan', definition: null, formulaText: null },
  ...{ unitLabel: 'menit', unitKind: 'NUMBER', polarity: 'MINIMIZE', aggregation: 'AVERAGE' },
  ...{ achievementFormula: null, isKey: false, dataSource: null, frequency: 'MONTHLY' },
  ...{
    baseline: '12.50',
    baselineYear: 2025,
    referenceCode: null,
    validFrom: '2026-01-01',
    validTo: null,
  },
  certaintyNote: 'sampel 400 pemohon',
}
const onRecord = () => world.asSystem((ctx) => recordsOf(ctx, withCertainty))

it('writes, splits, closes and restores a field that the shape has gained', async () => {
  const turn = { replaced: null, kept: null, span: { validFrom: '2026-01-01', validTo: null } }
  await world.asSystem((ctx) =>
    writeChanges(ctx, withCertainty, [{ turn, isNew: true, version }], first),
  )
  const [before] = await onRecord()
  expect(before).toEqual({ ...version, rowId: before?.rowId })
  if (!before) throw new Error('the first run wrote one row')

  world.setNow('2026-02-01T02:00:00.000Z')
  const span = { validFrom: '2026-02-01', validTo: null }
  const kept = { validFrom: '2026-01-01', validTo: '2026-02-01' }
  const changed = { ...version, ...span, certaintyNote: 'sampel 900 pemohon' }
  await world.asSystem((ctx) =>
    writeChanges(
      ctx,
      withCertainty,
      [{ turn: { replaced: before, kept, span }, isNew: false, version: changed }],
      second,
    ),
  )
  const said = (await onRecord()).map(({ rowId: _, ...record }) => record)
  expect(said).toEqual(expect.arrayContaining([{ ...version, ...kept }, changed]))

  await world.asSystem((ctx) => takeBack(ctx, [withCertainty], second))
  expect((await onRecord()).map(({ rowId: _, ...record }) => record)).toEqual([version])
})

it('closes a row once, and what it said stays', async () => {
  const [row] = await onRecord()
  await world.asSystem((ctx) => closeRows(ctx, withCertainty, [row?.rowId ?? ''], null))

  expect(await onRecord()).toEqual([])
  const { rows } = await world.asSystem(({ db }) =>
    sql<{ open: boolean }>`
      select recorded_until is null as open from planning.indicator_versions
      where tenant_id = 1 and recorded_by = ${first}`.execute(db),
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map((each) => each.open)).toEqual(rows.map(() => false))
})

it('does not take a version that forgets a field', () => {
  const { certaintyNote: _, ...forgetful } = version
  // @ts-expect-error: the field must be given, if only as null
  const wrong: Version = forgetful

  expect(Object.keys(wrong)).not.toContain('certaintyNote')
})
