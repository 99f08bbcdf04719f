import { globSync } from 'node:fs'
import { oldestMajor } from '../../platform/postgres/servers.ts'
import { hasFloorServer, type NeedName } from './machine.ts'
import { check, project, script, tests } from './programs.ts'
import { nothing, sumOf, type Tally } from './tally.ts'

/** One step of `./amanah test`: its short name for `--only`, what the screen calls it, what it
 * leans on. */
export type Step = {
  name: string
  title: string
  needs: readonly NeedName[]
  /** The step beside which it runs, where both are wanted, after others beside the same: one of the
   * two mostly waits. */
  beside?: string
  /** With a heading its output is told at once, under that. */
  run: (heading?: string) => Promise<Tally>
}

const there = (pattern: string): boolean => globSync(pattern, { cwd: project }).length > 0

async function types(): Promise<Tally> {
  const configurations = [
    'tsconfig.json',
    'tsconfig.pure.json',
    ...(there('src/web/**/*.{ts,tsx}') ? ['tsconfig.web.json'] : []),
  ]
  const tallies: Tally[] = []
  for (const configuration of configurations) tallies.push(await check('tsc', '-p', configuration))
  return sumOf(tallies)
}

/** On the floor version; where the machine cannot have it, on the newest it has, which is said and
 * counted as one skipped. */
async function rooms(): Promise<Tally> {
  if (process.env.TEST_DATABASE_URL || hasFloorServer())
    return tests(['--project', 'rooms'], { TEST_POSTGRES: String(oldestMajor) })
  console.log(
    `PostgreSQL ${oldestMajor} tidak tersedia di mesin ini; pengujian memakai versi lain yang ada.`,
  )
  return sumOf([
    await tests(['--project', 'rooms'], { TEST_POSTGRES: '' }),
    { ...nothing, skipped: 1 },
  ])
}

let pages: Promise<Tally> | undefined
/** The pages, built once in a run. */
const built = (): Promise<Tally> => {
  pages ??= script('build')
  return pages
}

/** Stories of one project, on pages that are built. */
async function told(name: string, heading?: string): Promise<Tally> {
  await built()
  return tests(['--project', name], {}, heading)
}

/** In the order in which a mistake is cheapest to find. */
export const steps: readonly Step[] = [
  { name: 'lint', title: 'Format dan gaya', needs: [], run: () => check('biome', 'check', '.') },
  { name: 'types', title: 'Tipe', needs: [], run: types },
  {
    name: 'map',
    title: 'Peta kamar',
    needs: [],
    run: () => check('depcruise', '--config', '.dependency-cruiser.mjs', 'src'),
  },
  { name: 'unused', title: 'Kode yang tidak terpakai', needs: [], run: () => check('knip') },
  // before the rules, which weigh the pages and would build them for themselves
  { name: 'build', title: 'Bangun halaman', needs: [], run: built },
  {
    name: 'rules',
    title: 'Uji aturan',
    needs: ['poppler'],
    beside: 'stories',
    run: (heading) => tests(['--project', 'rules'], {}, heading),
  },
  {
    name: 'rooms',
    title: `Uji kamar di PostgreSQL ${oldestMajor}`,
    needs: ['poppler', 'postgres'],
    run: rooms,
  },
  {
    name: 'smoke',
    title: 'Uji singkat di PostgreSQL bawaan',
    needs: [],
    beside: 'rooms',
    run: (heading) =>
      tests(
        ['--project', 'rooms', '.smoke.db.test.ts'],
        { TEST_POSTGRES: 'npm', TEST_DATABASE_URL: '' },
        heading,
      ),
  },
  {
    name: 'stories',
    title: 'Cerita di Chromium',
    needs: ['chromium', 'poppler'],
    run: () => told('stories'),
  },
  {
    name: 'years',
    title: 'Cerita sepanjang tahun di Chromium',
    needs: ['chromium', 'poppler'],
    beside: 'stories',
    run: (heading) => told('years', heading),
  },
]
