import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inPrimary } from './primary.ts'

it('lets a worker have the primary do its work: bytes, refusals and faults arrive as they are', () => {
  const file = join(import.meta.dirname, '../../testing/primary.server.ts')
  const { stdout, status } = spawnSync(process.execPath, [file], { encoding: 'utf8' })

  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    bytes: [1, 2],
    byPrimary: true,
    refused: { code: 'uji/penuh', status: 503, detail: 'Sedang penuh.' },
    failed: expect.stringContaining('boom'),
    counted: [7],
  })
})

it('does the work itself where there is one process', async () => {
  expect(await inPrimary('uji/sendiri', async (n: number) => n + 1)(1)).toBe(2)
})
