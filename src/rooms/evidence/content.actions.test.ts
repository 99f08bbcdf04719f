import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { evidenceChores } from './content.jobs.ts'
import { countLost, type EvidenceItem, evidenceContract } from './index.ts'

let world: World
let cookie: string
const began = '2026-01-20T02:00:00.000Z'
const later = (hours: number): string =>
  new Date(Date.parse(began) + hours * 3_600_000).toISOString()

beforeAll(async () => {
  world = await openWorld(began)
  const { people } = await seedSmallRegion(world)
  cookie = await world.signIn(people.gita)
})
afterAll(() => world.close())

const upload = (text: string): Promise<EvidenceItem> => {
  const file = { name: 'bukti.pdf', type: '', bytes: new TextEncoder().encode(`%PDF-1.7 ${text}`) }
  return world.calls(evidenceContract, cookie).uploadEvidence({ file })
}
const download = (itemId: string): Promise<unknown> =>
  world.calls(evidenceContract, cookie).downloadEvidence({ itemId })
const refused = (code: string, status: number) => ({
  refusal: { code: `evidence/${code}`, status },
})
const pathOf = (sha256: string): string =>
  join(world.filesDirectory, '1', sha256.slice(0, 2), sha256)
const lost = () => world.asSystem(countLost)

/** What went on record about content, oldest first. */
const onRecord = () =>
  world.asSystem(async (ctx) => {
    const entries = await ctx.db
      .selectFrom('audit.entries as entry')
      .innerJoin('audit.contents as content', 'content.entryId', 'entry.id')
      .select('content.after')
      .where('entry.act', '=', 'evidence.content-checked')
      .orderBy('entry.id')
      .execute()
    return entries.map(({ after }) => after as { sha256: string; finding: string })
  })

/** Runs a chore of the room at the hour it stands at, in the one region that has anything. */
async function chore(name: string): Promise<void> {
  const found = evidenceChores.find((one) => one.name === name)
  if (!found) throw new Error(`no chore ${name}`)
  await found.run({ step: (work) => world.asSystem(work) })
}

it('says of content that is gone what is true: erased by a decision, missing, or changed', async () => {
  const [erased, missing, changed] = [
    await upload('dihapus'),
    await upload('hilang'),
    await upload('berubah'),
  ]
  await world.asSystem((ctx) =>
    ctx.db
      .insertInto('evidence.erasures')
      .values({ tenantId: 1, sha256: erased.sha256, decision: 'SK 12/2026', recordedAt: ctx.now })
      .execute(),
  )
  for (const { sha256 } of [erased, missing]) rmSync(pathOf(sha256))
  writeFileSync(pathOf(changed.sha256), '%PDF-1.7 palsu')

  await expect(download(erased.id)).rejects.toMatchObject(refused('content-gone', 410))
  await expect(download(missing.id)).rejects.toMatchObject(refused('content-missing', 500))
  await expect(download(changed.id)).rejects.toMatchObject(refused('content-changed', 500))

  expect(await lost()).toEqual({ missing: 1, changed: 1 })
  await chore('evidence/content')
  expect(await lost()).toEqual({ missing: 1, changed: 1 })
  expect((await onRecord()).toSorted((a, b) => a.finding.localeCompare(b.finding))).toEqual([
    { sha256: changed.sha256, finding: 'CHANGED' },
    { sha256: missing.sha256, finding: 'MISSING' },
  ])

  await Promise.all([upload('hilang'), upload('berubah')])
  world.setNow(later(1.5))
  await chore('evidence/content')
  expect(await lost()).toEqual({ missing: 0, changed: 0 })
  await expect(download(missing.id)).resolves.toMatchObject({ name: 'bukti.pdf' })
})

it('compares every file once a week, in parts that go on where they stopped', async () => {
  world.setNow(began)
  for (let n = 0; n < 30; n += 1) await upload(`berkas ke-${n}`)
  const due = await upload('sudah diperiksa')
  const checked = async (): Promise<number> =>
    (
      await world.asSystem((ctx) =>
        ctx.db
          .selectFrom('evidence.fileChecks')
          .selectAll()
          .where('finding', '=', 'INTACT')
          .execute(),
      )
    ).length
  const before = await checked()
  let steps = 0
  const content = evidenceChores.find(({ name }) => name === 'evidence/content')
  const cutOff = content?.run({
    step: (work) => {
      steps += 1
      return steps > 12 ? Promise.reject(new Error('the power went off')) : world.asSystem(work)
    },
  })

  await expect(cutOff).rejects.toThrow('the power went off')
  expect(await checked()).toBe(before + 11)
  await chore('evidence/content')
  expect(await checked()).toBe(before + 31)

  rmSync(pathOf(due.sha256))
  world.setNow(later(6 * 24))
  await chore('evidence/content')
  expect((await lost()).missing).toBe(0)
  world.setNow(later(8 * 24))
  await chore('evidence/content')
  expect((await lost()).missing).toBe(1)
})

it('sweeps what no transaction named for a day, and nothing else', async () => {
  world.setNow(began)
  const item = await upload('bernama')
  const orphan = await world.asSystem((ctx) =>
    ctx.files.keep(1, new TextEncoder().encode('tak bernama')),
  )
  const folder = join(pathOf(item.sha256), '..')
  writeFileSync(join(folder, '.tulis-terputus'), 'sete')
  const dayBefore = new Date(later(-48))
  for (const path of [pathOf(item.sha256), pathOf(orphan.sha256), join(folder, '.tulis-terputus')])
    utimesSync(path, dayBefore, dayBefore)

  await chore('evidence/orphans')
  expect(readdirSync(folder)).toEqual([item.sha256])
  await expect(world.asSystem((ctx) => ctx.files.read(1, orphan.sha256))).resolves.toBe('missing')
  await expect(download(item.id)).resolves.toMatchObject({ name: 'bukti.pdf' })
})
