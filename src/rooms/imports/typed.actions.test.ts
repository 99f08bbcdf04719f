import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Calls } from '../../testing/calls.ts'
import { refusedCode } from '../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { organisationContract } from '../organisation/index.ts'
import { importContract } from './index.ts'

let world: World
let region: SmallRegion
let bureau: Calls<typeof importContract>
let organisation: Calls<typeof organisationContract>
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const cookie = await world.signIn(randomUUID(), [{ role: 'ORGANISATION_BUREAU' }])
  bureau = world.calls(importContract, cookie)
  organisation = world.calls(organisationContract, cookie)
})
afterAll(() => world.close())

type Cells = Record<string, string>
/** Rows as the screen sends them: every column that one of them has. */
const typed = (kind: string, rows: Cells[], about: string | null = null) => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return {
    ...{ kind, about, whole: false, options: {}, columns },
    rows: rows.map((row) => columns.map((column) => row[column] ?? '')),
  }
}
const opened = (kind: string, about: string) => bureau.readRows({ kind, about })
const seen = (version: string) => ({ 'if-match': `"${version}"` })
const told = ({
  problems,
}: {
  problems: { row: number | null; column: string | null; code: string }[]
}) => problems.map(({ row, column, code }) => `${row} ${column} ${code}`)
const postsOf = async (unitId: string) => (await organisation.readUnit({ unitId })).positions
const holdersOf = async (unitId: string, positionId: string) =>
  (await postsOf(unitId)).find(({ id }) => id === positionId)?.holders.map(({ name }) => name)

describe('a unit', () => {
  it('opens as it is on record, and changes only where a cell was typed', async () => {
    const unit = await opened('units', region.units.bidangSd)
    expect(unit.rows).toEqual([
      {
        ...{ code: '02.02', name: 'Bidang Pembinaan SD', shortName: 'Bidang SD', kind: 'Bidang' },
        ...{ parentCode: '02', agency: 'Tidak', legalBasis: 'Perda 7/2016' },
      },
    ])
    const rows = typed(
      'units',
      [{ ...unit.rows[0], name: 'Bidang SD dan PAUD' }],
      region.units.bidangSd,
    )

    expect(await bureau.judgeRows(rows)).toMatchObject({
      errors: 0,
      problems: [],
      sentence: 'Isian ini memuat nol perangkat daerah dan satu unit lain: satu berubah.',
    })
    const run = await bureau.saveRows(rows, seen(unit.version))

    expect(run).toMatchObject({ state: 'COMMITTED', fileName: 'Diketik di layar' })
    expect((await organisation.readUnit({ unitId: region.units.bidangSd })).unit.name).toBe(
      'Bidang SD dan PAUD',
    )
    expect(await refusedCode(bureau.saveRows(rows, seen(unit.version)))).toBe('kernel/stale')
    await bureau.undoImport({ runId: run.id })
    expect(await opened('units', region.units.bidangSd)).toEqual(unit)
  })

  it('that is new may not take the code of another, nor stand below itself', async () => {
    const rows = typed('units', [
      { code: '02', name: 'Dinas Baru', kind: 'Dinas', parentCode: '00' },
      { code: '77', name: 'Bidang Putar', kind: 'Bidang', parentCode: '77' },
    ])

    expect(told(await bureau.judgeRows(rows))).toEqual(
      expect.arrayContaining([
        '0 code imports/code-taken',
        '1 parentCode organisation/parent-self',
      ]),
    )
    expect(await refusedCode(bureau.saveRows(rows))).toBe('imports/typed-errors')
  })
})

