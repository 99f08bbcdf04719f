import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importContract } from './rooms/imports/index.ts'
import { planningContract } from './rooms/planning/index.ts'
import type { Calls } from './testing/calls.ts'
import { refusedCode } from './testing/refused-code.ts'
import { seedSmallRegion } from './testing/small-region.ts'
import { openWorld, type World } from './testing/world.ts'

let world: World
let planner: Calls<typeof importContract>
let plans: Calls<typeof planningContract>
const options = { tahun: '2026' }
beforeAll(async () => {
  world = await openWorld()
  await seedSmallRegion(world)
  const cookie = await world.signIn(randomUUID(), [{ role: 'PLANNING' }])
  planner = world.calls(importContract, cookie)
  plans = world.calls(planningContract, cookie)
})
afterAll(() => world.close())

type Cells = Record<string, string>
const typed = (rows: readonly Cells[], about: string | null = null, whole = true) => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return {
    ...{ kind: 'plan', about, whole, options, columns },
    rows: rows.map((row) => columns.map((column) => row[column] ?? '')),
  }
}
const seen = (version: string) => ({ 'if-match': `"${version}"` })
const opened = (about: string, whole = true) =>
  planner.readRows({ kind: 'plan', about, whole, options: JSON.stringify(options) })
const nodeOf = async (code: string) => {
  const { items } = await plans.listNodes({ year: 2026 })
  const node = items.find((one) => one.code === code)
  if (!node) throw new Error(`no node ${code}`)
  return node
}

const branch: Cells[] = [
  {
    ...{
      code: 'T1',
      parentCode: '',
      component: 'Tujuan daerah',
      statement: 'Meningkatnya mutu SDM',
    },
    ...{ positionCode: 'J001', indicator: 'IPM', unitLabel: 'Indeks', target2026: '83,05' },
  },
  {
    ...{
      code: 'T1.1',
      parentCode: 'T1',
      component: 'Sasaran daerah',
      statement: 'Mutu pendidikan',
    },
    ...{
      positionCode: 'J001',
      indicator: 'Rata-rata lama sekolah',
      unitLabel: 'Tahun',
      target2026: '10,95',
    },
  },
  {
    ...{ code: 'T1.1.1', parentCode: 'T1.1', component: 'Sasaran perangkat daerah' },
    ...{ statement: 'Mutu sekolah', positionCode: 'J006', indicator: 'Sekolah terakreditasi A' },
    ...{ unitLabel: 'Sekolah', aggregation: 'Jumlah', target2026: '40' },
    ...{ quarter1: '5', quarter2: '10', quarter3: '10', quarter4: '15' },
  },
  {
    ...{
      code: 'T1.1.1',
      parentCode: 'T1.1',
      indicator: 'Serapan',
      unitLabel: '%',
      target2026: '90–95',
    },
  },
]

it('takes a branch with indicators and targets, and opens it again as it was typed', async () => {
  const judged = await planner.judgeRows(typed(branch))
  expect(judged.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  await planner.saveRows(typed(branch))

  const { version, rows } = await opened((await nodeOf('T1')).id)
  expect(rows.map(({ code, statement = '', target2026 }) => [code, statement, target2026])).toEqual(
    branch.map(({ code, statement = '', target2026 }) => [code, statement, target2026]),
  )
  expect((await planner.judgeRows(typed(rows, (await nodeOf('T1')).id))).changes.rows).toEqual([])
  expect(version).not.toBe('')
})

it('adds below, changes one word, and tells who was overtaken', async () => {
  const { id } = await nodeOf('T1.1.1')
  const { version, rows } = await opened(id)
  const below = { code: 'T1.1.1.1', parentCode: 'T1.1.1', component: 'Sasaran program' }
  const more = [
    ...rows.map((row, at) => (at === 0 ? { ...row, target2026: '41', quarter4: '16' } : row)),
    { ...below, statement: 'Sekolah dibina', indicator: 'Sekolah dibina', unitLabel: 'Sekolah' },
  ]
  const judged = await planner.judgeRows(typed(more, id))

  expect(judged.errors).toBe(0)
  expect(judged.changes.rows.map(([turn, what]) => `${turn} ${what}`)).toEqual([
    ...['Baru Sasaran program', 'Baru Indikator', 'Berubah Target', 'Berubah Target'],
  ])
  await planner.saveRows(typed(more, id), seen(version))
  expect((await nodeOf('T1.1.1.1')).measures).toHaveLength(1)
  expect(await refusedCode(planner.saveRows(typed(more, id), seen(version)))).toBe('kernel/stale')
})

it('refuses a node below its own branch, an unknown parent, and a code that is taken', async () => {
  const { id } = await nodeOf('T1.1')
  const { rows } = await opened(id, false)
  const circle = typed([{ ...rows[0], parentCode: 'T1.1.1' }], id, false)
  const codes = (await planner.judgeRows(circle)).problems.map(({ code }) => code)
  expect(codes).toContain('planning/parent-circle')

  const added = typed([
    { code: 'T1.1.1', parentCode: 'T9', component: 'Sasaran daerah', statement: 'Lain' },
  ])
  const told = (await planner.judgeRows(added)).problems.map(({ row, code }) => `${row} ${code}`)
  expect(told).toContain('0 planning/parent-unknown')
  expect(told).toContain('0 imports/code-taken')
})

it('changes the dictionary without naming the rest of the node', async () => {
  const node = await nodeOf('T1.1.1')
  const measure = node.measures.find(({ indicatorName }) => indicatorName === 'Serapan')
  const about = measure?.indicatorId ?? ''
  const { version, rows } = await opened(about, false)
  const { code = '', indicatorCode = '' } = rows[0] ?? {}
  const change = typed([{ code, indicatorCode, definition: 'Bagian yang terserap' }], about, false)
  await planner.saveRows(change, seen(version))

  const { indicator } = await plans.readIndicator({ indicatorId: about, year: 2026 })
  expect(indicator.definition).toBe('Bagian yang terserap')
  expect((await nodeOf('T1.1.1')).statement).toBe('Mutu sekolah')
})
