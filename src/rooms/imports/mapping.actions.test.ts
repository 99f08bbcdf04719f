import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts'
import { refusedCode } from '../../testing/refused-code.ts'
import { type Calls, openWorld, otherRegion, type World } from '../../testing/world.ts'
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

const strange = (rows: string, heads = 'Sandi;Sebutan;Golongan unit') =>
  csvUpload(`Daftar perangkat daerah\n\n${heads}\n${rows}`, 'aneh.csv')
const file = strange('11;Dinas Kearsipan;Dinas\n12;Badan Riset;Badan\n')
const code = { key: 'code', letter: 'A', heading: 'Sandi' }
const name = { key: 'name', letter: 'B', heading: 'Sebutan' }
const kind = { key: 'kind', letter: 'C', heading: 'Golongan unit' }
const said = (...columns: object[]): string => JSON.stringify(columns)

it('shows the headings of a strange file with what stands below, and guesses nothing it cannot know', async () => {
  const read = await calls.readHeadings({ kind: 'units', file })

  expect(read).toMatchObject({ sheet: null, headerRow: 3, hints: [] })
  expect(read.heads).toEqual([
    { letter: 'A', heading: 'Sandi', samples: ['11', '12'] },
    { letter: 'B', heading: 'Sebutan', samples: ['Dinas Kearsipan', 'Badan Riset'] },
    { letter: 'C', heading: 'Golongan unit', samples: ['Dinas', 'Badan'] },
  ])
})

it('hints by our own heading, by a near one and by content', async () => {
  const people = csvUpload(
    'NAMA JABATAN;KODE UNITT;Nomor pegawai;Sebutan\nKepala Dinas;09;199001012015042002;Wulan\n',
  )
  const { hints } = await calls.readHeadings({ kind: 'people', file: people })

  expect(hints).toContainEqual({ key: 'title', letter: 'A', why: 'sure' })
  expect(hints).toContainEqual({ key: 'unitCode', letter: 'B', why: 'name' })
  expect(hints).toContainEqual({ key: 'nip', letter: 'C', why: 'content' })
})

it('reads a file as somebody said, remembers it for this region and kind, and tells when it uses that', async () => {
  expect(await refusedCode(desk.check('units', file))).toBe('imports/sheets/no-header')

  const run = await calls.checkImport({ kind: 'units', file, columns: said(code, name, kind) })
  expect(run.errors).toBe(0)
  expect(run.summary.counts[0]).toEqual({ label: 'Perangkat daerah', count: 2 })
  expect((await desk.commit(run.id)).state).toBe('COMMITTED')

  const again = await desk.check('units', strange('13;Dinas Sosial;Dinas\n'))
  expect(again.errors).toBe(0)
  expect(again.notices[0]).toBe(
    'Tiga kolom dibaca seperti yang Anda pasangkan: «Sandi» (A) sebagai KODE UNIT, ' +
      '«Sebutan» (B) sebagai NAMA UNIT, «Golongan unit» (C) sebagai JENIS.',
  )
  expect((await calls.readHeadings({ kind: 'units', file })).hints).toHaveLength(3)
  expect((await calls.readHeadings({ kind: 'people', file })).hints).toEqual([])
  const here = await world.owner.query('select tenant_id, field from imports.column_names')
  expect(here.rows.every((row) => row.tenant_id !== otherRegion.id)).toBe(true)
  await desk.undo(run.id)
})

it('commits by the columns of the check, whatever was said meanwhile', async () => {
  const run = await desk.check('units', strange('14;Dinas Pangan;Dinas\n'))
  const swapped = [
    { ...code, key: 'name' },
    { ...name, key: 'code' },
  ]
  await calls.checkImport({ kind: 'units', file, columns: said(...swapped) })

  const committed = await desk.commit(run.id)
  expect(committed.summary.preview.rows[0]).toEqual(expect.arrayContaining(['14', 'Dinas Pangan']))
  await desk.undo(run.id)
})

it.each([
  ['two columns for one of ours', [code, { ...name, key: 'code' }], 'imports/column-twice'],
  ['one column for two of ours', [code, { ...code, key: 'name' }], 'imports/column-for-two'],
  ['a required one left out', [code], 'imports/column-missing'],
  ['one we do not know', [code, name, { ...kind, key: 'rahasia' }], 'imports/column-unknown'],
  ['nothing', [], 'imports/columns-unreadable'],
  [
    'those of another file',
    [code, { ...name, heading: 'Nama tahun lalu' }],
    'imports/sheets/mapped-elsewhere',
  ],
])('refuses %s in one sentence, and writes nothing', async (_, columns, refused) => {
  const before = await calls.listImports({})
  await expect(
    calls.checkImport({ kind: 'units', file, columns: said(...columns) }),
  ).rejects.toMatchObject({
    refusal: { code: refused, status: 422, detail: expect.stringMatching(/\.$/) },
  })
  expect(await calls.listImports({})).toEqual(before)
})

it(
  'finds a named column where it moved to, and says which heading is missing in a file of ' +
    'another year',
  async () => {
    const moved = strange('Dinas;15;Dinas Baru\n', 'Golongan unit;Sandi;Sebutan')
    const run = await calls.checkImport({ kind: 'units', file: moved, columns: said(code, name) })
    expect(run.summary.preview.rows[0]).toEqual(expect.arrayContaining(['15', 'Dinas Baru']))

    await expect(
      calls.checkImport({
        kind: 'units',
        file: strange('1;2\n', 'Sandi;Nama'),
        columns: said(code, name),
      }),
    ).rejects.toMatchObject({ refusal: { detail: expect.stringContaining('«Sebutan»') } })
  },
)

it('asks about a heading that looks like ours, and never takes it for ours', async () => {
  const run = await desk.check(
    'units',
    csvUpload('KODE UNIT;NAMA UNIT;JENIS;NAMA SINGKT\n16;Dinas Panjang;Dinas;Dispan\n'),
  )
  const asked = run.problems.find(({ code: told }) => told === 'imports/near-column')

  expect(asked).toMatchObject({
    severity: 'warning',
    detail: 'Kolom D «NAMA SINGKT» tidak dibaca, padahal judulnya mirip NAMA SINGKAT.',
    mend: { href: '/impor?jenis=units&kolom=pasangkan' },
  })
  expect(JSON.stringify(run.summary.preview)).not.toContain('Dispan')
})

it('names in problems only columns as people know them, also one the file lacks', async () => {
  const run = await desk.check(
    'units',
    csvUpload('KODE UNIT;NAMA UNIT\n17;Rumah Tanpa Arti\n18;Dinas Baru\n'),
  )
  expect(run.problems.map(({ column }) => column)).toEqual(
    expect.arrayContaining(['JENIS', 'KODE SKPD']),
  )
  expect(JSON.stringify(run.problems)).not.toMatch(/"column":"(kind|skpdCode)"/)
})

it('shows headings only to whoever may import that kind', async () => {
  const budget = world.calls(importContract, await world.signIn(randomUUID(), [{ role: 'BUDGET' }]))
  expect(await refusedCode(budget.readHeadings({ kind: 'units', file }))).toBe(
    'imports/not-allowed',
  )
})
