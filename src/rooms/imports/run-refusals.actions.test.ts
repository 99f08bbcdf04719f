import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts'
import { type Calls, openWorld, type World } from '../../testing/world.ts'
import { importContract } from './index.ts'

let world: World
let desk: ImportDesk
let calls: Calls<typeof importContract>
beforeAll(async () => {
  world = await openWorld()
  desk = await openImportDesk(world)
  calls = world.calls(
    importContract,
    await world.signIn(randomUUID(), [{ role: 'ORGANISATION_BUREAU' }]),
  )
})
afterAll(() => world.close())

const refused = (code: string, status: number) => ({ refusal: { code, status } })

it('gives an example of each kind that its own importer takes without an error', async () => {
  for (const kind of ['units', 'people', 'grants']) {
    const { name, bytes } = await calls.downloadTemplate({ kind })
    const run = await desk.take(kind, { name, type: '', bytes })

    expect([kind, run.errors, name]).toEqual([kind, 0, `contoh-${kind}.xlsx`])
  }
})

it('refuses when the state of affairs changed between the look and the commit, and writes nothing', async () => {
  const units = await desk.take('units', csvUpload('KODE UNIT,NAMA UNIT\n77,Dinas Sementara\n'), {
    berlaku: '2026-01-01',
  })
  const run = await desk.check(
    'people',
    csvUpload('NAMA JABATAN,KODE UNIT,ESELON\nKepala Dinas Sementara,77,II.b\n'),
    {
      berlaku: '2026-01-01',
    },
  )
  expect(run.errors).toBe(0)
  await desk.undo(units.id)

  await expect(desk.commit(run.id)).rejects.toMatchObject({
    refusal: {
      code: 'imports/changed-since',
      status: 409,
      detail: expect.stringContaining('Baris 2'),
    },
  })
  expect((await calls.readImport({ runId: run.id })).state).toBe('CHECKED')
})

it('refuses a kind and a run that do not exist', async () => {
  await expect(desk.check('resep', csvUpload('A\n1\n'))).rejects.toMatchObject(
    refused('imports/no-such-kind', 404),
  )
  await expect(calls.downloadTemplate({ kind: 'resep' })).rejects.toMatchObject(
    refused('imports/no-such-kind', 404),
  )
  await expect(desk.commit(randomUUID())).rejects.toMatchObject(refused('imports/no-such-run', 404))
  await expect(desk.undo(randomUUID())).rejects.toMatchObject(refused('imports/no-such-run', 404))
})

it('refuses an option that is no date, naming it', async () => {
  await expect(
    desk.check('units', csvUpload('KODE UNIT,NAMA UNIT\n1,Dinas\n'), { berlaku: '2026-02-30' }),
  ).rejects.toMatchObject({
    refusal: {
      code: 'imports/options',
      status: 422,
      errors: [{ pointer: '/options/berlaku', detail: expect.stringContaining('Berlaku sejak') }],
    },
  })
})

it('refuses a file that is no table at all, and a table without the wanted columns', async () => {
  await expect(desk.check('units', csvUpload(''))).rejects.toMatchObject(
    refused('platform/no-file', 422),
  )
  await expect(desk.check('units', csvUpload('A,B\n1,2\n'))).rejects.toMatchObject(
    refused('imports/sheets/no-header', 422),
  )
})
