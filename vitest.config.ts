import { defineConfig } from 'vitest/config'

/** Rooms are tested on a real PostgreSQL, stories in a real Chromium; everything else needs nothing but Node. */
const rooms = ['src/**/*.actions.test.ts', 'src/**/*.store.test.ts', 'src/**/*.db.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: { name: 'rules', include: ['src/**/*.test.ts'], exclude: rooms, testTimeout: 20_000 },
      },
      {
        test: {
          name: 'rooms',
          include: rooms,
          globalSetup: ['src/testing/database.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'stories',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/stage.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