describe('a post', () => {
  it('keeps its holder while its title changes', async () => {
    const [unit, post] = [region.units.bidangSd, region.positions.kabidSd]
    const before = await holdersOf(unit, post)
    const { version, rows } = await opened('people', post)
    const { positionCode = '', unitCode = '' } = rows[0] ?? {}
    const title = { positionCode, unitCode, title: 'Kepala Bidang SD' }
    await bureau.saveRows(typed('people', [title], post), seen(version))

    expect((await postsOf(unit)).find(({ id }) => id === post)?.title).toBe('Kepala Bidang SD')
    expect(before).toHaveLength(1)
    expect(await holdersOf(unit, post)).toEqual(before)
  })

  it('is filled: the one before ends, and it is told beforehand', async () => {
    const [unit, post] = [region.units.bidangSd, region.positions.kabidSd]
    const [before] = (await holdersOf(unit, post)) ?? []
    const { version, rows } = await opened('people', post)
    const { positionCode = '', title = '', unitCode = '' } = rows[0] ?? {}
    const fills = typed(
      'people',
      [
        {
          ...{ positionCode, title, unitCode, nip: '199001012015031009', name: 'Rima Baru, S.Pd.' },
          ...{ employmentKind: 'PNS', grade: 'III/d', as: 'Definitif', since: '2026-01-02' },
        },
      ],
      post,
    )
    const judged = await bureau.judgeRows(fills)

    expect(judged.problems.map(({ detail }) => detail).join()).toContain(`penugasan ${before}`)
    await bureau.saveRows(fills, seen(version))
    expect(await holdersOf(unit, post)).toEqual(['Rima Baru, S.Pd.'])
  })

  it('takes no two holders, no unknown superior, no date before the holder of today', async () => {
    const post = {
      positionCode: 'J900',
      title: 'Kepala Seksi Uji',
      unitCode: '02.02',
      echelon: 'IV.a',
    }
    const one = { nip: '199001012015031009', name: 'Rima Baru, S.Pd.', as: 'Definitif' }
    const two = {
      nip: '199102022016032008',
      name: 'Sinta Lain',
      employmentKind: 'PNS',
      as: 'Definitif',
    }
    const rows = typed('people', [
      { ...post, ...one, superiorCode: 'J999' },
      { ...post, ...two, grade: 'III/c' },
    ])
    const codes = told(await bureau.judgeRows(rows))

    expect(codes).toContain('1 as organisation/two-definitive-holders')
    expect(codes).toContain('0 superiorCode organisation/superior-unknown')
    const { rows: held } = await opened('people', region.positions.kabidSd)
    const { positionCode = '', title = '', unitCode = '' } = held[0] ?? {}
    const early = { positionCode, title, unitCode, ...two, grade: 'III/c', since: '2019-01-01' }
    expect(
      told(await bureau.judgeRows(typed('people', [early], region.positions.kabidSd))),
    ).toContain('0 since organisation/holder-later')
  })
})

it('judges without keeping anything, and asks for words by a few letters', async () => {
  const before = (await bureau.listImports({})).items.length
  await bureau.judgeRows(typed('units', [{ code: '98', name: 'Unit tanpa jenis' }]))

  expect((await bureau.listImports({})).items).toHaveLength(before)
  const units = await bureau.suggestWords({
    kind: 'units',
    column: 'parentCode',
    words: 'dinas pend',
  })
  expect(units.items[0]).toEqual({ value: '02', label: 'Dinas Pendidikan' })
  const people = await bureau.suggestWords({ kind: 'people', column: 'nip', words: 'rima' })
  expect(people.items).toEqual([{ value: '199001012015031009', label: 'Rima Baru, S.Pd.' }])
})

it('is for whoever may import that kind, and for kinds that are typed', async () => {
  const budget = world.calls(importContract, await world.signIn(randomUUID(), [{ role: 'BUDGET' }]))
  const about = region.units.bidangSd
  expect(await refusedCode(budget.readRows({ kind: 'units', about }))).toBe('imports/not-allowed')
  const rows = typed('units', [{ code: '98', name: 'Unit' }])
  expect(await refusedCode(budget.saveRows(rows))).toBe('imports/not-allowed')
  expect(await refusedCode(budget.judgeRows({ ...rows, kind: 'budget' }))).not.toBe('')
  expect(await refusedCode(bureau.readRows({ kind: 'units', about: randomUUID() }))).toBe(
    'imports/nothing-on-record',
  )
})
