import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** Who imports what, one forbidden import per rule: a checker that reads no file would find none of
 * them. */
const planted: Record<string, [from: string, imports: string]> = {
  'enter-by-the-door': ['src/rooms/budget/plant.actions.ts', '../planning/plan.store.ts'],
  'commands-know-only-doors': ['src/commands/plant.ts', '../rooms/planning/plan.store.ts'],
  'rules-are-pure': ['src/rooms/audit/plant.rules.ts', 'node:fs'],
  'decimals-by-the-kernel': ['src/rooms/audit/plant.store.ts', 'decimal.js'],
  'papers-stand-alone': [
    'src/rooms/documents/papers/pk-2/plant.rules.ts',
    '../../../../kernel/indonesian.ts',
  ],
  'kernel-stands-alone': ['src/kernel/plant.ts', '../platform/clock.ts'],
  'platform-knows-no-room': ['src/platform/plant.ts', '../rooms/audit/index.ts'],
  'browser-reads-contracts-and-rules': ['src/web/plant/Plant.tsx', '../../rooms/planning/words.ts'],
  'web-platform-draws-nothing': ['src/web/platform/plant.ts', '../parts/Plant.tsx'],
  'parts-know-no-page': ['src/web/parts/Plant.tsx', '../plant/Plant.tsx'],
  'server-never-sees-the-browser': ['src/rooms/tasks/plant.store.ts', '../../web/plant/Plant.tsx'],
  'sql-lives-in-stores': ['src/rooms/audit/plant.actions.ts', 'kysely'],
  'no-circles': ['src/testing/a-round.ts', './round-about.ts'],
  'audit-knows-its-neighbours': ['src/rooms/audit/plant.jobs.ts', '../organisation/index.ts'],
  'organisation-knows-its-neighbours': [
    'src/rooms/organisation/plant.jobs.ts',
    '../identity/index.ts',
  ],
  'identity-knows-its-neighbours': ['src/rooms/identity/plant.jobs.ts', '../tasks/index.ts'],
  'tasks-knows-its-neighbours': ['src/rooms/tasks/plant.jobs.ts', '../documents/index.ts'],
  'notices-knows-its-neighbours': ['src/rooms/notices/plant.jobs.ts', '../documents/index.ts'],
  'documents-knows-its-neighbours': ['src/rooms/documents/plant.jobs.ts', '../planning/index.ts'],
  'procedures-knows-its-neighbours': [
    'src/rooms/procedures/plant.jobs.ts',
    '../agreements/index.ts',
  ],
  'imports-knows-its-neighbours': ['src/rooms/imports/plant.jobs.ts', '../planning/index.ts'],
  'planning-knows-its-neighbours': ['src/rooms/planning/plant.jobs.ts', '../budget/index.ts'],
  'budget-knows-its-neighbours': ['src/rooms/budget/plant.jobs.ts', '../evidence/index.ts'],
  'evidence-knows-its-neighbours': ['src/rooms/evidence/plant.jobs.ts', '../budget/index.ts'],
  'agreements-knows-its-neighbours': [
    'src/rooms/agreements/plant.jobs.ts',
    '../measurement/index.ts',
  ],
  'actionplan-knows-its-neighbours': [
    'src/rooms/actionplan/plant.jobs.ts',
    '../measurement/index.ts',
  ],
  'measurement-knows-its-neighbours': ['src/rooms/measurement/plant.jobs.ts', '../staff/index.ts'],
  'services-knows-its-neighbours': ['src/rooms/services/plant.jobs.ts', '../agreements/index.ts'],
  'staff-knows-its-neighbours': ['src/rooms/staff/plant.jobs.ts', '../consequences/index.ts'],
  'consequences-knows-its-neighbours': [
    'src/rooms/consequences/plant.jobs.ts',
    '../services/index.ts',
  ],
  'reporting-knows-its-neighbours': ['src/rooms/reporting/plant.jobs.ts', '../evaluation/index.ts'],
  'evaluation-knows-its-neighbours': ['src/rooms/evaluation/plant.jobs.ts', '../portal/index.ts'],
  'portal-knows-its-neighbours': ['src/rooms/portal/plant.jobs.ts', '../imports/index.ts'],
}

/** A page of a room that imports one above. */
const above = 'src/web/agreements/Plant.tsx'

const allowed: [from: string, imports: string][] = [
  ['src/rooms/agreements/fine.actions.ts', '../planning/index.ts'],
  ['src/rooms/audit/fine.rules.ts', 'zod/mini'],
  ['src/rooms/audit/fine.store.ts', 'kysely'],
  ['src/web/fine/Fine.tsx', '../../rooms/planning/tree.rules.ts'],
  ['src/kernel/decimal.ts', 'decimal.js'],
]

type Found = { from: string; rule: { name: string } }
const project = join(import.meta.dirname, '..')
const config = join(project, '.dependency-cruiser.mjs')
const garden = mkdtempSync(join(tmpdir(), 'amanah-garden-'))
let found: Found[]

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(garden, path)), { recursive: true })
  writeFileSync(join(garden, path), text)
}

beforeAll(async () => {
  const rooms = new Set(
    Object.values(planted).flatMap(([from]) => /^src\/rooms\/(\w+)\//.exec(from)?.[1] ?? []),
  )
  for (const room of rooms) plant(`src/rooms/${room}/index.ts`, 'export type Door = 1\n')
  for (const file of ['planning/plan.store.ts', 'planning/words.ts'])
    plant(`src/rooms/${file}`, 'export type Door = 1\n')
  plant('src/platform/clock.ts', 'export type Door = 1\n')
  plant(
    'src/testing/round-about.ts',
    `import type { Own } from './a-round.ts'\nexport type Door = Own\n`,
  )
  plant('src/web/reporting/Above.tsx', 'export type Door = 1\n')
  for (const [from, imports] of [
    ...Object.values(planted),
    ...allowed,
    [above, '../reporting/Above.tsx'] as const,
  ])
    plant(from, `import type { Door } from '${imports}'\nexport type Own = Door\n`)
  symlinkSync(join(project, 'node_modules'), join(garden, 'node_modules'))

  const cli = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [cli, '--config', config, '--output-type', 'json', 'src']
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: garden,
    maxBuffer: 50_000_000,
  }).catch((told: { stdout: string }) => told)
  found = (JSON.parse(stdout) as { summary: { violations: Found[] } }).summary.violations
}, 30_000)

afterAll(() => rmSync(garden, { recursive: true }))

it.each(Object.entries(planted))('%s catches what breaks it', (rule, [from]) => {
  expect(found.filter((one) => one.rule.name === rule).map((one) => one.from)).toContain(from)
})

it('catches a page that knows a room above', () => {
  const pages = found.filter(({ from }) => from === above)

  expect(pages.map(({ rule }) => rule.name)).toEqual(['agreements-knows-its-neighbours'])
})

it('lets through what the map allows', () => {
  expect(found.filter((one) => allowed.some(([from]) => from === one.from))).toEqual([])
})

it('has one planted import for every rule', async () => {
  const { default: rules }: { default: { forbidden: { name: string }[] } } = await import(config)

  expect(rules.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(planted).sort())
})

it('knows every room that stands in src/rooms', () => {
  const there = readdirSync(join(project, 'src/rooms'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )

  expect(
    there.map(({ name }) => `${name}-knows-its-neighbours`).filter((rule) => !(rule in planted)),
  ).toEqual([])
})
