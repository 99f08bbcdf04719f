import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts'
import { refusedCode } from '../../testing/refused-code.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { importContract } from './index.ts'

let world: World
let desk: ImportDesk
const units = csvUpload('KODE UNIT,NAMA UNIT\n09,Dinas Uji Impor\n')

beforeAll(async () => {
  world = await openWorld()
  desk = await openImportDesk(world)
})
afterAll(() => world.close())

it('shows runs, with the names and numbers in them, only to those who may import that kind', async () => {
  const run = await desk.check('units', units)
  const keeper = world.calls(
    importContract,
    await world.signIn(randomUUID(), [{ role: 'PERSONNEL' }]),
  )
  const budget = world.calls(importContract, await world.signIn(randomUUID(), [{ role: 'BUDGET' }]))
  const nobody = world.calls(
    importContract,
    await world.signIn(randomUUID(), [{ role: 'AUDITOR' }]),
  )

  expect((await keeper.listImports({})).items.map(({ id }) => id)).toEqual([run.id])
  expect((await keeper.readImport({ runId: run.id })).fileName).toBe('uji.csv')
  for (const stranger of [budget, nobody]) {
    expect((await stranger.listImports({})).items).toEqual([])
    expect(await refusedCode(stranger.readImport({ runId: run.id }))).toBe('imports/not-allowed')
    expect(await refusedCode(stranger.commitImport({ runId: run.id }))).toBe('imports/not-allowed')
  }
})

it('commits once, takes back once, and says so when asked again', async () => {
  const run = await desk.check('units', units)
  expect(await refusedCode(desk.undo(run.id))).toBe('imports/not-committed')

  expect((await desk.commit(run.id)).state).toBe('COMMITTED')
  expect(await refusedCode(desk.commit(run.id))).toBe('imports/already-committed')
  const told = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('notices.notices')
      .select(['title', 'link'])
      .where('kind', '=', 'imports/done')
      .execute(),
  )
  expect(told).toEqual([{ title: 'Impor «uji.csv» selesai.', link: `/impor/${run.id}` }])
  expect((await desk.undo(run.id)).state).toBe('UNDONE')
  expect(await refusedCode(desk.undo(run.id))).toBe('imports/undone')
  expect(await refusedCode(desk.commit(run.id))).toBe('imports/undone')
})

it('reads the list page by page', async () => {
  const { listImports } = world.calls(
    importContract,
    await world.signIn(randomUUID(), [{ role: 'ORGANISATION_BUREAU' }]),
  )
  const first = await listImports({ limit: 1 })
  const second = await listImports({ limit: 1, cursor: first.next ?? '' })

  expect(first.items[0]?.id).not.toBe(second.items[0]?.id)
  expect(second.next).toBeNull()
  for (const sort of ['file', 'content', 'checkedAt', '-checkedAt', '-state'] as const)
    expect((await listImports({ sort })).items).toHaveLength(2)
  const dates = (await listImports({ sort: 'checkedAt' })).items.map(({ checkedAt }) => checkedAt)
  expect(dates).toEqual(dates.toSorted())
})

it('says when much was written, so that statistics can follow; a dry run and a refusal are silent', async () => {
  const before = world.massWrites()
  const run = await desk.check('units', csvUpload('KODE UNIT,NAMA UNIT\n08,Dinas Statistik Uji\n'))
  await desk.commit(run.id)
  expect(await refusedCode(desk.commit(run.id))).not.toBe('nothing refused')

  await expect.poll(() => world.massWrites()).toBe(before + 1)
})
