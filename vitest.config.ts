import { existsSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Rooms are tested on a real PostgreSQL, stories in a real Chromium; everything else needs nothing
 * but Node. */
const rooms = ['src/**/*.actions.test.ts', 'src/**/*.store.test.ts', 'src/**/*.db.test.ts']

/** Files of tests lie in memory where the machine has enough of it. A test file makes a database of
 * 900 files and removes it again, and ext4 looks through all that were removed in the last minutes
 * for each new one: a second of its time for each database. */
const memory = '/dev/shm'
const enough = 4 * 1024 ** 3
if (existsSync(memory) && freemem() > 2 * enough) {
  const { bavail, bsize } = statfsSync(memory)
  if (bavail * bsize > enough) process.env.TMPDIR ??= memory
}

/** Stories of months, each on a stage of its own: they do not wait for the others. */
const years = ['e2e/a-year-*.e2e.ts', 'e2e/half-a-year.e2e.ts']

/** No test reads outside the repository. */
const inside = ['src/testing/inside.setup.ts']

/** The tests of the rules know the package itself. */
const remembered = {
  alias: { '@node-rs/argon2': join(import.meta.dirname, 'src/testing/remembered-argon2.ts') },
}

/** Stories share one stage and are told in the order of their names; the others in the order Vitest
 * finds quickest. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const quick = await super.sort(files)
    const stories = quick
      .filter(({ project }) => project.name === 'stories')
      .toSorted((a, b) => a.moduleId.localeCompare(b.moduleId))
    return [...quick.filter(({ project }) => project.name !== 'stories'), ...stories]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: InOrder },
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts'],
          exclude: rooms,
          setupFiles: inside,
          // pure, so nothing is left behind for the next file; a fresh process for each cost 40 s
          isolate: false,
          // Vitest alone would leave one of two cores idle
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 20_000,
        },
      },
      {
        resolve: remembered,
        test: {
          name: 'rooms',
          include: rooms,
          globalSetup: ['src/testing/database.setup.ts'],
          setupFiles: inside,
          testTimeout: 60_000,
          hookTimeout: 300_000,
          // each file opens databases of its own; a fresh process for each read the application anew
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: remembered,
        test: {
          name: 'stories',
          include: ['e2e/**/*.e2e.ts'],
          exclude: years,
          globalSetup: ['e2e/chromium.ts', 'e2e/stage.setup.ts'],
          setupFiles: inside,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          isolate: false,
          fileParallelism: false,
        },
      },
      {
        resolve: remembered,
        test: {
          name: 'years',
          include: years,
          globalSetup: ['e2e/chromium.ts'],
          setupFiles: inside,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          isolate: false,
          fileParallelism: false,
        },
      },
    ],
  },
})
