import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.(tsx?|sql)$/.test(file))
    .filter((file) => !/\.test\.tsx?$|^src\/testing\//.test(file))

const codeOf = (file: string): string =>
  readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)(\/\/|--).*$/gm, '')

/** Files outside the given ones in which the pattern stands. */
const writtenIn = (folder: string, pattern: RegExp, but: readonly string[] = []): string[] =>
  filesIn(folder).filter((file) => !but.includes(file) && pattern.test(codeOf(file)))

const present = /new Date\(\)|Date\.now\(|(?<![\w.])Date\(\)|\.format\(\)|Temporal\.Now/
const presentOfDatabase =
  /(?<!\.)\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\bcurrent_(date|time|timestamp)\b|\blocaltime|'(now|today)'::/i

describe('what reads the present', () => {
  it('is one place in the browser, which takes it from the server', () => {
    expect(writtenIn('src/web', present)).toEqual(['src/web/platform/clock.ts'])
  })

  it('is one place on the server, which a stage takes over', () => {
    const ofTheMachine = [
      'src/platform/files.ts', // how old a file on the disk is
      'src/platform/http/metrics.ts', // since when the process runs
      'src/platform/operations/log.ts', // when a line was written
      'src/commands/test.ts', // how long a test took
    ]
    const server = ['kernel', 'platform', 'rooms', 'commands'].map((name) => `src/${name}`)

    expect(server.flatMap((folder) => writtenIn(folder, present, ofTheMachine))).toEqual([
      'src/platform/clock.ts',
    ])
    for (const file of ['app.ts', 'main.ts', 'server.worker.ts', 'room-checks.ts'])
      expect([file, present.test(codeOf(`src/${file}`))]).toEqual([file, false])
  })

  it('is never the database, but for its own housekeeping', () => {
    const housekeeping = [
      'src/platform/database/migrate.ts', // when a migration was applied
      'src/platform/jobs/enqueue.ts', // the queue's own columns
      'src/platform/jobs/work.ts', // what the queue gave up within a day
      'src/platform/outbox/outbox.ts', // a function of that name, not SQL
      'src/web/platform/clock.ts',
    ]
    const applied = [
      'migrations/0001_regions.sql', // when a region was written
      'migrations/0061_deputies.sql', // when its own rows were
      'migrations/0099_what_stands_on_what.sql', // which statement it is, to look once for each
    ]

    expect(writtenIn('src', presentOfDatabase, housekeeping)).toEqual([])
    expect(writtenIn('migrations', presentOfDatabase, applied)).toEqual([])
  })
})

describe('what moves it', () => {
  it('is no command, and no setting of one', () => {
    const lends = ['src/commands/demo/year.ts'] // an earlier day, to acts of the demonstration alone
    const settings = filesIn('src').flatMap((file) =>
      [...codeOf(file).matchAll(/\benv\.([A-Z_]+)/g)].map(([, name = '']) => name),
    )

    expect(writtenIn('src/commands', /\bclock:|stage-time/, lends)).toEqual([])
    expect(codeOf('src/server.worker.ts')).not.toMatch(/clock/)
    expect(settings.length).toBeGreaterThan(5)
    expect(settings.filter((name) => /CLOCK|TIME|NOW|DATE$|DAY/.test(name))).toEqual([])
  })
})
